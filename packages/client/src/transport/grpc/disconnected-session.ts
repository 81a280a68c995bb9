import type { StreamError } from '@millrace/base'
import type { GroupSession } from '../group-calls.ts'
import type { FetchSession, ProduceSession } from '../transport.ts'

/** A session with a broker that can't be reached: tells so, a moment after it was made. */
export class DisconnectedSession implements ProduceSession, FetchSession, GroupSession {
  readonly #error: StreamError
  #closed = false

  constructor(error: StreamError, handlers: { closed(error: StreamError): void }) {
    this.#error = error
    void Promise.resolve().then(() => {
      if (!this.#closed) handlers.closed(error)
    })
  }

  send(): Promise<void> {
    return Promise.reject(this.#error)
  }

  update(): void {}

  heartbeat(): void {}

  own(): void {}

  subscribe(): void {}

  assign(): void {}

  leave(): void {}

  close(): void {
    this.#closed = true
  }
}
