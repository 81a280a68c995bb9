import { StreamError, toStreamError } from '@millrace/base'
import { Agent, request } from 'undici'
import { answerBytesMax, retryAfterMsMax } from './limits.ts'
import type { ElasticsearchSinkConfig } from './sink-config.ts'

/** What the server answered. */
export interface Answer {
  readonly status: number
  /** What its JSON says; undefined if it is none. */
  readonly body: unknown
  /** How long it asks to wait, in milliseconds. */
  readonly retryAfterMs: number
}

/** A server that did not answer, or is too busy. */
export class NotNow extends Error {
  override readonly name = 'NotNow'
  readonly retryAfterMs: number

  constructor(message: string, retryAfterMs = 0, options: { readonly cause?: unknown } = {}) {
    super(message, options)
    this.retryAfterMs = retryAfterMs
  }
}

/** The code of the innermost error that has one: never what was sent. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const inner = error.cause instanceof Error ? reasonOf(error.cause) : undefined
  return inner ?? ('code' in error && typeof error.code === 'string' ? error.code : error.message)
}

/** One of several servers of a cluster: another one as soon as it does not answer. */
export class Server {
  readonly #urls: readonly URL[]
  readonly #agent: Agent
  readonly #authorization: Readonly<Record<string, string>>
  readonly #timeoutMs: number
  #current = 0

  constructor(config: ElasticsearchSinkConfig) {
    this.#urls = config['connection.url'].map((url) => new URL(url))
    const { 'connection.username': user, 'connection.password': password } = config
    const pair = Buffer.from(`${user ?? ''}:${password?.reveal() ?? ''}`).toString('base64')
    this.#authorization = user === null ? {} : { authorization: `Basic ${pair}` }
    this.#timeoutMs = config['read.timeout.ms']
    this.#agent = new Agent({
      connections: 1,
      connect: { timeout: config['connection.timeout.ms'] },
      headersTimeout: this.#timeoutMs,
      bodyTimeout: this.#timeoutMs,
    })
  }

  /** Asks it. Throws {@link NotNow} for what may work later, and INVALID_CONFIG if it does not let one in. */
  async ask(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    { body, signal }: { readonly body?: string | Buffer; readonly signal: AbortSignal },
  ): Promise<Answer> {
    const url = this.#urls[this.#current % this.#urls.length]
    if (url === undefined) throw new StreamError('INVALID_CONFIG', 'connection.url is empty')
    const answer = await this.#ask(url, method, path, body, signal)
    const { status, retryAfterMs } = answer
    if (status === 401 || status === 403) {
      const message = `${url.host} answered ${status}: see connection.username and connection.password`
      throw new StreamError('INVALID_CONFIG', message, { context: { key: 'connection.username' } })
    }
    if (status === 408 || status === 429 || status >= 500)
      throw new NotNow(`${url.host} answered ${status}`, retryAfterMs)
    return answer
  }

  close(): Promise<void> {
    return this.#agent.destroy()
  }

  async #ask(
    url: URL,
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body: string | Buffer | undefined,
    signal: AbortSignal,
  ): Promise<Answer> {
    const ended = new AbortController()
    const end = (): void => ended.abort()
    const timer = setTimeout(end, this.#timeoutMs)
    signal.addEventListener('abort', end, { once: true })
    if (signal.aborted) end()
    try {
      const type = Buffer.isBuffer(body) ? 'application/x-ndjson' : 'application/json'
      const headers = { ...this.#authorization, ...(body === undefined ? {} : { 'content-type': type }) }
      const options = { dispatcher: this.#agent, signal: ended.signal, method, headers }
      const answer = await request(at(url, path), body === undefined ? options : { ...options, body })
      return {
        status: answer.statusCode,
        body: jsonOf(await textOf(answer.body)),
        retryAfterMs: retryAfterMsOf(answer.headers['retry-after']),
      }
    } catch (error) {
      if (signal.aborted) throw toStreamError(signal.reason, 'ABORTED', 'a request was given up')
      // Another one may be there.
      this.#current += 1
      const why = ended.signal.aborted ? `no answer within ${this.#timeoutMs} ms` : reasonOf(error)
      throw new NotNow(`${url.host}: ${why}`, 0, { cause: error })
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
    }
  }
}

/** `path` below a URL that may have a path of its own. */
function at(url: URL, path: string): URL {
  return new URL(`${url.origin}${url.pathname.replace(/\/$/, '')}/${path}`)
}

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of body) {
    bytes += part.length
    if (bytes > answerBytesMax) throw new Error(`an answer has more than ${answerBytesMax} bytes`)
    parts.push(part)
  }
  return Buffer.concat(parts).toString()
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Something between here and the server may answer by itself; the status says what is to be known.
    return undefined
  }
}

function retryAfterMsOf(header: string | readonly string[] | undefined): number {
  return typeof header === 'string' && /^\d+$/.test(header) ? Math.min(Number(header) * 1000, retryAfterMsMax) : 0
}
