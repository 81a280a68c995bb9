import type { MessageCodec, RpcStream } from '../../ports/network.ts'
import { isStreamError, StreamError } from '../../stream-error.ts'
import { Pipe } from './pipe.ts'

export interface MemoryCallOptions {
  readonly path: string
  readonly windowBytes: number
  readonly requestSizeBytesMax: number
  readonly responseSizeBytesMax: number
  readonly onOver: () => void
}

/** One call between a client and a server: two pipes, and an end that both sides learn of. */
export class MemoryCall {
  readonly path: string
  readonly requests: Pipe
  readonly responses: Pipe
  readonly #clientOver = new AbortController()
  readonly #serverOver = new AbortController()
  readonly #options: MemoryCallOptions
  #over = false

  constructor(options: MemoryCallOptions) {
    this.path = options.path
    this.#options = options
    this.requests = new Pipe(options.windowBytes, () => {})
    this.responses = new Pipe(options.windowBytes, () => {
      // The client learns of a good end behind the last message, as the status follows the data on a wire.
      if (this.#over) this.#clientOver.abort(closed(this.path))
    })
  }

  get over(): boolean {
    return this.#over
  }

  clientSide<Request, Response>(
    request: MessageCodec<Request>,
    response: MessageCodec<Response>,
  ): RpcStream<Request, Response> {
    return new MemoryStream<Request, Response>({
      outgoing: this.requests,
      incoming: this.responses,
      encode: (message) => this.#encode(request, message, this.#options.requestSizeBytesMax),
      decode: (bytes) => this.#decode(response, bytes, 'INTERNAL'),
      over: this.#clientOver.signal,
      cancel: (error) => this.fail(error ?? aborted(this.path)),
    })
  }

  serverSide<Request, Response>(
    request: MessageCodec<Request>,
    response: MessageCodec<Response>,
  ): RpcStream<Response, Request> {
    return new MemoryStream<Response, Request>({
      outgoing: this.responses,
      incoming: this.requests,
      encode: (message) => this.#encode(response, message, this.#options.responseSizeBytesMax),
      decode: (bytes) => this.#decode(request, bytes, 'INVALID_REQUEST'),
      over: this.#serverOver.signal,
      cancel: (error) => this.fail(error ?? aborted(this.path)),
    })
  }

  /** The good end: what the server sent can still be read, what the client sends now has nobody to go to. */
  finish(): void {
    if (this.#over) return
    this.#over = true
    this.responses.end()
    if (this.responses.drained) this.#clientOver.abort(closed(this.path))
    this.requests.fail(closed(this.path))
    this.#serverOver.abort(closed(this.path))
    this.#options.onOver()
  }

  /** The bad end, at once, for both sides. */
  fail(error: StreamError): void {
    if (this.#over) {
      this.responses.fail(error)
      this.#clientOver.abort(error)
      return
    }
    this.#over = true
    this.responses.fail(error)
    this.requests.fail(error)
    this.#clientOver.abort(error)
    this.#serverOver.abort(error)
    this.#options.onOver()
  }

  #encode<T>(codec: MessageCodec<T>, message: T, sizeBytesMax: number): Buffer {
    const bytes = Buffer.from(codec.encode(message))
    if (bytes.length > sizeBytesMax) {
      const error = new StreamError(
        'RESOURCE_EXHAUSTED',
        `${this.path}: a message of ${bytes.length} bytes is larger than the limit of ${sizeBytesMax}`,
        { context: { limit: sizeBytesMax } },
      )
      this.fail(error)
      throw error
    }
    return bytes
  }

  #decode<T>(codec: MessageCodec<T>, bytes: Buffer, code: 'INTERNAL' | 'INVALID_REQUEST'): T {
    try {
      return codec.decode(bytes)
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      const error =
        code === 'INVALID_REQUEST' && isStreamError(cause)
          ? cause
          : new StreamError(code, `${this.path}: a message can't be decoded: ${reason}`, { cause })
      this.fail(error)
      throw error
    }
  }
}

interface MemoryStreamParts<Outgoing, Incoming> {
  readonly outgoing: Pipe
  readonly incoming: Pipe
  readonly encode: (message: Outgoing) => Buffer
  readonly decode: (bytes: Buffer) => Incoming
  readonly over: AbortSignal
  readonly cancel: (error?: StreamError) => void
}

class MemoryStream<Outgoing, Incoming> implements RpcStream<Outgoing, Incoming> {
  readonly signal: AbortSignal
  readonly #parts: MemoryStreamParts<Outgoing, Incoming>
  #ended = false

  constructor(parts: MemoryStreamParts<Outgoing, Incoming>) {
    this.#parts = parts
    this.signal = parts.over
  }

  async send(message: Outgoing): Promise<void> {
    if (this.#ended) throw new StreamError('CLOSED', 'this side of the stream has ended')
    await this.#parts.outgoing.send(this.#parts.encode(message))
  }

  end(): void {
    this.#ended = true
    this.#parts.outgoing.end()
  }

  cancel(error?: StreamError): void {
    this.#parts.cancel(error)
  }

  [Symbol.asyncIterator](): AsyncIterator<Incoming> {
    return {
      next: async () => {
        const bytes = await this.#parts.incoming.next()
        return bytes === undefined
          ? { done: true, value: undefined }
          : { done: false, value: this.#parts.decode(bytes) }
      },
      // Leaving a loop leaves the stream as it is: a later loop goes on where this one stopped.
      return: async () => ({ done: true, value: undefined }),
    }
  }
}

const closed = (path: string): StreamError => new StreamError('CLOSED', `${path}: the stream has ended`)
const aborted = (path: string): StreamError => new StreamError('ABORTED', `${path}: the call was cancelled`)
