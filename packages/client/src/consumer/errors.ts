import { StreamError } from '@millrace/base'

export interface OutOfRange {
  readonly topic: string
  readonly partition: number
  readonly offset: number
  readonly logStartOffset: number
  readonly highWatermark: number
}

/** The position is not in the log. The context has the range that is. */
export function outOfRange(at: OutOfRange, cause: StreamError): StreamError {
  const { topic, partition, offset, logStartOffset, highWatermark } = at
  return new StreamError(
    'OFFSET_OUT_OF_RANGE',
    `offset ${offset} of ${topic}-${partition} is not in its log, which has ${logStartOffset} to ${highWatermark}: seek to one of these, or set autoOffsetReset`,
    { cause, context: { topic, partition, offset, logStartOffset, highWatermark } },
  )
}

/** What was read is not in the log any more (KIP-320). The context says up to where it was, and from where on it is gone. */
export function truncated(at: {
  readonly topic: string
  readonly partition: number
  readonly offset: number
  readonly divergentOffset: number
}): StreamError {
  const { topic, partition, offset, divergentOffset } = at
  return new StreamError(
    'LOG_TRUNCATED',
    `${topic}-${partition} was read up to offset ${offset}, but its log was cut at ${divergentOffset} since, as by an unclean leader election: ` +
      `what was read from there on is gone, and other records may stand there. Begin at ${divergentOffset} to go on, or set autoOffsetReset`,
    { context: { topic, partition, offset, divergentOffset } },
  )
}

/** The positions are those of a topic that is gone. */
export function madeAnew(topic: string): StreamError {
  const text = `topic ${topic} was deleted and made again, so the positions are not in its log: begin anew, or set autoOffsetReset`
  return new StreamError('OFFSET_OUT_OF_RANGE', text, { context: { topic } })
}

/** Nobody has answered for as long as the consumer waits. */
export function unavailable(topic: string, timeoutMs: number, cause: StreamError): StreamError {
  const text = `${topic} could not be read for ${timeoutMs} ms (unavailableTimeoutMs): ${cause.message}`
  return new StreamError('BROKER_UNAVAILABLE', text, { cause, context: { topic, limit: timeoutMs } })
}

export function noLeader(topic: string, partition: number): StreamError {
  const text = `partition ${partition} of ${topic} has no leader at the moment`
  return new StreamError('NOT_LEADER', text, { context: { topic, partition } })
}

/** The caller means a partition that its iteration does not have. */
export function notConsumed(topic: string, partition: number): StreamError {
  const text = `partition ${partition} of ${topic} is not being consumed by this consumer`
  return new StreamError('INVALID_REQUEST', text, { context: { topic, partition } })
}

/** The call is about a group, and the consumer was made without one. */
export function notInGroup(what: string): StreamError {
  return new StreamError(
    'INVALID_REQUEST',
    `${what} needs a consumer in a group: make it with client.consumer({ group })`,
  )
}
