import { checkKnown, isStreamError, optionNames, StreamError } from '@millrace/base'
import type { RecordOrigin } from '../record.ts'

/** What becomes of a record that can't be handled: it is left out, it stops the task, or it goes to the dead-letter topic and is left out. */
export type FailureResponse = 'continue' | 'fail' | 'dlq'

/** A record that can't be handled. */
export interface RecordFailure extends RecordOrigin {
  /** Its bytes can't be read, a node threw, or what came out can't be written (KIP-161, KIP-1033, KIP-210). */
  readonly kind: 'deserialization' | 'processing' | 'production'
  readonly error: unknown
  readonly taskId: string
  /** The node where it happened, as the topology's description names it. */
  readonly node: string
  /** Of the input, if it is known. */
  readonly rawKey: Uint8Array | null
  readonly rawValue: Uint8Array | null
}

/** Decides about one record. What it throws stops the task. */
export type FailureHandler = (failure: RecordFailure) => FailureResponse

/** What is done about records that can't be handled; by default each stops the task. */
export interface FailureOptions {
  readonly deserialization?: FailureResponse | FailureHandler | undefined
  readonly processing?: FailureResponse | FailureHandler | undefined
  readonly production?: FailureResponse | FailureHandler | undefined
  /** Where records go for which the response is `dlq` (KIP-1034). */
  readonly deadLetterTopic?: string | undefined
}

const responses: readonly unknown[] = ['continue', 'fail', 'dlq']
const known = optionNames<FailureOptions>({
  deserialization: true,
  processing: true,
  production: true,
  deadLetterTopic: true,
})

/** Throws INVALID_CONFIG for what makes no sense: before a record fails, not when one does. */
export function checkFailureOptions(options: FailureOptions): void {
  checkKnown('failures', options, known)
  const { deadLetterTopic } = options
  for (const kind of ['deserialization', 'processing', 'production'] as const) {
    const response = options[kind]
    if (response === undefined || typeof response === 'function') continue
    if (!responses.includes(response)) {
      const shown = `failures.${kind} is continue, fail or dlq, or a function`
      throw new StreamError('INVALID_CONFIG', `${shown}, not ${String(response)}`)
    }
    if (response === 'dlq' && deadLetterTopic === undefined) {
      throw new StreamError(
        'INVALID_CONFIG',
        `failures.${kind} is dlq, but no topic is named for dead letters: set failures.deadLetterTopic`,
      )
    }
  }
}

/** The response of what is configured for that kind of failure; what is wrong with the topology, not with the record, always stops the task. */
export function responseTo(failure: RecordFailure, options: FailureOptions): FailureResponse {
  if (isStreamError(failure.error, 'INVALID_TOPOLOGY')) return 'fail'
  const configured = options[failure.kind] ?? 'fail'
  return typeof configured === 'function' ? configured(failure) : configured
}

/** What stops a task because of one record. Its message names record, node and remedy. */
export function taskFailure(failure: RecordFailure): StreamError {
  const { kind, error, taskId, node, topic, partition, offset } = failure
  const where =
    topic === ''
      ? 'what no record caused, such as a punctuation,'
      : `the record at offset ${offset} of ${topic}-${partition}`
  const reason = error instanceof Error ? error.message : String(error)
  const what = {
    deserialization: `${where} can't be read`,
    processing: `${node} failed with ${where}`,
    production: `${node} can't write what came of ${where}`,
  }[kind]
  return new StreamError(
    'PROCESSING_FAILED',
    `${what}: ${reason}; mend the cause, or let the ${kind} handler answer 'continue' or 'dlq' (task ${taskId})`,
    { cause: error, context: { topic, partition, offset, node, taskId } },
  )
}
