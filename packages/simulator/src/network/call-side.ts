import { type MessageCodec, type RpcStream, StreamError } from '@millrace/base'
import type { ServedCall } from '@millrace/base/testing'
import type { Frame } from './frames.ts'

/** What a side of a call needs of the connection that carries it. */
export interface CallSideParts {
  readonly call: number
  readonly path: string
  readonly role: 'client' | 'server'
  /** Bytes under way in one direction before the sender waits. */
  readonly windowBytes: number
  /** Messages that arrive may be this large. */
  readonly messageSizeBytesMax: number
  readonly transmit: (frame: Frame) => void
  readonly onOver: () => void
}

interface Waiting<T> {
  readonly resolve: (value: T) => void
  readonly reject: (error: StreamError | undefined) => void
}

/** One side of one call: what it received and nobody read yet, what it may still send, and how it ended. */
export class CallSide implements ServedCall {
  readonly #parts: CallSideParts
  /** Made once somebody asks for it: few do, and it costs more than all else of a call. */
  #over: AbortController | undefined
  readonly #received: Buffer[] = []
  readonly #readers: Waiting<Buffer | undefined>[] = []
  readonly #senders: (Waiting<void> & { readonly bytes: Buffer })[] = []
  #underWayBytes = 0
  #uncreditedBytes = 0
  #halfEnded = false
  #incomingEnded = false
  /** Why it is over. The error is made once somebody is told: of most calls, which end well, nobody is, and an error costs a stack trace. */
  #why: (() => StreamError) | undefined
  #made: StreamError | undefined

  constructor(parts: CallSideParts) {
    this.#parts = parts
  }

  get call(): number {
    return this.#parts.call
  }

  get path(): string {
    return this.#parts.path
  }

