import { isStreamError, StreamError } from '@millrace/base'
import type { SentError } from './messages.ts'

/** What can be told of an error to another thread. */
export function sentError(error: unknown): SentError {
  if (isStreamError(error)) return { code: error.code, message: error.message, context: error.context }
  const message = error instanceof Error ? error.message : String(error)
  return { code: 'INTERNAL', message, context: {} }
}

/** The inverse. */
export function receivedError({ code, message, context }: SentError): StreamError {
  return new StreamError(code, message, { context })
}
