import { connect, type Socket } from 'node:net'
import {
  type Clock,
  type ConnectionLimits,
  type Logger,
  silentLogger,
  type SocketConnection,
  type SocketListener,
  type SocketListenOptions,
  type Sockets,
  StreamError,
} from '@millrace/base'
import { connectTimeMsMax, socketKeepAliveDelayMs } from '../limits.ts'
import { parseAddress } from '../net/parse-address.ts'
import { TcpAcceptor } from '../net/tcp-acceptor.ts'
import { NodeClock } from '../node-clock.ts'
import { TcpConnection } from './tcp-connection.ts'

/** Plain TCP. */
export class NodeSockets implements Sockets {
  readonly #logger: Logger
  readonly #clock: Clock

  constructor(options: { readonly logger?: Logger; readonly clock?: Clock } = {}) {
    this.#logger = options.logger ?? silentLogger
    this.#clock = options.clock ?? new NodeClock()
  }

  async listen(options: SocketListenOptions): Promise<SocketListener> {
    const listener = new TcpListener(options, { logger: options.logger ?? this.#logger, clock: this.#clock })
    await listener.listen()
    return listener
  }

  connect(address: string): Promise<SocketConnection> {
    const { host, port } = parseAddress(address)
    return new Promise((resolve, reject) => {
      const keepAlive = { keepAlive: true, keepAliveInitialDelay: socketKeepAliveDelayMs }
      const socket = connect({ host, port, noDelay: true, ...keepAlive })
      const fail = (reason: string, cause?: Error): void => {
        const text = `can't reach ${address}: ${reason}`
        reject(new StreamError('BROKER_UNAVAILABLE', text, { cause, context: { address } }))
        socket.destroy()
      }
      const timer = this.#clock.setTimer(connectTimeMsMax, () => fail(`no answer within ${connectTimeMsMax} ms`))
      // Heard for as long as the socket lives: what follows an error is its close, which the connection hears.
      socket.on('error', (error) => {
        timer.cancel()
        fail(error.message, error)
      })
      socket.once('connect', () => {
        timer.cancel()
        resolve(new TcpConnection(socket, address))
      })
    })
  }
}

class TcpListener implements SocketListener {
  readonly #options: SocketListenOptions
  readonly #logger: Logger
  readonly #acceptor: TcpAcceptor
  readonly #clock: Clock
  #closing: Promise<void> | undefined

  constructor(options: SocketListenOptions, { logger, clock }: { readonly logger: Logger; readonly clock: Clock }) {
    this.#options = options
    this.#logger = logger
    this.#clock = clock
    this.#acceptor = new TcpAcceptor({ ...options, logger, clock, take: (socket, peer) => this.#take(socket, peer) })
  }

  get host(): string {
    return this.#acceptor.host
  }

  get port(): number {
    return this.#acceptor.port
  }

  listen(): Promise<void> {
    return this.#acceptor.listen()
  }

  connectionCount(): number {
    return this.#acceptor.connectionCount()
  }

  connectionTotals(): { accepted: number; refused: number } {
    return this.#acceptor.connectionTotals()
  }

  limitConnections(limits: ConnectionLimits): void {
    this.#acceptor.limitConnections(limits)
  }

  close(deadlineMs: number): Promise<void> {
    this.#closing ??= this.#close(deadlineMs)
    return this.#closing
  }

  async #close(deadlineMs: number): Promise<void> {
    const closed = this.#acceptor.close()
    if (deadlineMs <= 0) this.#acceptor.cut()
    const timer = this.#clock.setTimer(Math.max(0, deadlineMs), () => this.#acceptor.cut())
    await closed
    timer.cancel()
  }

  async #take(socket: Socket, peer: string): Promise<'taken' | 'gone'> {
    if (this.#closing !== undefined) {
      socket.destroy()
      return 'gone'
    }
    const connection = new TcpConnection(socket, peer)
    // Must not reject: one that does is a fault of the server's, which has to be seen.
    void this.#options
      .serve(connection)
      .catch((error: unknown) => this.#logger.error({ err: error, peer }, 'serving a connection failed'))
      .finally(() => connection.close())
    return 'taken'
  }
}
