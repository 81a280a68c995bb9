import {
  type CallOptions,
  type ChannelOptions,
  isStreamError,
  type MessageCodec,
  type RpcChannel,
  type RpcStream,
  StreamError,
  type StreamMethod,
  type UnaryMethod,
} from '@millrace/base'
import type { SimProcess } from '../process/sim-process.ts'
import { CallSide } from './call-side.ts'
import type { Endpoint } from './connection.ts'
import type { Frame } from './frames.ts'
import { windowBytes } from './sim-listener.ts'

/** A way to a server. */
export interface Route {
  /** Connects: `done` is called with the client's end, or with why there is none. */
  dial(done: (result: Endpoint | StreamError) => void): void
  /** When a call that is made now is made once more; undefined if it is not. */
  repeatMs(): number | undefined
}

/** Streams of which each message is a call by itself. */
const streamsOfCalls: ReadonlySet<string> = new Set(['/millrace.transaction.v1.TransactionService/EndTransactions'])

const asItIs: MessageCodec<Uint8Array> = { encode: (bytes) => bytes, decode: (bytes) => bytes }

/** After a failed attempt calls fail at once for so long; it grows with each failure in a row. */
const backoffMsMin = 50
const backoffMsMax = 1_000

/** A connection being made, or made, and the calls on it. */
interface Link {
  endpoint: Endpoint | undefined
  readonly calls: Set<CallSide>
  /** What is sent once it is made. */
  readonly early: Frame[]
}

/** A client's way to one server. One connection at a time, made when it is needed, and again after it broke. */
export class SimChannel implements RpcChannel {
  readonly address: string
  readonly #options: ChannelOptions
  readonly #process: SimProcess
  readonly #route: Route
  #link: Link | undefined
  #nextCall = 1
  #closed = false
  #backoffMs = 0
  #notBeforeMs = 0

  constructor(address: string, options: ChannelOptions, process: SimProcess, route: Route) {
    this.address = address
    this.#options = options
    this.#process = process
    this.#route = route
  }

