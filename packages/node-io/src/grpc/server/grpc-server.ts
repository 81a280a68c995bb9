import {
  createServer as createHttp2Server,
  type Http2Server,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2'
import type { Socket } from 'node:net'
import {
  type Clock,
  type ConnectionLimits,
  type ListenOptions,
  type Logger,
  type RpcBinding,
  type RpcListener,
  StreamError,
} from '@millrace/base'
import { callHeaderBytesMax, livenessTimeMs, livenessTimeoutMs, serverWindowSizeBytes } from '../../limits.ts'
import { TcpAcceptor } from '../../net/tcp-acceptor.ts'
import { NodeClock } from '../../node-clock.ts'
import { cutWhenDead, type LivenessOptions } from '../liveness.ts'
import { passGate } from './connection-gate.ts'
import { closeWhenIdle } from './idleness.ts'
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
  readonly #bindings: ReadonlyMap<string, RpcBinding>
  readonly #acceptor: TcpAcceptor
  readonly #http2: Http2Server
  /** Those that have not yet shown that they speak HTTP/2. */
  readonly #waiting = new Set<Socket>()
  readonly #sessions = new Set<ServerHttp2Session>()
  #closing: Promise<void> | undefined

  constructor(options: ListenOptions, logger: Logger, time: { clock: Clock; liveness: LivenessOptions }) {
    this.host = options.host
    this.#options = options
    this.#logger = logger
    this.#clock = time.clock
    this.#liveness = time.liveness
    this.#bindings = new Map(options.bindings.map((binding) => [binding.method.path, binding]))
    this.#acceptor = new TcpAcceptor({
      ...options,
      logger,
      clock: time.clock,
      take: (socket, peer) => this.#take(socket, peer),
    })
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
    return this.#acceptor.port
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

  listen(): Promise<void> {
    return this.#acceptor.listen()
  }

  close(deadlineMs: number): Promise<void> {
    this.#closing ??= this.#close(deadlineMs)
    return this.#closing
  }

  async #close(deadlineMs: number): Promise<void> {
    const closed = this.#acceptor.close()
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
    this.#acceptor.cut()
  }

  async #take(socket: Socket, peer: string): Promise<'taken' | 'refused' | 'gone'> {
    this.#waiting.add(socket)
    const verdict = await passGate(socket)
    this.#waiting.delete(socket)
    if (verdict === 'closed') return 'gone'
    if (verdict !== 'http2') {
      const hint =
        verdict === 'kafka'
          ? { hint: 'clients of the Kafka protocol have a port of their own (kafka.listener.port)' }
          : {}
      this.#logger.warn({ peer, found: verdict, ...hint }, 'refused a connection that does not speak gRPC')
      return 'refused'
    }
    if (this.#closing === undefined) this.#http2.emit('connection', socket)
    else socket.destroy()
    return 'taken'
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
