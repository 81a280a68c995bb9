import { isStreamError, StreamError } from '@millrace/base'
import type { SentError } from './messages.ts'

/** What can be told of an error to another thread. */
export function sentError(error: unknown): SentError {
  const stack = error instanceof Error ? error.stack : undefined
  if (isStreamError(error)) return { code: error.code, message: error.message, context: error.context, stack }
  return { code: 'INTERNAL', message: error instanceof Error ? error.message : String(error), context: {}, stack }
}

/** The inverse. What a thread failed with shows where in the thread that was. */
export function receivedError({ code, message, context, stack }: SentError): StreamError {
  const error = new StreamError(code, message, { context })
  if (stack !== undefined) error.stack = stack
  return error
}
