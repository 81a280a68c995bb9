import {
  createServer as createHttp2Server,
  type Http2Server,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import {
  type Clock,
  ConnectionAdmission,
  type ConnectionLimits,
  type ListenOptions,
  type Logger,
  plainAddress,
  type Refusal,
  type RpcBinding,
  type RpcListener,
  StreamError,
} from '@millrace/base'
import {
  callHeaderBytesMax,
  livenessTimeMs,
  livenessTimeoutMs,
  serverWindowSizeBytes,
  socketKeepAliveDelayMs,
} from '../../limits.ts'
import { listenError } from '../../listen-error.ts'
import { NodeClock } from '../../node-clock.ts'
import { cutWhenDead, type LivenessOptions } from '../liveness.ts'
import { passGate } from './connection-gate.ts'
import { closeWhenIdle } from './idleness.ts'
import { resolveOverrides } from './resolve-overrides.ts'
import { refuseCall, serveCall } from './serve-call.ts'

/**
 * A gRPC server over node:http2. Not grpc-js's: that one can't be told its receive windows (64 KiB, ruinous at real round trips and a
 * third slower on loopback) and copies each message that it sends.
 */
export async function listenGrpc(
  options: ListenOptions,
  logger: Logger,
  time: { readonly clock?: Clock; readonly liveness?: LivenessOptions } = {},
): Promise<RpcListener> {
  const { clock = new NodeClock(), liveness = { everyMs: livenessTimeMs, withinMs: livenessTimeoutMs } } = time
  const server = new GrpcServer(options, logger, { clock, liveness })
  await server.listen()
  return server
}

class GrpcServer implements RpcListener {
  readonly host: string
  readonly #options: ListenOptions
  readonly #logger: Logger
  readonly #clock: Clock
  readonly #liveness: LivenessOptions
  readonly #admission: ConnectionAdmission
  readonly #bindings: ReadonlyMap<string, RpcBinding>
  readonly #acceptor: Server
  readonly #http2: Http2Server
  readonly #sockets = new Set<Socket>()
  /** Those that have not yet shown that they speak HTTP/2. */
  readonly #waiting = new Set<Socket>()
  readonly #sessions = new Set<ServerHttp2Session>()
  #port: number
  #acceptedCount = 0
  #refusedCount = 0
  /** Of those that were refused, those that were too many. */
  #excessCount = 0
  #closing: Promise<void> | undefined

  constructor(options: ListenOptions, logger: Logger, time: { clock: Clock; liveness: LivenessOptions }) {
    this.host = options.host
    this.#port = options.port
    this.#options = options
    this.#logger = logger
    this.#clock = time.clock
    this.#liveness = time.liveness
    this.#admission = new ConnectionAdmission(options)
    this.limitConnections(options)
    this.#bindings = new Map(options.bindings.map((binding) => [binding.method.path, binding]))
    this.#acceptor = createServer(
      { noDelay: true, keepAlive: true, keepAliveInitialDelay: socketKeepAliveDelayMs },
      (socket) => {
        void this.#accept(socket)
      },
    )
    this.#http2 = createHttp2Server({
      settings: {
        initialWindowSize: serverWindowSizeBytes,
        maxConcurrentStreams: options.streamsPerConnectionMax,
        maxHeaderListSize: callHeaderBytesMax,
        enablePush: false,
        // No memory of headers that were there before, 2 KB a connection: calls that come often are streams, which have theirs once.
        headerTableSize: 0,
      },
      maxDeflateDynamicTableSize: 0,
      // Node counts what waits in windows too, and refuses streams past this many MB: windows and streams are bounded above.
      maxSessionMemory: Number.MAX_SAFE_INTEGER,
    })
    this.#http2.on('session', (session) => this.#adopt(session))
    this.#http2.on('stream', (stream, headers) => this.#serve(stream, headers))
    this.#http2.on('sessionError', (error) =>
      this.#logger.debug({ err: error }, 'a connection broke the HTTP/2 protocol'),
    )
  }

  get port(): number {
    return this.#port
  }

  connectionCount(): number {
    return this.#sockets.size
  }

  connectionTotals(): { accepted: number; refused: number } {
    return { accepted: this.#acceptedCount, refused: this.#refusedCount }
  }

  limitConnections(limits: ConnectionLimits): void {
    this.#admission.update(limits)
    const { connectionsPerAddressOverrides: overrides } = limits
    if (overrides === undefined || overrides.size === 0) return
    // Addresses hold at once, host names once it is known whose they are.
    void resolveOverrides(overrides, this.#logger).then((resolved) =>
      this.#admission.update({ ...limits, connectionsPerAddressOverrides: resolved }),
    )
  }

  listen(): Promise<void> {
    const { host, port, backlog } = this.#options
    return new Promise((resolve, reject) => {
      this.#acceptor.once('error', (error) => reject(listenError(error, host, port)))
      this.#acceptor.listen({ host, port, ...(backlog === undefined ? {} : { backlog }) }, () => {
        this.#port = (this.#acceptor.address() as AddressInfo).port
        this.#acceptor.removeAllListeners('error')
        this.#acceptor.on('error', (error) => this.#logger.error({ err: error }, 'accepting connections failed'))
        resolve()
      })
    })
  }

  close(deadlineMs: number): Promise<void> {
    this.#closing ??= this.#close(deadlineMs)
    return this.#closing
  }

  async #close(deadlineMs: number): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      // Resolves after the last socket went.
      this.#acceptor.close(() => resolve())
    })
    // GOAWAY: what runs may end, nothing new begins.
    for (const session of this.#sessions) session.close()
    for (const socket of this.#waiting) socket.destroy()
    if (deadlineMs <= 0) this.#cut()
    const timer = setTimeout(() => this.#cut(), Math.max(0, deadlineMs))
    await closed
    clearTimeout(timer)
  }

  #cut(): void {
    for (const session of this.#sessions) session.destroy()
    for (const socket of this.#sockets) socket.destroy()
  }

  async #accept(socket: Socket): Promise<void> {
    const peer = `${socket.remoteAddress}:${socket.remotePort}`
    // A socket's errors are followed by its close; unheard they would end the process.
    socket.on('error', (error) => this.#logger.debug({ err: error, peer }, 'a connection failed'))
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
    this.#waiting.add(socket)
    const verdict = (await this.#turn(socket)) ? await passGate(socket) : 'closed'
    this.#waiting.delete(socket)
    if (verdict === 'http2') {
      this.#acceptedCount += 1
      if (this.#closing === undefined) this.#http2.emit('connection', socket)
      else socket.destroy()
    } else if (verdict !== 'closed') {
      this.#refusedCount += 1
      this.#logger.warn({ peer, found: verdict }, 'refused a connection that does not speak gRPC')
    }
  }

  /** Resolves once it is the connection's turn, with false if it has gone by then. */
  async #turn(socket: Socket): Promise<boolean> {
    const delayMs = this.#admission.delayMs(this.#clock.monotonicMs())
    if (delayMs > 0) {
      await new Promise<void>((resolve) => {
        const timer = this.#clock.setTimer(delayMs, resolve)
        socket.once('close', () => {
          timer.cancel()
          resolve()
        })
      })
    }
    return !socket.destroyed
  }

  #refuse(socket: Socket, peer: string, what: Refusal): void {
    this.#refusedCount += 1
    this.#excessCount += 1
    // Powers of two: a flood of connections does not become a flood of lines.
    if ((this.#excessCount & (this.#excessCount - 1)) === 0) {
      this.#logger.warn({ peer, what, refused: this.#excessCount }, 'refused a connection: the limit is reached')
    }
    socket.destroy()
  }

  #adopt(session: ServerHttp2Session): void {
    this.#sessions.add(session)
    session.once('close', () => this.#sessions.delete(session))
    session.setLocalWindowSize(serverWindowSizeBytes)
    cutWhenDead(session, this.#liveness)
    const { connectionIdleMsMax } = this.#options
    if (connectionIdleMsMax !== undefined) closeWhenIdle(session, connectionIdleMsMax, this.#clock)
  }

  #serve(stream: ServerHttp2Stream, headers: IncomingHttpHeaders): void {
    const path = headers[':path'] ?? ''
    if (headers[':method'] !== 'POST' || headers['content-type']?.startsWith('application/grpc') !== true) {
      stream.on('error', () => {})
      stream.respond({ ':status': 415 }, { endStream: true })
      return
    }
    const binding = this.#bindings.get(path)
    if (binding === undefined) {
      refuseCall(stream, new StreamError('UNSUPPORTED', `${path}: the server does not know this call`))
      return
    }
    const socket = stream.session?.socket
    void serveCall(binding, {
      stream,
      headers,
      peer: `${socket?.remoteAddress}:${socket?.remotePort}`,
      messageSizeBytesMax: this.#options.messageSizeBytesMax,
      logger: this.#logger,
    })
  }
}
