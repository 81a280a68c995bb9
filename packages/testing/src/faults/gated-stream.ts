import type { RpcStream, StreamError } from '@millrace/base'
import type { Link } from './link.ts'

/** One side of a stream, as it is seen over a link: what is sent and what comes waits while nothing passes. */
export class GatedStream<Outgoing, Incoming> implements RpcStream<Outgoing, Incoming> {
  readonly #stream: RpcStream<Outgoing, Incoming>
  readonly #link: Link
  /** Aborted when this side gives the stream up: then nothing waits. */
  readonly #givenUp = new AbortController()

  constructor(stream: RpcStream<Outgoing, Incoming>, link: Link) {
    this.#stream = stream
    this.#link = link
  }

  get signal(): AbortSignal {
    return this.#stream.signal
  }

  send(message: Outgoing): Promise<void> {
    if (this.#link.isOpen) return this.#stream.send(message)
    return this.#link.passed(this.#givenUp.signal).then(() => this.#stream.send(message))
  }

  end(): void {
    this.#stream.end()
  }

  cancel(error?: StreamError): void {
    this.#givenUp.abort()
    this.#stream.cancel(error)
  }

  [Symbol.asyncIterator](): AsyncIterator<Incoming> {
    const messages = this.#stream[Symbol.asyncIterator]()
    const held = async <T>(outcome: Promise<T>): Promise<T> => {
      try {
        return await outcome
      } finally {
        // That the other side has gone is heard of no sooner than what it said.
        if (!this.#link.isOpen) await this.#link.passed(this.#givenUp.signal)
      }
    }
    return {
      next: () => held(messages.next()),
      return: async () => {
        await messages.return?.()
        return { done: true, value: undefined }
      },
    }
  }
}
