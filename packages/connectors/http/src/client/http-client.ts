import { toStreamError } from '@millrace/base'
import { Agent, request } from 'undici'
import { unreadBytesMax } from '../limits.ts'

/** How a client connects, and how long it waits. */
export interface ClientOptions {
  /** To each host, at once. */
  readonly connections: number
  readonly connectTimeoutMs: number
  /** From the request to the end of its answer. */
  readonly requestTimeoutMs: number
}

/** A request. Its URL has been checked. */
export interface OutgoingRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array | undefined
  readonly signal: AbortSignal
  /** What is wanted of the body, in bytes; 0: nothing. */
  readonly bodyBytesMax: number
}

/** What a server answered, whatever its status. */
export interface HttpAnswer {
  readonly status: number
  readonly headers: ReadonlyMap<string, string>
  /** Undefined if it was not wanted. */
  readonly body: Uint8Array | undefined
}

/** A request that no answer came to, or none that could be taken. It may work later unless `tooLarge`. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
  readonly tooLarge: boolean

  constructor(message: string, options: { readonly cause?: unknown; readonly tooLarge?: boolean } = {}) {
    super(message, { cause: options.cause })
    this.tooLarge = options.tooLarge ?? false
  }
}

/** Why a request got no answer: the code of the innermost error that has one says more than its message, and never what was sent. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const inner = error.cause instanceof Error ? reasonOf(error.cause) : undefined
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return inner ?? code ?? error.message
}

/** Makes requests over connections that are kept open. It follows no redirects. */
export class HttpClient {
  readonly #agent: Agent
  readonly #requestTimeoutMs: number

  constructor({ connections, connectTimeoutMs, requestTimeoutMs }: ClientOptions) {
    this.#requestTimeoutMs = requestTimeoutMs
    this.#agent = new Agent({
      connections,
      connect: { timeout: connectTimeoutMs },
      headersTimeout: requestTimeoutMs,
      bodyTimeout: requestTimeoutMs,
    })
  }

  /** What the server answered. Throws {@link NoAnswer}, and the signal's reason when that says so. */
  async request({ url, method, headers, body, signal, bodyBytesMax }: OutgoingRequest): Promise<HttpAnswer> {
    const ended = new AbortController()
    const end = (): void => ended.abort()
    const timer = setTimeout(end, this.#requestTimeoutMs)
    signal.addEventListener('abort', end, { once: true })
    if (signal.aborted) end()
    try {
      const options = { dispatcher: this.#agent, signal: ended.signal, method, headers }
      const answer = await request(url, body === undefined ? options : { ...options, body })
      const given = new Map(
        Object.entries(answer.headers).map(([name, value]) => [
          name,
          Array.isArray(value) ? value.join(', ') : (value ?? ''),
        ]),
      )
      if (bodyBytesMax > 0) {
        return { status: answer.statusCode, headers: given, body: await bytesOf(answer.body, bodyBytesMax) }
      }
      await answer.body.dump({ limit: unreadBytesMax })
      return { status: answer.statusCode, headers: given, body: undefined }
    } catch (error) {
      if (signal.aborted) throw toStreamError(signal.reason, 'ABORTED', 'a request was given up')
      if (error instanceof NoAnswer) throw error
      const why = ended.signal.aborted ? `no answer within ${this.#requestTimeoutMs} ms` : reasonOf(error)
      throw new NoAnswer(`${method} to ${url.host}: ${why}`, { cause: error })
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
    }
  }

  /** Ends the connections, and what is under way on them. */
  close(): Promise<void> {
    return this.#agent.destroy()
  }
}

async function bytesOf(body: AsyncIterable<Uint8Array>, bytesMax: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of body) {
    bytes += part.length
    if (bytes > bytesMax) throw new NoAnswer(`an answer has more than ${bytesMax} bytes`, { tooLarge: true })
    parts.push(part)
  }
  return Buffer.concat(parts)
}
