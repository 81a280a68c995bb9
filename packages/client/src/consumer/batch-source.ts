import type { StreamError } from '@millrace/base'
import type { TakenBatch } from './subscription.ts'

/** Where an iteration takes its batches from: partitions of a topic, or what a group has assigned. */
export interface BatchSource {
  /** For messages. */
  readonly topicName: string
  /** Called when there may be batches to take, or an end of whatever kind. */
  wake: () => void
  readonly failure: StreamError | undefined
  /** Everything that was asked for was delivered. */
  readonly isComplete: boolean
  /** Looks up where to begin, and begins. What goes wrong is found in `failure`. */
  start(): Promise<void>
  /** The next batch; undefined if none was received yet. Throws CORRUPT_MESSAGE. */
  take(): TakenBatch | undefined
  /** The application has taken all of the batch. */
  advance(taken: TakenBatch): void
  /** Nothing more comes. Whoever iterates is told. Idempotent. */
  fail(error: StreamError): void
  /** Nothing more is wanted. Idempotent. */
  close(): void
}
