import { ConnectionAdmission } from '../../connection-admission.ts'
import type { Clock, Timer } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import type { ConnectionLimits, ListenOptions, RpcListener } from '../../ports/network.ts'
import { StreamError } from '../../stream-error.ts'
import { CallHandlers } from './call-handlers.ts'
import type { MemoryCall } from './memory-call.ts'

/** One client's connection to a listener. */
export interface MemoryConnection {
  readonly peer: string
  readonly calls: Set<MemoryCall>
  /** Calls that wait until one of those ends: the connection carries all that it may. */
  readonly waiting: MemoryCall[]
  readonly onClosed: () => void
  /** Whether its turn has come: connections may be taken at a rate. */
  isOpen: boolean
  /** Until it opens, or until it was idle for too long. */
  timer: Timer | undefined
}

/** A server in memory: keeps connections and runs handlers. */
export class MemoryListener implements RpcListener {
  readonly host: string
  readonly port: number
  readonly options: ListenOptions
  readonly #clock: Clock
  readonly #handlers: CallHandlers
  readonly #onClosed: () => void
  readonly #connections = new Set<MemoryConnection>()
  readonly #admission: ConnectionAdmission
  #accepted = 0
  #refused = 0
  #closing: Promise<void> | undefined

  constructor(options: ListenOptions, port: number, parts: { clock: Clock; logger: Logger; onClosed: () => void }) {
    this.host = options.host
    this.port = port
    this.options = options
    this.#clock = parts.clock
    this.#handlers = new CallHandlers(options.bindings, options.logger ?? parts.logger)
    this.#onClosed = parts.onClosed
    this.#admission = new ConnectionAdmission(options)
  }

  connectionCount(): number {
    return this.#connections.size
  }

  connectionTotals(): { accepted: number; refused: number } {
    return { accepted: this.#accepted, refused: this.#refused }
  }

  limitConnections(limits: ConnectionLimits): void {
    this.#admission.update(limits)
  }

  /** Undefined when it takes no more. */
  accept(peer: string, onClosed: () => void): MemoryConnection | undefined {
    if (this.#closing !== undefined || this.#admission.enter(addressOf(peer)) !== undefined) {
      this.#refused += 1
      return undefined
    }
    this.#accepted += 1
    const connection: MemoryConnection = {
      peer,
      calls: new Set<MemoryCall>(),
      waiting: [],
      onClosed,
      isOpen: false,
      timer: undefined,
    }
    this.#connections.add(connection)
    const open = (): void => {
      connection.isOpen = true
      this.#watchIdle(connection)
      this.#beginWaiting(connection)
    }
    const delayMs = this.#admission.delayMs(this.#clock.monotonicMs())
    if (delayMs === 0) open()
    else connection.timer = this.#clock.setTimer(delayMs, open)
    return connection
  }

  /** Closes a connection that goes on being without a call. */
  #watchIdle(connection: MemoryConnection): void {
    const { connectionIdleMsMax } = this.options
    connection.timer?.cancel()
    if (connectionIdleMsMax === undefined || connection.calls.size > 0) return
    connection.timer = this.#clock.setTimer(connectionIdleMsMax, () => {
      this.drop(connection, new StreamError('BROKER_UNAVAILABLE', `${this.host}:${this.port}: idle for too long`))
    })
  }

  /** Forgets the connection and fails what runs on it. */
  drop(connection: MemoryConnection, error: StreamError): void {
    if (!this.#connections.delete(connection)) return
    this.#admission.leave(addressOf(connection.peer))
    connection.timer?.cancel()
    connection.onClosed()
    for (const call of [...connection.waiting.splice(0), ...connection.calls]) call.fail(error)
  }

  /** Puts a call on a connection; it begins as soon as the connection has room for it. */
  begin(call: MemoryCall, connection: MemoryConnection): void {
    connection.waiting.push(call)
    this.#beginWaiting(connection)
  }

  /** Takes a call that is over from its connection. */
  over(call: MemoryCall, connection: MemoryConnection): void {
    connection.calls.delete(call)
    this.#beginWaiting(connection)
    if (this.#connections.has(connection)) this.#watchIdle(connection)
  }

  #beginWaiting(connection: MemoryConnection): void {
    if (!connection.isOpen) return
    while (connection.calls.size < this.options.streamsPerConnectionMax) {
      const call = connection.waiting.shift()
      if (call === undefined) return
      if (call.over) continue
      connection.timer?.cancel()
      connection.calls.add(call)
      this.#handlers.serve(call, connection.peer)
    }
  }

  dropAll(error: StreamError): void {
    for (const connection of [...this.#connections]) this.drop(connection, error)
  }

  close(deadlineMs: number): Promise<void> {
    this.#closing ??= this.#close(deadlineMs)
    return this.#closing
  }

  async #close(deadlineMs: number): Promise<void> {
    this.#onClosed()
    await this.#handlers.ended(deadlineMs, (delayMs, fire) => this.#clock.setTimer(delayMs, fire))
    this.dropAll(new StreamError('BROKER_UNAVAILABLE', `${this.host}:${this.port}: the server has closed`))
  }
}

/** `host` of `host:port`. */
function addressOf(peer: string): string {
  return peer.slice(0, peer.lastIndexOf(':'))
}
