import type { CompressionCodec, ErrorCode, ErrorContext } from '@millrace/base'

/** What a thread that compresses is asked for. */
export interface CompressionJob {
  readonly codec: CompressionCodec
  readonly bytes: Uint8Array
  readonly level: number | undefined
}

/** And what it answers, in the order in which it was asked. */
export type CompressionAnswer =
  | { readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly code: ErrorCode; readonly message: string }

/** What a thread is started for that does a task, and where the task's code is. */
export interface TaskJob {
  readonly module: string
  readonly name: string
  readonly input: unknown
}

/** An error on its way from one thread to another. */
export interface SentError {
  readonly code: ErrorCode
  readonly message: string
  readonly context: ErrorContext
}

/** What such a thread says: a question, which waits for its answer; or how the task ended, which is the last. */
export type TaskMessage =
  | { readonly question: unknown; readonly id: number }
  | { readonly result: unknown }
  | { readonly failed: SentError }

/** The answer to the question of that number. */
export interface TaskAnswer {
  readonly id: number
  readonly failed: SentError | undefined
}
