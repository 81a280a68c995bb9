import { type ErrorCode, errorCodes } from './error-codes.ts'

const brand = Symbol.for('millrace.StreamError')

/** What an error was about; every field is optional, and all of them are shown by loggers. */
export interface ErrorContext {
  readonly topic?: string
  readonly partition?: number
  readonly offset?: number
  readonly file?: string
  readonly address?: string
  /** The limit that was passed, where the code is about one. */
  readonly limit?: number
  readonly [detail: string]: string | number | boolean | undefined
}

/** What an error carries besides its code and message. */
export interface StreamErrorOptions {
  readonly cause?: unknown
  readonly context?: ErrorContext
  /** How long to wait before a retry, in milliseconds, if whoever answered said so. */
  readonly retryAfterMs?: number
}

/**
 * The one family of operating errors. `code` is from a closed union; the message says what happened, to what, and what to do.
 * Use {@link isStreamError} rather than `instanceof` where two copies of the package may be loaded.
 */
export class StreamError extends Error {
  override readonly name = 'StreamError'
  readonly code: ErrorCode
  readonly context: ErrorContext
  readonly retryAfterMs: number | undefined
  readonly [brand] = true

  constructor(code: ErrorCode, message: string, options: StreamErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.context = options.context ?? {}
    this.retryAfterMs = options.retryAfterMs
  }

  /** The same call may succeed later without a change by the caller. */
  get retriable(): boolean {
    return errorCodes[this.code].retriable
  }

  /** Whatever raised this can't be used any more. */
  get fatal(): boolean {
    return errorCodes[this.code].fatal
  }
}

/** Whether `error` is a StreamError, of this copy of the package or of another; with `code`, one of that code. */
export function isStreamError(error: unknown, code?: ErrorCode): error is StreamError {
  if (typeof error !== 'object' || error === null || !(brand in error)) return false
  return code === undefined || (error as StreamError).code === code
}

/** `error` if it is a StreamError already, else one of `code` with `error` as its cause. */
export function toStreamError(error: unknown, code: ErrorCode, message: string): StreamError {
  if (isStreamError(error)) return error
  const reason = error instanceof Error ? error.message : String(error)
  return new StreamError(code, `${message}: ${reason}`, { cause: error })
}
