import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isLoopback, isStreamError, type Logger, StreamError } from '@millrace/base'
import type { Json } from '../json.ts'
import { bodyBytesMax, connectionsMax, messageLengthMax, requestsMax, requestTimeMsMax } from '../limits.ts'
import { RawText, type Route, routes } from './routes.ts'
import type { RestRequest } from './request.ts'

/** Answers what is asked: once by what is known, or by a decision that is written. */
export type Answer = (route: Route, request: RestRequest) => Promise<unknown>

const contentType = 'application/vnd.schemaregistry.v1+json'
const bodyTypes = /^application\/(?:vnd\.schemaregistry(?:\.v1)?\+json|json|octet-stream)\s*(?:;|$)/i

/** A request that is refused as such, with a status of HTTP. */
class HttpRefusal extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** Serves the routes over HTTP/1.1. */
export class RestServer {
  readonly #server: Server
  readonly #answer: Answer
  readonly #logger: Logger
  /** Whether only this machine reaches it. */
  #isLocal = true
  #requestCount = 0

  constructor(answer: Answer, logger: Logger) {
    this.#answer = answer
    this.#logger = logger
    this.#server = createServer(
      { requestTimeout: requestTimeMsMax, headersTimeout: requestTimeMsMax },
      (request, response) => {
        void this.#serve(request, response)
      },
    )
    this.#server.maxConnections = connectionsMax
  }

  /** The port that it listens on. Rejects with ADDRESS_IN_USE, or INVALID_CONFIG if it can't listen there at all. */
  listen(host: string, port: number): Promise<number> {
    this.#isLocal = isLoopback(host)
    return new Promise((resolve, reject) => {
      this.#server.once('error', (error: NodeJS.ErrnoException) => {
        const code = error.code === 'EADDRINUSE' ? 'ADDRESS_IN_USE' : 'INVALID_CONFIG'
        const message = `the schema registry can't listen on ${host}:${port}: ${error.message}`
        reject(new StreamError(code, message, { cause: error, context: { address: `${host}:${port}` } }))
      })
      this.#server.listen(port, host, () => resolve((this.#server.address() as AddressInfo).port))
    })
  }

  /** Ends it at once, with what it was answering. Idempotent. */
  async close(): Promise<void> {
    if (!this.#server.listening) return
    const closed = new Promise((resolve) => this.#server.once('close', resolve))
    this.#server.close()
    this.#server.closeAllConnections()
    await closed
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#requestCount++
    try {
      this.#check(request)
      const url = urlOf(request.url ?? '/')
      const { route, params } = routeOf(request.method ?? 'GET', url.pathname)
      const body = await bodyOf(request)
      send(response, 200, await this.#answer(route, { params, query: url.searchParams, body }))
    } catch (error) {
      const { status, code, message } = this.#refusalOf(error)
      // What was not read of the body is not read as the next request.
      if (!request.complete) response.setHeader('connection', 'close')
      send(response, status, { error_code: code, message: message.slice(0, messageLengthMax) })
    } finally {
      this.#requestCount--
    }
  }

  #check({ headers }: IncomingMessage): void {
    // One connection can send many without waiting for answers.
    if (this.#requestCount > requestsMax) {
      throw new HttpRefusal(503, `HTTP 503: the registry answers ${requestsMax} requests at a time; try it again`)
    }
    // A page of another site whose name was made to stand for this machine is not to use it from a browser here.
    const { hostname } = urlOf(`http://${headers.host ?? 'localhost'}`)
    if (this.#isLocal && !isLoopback(hostname.replace(/^\[|\]$/g, ''))) {
      throw new HttpRefusal(
        403,
        'HTTP 403 Forbidden: the registry listens for this machine alone, by the name localhost',
      )
    }
  }

  #refusalOf(error: unknown): { readonly status: number; readonly code: number; readonly message: string } {
    if (error instanceof HttpRefusal) return { status: error.status, code: error.status, message: error.message }
    if (isStreamError(error)) {
      const { errorCode } = error.context
      if (typeof errorCode === 'number') {
        return {
          status: errorCode > 999 ? Math.floor(errorCode / 100) : errorCode,
          code: errorCode,
          message: error.message,
        }
      }
      if (error.code === 'MESSAGE_TOO_LARGE') {
        return { status: 422, code: 42201, message: `Invalid schema: it is too large for its topic: ${error.message}` }
      }
      this.#logger.warn({ err: error }, 'a request could not be answered')
      return { status: 500, code: 50001, message: `Error in the backend data store: ${error.message}` }
    }
    this.#logger.error({ err: error }, 'a request failed, by a defect of the registry')
    return { status: 500, code: 50001, message: 'Internal error of the registry: its log tells more' }
  }
}

/** The route of a path. Throws 404 if there is none, 405 if there are ones for other methods. */
function routeOf(method: string, path: string): { readonly route: Route; readonly params: Record<string, string> } {
  const parts = path.split('/').map(decoded)
  if (parts.length > 2 && parts.at(-1) === '') parts.pop()
  let isThere = false
  for (const route of routes) {
    const params = paramsOf(route.path.split('/'), parts)
    if (params === undefined) continue
    if (route.method === method) return { route, params }
    isThere = true
  }
  throw isThere ? new HttpRefusal(405, 'HTTP 405 Method Not Allowed') : new HttpRefusal(404, 'HTTP 404 Not Found')
}

function urlOf(text: string): URL {
  try {
    return new URL(text, 'http://localhost')
  } catch {
    throw new HttpRefusal(400, 'HTTP 400 Bad Request: that is no address')
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new HttpRefusal(400, 'HTTP 400 Bad Request: the path is not encoded as it should be')
  }
}

function paramsOf(pattern: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, name] of pattern.entries()) {
    const part = parts[index] ?? ''
    if (name.startsWith(':')) params[name.slice(1)] = part
    else if (name !== part) return undefined
  }
  return params
}

async function bodyOf(request: IncomingMessage): Promise<Json | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > bodyBytesMax) throw new HttpRefusal(413, `HTTP 413: a body has at most ${bodyBytesMax} bytes`)
    chunks.push(chunk)
  }
  if (length === 0) return undefined
  // Pages of other sites can make a browser send forms and plain texts to this machine, and not these.
  if (!bodyTypes.test(request.headers['content-type'] ?? '')) {
    throw new HttpRefusal(415, `HTTP 415 Unsupported Media Type: send ${contentType} or application/json`)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString()) as Json
  } catch {
    throw new HttpRefusal(400, 'HTTP 400 Bad Request: the body is not JSON')
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const text = body instanceof RawText ? body.text : JSON.stringify(body)
  response.writeHead(status, { 'content-type': contentType, 'content-length': Buffer.byteLength(text) })
  response.end(text)
}
