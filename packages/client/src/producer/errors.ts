import { type ErrorCode, StreamError } from '@millrace/base'
import type { ProduceBatch } from './produce-batch.ts'

const aboutMetadata: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'NOT_LEADER',
  'UNKNOWN_TOPIC_ID',
  'UNKNOWN_TOPIC_OR_PARTITION',
  'FENCED_LEADER_EPOCH',
  'UNKNOWN_LEADER_EPOCH',
  'BROKER_UNAVAILABLE',
  'SHUTTING_DOWN',
  'STORAGE_ERROR',
  'LEADER_NOT_AVAILABLE',
  'NEW_LEADER_ELECTED',
  'NOT_ENOUGH_REPLICAS',
])

/** Whether the error may come from not knowing the leader, or the topic's id. */
export function needsFreshMetadata(error: StreamError): boolean {
  return aboutMetadata.has(error.code)
}

const aboutOutcome: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'REQUEST_TIMED_OUT',
  'STORAGE_ERROR',
  'INTERNAL',
  // A leader that stops to be one says so of what it has appended too.
  'NOT_LEADER',
  'NEW_LEADER_ELECTED',
  'FENCED_LEADER_EPOCH',
])

/** Whether the batch may have been appended, though the broker answered with an error. */
export function leavesOpen(error: StreamError): boolean {
  return aboutOutcome.has(error.code)
}

export function tooLarge(error: StreamError): boolean {
  return error.code === 'MESSAGE_TOO_LARGE' || error.code === 'RECORD_LIST_TOO_LARGE'
}

export function closedError(what: string): StreamError {
  return new StreamError('CLOSED', `the ${what} is closed`)
}

/** The topic was deleted and made again with fewer partitions. */
export function partitionGone({
  topic,
  partition,
}: {
  readonly topic: string
  readonly partition: number
}): StreamError {
  const text = `topic ${topic} was deleted and made again, and has no partition ${partition} any more: what waited for it was not appended to the new one`
  return new StreamError('UNKNOWN_TOPIC_OR_PARTITION', text, { context: { topic, partition } })
}

/** The broker refuses the producer's id, and so can't tell any more whether it has the batch. */
export function fencedInDoubt(
  batch: ProduceBatch,
  at: { readonly topic: string; readonly partition: number },
): StreamError {
  const { topic, partition } = at
  return new StreamError(
    'INVALID_PRODUCER_EPOCH',
    `a batch of ${batch.recordCount} records for ${topic}-${partition} may have been appended or not: the broker knows a higher epoch of its producer id, so it can't be sent again without the risk of doubling it`,
    { cause: batch.lastError, context: { topic, partition } },
  )
}

/** `timeoutMs` went by without an acknowledgement. `queueError` is what held up the batches before this one, if something did. */
export function deliveryTimeout(
  batch: ProduceBatch,
  at: { readonly topic: string; readonly partition: number },
  timeoutMs: number,
  queueError?: StreamError,
): StreamError {
  const lastError = batch.lastError ?? queueError
  const { topic, partition } = at
  const why =
    lastError === undefined
      ? 'it never got its turn'
      : batch.lastError === undefined
        ? `it waited behind others, of which the last failure was: ${lastError.message}`
        : `the last failure was: ${lastError.message}`
  const fate = batch.state === 'sent' || batch.maybeAppended ? 'may have been appended or not' : 'was not appended'
  return new StreamError(
    'DELIVERY_TIMEOUT',
    `a batch of ${batch.recordCount} records for ${topic}-${partition} ${fate} within ${timeoutMs} ms (deliveryTimeoutMs); ${why}`,
    { cause: lastError, context: { topic, partition, limit: timeoutMs } },
  )
}
