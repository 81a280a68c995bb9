import {
  ConnectionAdmission,
  type ConnectionLimits,
  isStreamError,
  type ListenOptions,
  type Logger,
  type RpcBinding,
  type RpcListener,
  silentLogger,
  StreamError,
} from '@millrace/base'
import type { SimProcess } from '../process/sim-process.ts'
import type { ScheduledEvent } from '../queue/event-queue.ts'
import { CallSide } from './call-side.ts'
import type { Endpoint } from './connection.ts'
import type { Frame } from './frames.ts'

/** Bytes under way in one direction of a call before its sender waits. */
export const windowBytes = 256 * 1024

interface Served {
  readonly endpoint: Endpoint
  readonly peer: string
  /** Calls that wait until the connection has room for them, with what came for them meanwhile. */
  readonly waiting: Map<number, { readonly path: string; readonly frames: Frame[] }>
  isOpen: boolean
  timer: ScheduledEvent | undefined
}

/** A listening server of one process: takes connections and runs handlers. */
export class SimListener implements RpcListener {
  readonly host: string
  readonly port: number
  readonly process: SimProcess
  readonly #options: ListenOptions
  readonly #logger: Logger
  readonly #bindings: ReadonlyMap<string, RpcBinding>
  readonly #admission: ConnectionAdmission
  readonly #served = new Set<Served>()
  readonly #running = new Set<Promise<void>>()
  readonly #onClosed: () => void
  #accepted = 0
  #refused = 0
  #closing: Promise<void> | undefined

  constructor(process: SimProcess, options: ListenOptions, port: number, onClosed: () => void) {
    this.process = process
    this.host = options.host
    this.port = port
    this.#options = options
    this.#logger = options.logger ?? silentLogger
    this.#onClosed = onClosed
    this.#admission = new ConnectionAdmission(options)
    this.#bindings = new Map(options.bindings.map((binding) => [binding.method.path, binding]))
  }

  connectionCount(): number {
    return this.#served.size
  }

  connectionTotals(): { accepted: number; refused: number } {
    return { accepted: this.#accepted, refused: this.#refused }
  }

  limitConnections(limits: ConnectionLimits): void {
    this.#admission.update(limits)
  }

  /** Takes a connection that the kernel has made, or closes it again. */
  accept(endpoint: Endpoint, peer: string): void {
    const address = addressOf(peer)
    if (this.#closing !== undefined || this.#admission.enter(address) !== undefined) {
      this.#refused += 1
      endpoint.close(unavailable(this, 'it takes no more connections'))
      return
    }
    this.#accepted += 1
    const served: Served = { endpoint, peer, waiting: new Map(), isOpen: false, timer: undefined }
    this.#served.add(served)
    endpoint.onClosed = () => {
      this.#admission.leave(address)
      this.#served.delete(served)
      if (served.timer !== undefined) this.process.cancel(served.timer)
    }
    endpoint.onUnknown = (frame) => this.#begin(served, frame)
    const open = (): void => {
      served.isOpen = true
      this.#watchIdle(served)
      this.#beginWaiting(served)
    }
    const delayMs = this.#admission.delayMs(this.process.nowMs)
    if (delayMs === 0) open()
    else served.timer = this.process.schedule(delayMs, 'timer', 'the turn of a connection', open)
  }

  close(deadlineMs: number): Promise<void> {
    this.#closing ??= this.#close(deadlineMs)
    return this.#closing
  }

  #begin(served: Served, frame: Frame): void {
    if (frame.kind === 'open') {
      served.waiting.set(frame.call, { path: frame.path, frames: [] })
      this.#beginWaiting(served)
    } else if (frame.kind === 'cancel') {
      served.waiting.delete(frame.call)
    } else {
      // Of a call that is over already, or that waits.
      served.waiting.get(frame.call)?.frames.push(frame)
    }
  }

  #beginWaiting(served: Served): void {
    const { endpoint, waiting } = served
    if (!served.isOpen) return
    for (const [id, { path, frames }] of waiting) {
      if (endpoint.calls.size >= this.#options.streamsPerConnectionMax) return
      waiting.delete(id)
      if (served.timer !== undefined) this.process.cancel(served.timer)
      const call: CallSide = new CallSide({
        call: id,
        path,
        role: 'server',
        windowBytes,
        messageSizeBytesMax: this.#options.messageSizeBytesMax,
        transmit: (frame) => endpoint.send(frame),
        onOver: () => this.#over(served, id),
      })
      endpoint.calls.set(id, call)
      this.#serve(call, served.peer)
      for (const frame of frames) call.receive(frame)
    }
  }

  #over(served: Served, id: number): void {
    served.endpoint.calls.delete(id)
    this.#beginWaiting(served)
    if (this.#served.has(served)) this.#watchIdle(served)
  }

  /** Closes a connection that goes on being without a call. */
  #watchIdle(served: Served): void {
    const { connectionIdleMsMax } = this.#options
    if (served.timer !== undefined) this.process.cancel(served.timer)
    if (connectionIdleMsMax === undefined || served.endpoint.calls.size > 0) return
    served.timer = this.process.schedule(connectionIdleMsMax, 'timer', 'an idle connection', () =>
      served.endpoint.close(unavailable(this, 'idle for too long')),
    )
  }

  #serve(call: CallSide, peer: string): void {
    const binding = this.#bindings.get(call.path)
    if (binding === undefined) {
      call.cancel(new StreamError('UNSUPPORTED', `${call.path}: the server does not know this call`))
      return
    }
    const running = this.#run(binding, call, peer)
    this.#running.add(running)
    void running.then(() => this.#running.delete(running))
  }

  async #run(binding: RpcBinding, call: CallSide, peer: string): Promise<void> {
    const stream = call.stream(binding.method.response, binding.method.request)
    const context = { peer, signal: call.signal }
    try {
      if (binding.kind === 'stream') {
        await binding.handle(stream, context)
      } else {
        const request = await stream[Symbol.asyncIterator]().next()
        if (request.done === true) throw new StreamError('INVALID_REQUEST', `${call.path}: the request is missing`)
        await stream.send(await binding.handle(request.value, context))
      }
      call.finish()
    } catch (error) {
      if (!isStreamError(error)) this.#logger.error({ err: error, method: call.path }, 'a call failed')
      call.cancel(asAnswered(error, call.path))
    }
  }

  async #close(deadlineMs: number): Promise<void> {
    this.#onClosed()
    if (deadlineMs > 0 && this.#running.size > 0) {
      await new Promise<void>((resolve) => {
        const timer = this.process.schedule(deadlineMs, 'timer', 'the end of closing', resolve)
        void Promise.all(this.#running).then(() => {
          this.process.cancel(timer)
          resolve()
        })
      })
    }
    const error = unavailable(this, 'the server has closed')
    for (const { endpoint } of [...this.#served]) endpoint.close(error)
  }
}

/** `host` of `host:port`. */
function addressOf(peer: string): string {
  return peer.slice(0, peer.lastIndexOf(':'))
}

function unavailable({ host, port }: SimListener, why: string): StreamError {
  return new StreamError('BROKER_UNAVAILABLE', `${host}:${port}: ${why}`, { context: { address: `${host}:${port}` } })
}

/** What the client sees: our own errors without their cause, and nothing of others. */
function asAnswered(error: unknown, path: string): StreamError {
  if (!isStreamError(error)) return new StreamError('INTERNAL', `${path}: the server failed; its log says why`)
  const { code, message, context, retryAfterMs } = error
  return new StreamError(code, message, retryAfterMs === undefined ? { context } : { context, retryAfterMs })
}
