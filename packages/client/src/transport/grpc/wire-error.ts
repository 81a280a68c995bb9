import { type ErrorContext, isErrorCode, StreamError } from '@millrace/base'
import { millrace } from '@millrace/contracts'

const { ErrorReason } = millrace.common.v1
const prefix = 'ERROR_REASON_'
const wholeNumber = /^-?\d{1,15}$/

/** An error inside a message as a StreamError; undefined for none. */
export function streamErrorFrom(error: millrace.common.v1.Error | null | undefined): StreamError | undefined {
  if (error === null || error === undefined) return undefined
  const name: string | undefined = ErrorReason[error.reason]
  const code = name?.slice(prefix.length) ?? ''
  const context = contextFrom(error.context)
  if (!isErrorCode(code)) {
    // A newer broker's reason: nothing can be concluded from it but what it says.
    return new StreamError(
      'INTERNAL',
      `the broker answered with the unknown reason ${error.reason}: ${error.message}`,
      { context },
    )
  }
  return new StreamError(
    code,
    error.message === '' ? `the broker answered ${code}` : error.message,
    error.retryAfterMs > 0 ? { context, retryAfterMs: error.retryAfterMs } : { context },
  )
}

function contextFrom(entries: Readonly<Record<string, string>>): ErrorContext {
  const context: Record<string, string | number> = {}
  for (const [name, text] of Object.entries(entries)) {
    // A topic may be called 42.
    context[name] = name !== 'topic' && wholeNumber.test(text) ? Number(text) : text
  }
  return context
}
