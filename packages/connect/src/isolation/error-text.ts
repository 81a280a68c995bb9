import { inspect } from 'node:util'
import { AssertionError, type ErrorCode, errorCodes, isStreamError, StreamError } from '@millrace/base'

/** An error as it crosses a channel. */
export interface ErrorText {
  readonly name: string
  readonly message: string
  readonly stack?: string | undefined
  readonly cause?: ErrorText | undefined
  /** Of a StreamError, with what it was about. */
  readonly code?: string | undefined
  readonly context?: Readonly<Record<string, string | number | boolean | undefined>> | undefined
  readonly retryAfterMs?: number | undefined
}

/** Causes of causes that are kept. */
const depthMax = 8

/** What is known of an error, as it can be sent. */
export function errorText(error: unknown, depth = 0): ErrorText {
  if (!(error instanceof Error)) return { name: 'Error', message: typeof error === 'string' ? error : inspect(error) }
  const { name, message, stack, cause } = error
  const rest = cause === undefined || depth >= depthMax ? {} : { cause: errorText(cause, depth + 1) }
  if (!isStreamError(error)) return { name, message, stack, ...rest }
  const { code, context, retryAfterMs } = error
  return { name, message, stack, code, context, retryAfterMs, ...rest }
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCodes, code)
}

/** The error that was sent: of the family that it was of, with the stack that it had. */
export function errorOf({ name, message, stack, cause: of, code, context, retryAfterMs }: ErrorText): Error {
  const cause = of === undefined ? undefined : errorOf(of)
  let error: Error
  if (code !== undefined && isErrorCode(code)) {
    const about = {
      ...(context === undefined ? {} : { context }),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    }
    error = new StreamError(code, message, { ...about, ...(cause === undefined ? {} : { cause }) })
  } else if (name === 'AssertionError') error = new AssertionError(message)
  else {
    error = new Error(message, cause === undefined ? undefined : { cause })
    if (name !== 'Error') Object.defineProperty(error, 'name', { value: name, configurable: true })
  }
  if (stack !== undefined) error.stack = stack
  return error
}
