import {
  ConnectionAdmission,
  type ConnectionLimits,
  type ListenOptions,
  type RpcListener,
  silentLogger,
  StreamError,
} from '@millrace/base'
import { CallHandlers } from '@millrace/base/testing'
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
  readonly #handlers: CallHandlers
  readonly #admission: ConnectionAdmission
  readonly #served = new Set<Served>()
  readonly #onClosed: () => void
  #accepted = 0
  #refused = 0
  #closing: Promise<void> | undefined

  constructor(process: SimProcess, options: ListenOptions, port: number, onClosed: () => void) {
    this.process = process
    this.host = options.host
    this.port = port
    this.#options = options
    this.#handlers = new CallHandlers(options.bindings, options.logger ?? silentLogger)
    this.#onClosed = onClosed
    this.#admission = new ConnectionAdmission(options)
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
      this.#handlers.serve(call, served.peer)
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

  async #close(deadlineMs: number): Promise<void> {
    this.#onClosed()
    await this.#handlers.ended(deadlineMs, (delayMs, fire) => {
      const timer = this.process.schedule(delayMs, 'timer', 'the end of closing', fire)
      return { cancel: () => this.process.cancel(timer) }
    })
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