  async unary<Request, Response>(
    method: UnaryMethod<Request, Response>,
    request: Request,
    options: CallOptions,
  ): Promise<Response> {
    const repeatMs = this.#route.repeatMs()
    if (repeatMs !== undefined) this.#repeatLater(method.path, method.request.encode(request), repeatMs)
    const call = this.#open(method.path)
    const stream = call.stream(method.request, method.response)
    const timer = this.#process.schedule(options.timeoutMs, 'timer', `the time limit of ${method.path}`, () => {
      const text = `${method.path}: ${this.address} did not answer within ${options.timeoutMs} ms`
      call.cancel(new StreamError('TIMEOUT', text, { context: { address: this.address } }))
    })
    const release = cancelOnAbort(call, options.signal)
    try {
      const answering = stream[Symbol.asyncIterator]().next()
      // A call that fails while it is sent says why through its answer.
      const [answer] = await Promise.all([answering, stream.send(request).then(() => stream.end())])
      if (answer.done === true) throw new StreamError('INTERNAL', `${method.path}: the server sent no answer`)
      return answer.value
    } finally {
      release()
      this.#process.cancel(timer)
    }
  }

  stream<Request, Response>(
    method: StreamMethod<Request, Response>,
    signal?: AbortSignal,
  ): RpcStream<Request, Response> {
    const call = this.#open(method.path)
    if (signal !== undefined) call.signal.addEventListener('abort', cancelOnAbort(call, signal), { once: true })
    const stream = call.stream(method.request, method.response)
    return streamsOfCalls.has(method.path) ? this.#repeating(stream, method) : stream
  }

  /** What is sent on it may be made once more, as calls may. */
  #repeating<Request, Response>(
    stream: RpcStream<Request, Response>,
    { path, request }: StreamMethod<Request, Response>,
  ): RpcStream<Request, Response> {
    return {
      send: (message) => {
        const repeatMs = this.#route.repeatMs()
        if (repeatMs !== undefined) this.#repeatLater(path, request.encode(message), repeatMs)
        return stream.send(message)
      },
      end: () => stream.end(),
      cancel: (error) => stream.cancel(error),
      get signal() {
        return stream.signal
      },
      [Symbol.asyncIterator]: () => stream[Symbol.asyncIterator](),
    }
  }

  close(): void {
    if (this.#closed) return
    this.#closed = true
    const link = this.#link
    this.#link = undefined
    const error = new StreamError('CLOSED', `the channel to ${this.address} is closed`)
    link?.endpoint?.close(error)
    for (const call of [...(link?.calls ?? [])]) call.lost(error)
  }

  /** Makes a call that nobody waits for. */
  #repeatLater(path: string, request: Uint8Array, delayMs: number): void {
    this.#process.schedule(delayMs, 'delivery', `${path} is made once more`, () => {
      const stream = this.#open(path).stream(asItIs, asItIs)
      const answering = stream[Symbol.asyncIterator]().next()
      void Promise.all([answering, stream.send(request).then(() => stream.end())]).catch((error: unknown) => {
        if (!isStreamError(error)) throw error
      })
    })
  }

  #open(path: string): CallSide {
    const link = this.#closed ? undefined : (this.#link ??= this.#connect())
    const id = this.#nextCall++
    const call: CallSide = new CallSide({
      call: id,
      path,
      role: 'client',
      windowBytes,
      messageSizeBytesMax: this.#options.messageSizeBytesMax,
      transmit: (frame) => {
        if (link?.endpoint !== undefined) link.endpoint.send(frame)
        else link?.early.push(frame)
      },
      onOver: () => {
        link?.calls.delete(call)
        link?.endpoint?.calls.delete(id)
      },
    })
    if (link === undefined) {
      call.lost(
        this.#closed
          ? new StreamError('CLOSED', `the channel to ${this.address} is closed`)
          : unavailable(this.address, 'the last attempt to connect failed'),
      )
      return call
    }
    link.calls.add(call)
    link.endpoint?.calls.set(id, call)
    const open: Frame = { kind: 'open', call: id, path }
    if (link.endpoint !== undefined) link.endpoint.send(open)
    else link.early.push(open)
    return call
  }

  /** Undefined while it would be too early to try again. */
  #connect(): Link | undefined {
    if (this.#process.nowMs < this.#notBeforeMs) return undefined
    const link: Link = { endpoint: undefined, calls: new Set(), early: [] }
    this.#route.dial((result) => this.#dialled(link, result))
    return link
  }

  #dialled(link: Link, result: Endpoint | StreamError): void {
    if (result instanceof StreamError) {
      this.#backoffMs = Math.min(backoffMsMax, Math.max(backoffMsMin, this.#backoffMs * 1.6))
      this.#notBeforeMs = this.#process.nowMs + this.#backoffMs
      this.#drop(link, result)
      return
    }
    if (this.#closed || this.#link !== link) {
      result.close(new StreamError('CLOSED', `the channel to ${this.address} is closed`))
      return
    }
    this.#backoffMs = 0
    link.endpoint = result
    for (const call of link.calls) result.calls.set(call.call, call)
    result.onClosed = (error) => this.#drop(link, error)
    for (const frame of link.early.splice(0)) result.send(frame)
  }

  #drop(link: Link, error: StreamError): void {
    if (this.#link === link) this.#link = undefined
    for (const call of [...link.calls]) call.lost(error)
  }
}

function cancelOnAbort(call: CallSide, signal: AbortSignal | undefined): () => void {
  if (signal === undefined) return () => {}
  const cancel = (): void => call.cancel(new StreamError('ABORTED', `${call.path}: the call was cancelled`))
  if (signal.aborted) cancel()
  else signal.addEventListener('abort', cancel, { once: true })
  return () => signal.removeEventListener('abort', cancel)
}

/** Why an address can't be reached. */
export function unavailable(address: string, why: string): StreamError {
  return new StreamError('BROKER_UNAVAILABLE', `can't reach ${address}: ${why}`, { context: { address } })
}
