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

/** Another worker is to answer: the one at this address. */
export class AnotherWorker extends Error {
  override readonly name = 'AnotherWorker'
  /** `http://127.0.0.1:8083` */
  readonly url: string

  constructor(url: string) {
    super(`the worker at ${url} is to be asked`)
    this.url = url
  }
}

/** While it changes which worker does what, as Kafka Connect says it. */
export function conflict(): RestError {
  return new RestError(409, 'Cannot complete request because of a conflicting operation (e.g. worker rebalance)')
}

/** The status of whatever was thrown: a config that won't do is the asker's fault, the rest is ours. */
export function statusOf(error: unknown): number {
  if (error instanceof RestError) return error.status
  if (isStreamError(error, 'INVALID_CONFIG') || isStreamError(error, 'INVALID_REQUEST')) return 400
  return isStreamError(error, 'SHUTTING_DOWN') ? 503 : 500
}
