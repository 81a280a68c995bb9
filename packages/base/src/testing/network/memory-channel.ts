import type { Clock } from '../../ports/clock.ts'
import type {
  CallOptions,
  ChannelOptions,
  RpcChannel,
  RpcStream,
  StreamMethod,
  UnaryMethod,
} from '../../ports/network.ts'
import { StreamError } from '../../stream-error.ts'
import { MemoryCall } from './memory-call.ts'
import type { MemoryConnection, MemoryListener } from './memory-listener.ts'

export interface MemoryChannelParts {
  readonly clock: Clock
  readonly windowBytes: number
  /** The listener at the address; undefined if none can be reached. */
  readonly listener: () => MemoryListener | undefined
  readonly peer: () => string
}

/** A client's way to one server in memory. One connection at a time, made when it is needed. */
export class MemoryChannel implements RpcChannel {
  readonly address: string
  readonly #options: ChannelOptions
  readonly #parts: MemoryChannelParts
  #connected: { readonly connection: MemoryConnection; readonly listener: MemoryListener } | undefined
  #closed = false

  constructor(address: string, options: ChannelOptions, parts: MemoryChannelParts) {
    this.address = address
    this.#options = options
    this.#parts = parts
  }

  async unary<Request, Response>(
    method: UnaryMethod<Request, Response>,
    request: Request,
    options: CallOptions,
  ): Promise<Response> {
    const { call, start } = this.#call(method.path)
    const stream = call.clientSide(method.request, method.response)
    const timer = this.#parts.clock.setTimer(options.timeoutMs, () => {
      const text = `${method.path}: ${this.address} did not answer within ${options.timeoutMs} ms`
      call.fail(new StreamError('TIMEOUT', text, { context: { address: this.address } }))
    })
    const release = cancelOnAbort(call, options.signal)
    try {
      start()
      await stream.send(request)
      stream.end()
      const answer = await stream[Symbol.asyncIterator]().next()
      if (answer.done === true) throw new StreamError('INTERNAL', `${method.path}: the server sent no answer`)
      return answer.value
    } finally {
      release()
      timer.cancel()
    }
  }

  stream<Request, Response>(
    method: StreamMethod<Request, Response>,
    signal?: AbortSignal,
  ): RpcStream<Request, Response> {
    const { call, start } = this.#call(method.path)
    const stream = call.clientSide(method.request, method.response)
    const release = cancelOnAbort(call, signal)
    stream.signal.addEventListener('abort', release, { once: true })
    start()
    return stream
  }

  close(): void {
    this.#closed = true
    const connected = this.#connected
    connected?.listener.drop(
      connected.connection,
      new StreamError('CLOSED', `the channel to ${this.address} is closed`),
    )
  }

  #call(path: string): { call: MemoryCall; start: () => void } {
    const connected = this.#closed ? undefined : this.#connect()
    const call: MemoryCall = new MemoryCall({
      path,
      windowBytes: this.#parts.windowBytes,
      requestSizeBytesMax: connected?.listener.options.messageSizeBytesMax ?? Infinity,
      responseSizeBytesMax: this.#options.messageSizeBytesMax,
      onOver: () => connected?.listener.over(call, connected.connection),
    })
    return { call, start: () => this.#start(call, connected) }
  }

  #start(call: MemoryCall, connected: { connection: MemoryConnection; listener: MemoryListener } | undefined): void {
    if (this.#closed) {
      call.fail(new StreamError('CLOSED', `the channel to ${this.address} is closed`))
    } else if (connected === undefined) {
      call.fail(unavailable(this.address, 'nobody answers'))
    } else if (!call.over) {
      connected.listener.begin(call, connected.connection)
    }
  }

  #connect(): { connection: MemoryConnection; listener: MemoryListener } | undefined {
    if (this.#connected !== undefined) return this.#connected
    const listener = this.#parts.listener()
    const connection = listener?.accept(this.#parts.peer(), () => {
      this.#connected = undefined
    })
    if (listener === undefined || connection === undefined) return undefined
    this.#connected = { connection, listener }
    return this.#connected
  }
}

function cancelOnAbort(call: MemoryCall, signal: AbortSignal | undefined): () => void {
  if (signal === undefined) return () => {}
  const cancel = (): void => call.fail(new StreamError('ABORTED', `${call.path}: the call was cancelled`))
  if (signal.aborted) cancel()
  signal.addEventListener('abort', cancel, { once: true })
  return () => signal.removeEventListener('abort', cancel)
}

const unavailable = (address: string, why: string): StreamError =>
  new StreamError('BROKER_UNAVAILABLE', `can't reach ${address}: ${why}`, { context: { address } })
