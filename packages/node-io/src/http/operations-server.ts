import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Logger } from '@millrace/base'
import {
  httpAnswerTimeMsMax,
  httpBodyBytesMax,
  httpConnectionsMax,
  httpHeaderBytesMax,
  httpHeadersTimeMsMax,
  httpKeepAliveTimeMs,
  httpRequestsPerConnectionMax,
  httpRequestTimeMsMax,
} from '../limits.ts'
import { listenError } from '../listen-error.ts'
import type { MetricScope, PrometheusMetrics } from '../metrics/prometheus-metrics.ts'
import { RecentText } from './recent-text.ts'

/** Why a program does not want to be given work now. */
export interface NotReady {
  /** For programs, such as `STARTING`. */
  readonly code: string
  /** For people. */
  readonly message: string
}

export interface OperationsOptions {
  readonly host: string
  /** 0 for any free port. */
  readonly port: number
  readonly logger: Logger
  readonly metrics: Pick<PrometheusMetrics, 'render' | 'contentType'>
  /** Nothing while it is ready. Answers at once. */
  readonly notReady: () => readonly NotReady[]
  /** What does not work though it is ready; a sentence each. Answers at once. */
  readonly degraded: () => readonly string[]
}

/** A server for those who operate a program: probes, and Prometheus. */
export interface OperationsServer {
  readonly host: string
  readonly port: number
  /** Ends it at once, with what it was answering. Idempotent. */
  close(): Promise<void>
}

/**
 * Serves `/livez`, `/readyz`, `/metrics` and `/public_metrics` over HTTP/1.1. Everything is answered from memory, and everything is
 * bounded: connections, headers, bodies (there are none), time. Rejects with ADDRESS_IN_USE or INVALID_CONFIG.
 */
export async function listenOperations(options: OperationsOptions): Promise<OperationsServer> {
  const server = new Operations(options)
  await server.listen()
  return server
}

interface Answer {
  readonly status: number
  readonly type: string
  readonly body: string
  readonly headers?: Readonly<Record<string, string>>
}

const paths: Readonly<Record<string, string>> = {
  '/livez': 'whether the process lives',
  '/readyz': 'whether it serves, and if not (503) why; and what does not work though it does',
  '/metrics': 'everything it measures, for Prometheus',
  '/public_metrics': 'the same without series of single topics and partitions',
}

class Operations implements OperationsServer {
  readonly host: string
  readonly #options: OperationsOptions
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  readonly #texts: Readonly<Record<MetricScope, RecentText>>
  #port: number
  #dropped = 0
  #closing: Promise<void> | undefined

  constructor(options: OperationsOptions) {
    this.host = options.host
    this.#port = options.port
    this.#options = options
    this.#texts = {
      all: new RecentText(() => options.metrics.render('all')),
      public: new RecentText(() => options.metrics.render('public')),
    }
    this.#server = createServer(
      {
        maxHeaderSize: httpHeaderBytesMax,
        headersTimeout: httpHeadersTimeMsMax,
        requestTimeout: httpRequestTimeMsMax,
        keepAliveTimeout: httpKeepAliveTimeMs,
        connectionsCheckingInterval: 1_000,
        noDelay: true,
      },
      (request, response) => this.#serve(request, response),
    )
    this.#server.maxConnections = httpConnectionsMax
    this.#server.maxRequestsPerSocket = httpRequestsPerConnectionMax
    this.#server.timeout = httpAnswerTimeMsMax
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket)
      socket.once('close', () => this.#sockets.delete(socket))
    })
    this.#server.on('drop', () => this.#noteDropped())
  }

  get port(): number {
    return this.#port
  }

  listen(): Promise<void> {
    const { host, port, logger } = this.#options
    return new Promise((resolve, reject) => {
      this.#server.once('error', (error) => reject(listenError(error, host, port)))
      this.#server.listen({ host, port }, () => {
        this.#port = (this.#server.address() as AddressInfo).port
        this.#server.removeAllListeners('error')
        this.#server.on('error', (error) => logger.error({ err: error }, 'accepting HTTP connections failed'))
        resolve()
      })
    })
  }

  close(): Promise<void> {
    this.#closing ??= new Promise((resolve) => {
      this.#server.close(() => resolve())
      for (const socket of this.#sockets) socket.destroy()
    })
    return this.#closing
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    // Whatever becomes of it: the connection is not held for longer.
    const timer = setTimeout(() => request.socket.destroy(), httpAnswerTimeMsMax)
    response.once('close', () => clearTimeout(timer))
    response.on('error', (error) => this.#options.logger.debug({ err: error }, 'an HTTP answer could not be sent'))
    drain(request)
    this.#answer(request).then(
      (answer) => send(response, answer, hasBody(request)),
      (error: unknown) => {
        this.#options.logger.error({ err: error, path: pathOf(request) }, 'an HTTP request could not be answered')
        send(response, problem(500, 'this could not be answered; the log says why'), true)
      },
    )
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    const path = pathOf(request)
    if (path !== '/' && !Object.hasOwn(paths, path)) {
      return problem(404, `there is nothing at ${path}`, { paths })
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      const answer = problem(405, `${path} can only be read: use GET or HEAD, not ${request.method}`)
      return { ...answer, headers: { allow: 'GET, HEAD' } }
    }
    if (hasBody(request)) return problem(413, `${path} takes no body: send the request without one`)
    switch (path) {
      case '/livez':
        return json(200, { live: true })
      case '/readyz':
        return this.#readiness()
      case '/metrics':
        return this.#metrics('all')
      case '/public_metrics':
        return this.#metrics('public')
      default:
        return json(200, { paths })
    }
  }

  #readiness(): Answer {
    const reasons = this.#options.notReady()
    const degraded = this.#options.degraded()
    return json(reasons.length === 0 ? 200 : 503, { ready: reasons.length === 0, reasons, degraded })
  }

  async #metrics(scope: MetricScope): Promise<Answer> {
    return { status: 200, type: this.#options.metrics.contentType, body: await this.#texts[scope].get() }
  }

  #noteDropped(): void {
    this.#dropped += 1
    // Powers of two: a flood of connections does not become a flood of lines.
    if ((this.#dropped & (this.#dropped - 1)) !== 0) return
    this.#options.logger.warn(
      { limit: httpConnectionsMax, refused: this.#dropped },
      'refused an HTTP connection: the limit is reached',
    )
  }
}

const pathOf = (request: IncomingMessage): string => (request.url ?? '/').split('?', 1)[0] ?? '/'

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

/** Drops what comes with a request. Who sends much of it is cut off, whether it was announced or not. */
function drain(request: IncomingMessage): void {
  let received = 0
  request.on('data', (bytes: Buffer) => {
    received += bytes.length
    if (received > httpBodyBytesMax) request.socket.destroy()
  })
  // An aborted request is followed by the end of its connection.
  request.on('error', () => {})
}

function send(response: ServerResponse, { status, type, body, headers }: Answer, mustClose: boolean): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(mustClose ? { connection: 'close' } : {}),
    ...headers,
  })
  response.end(body)
}

function json(status: number, value: unknown): Answer {
  return { status, type: 'application/json; charset=utf-8', body: `${JSON.stringify(value)}\n` }
}

function problem(status: number, error: string, more: Readonly<Record<string, unknown>> = {}): Answer {
  return json(status, { error, ...more })
}
