import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import {
  type Clock,
  ConnectionAdmission,
  type ConnectionLimits,
  type Logger,
  plainAddress,
  type Refusal,
} from '@millrace/base'
import { socketKeepAliveDelayMs } from '../limits.ts'
import { listenError } from '../listen-error.ts'
import { resolveOverrides } from './resolve-overrides.ts'

/** Where connections are taken, and what becomes of them. */
export interface TcpAcceptorOptions extends ConnectionLimits {
  readonly host: string
  readonly port: number
  readonly backlog?: number | undefined
  readonly logger: Logger
  readonly clock: Clock
  /** Given each connection whose turn it is, and its `address:port`. Resolves with what it was found to be. Must not reject. */
  readonly take: (socket: Socket, peer: string) => Promise<'taken' | 'refused' | 'gone'>
}

/** Listens on a port and takes as many connections as may be, as fast as they may come. What servers of any protocol stand on. */
export class TcpAcceptor {
  readonly host: string
  readonly #options: TcpAcceptorOptions
  readonly #admission: ConnectionAdmission
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  /** Those whose turn has not come. */
  readonly #early = new Set<Socket>()
  #port: number
  #taken = 0
  #refused = 0
  /** Of those that were refused, those that were too many. */
  #excess = 0

  constructor(options: TcpAcceptorOptions) {
    this.host = options.host
    this.#port = options.port
    this.#options = options
    this.#admission = new ConnectionAdmission(options)
    this.limitConnections(options)
    this.#server = createServer(
      { noDelay: true, keepAlive: true, keepAliveInitialDelay: socketKeepAliveDelayMs },
      (socket) => {
        void this.#accept(socket)
      },
    )
  }

  get port(): number {
    return this.#port
  }

  connectionCount(): number {
    return this.#sockets.size
  }

  connectionTotals(): { accepted: number; refused: number } {
    return { accepted: this.#taken, refused: this.#refused }
  }

  limitConnections(limits: ConnectionLimits): void {
    this.#admission.update(limits)
    const { connectionsPerAddressOverrides: overrides } = limits
    if (overrides === undefined || overrides.size === 0) return
    // Addresses hold at once, host names once it is known whose they are.
    void resolveOverrides(overrides, this.#options.logger).then((resolved) =>
      this.#admission.update({ ...limits, connectionsPerAddressOverrides: resolved }),
    )
  }

  listen(): Promise<void> {
    const { host, port, backlog, logger } = this.#options
    return new Promise((resolve, reject) => {
      this.#server.once('error', (error) => reject(listenError(error, host, port)))
      this.#server.listen({ host, port, ...(backlog === undefined ? {} : { backlog }) }, () => {
        this.#port = (this.#server.address() as AddressInfo).port
        this.#server.removeAllListeners('error')
        this.#server.on('error', (error) => logger.error({ err: error }, 'accepting connections failed'))
        resolve()
      })
    })
  }

  /** Takes nothing new. Resolves after the last connection has gone. */
  close(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => resolve())
    })
    for (const socket of this.#early) socket.destroy()
    return closed
  }

  /** Breaks all connections. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy()
  }

  async #accept(socket: Socket): Promise<void> {
    const peer = `${socket.remoteAddress}:${socket.remotePort}`
    // A socket's errors are followed by its close; unheard they would end the process.
    socket.on('error', (error) => this.#options.logger.debug({ err: error, peer }, 'a connection failed'))
    const address = plainAddress(socket.remoteAddress ?? '')
    const refusal = this.#admission.enter(address)
    if (refusal !== undefined) {
      this.#refuse(socket, peer, refusal)
      return
    }
    this.#sockets.add(socket)
    socket.once('close', () => {
      this.#sockets.delete(socket)
      this.#admission.leave(address)
    })
    if (!(await this.#turn(socket))) return
    const found = await this.#options.take(socket, peer)
    if (found === 'taken') this.#taken += 1
    else if (found === 'refused') this.#refused += 1
  }

  /** Resolves once it is the connection's turn, with false if it has gone by then. */
  async #turn(socket: Socket): Promise<boolean> {
    const { clock } = this.#options
    const delayMs = this.#admission.delayMs(clock.monotonicMs())
    if (delayMs > 0) {
      this.#early.add(socket)
      await new Promise<void>((resolve) => {
        const timer = clock.setTimer(delayMs, resolve)
        socket.once('close', () => {
          timer.cancel()
          resolve()
        })
      })
      this.#early.delete(socket)
    }
    return !socket.destroyed
  }

  #refuse(socket: Socket, peer: string, what: Refusal): void {
    this.#refused += 1
    this.#excess += 1
    // Powers of two: a flood of connections does not become a flood of lines.
    if ((this.#excess & (this.#excess - 1)) === 0) {
      const { logger } = this.#options
      logger.warn({ peer, what, refused: this.#excess }, 'refused a connection: the limit is reached')
    }
    socket.destroy()
  }
}
