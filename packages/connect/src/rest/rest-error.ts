import { isStreamError } from '@millrace/base'

/** A request that is answered with an error: its status, and what stands in the body beside it. */
export class RestError extends Error {
  override readonly name = 'RestError'
  readonly status: number
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message)
    this.status = status
    this.headers = headers
  }
}

/** The status of whatever was thrown: a config that won't do is the asker's fault, the rest is ours. */
export function statusOf(error: unknown): number {
  if (error instanceof RestError) return error.status
  if (isStreamError(error, 'INVALID_CONFIG') || isStreamError(error, 'INVALID_REQUEST')) return 400
  return isStreamError(error, 'SHUTTING_DOWN') ? 503 : 500
}
