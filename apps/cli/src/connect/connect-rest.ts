import { closestName } from '@millrace/base'
import { exitCodes } from '../exit-codes.ts'
import { CommandFailure, usageError } from '../failure.ts'
import type { CliIo } from '../io.ts'
import { askTimeoutMs } from '../limits.ts'

/** Where Kafka Connect's REST API is, if nothing else is said. */
export const defaultConnectUrl = 'http://127.0.0.1:8083'

/** What was answered. */
export interface ConnectAnswer {
  readonly status: number
  /** Null if there was nothing in it. */
  readonly body: unknown
}

/** How a worker is asked. */
export interface AskOptions {
  /** How long it may take to answer, in milliseconds. */
  readonly timeoutMs?: number
}

/** Asks Kafka Connect's REST API, of Millrace or of Kafka. */
export class ConnectRest {
  readonly #url: string
  readonly #signal: AbortSignal

  constructor(io: CliIo, url: string) {
    if (!URL.canParse(url)) throw usageError(`--url '${url}' is no URL, such as ${defaultConnectUrl}`)
    this.#url = url.replace(/\/+$/, '')
    this.#signal = io.interrupted
  }

  /** Where it asks. */
  get url(): string {
    return this.#url
  }

  /** An answer, whatever it is. Exit code 3 if there is none. */
  async ask(
    method: string,
    path: string,
    body?: unknown,
    { timeoutMs = askTimeoutMs }: AskOptions = {},
  ): Promise<ConnectAnswer> {
    const headers = { accept: 'application/json', 'content-type': 'application/json' }
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const signal = AbortSignal.any([this.#signal, AbortSignal.timeout(timeoutMs)])
    try {
      const answer = await fetch(`${this.#url}${path}`, { method, headers, signal, ...sent })
      const text = await answer.text()
      return { status: answer.status, body: text === '' ? null : (JSON.parse(text) as unknown) }
    } catch (error) {
      throw this.#unreachable(error)
    }
  }

  /** The lines of an answer that may go on for ever, as they come, until the signal or the worker ends it. */
  async *lines(path: string, signal: AbortSignal): AsyncGenerator<string> {
    const decoder = new TextDecoder()
    let left = ''
    try {
      const answer = await fetch(`${this.#url}${path}`, { signal })
      if (answer.status >= 400) {
        const text = await answer.text()
        throw failureOf({ status: answer.status, body: text === '' ? null : (JSON.parse(text) as unknown) })
      }
      const chunks: AsyncIterable<Uint8Array> | null = answer.body
      for await (const chunk of chunks ?? []) {
        const lines = `${left}${decoder.decode(chunk, { stream: true })}`.split('\n')
        left = lines.pop() ?? ''
        yield* lines
      }
      if (left !== '') yield left
    } catch (error) {
      if (signal.aborted) return
      throw error instanceof CommandFailure ? error : this.#unreachable(error)
    }
  }

  #unreachable(error: unknown): CommandFailure {
    const why = error instanceof SyntaxError ? ' (what answers there speaks no JSON)' : reasonOf(error)
    return new CommandFailure(
      exitCodes.unreachable,
      `no Connect worker answers at ${this.#url}${why}: start one with \`millrace dev --connect\`, or say where it is with --url`,
      { cause: error },
    )
  }

  /** What a request answers that works. Anything else is exit code 1, with what the worker says. */
  async get<Body>(method: string, path: string, body?: unknown): Promise<Body> {
    const answer = await this.ask(method, path, body)
    if (answer.status >= 400) throw failureOf(answer)
    return answer.body as Body
  }

  /** The same for a connector's path; one that there is not is told with the one that was meant. */
  async ofConnector<Body>(method: string, name: string, path: string, options: AskOptions = {}): Promise<Body> {
    const answer = await this.ask(method, connectorPath(name, path), undefined, options)
    if (answer.status !== 404) {
      if (answer.status >= 400) throw failureOf(answer)
      return answer.body as Body
    }
    const known = await this.get<readonly string[]>('GET', '/connectors')
    const meant = closestName(name, known)
    const hint = meant === undefined ? 'see `millrace connect ls`' : `did you mean '${meant}'?`
    throw new CommandFailure(exitCodes.failed, `there is no connector '${name}': ${hint}`)
  }
}

/** The path of a connector, or one below it. */
export function connectorPath(name: string, below = ''): string {
  return `/connectors/${encodeURIComponent(name)}${below}`
}

/** What a worker says that refuses. */
export function failureOf({ status, body }: ConnectAnswer): CommandFailure {
  const message = typeof body === 'object' && body !== null && 'message' in body ? String(body.message) : ''
  return new CommandFailure(exitCodes.failed, message === '' ? `the worker answers ${status}` : message)
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const message = cause instanceof Error ? cause.message : String(cause)
  return message === '' || message.includes('ECONNREFUSED') ? '' : ` (${message})`
}