  /** Aborted once the call is over for this side. */
  get signal(): AbortSignal {
    if (this.#over === undefined) {
      this.#over = new AbortController()
      if (this.#failure !== undefined) this.#over.abort(this.#failure)
    }
    return this.#over.signal
  }

  get isOver(): boolean {
    return this.#why !== undefined
  }

  /** The call as the port shows it. */
  stream<Outgoing, Incoming>(
    outgoing: MessageCodec<Outgoing>,
    incoming: MessageCodec<Incoming>,
  ): RpcStream<Outgoing, Incoming> {
    const signal = (): AbortSignal => this.signal
    return {
      send: async (message) => {
        if (this.#failure !== undefined) throw this.#failure
        if (this.#halfEnded) throw new StreamError('CLOSED', 'this side of the stream has ended')
        await this.#send(Buffer.from(outgoing.encode(message)))
      },
      end: () => this.end(),
      cancel: (error) => this.cancel(error),
      get signal() {
        return signal()
      },
      [Symbol.asyncIterator]: () => ({
        next: async () => {
          const bytes = await this.#next()
          return bytes === undefined
            ? { done: true, value: undefined }
            : { done: false, value: this.#decode(incoming, bytes) }
        },
        // Leaving a loop leaves the stream as it is: a later loop goes on where this one stopped.
        return: async () => ({ done: true, value: undefined }),
      }),
    }
  }

  serverSide<Request, Response>(
    request: MessageCodec<Request>,
    response: MessageCodec<Response>,
  ): RpcStream<Response, Request> {
    return this.stream(response, request)
  }

  /** No message follows from this side. */
  end(): void {
    if (this.#halfEnded || this.isOver) return
    this.#halfEnded = true
    // A server's half ends for the client with the status.
    if (this.#parts.role === 'client' && this.#senders.length === 0) this.#transmitEnd()
  }

  /** The good end of a server's call: all that was sent can still be read. */
  finish(): void {
    if (this.isOver) return
    this.#transmitEnd()
    this.#fail(() => closed(this.path))
  }

  /** Ends the call for both sides. */
  cancel(error: StreamError = aborted(this.path)): void {
    if (this.isOver) return
    const { call, role, transmit } = this.#parts
    transmit(role === 'server' ? { kind: 'error', call, error } : { kind: 'cancel', call })
    this.#fail(() => error)
  }

  fail(error: StreamError): void {
    this.cancel(error)
  }

  /** Ends the call for this side alone: the connection has gone. */
  lost(error: StreamError): void {
    if (!this.isOver) this.#fail(() => error)
  }

  receive(frame: Frame): void {
    if (this.isOver) return
    if (frame.kind === 'message') this.#take(frame.bytes)
    else if (frame.kind === 'credit') this.#credit(frame.sizeBytes)
    else if (frame.kind === 'cancel') this.#fail(() => aborted(this.path))
    else if (frame.kind === 'error') this.#fail(() => frame.error)
    else if (frame.kind === 'end') this.#ended()
  }

  #take(bytes: Buffer): void {
    const limit = this.#parts.messageSizeBytesMax
    if (bytes.length > limit) {
      const text = `${this.path}: a message of ${bytes.length} bytes is larger than the limit of ${limit}`
      this.cancel(new StreamError('RESOURCE_EXHAUSTED', text, { context: { limit } }))
      return
    }
    const reader = this.#readers.shift()
    if (reader === undefined) {
      this.#received.push(bytes)
    } else {
      this.#read(bytes)
      reader.resolve(bytes)
    }
  }

  #ended(): void {
    this.#incomingEnded = true
    for (const reader of this.#readers.splice(0)) reader.resolve(undefined)
    this.#overIfDrained()
  }

  /** The client learns of a good end behind the last message, as the status follows the data on a wire. */
  #overIfDrained(): void {
    if (this.#parts.role === 'client' && this.#incomingEnded && this.#received.length === 0) {
      this.#fail(() => closed(this.path))
    }
  }

  async #next(): Promise<Buffer | undefined> {
    const bytes = this.#received.shift()
    if (bytes !== undefined) {
      this.#read(bytes)
      this.#overIfDrained()
      return bytes
    }
    if (this.#incomingEnded) return undefined
    if (this.#failure !== undefined) throw this.#failure
    return new Promise((resolve, reject) => {
      this.#readers.push({ resolve, reject })
    })
  }

  #read(bytes: Buffer): void {
    this.#uncreditedBytes += bytes.length
    if (this.#uncreditedBytes < this.#parts.windowBytes / 2 || this.isOver || this.#incomingEnded) return
    this.#parts.transmit({ kind: 'credit', call: this.call, sizeBytes: this.#uncreditedBytes })
    this.#uncreditedBytes = 0
  }

  #send(bytes: Buffer): Promise<void> {
    if (this.#senders.length === 0 && this.#hasRoom) {
      this.#transmit(bytes)
      return Promise.resolve()
    }
    return new Promise((resolve, reject) => {
      this.#senders.push({ bytes, resolve, reject })
    })
  }

  get #hasRoom(): boolean {
    return this.#underWayBytes === 0 || this.#underWayBytes < this.#parts.windowBytes
  }

  #transmit(bytes: Buffer): void {
    this.#underWayBytes += bytes.length
    this.#parts.transmit({ kind: 'message', call: this.call, bytes })
  }

  #transmitEnd(): void {
    this.#parts.transmit({ kind: 'end', call: this.call })
  }

  #credit(sizeBytes: number): void {
    this.#underWayBytes = Math.max(0, this.#underWayBytes - sizeBytes)
    while (this.#hasRoom) {
      const sender = this.#senders.shift()
      if (sender === undefined) break
      this.#transmit(sender.bytes)
      sender.resolve()
      if (this.#senders.length === 0 && this.#halfEnded && this.#parts.role === 'client') this.#transmitEnd()
    }
  }

  #decode<T>(codec: MessageCodec<T>, bytes: Buffer): T {
    try {
      return codec.decode(bytes)
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      const code = this.#parts.role === 'server' ? 'INVALID_REQUEST' : 'INTERNAL'
      const error = new StreamError(code, `${this.path}: a message can't be decoded: ${reason}`, { cause })
      this.cancel(error)
      throw error
    }
  }

  get #failure(): StreamError | undefined {
    return (this.#made ??= this.#why?.())
  }

  #fail(why: () => StreamError): void {
    this.#why = why
    if (!this.#incomingEnded) this.#received.length = 0
    for (const sender of this.#senders.splice(0)) sender.reject(this.#failure)
    for (const reader of this.#readers.splice(0)) reader.reject(this.#failure)
    this.#over?.abort(this.#failure)
    this.#parts.onOver()
  }
}

const closed = (path: string): StreamError => new StreamError('CLOSED', `${path}: the stream has ended`)
const aborted = (path: string): StreamError => new StreamError('ABORTED', `${path}: the call was cancelled`)
