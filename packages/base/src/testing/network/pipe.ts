import { StreamError } from '../../stream-error.ts'

interface Sender {
  readonly bytes: Buffer
  readonly resolve: () => void
  readonly reject: (error: StreamError) => void
}

interface Reader {
  readonly resolve: (bytes: Buffer | undefined) => void
  readonly reject: (error: StreamError) => void
}

/** One direction of a stream: holds messages up to a window, as a connection's buffers do; what does not fit waits with its sender. */
export class Pipe {
  readonly #windowBytes: number
  readonly #queue: Buffer[] = []
  readonly #senders: Sender[] = []
  readonly #readers: Reader[] = []
  readonly #onDrained: () => void
  #queuedBytes = 0
  #ended = false
  #failure: StreamError | undefined

  /** `onDrained` is called when all was read and nothing more can come. */
  constructor(windowBytes: number, onDrained: () => void) {
    this.#windowBytes = windowBytes
    this.#onDrained = onDrained
  }

  /** Resolves once the message lies in the window. */
  send(bytes: Buffer): Promise<void> {
    if (this.#ended) return Promise.reject(new StreamError('CLOSED', 'the stream has ended'))
    return new Promise((resolve, reject) => {
      this.#senders.push({ bytes, resolve, reject })
      this.#move()
    })
  }

  /** The next message; undefined at the end. */
  next(): Promise<Buffer | undefined> {
    return new Promise((resolve, reject) => {
      this.#readers.push({ resolve, reject })
      this.#move()
    })
  }

  /** No message comes after those sent so far. */
  end(): void {
    if (this.#ended || this.#failure !== undefined) return
    this.#ended = true
    this.#move()
  }

  /** Ends at once: what was not read yet is lost, and all who wait are told. */
  fail(error: StreamError): void {
    if (this.#failure !== undefined || this.drained) return
    this.#failure = error
    this.#queue.length = 0
    this.#queuedBytes = 0
    this.#rejectAll(error)
  }

  /** All was read and nothing more comes. */
  get drained(): boolean {
    return this.#ended && this.#queue.length === 0 && this.#senders.length === 0
  }

  #move(): void {
    if (this.#failure !== undefined) {
      this.#rejectAll(this.#failure)
      return
    }
    let moved = true
    while (moved) {
      moved = this.#admit()
      moved = this.#deliver() || moved
    }
    if (this.drained) {
      for (const reader of this.#readers.splice(0)) reader.resolve(undefined)
      this.#onDrained()
    }
  }

  #admit(): boolean {
    if (this.#queue.length > 0 && this.#queuedBytes >= this.#windowBytes) return false
    const sender = this.#senders.shift()
    if (sender === undefined) return false
    this.#queue.push(sender.bytes)
    this.#queuedBytes += sender.bytes.length
    sender.resolve()
    return true
  }

  #deliver(): boolean {
    if (this.#queue.length === 0 || this.#readers.length === 0) return false
    const bytes = this.#queue.shift()
    if (bytes === undefined) return false
    this.#queuedBytes -= bytes.length
    this.#readers.shift()?.resolve(bytes)
    return true
  }

  #rejectAll(error: StreamError): void {
    for (const sender of this.#senders.splice(0)) sender.reject(error)
    for (const reader of this.#readers.splice(0)) reader.reject(error)
  }
}
