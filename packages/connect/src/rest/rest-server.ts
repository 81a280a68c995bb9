import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { isLoopback, type Logger, silentLogger, StreamError } from '@millrace/base'
import type { ServedWorker } from '../worker/served-worker.ts'
import { forwarded } from './forward.ts'
import { bodyOf } from './requests.ts'
import { AnotherWorker, RestError, statusOf } from './rest-error.ts'
import type { Handler, RestAnswer, Route } from './route.ts'
import { routes } from './routes.ts'
import { endAfter, RestStreams } from './rest-streams.ts'

/** Where the REST API listens. */
export interface RestOptions {
  /** 0 for a free one. Default 8083, as Kafka Connect's. */
  readonly port?: number
  /** An address of this machine that other machines can not reach: whoever can ask may run connectors. Default 127.0.0.1. */
  readonly host?: string
  /** Lets it listen where other machines can ask. Default false. */
  readonly insecure?: boolean
  readonly logger?: Logger
}

/** A REST API that listens. */
export interface RestServer {
  /** `http://127.0.0.1:8083` */
  readonly url: string
  /** Takes no more requests; resolves once those under way are answered. */
  close(): Promise<void>
}

/** What stands in the places of a route, if the path is one of its own. */
function match({ path }: Route, parts: readonly string[]): readonly string[] | undefined {
  if (path.length !== parts.length) return undefined
  if (!path.every((part, index) => part === '*' || part === parts[index])) return undefined
  return parts.filter((_, index) => path[index] === '*')
}

function partsOf(pathname: string): readonly string[] {
  try {
    return pathname.split('/').filter(Boolean).map(decodeURIComponent)
  } catch {
    // A path that can't be decoded is nobody's.
    throw new RestError(404, 'Not Found')
  }
}

/** What a browser was made to ask by a page of someone else is refused, and so is another name than this machine's, unless others may ask. */
function checkAsker({ headers }: IncomingMessage, othersMayAsk: boolean): void {
  const { host = '', origin } = headers
  const name = host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '')
  if (!othersMayAsk && !isLoopback(name))
    throw new RestError(403, `this is not ${host}: ask for an address of this machine, such as 127.0.0.1`)
  // Behind a name that is not checked, a page of that name may be anybody's.
  if (origin !== undefined && (othersMayAsk || origin !== `http://${host}`))
    throw new RestError(403, 'pages of others may not ask')
}

function checkTypes({ headers, method = '' }: IncomingMessage, body: string): void {
  const { accept = '*/*', 'content-type': type = '' } = headers
  if (!/(?:^|[\s,])(?:\*\/\*|application\/\*|application\/json)/i.test(accept))
    throw new RestError(406, 'Not Acceptable')
  const mayBeEmpty = body === '' && method !== 'POST'
  if (!mayBeEmpty && body !== '' && !/^application\/json\b/i.test(type))
    throw new RestError(415, 'Unsupported Media Type')
}

async function answerTo(
  worker: ServedWorker,
  request: IncomingMessage,
  othersMayAsk: boolean,
  signal: AbortSignal,
): Promise<RestAnswer> {
  checkAsker(request, othersMayAsk)
  const body = await bodyOf(request)
  const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://localhost')
  const parts = partsOf(pathname)
  for (const candidate of routes) {
    const places = match(candidate, parts)
    if (places === undefined) continue
    const { method = 'GET' } = request
    const allow = [...Object.keys(candidate.methods), 'HEAD', 'OPTIONS'].join(',')
    if (method === 'OPTIONS') return { status: 200, headers: { allow, 'content-type': 'application/json' } }
    const handler: Handler | undefined = candidate.methods[method === 'HEAD' ? 'GET' : method]
    if (handler === undefined) throw new RestError(405, 'Method Not Allowed', { allow })
    checkTypes(request, body)
    try {
      return await handler(worker, places, { query, body, signal })
    } catch (error) {
      if (!(error instanceof AnotherWorker)) throw error
      return await forwarded(error.url, { method, pathname, query, body })
    }
  }
  throw new RestError(404, 'Not Found')
}

function write(response: ServerResponse, { status, body, text: json, headers = {} }: RestAnswer): void {
  const text = json ?? (body === undefined ? '' : JSON.stringify(body))
  const type = text === '' ? {} : { 'content-type': 'application/json' }
  response.writeHead(status, { ...type, ...headers, 'content-length': Buffer.byteLength(text) })
  // Node leaves the body out where a request may have none.
  response.end(text)
}

/**
 * Starts Kafka Connect's REST API for a worker: its paths, codes and bodies. It has no passwords, so it listens on addresses of this machine
 * only unless it is told that it is `insecure` (INVALID_CONFIG otherwise), and refuses what pages of others have a browser ask. ADDRESS_IN_USE if the port is taken.
 */
export async function startRest(worker: ServedWorker, options: RestOptions = {}): Promise<RestServer> {
  const { port = 8083, host = '127.0.0.1', insecure = false, logger = silentLogger } = options
  if (!insecure && !isLoopback(host)) {
    const message = `the REST API can't listen on ${host}: it has no passwords, so it listens where this machine alone can ask, such as 127.0.0.1; say listener.insecure=true (insecure) if everyone who reaches it may run connectors`
    throw new StreamError('INVALID_CONFIG', message, { context: { key: 'host' } })
  }
  const othersMayAsk = !isLoopback(host)
  const streams = new RestStreams()
  const closing = new AbortController()
  const server = createServer((request, response) => {
    const signal = endAfter(response, closing.signal)
    const answered = answerTo(worker, request, othersMayAsk, signal).then((answer) =>
      answer.stream === undefined ? write(response, answer) : streams.send(response, answer, answer.stream),
    )
    answered.then(
      () => {},
      (error: unknown) => {
        const status = statusOf(error)
        if (status >= 500) logger.error({ err: error, path: request.url }, 'a request failed')
        // Whoever reads a stream sees that it is cut.
        if (response.headersSent) {
          response.destroy()
          return
        }
        const message = error instanceof Error ? error.message : String(error)
        const headers = error instanceof RestError ? error.headers : {}
        // What was not read of a request that is too large is not waited for.
        const closing = status === 413 ? { connection: 'close' } : {}
        write(response, { status, body: { error_code: status, message }, headers: { ...headers, ...closing } })
      },
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: Error & { code?: string }) => {
      const code = error.code === 'EADDRINUSE' ? 'ADDRESS_IN_USE' : 'INVALID_CONFIG'
      reject(new StreamError(code, `the REST API can't listen on ${host}:${port}: ${error.message}`, { cause: error }))
    })
    server.listen(port, host, resolve)
  })
  const address = server.address()
  const taken = typeof address === 'object' && address !== null ? address.port : port
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        closing.abort()
        server.closeIdleConnections()
      }),
  }
}
