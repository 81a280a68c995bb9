import { type ErrorCode, isErrorCode, StreamError } from '@millrace/base'
import { millrace } from '@millrace/contracts'

type WireError = millrace.common.v1.Error.$Properties
const reasons = millrace.common.v1.ErrorReason
type ReasonName = keyof typeof reasons

/** The reason that stands for `code` on the wire. Codes that only the SDK or a host raises have none, and go as INTERNAL. */
export function reasonOf(code: ErrorCode): millrace.common.v1.ErrorReason {
  const name = `ERROR_REASON_${code}`
  return name in reasons ? reasons[name as ReasonName] : reasons.ERROR_REASON_INTERNAL
}

/** `error` as it stands inside a message, where the call as a whole goes on. */
export function toWireError(error: StreamError): WireError {
  const context: Record<string, string> = {}
  for (const [name, value] of Object.entries(error.context)) {
    if (value !== undefined) context[name] = String(value)
  }
  return {
    reason: reasonOf(error.code),
    message: error.message,
    retryAfterMs: Math.ceil(error.retryAfterMs ?? 0),
    context,
  }
}

/** The error that stands inside a message of another broker. One with a reason that this release does not know is INTERNAL. */
export function fromWireError({ reason = 0, message = '', retryAfterMs = 0, context = {} }: WireError): StreamError {
  const name: string | undefined = reasons[reason]
  const code = name?.slice('ERROR_REASON_'.length) ?? ''
  const about = retryAfterMs === 0 ? { context } : { context, retryAfterMs }
  return new StreamError(isErrorCode(code) ? code : 'INTERNAL', message, about)
}
