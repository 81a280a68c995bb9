import { ConnectionAdmission } from '../../connection-admission.ts'
import type { Clock } from '../../ports/clock.ts'
import type { ConnectionLimits } from '../../ports/network.ts'
import type { SocketConnection, SocketListener, SocketListenOptions, Sockets } from '../../ports/sockets.ts'
import { StreamError } from '../../stream-error.ts'
import { BytePipe } from './byte-pipe.ts'

const clientAddress = '127.0.0.1'
const firstFreePort = 41_000

/** Plain connections between parts of one process, that push back as TCP does. */
export class MemorySockets implements Sockets {
  readonly #clock: Clock
  readonly #windowBytes: number
  readonly #listeners = new Map<string, MemorySocketListener>()
  #nextPort = firstFreePort

  constructor(options: { readonly clock: Clock; readonly windowBytes?: number }) {
    this.#clock = options.clock
    this.#windowBytes = options.windowBytes ?? 64 * 1024
  }

  async listen(options: SocketListenOptions): Promise<SocketListener> {
    const port = options.port === 0 ? this.#nextPort++ : options.port
    const address = `${options.host}:${port}`
    if (this.#listeners.has(address)) {
      throw new StreamError('ADDRESS_IN_USE', `${address} is in use; stop what listens there, or choose another port`, {
        context: { address },
      })
    }
    const forget = (): void => {
      this.#listeners.delete(address)
    }
    const listener = new MemorySocketListener(options, port, { clock: this.#clock, forget })
    this.#listeners.set(address, listener)
    return listener
  }

  async connect(address: string): Promise<SocketConnection> {
    const listener = this.#listeners.get(address)
    const connection = listener?.accept(`${clientAddress}:${this.#nextPort++}`, address, this.#windowBytes)
    if (connection !== undefined) return connection
    throw new StreamError('BROKER_UNAVAILABLE', `can't reach ${address}: nobody answers`, { context: { address } })
  }
}

class MemorySocketListener implements SocketListener {
  readonly host: string
  readonly port: number
  readonly #options: SocketListenOptions
  readonly #clock: Clock
  readonly #forget: () => void
  readonly #admission: ConnectionAdmission
  readonly #served = new Map<MemoryConnection, Promise<void>>()
  #accepted = 0
  #refused = 0
  #closing: Promise<void> | undefined

  constructor(options: SocketListenOptions, port: number, world: { clock: Clock; forget: () => void }) {
    this.host = options.host
    this.port = port
    this.#options = options
    this.#clock = world.clock
    this.#forget = world.forget
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

  /** The client's end of a new connection. One that is refused is closed at once, as where TCP has taken it before the server can say no. */
  accept(peer: string, address: string, windowBytes: number): SocketConnection {
    const [up, down] = [new BytePipe(windowBytes), new BytePipe(windowBytes)]
    const client = new MemoryConnection(address, down, up)
    if (this.#closing !== undefined || this.#admission.enter(clientAddress) !== undefined) {
      this.#refused += 1
      client.breakOff()
      return client
    }
    this.#accepted += 1
    const server = new MemoryConnection(peer, up, down)
    const delayMs = this.#admission.delayMs(this.#clock.monotonicMs())
    const serving = this.#turn(delayMs)
      .then(() => this.#options.serve(server))
      .finally(() => {
        server.close()
        this.#served.delete(server)
        this.#admission.leave(clientAddress)
      })
    this.#served.set(server, serving)
    return client
  }

  close(deadlineMs: number): Promise<void> {
    this.#closing ??= this.#close(deadlineMs)
    return this.#closing
  }

  async #close(deadlineMs: number): Promise<void> {
    this.#forget()
    const cut = (): void => {
      for (const connection of this.#served.keys()) connection.breakOff()
    }
    if (deadlineMs <= 0) cut()
    const timer = this.#clock.setTimer(Math.max(0, deadlineMs), cut)
    await Promise.all(this.#served.values())
    timer.cancel()
  }

  #turn(delayMs: number): Promise<void> {
    if (delayMs === 0) return Promise.resolve()
    return new Promise((resolve) => {
      this.#clock.setTimer(delayMs, resolve)
    })
  }
}

class MemoryConnection implements SocketConnection {
  readonly remoteAddress: string
  readonly peer: string
  readonly #incoming: BytePipe
  readonly #outgoing: BytePipe

  constructor(peer: string, incoming: BytePipe, outgoing: BytePipe) {
    this.peer = peer
    this.remoteAddress = peer.slice(0, peer.lastIndexOf(':'))
    this.#incoming = incoming
    this.#outgoing = outgoing
  }

  read(): Promise<Uint8Array | undefined> {
    return this.#incoming.read()
  }

  write(parts: readonly Uint8Array[]): Promise<void> {
    return this.#outgoing.write(parts)
  }

  close(): void {
    const closed = new StreamError('CLOSED', `the connection with ${this.peer} was closed`)
    const gone = new StreamError('BROKER_UNAVAILABLE', 'the other side has closed the connection')
    this.#incoming.fail({ reader: closed, writer: gone })
    this.#outgoing.end(closed)
  }

  /** As when the process of one side dies. */
  breakOff(): void {
    const broken = new StreamError('BROKER_UNAVAILABLE', `the connection with ${this.peer} broke`)
    for (const pipe of [this.#incoming, this.#outgoing]) pipe.fail({ reader: broken, writer: broken })
  }
}
