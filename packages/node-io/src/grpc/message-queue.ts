import type { StreamError } from '@millrace/base'

interface Reader {
  readonly resolve: (bytes: Buffer | undefined) => void
  readonly reject: (error: StreamError) => void
}

/** Messages that have arrived and were not read yet, and readers that wait for one. */
export class MessageQueue {
  readonly #messages: Buffer[] = []
  readonly #readers: Reader[] = []
  readonly #onWanted: () => void
  #ended = false
  #failure: StreamError | undefined
  #sizeBytes = 0

  /** `onWanted` is called when a reader waits and nothing is here: let the transport go on. */
  constructor(onWanted: () => void) {
    this.#onWanted = onWanted
  }

  /** Messages nobody has read. */
  get length(): number {
    return this.#messages.length
  }

  /** Bytes of the messages nobody has read. */
  get sizeBytes(): number {
    return this.#sizeBytes
  }

  push(bytes: Buffer): void {
    if (this.#failure !== undefined || this.#ended) return
    const reader = this.#readers.shift()
    if (reader === undefined) {
      this.#messages.push(bytes)
      this.#sizeBytes += bytes.length
    } else {
      reader.resolve(bytes)
    }
    if (this.#readers.length > 0) this.#onWanted()
  }

  /** Nothing comes after what is here. */
  end(): void {
    if (this.#failure !== undefined || this.#ended) return
    this.#ended = true
    for (const reader of this.#readers.splice(0)) reader.resolve(undefined)
  }

  /** Drops what is here. After a good end that was read, or another failure, it changes nothing. */
  fail(error: StreamError): void {
    if (this.#failure !== undefined || (this.#ended && this.#messages.length === 0)) return
    this.#failure = error
    this.#messages.length = 0
    this.#sizeBytes = 0
    for (const reader of this.#readers.splice(0)) reader.reject(error)
  }

  /** The next message; undefined at the end. Rejects with what {@link fail} was given. */
  next(): Promise<Buffer | undefined> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure)
    const message = this.#messages.shift()
    if (message !== undefined) {
      this.#sizeBytes -= message.length
      return Promise.resolve(message)
    }
    if (this.#ended) return Promise.resolve(undefined)
    return new Promise((resolve, reject) => {
      this.#readers.push({ resolve, reject })
      this.#onWanted()
    })
  }
}

/** Iterates over a queue, decoding. Leaving a loop leaves the stream as it is: a later loop goes on where this one stopped. */
export function iterate<T>(queue: MessageQueue, decode: (bytes: Buffer) => T): AsyncIterator<T> {
  return {
    next: async () => {
      const bytes = await queue.next()
      return bytes === undefined ? { done: true, value: undefined } : { done: false, value: decode(bytes) }
    },
    return: async () => ({ done: true, value: undefined }),
  }
}
