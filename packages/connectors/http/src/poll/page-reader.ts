import { type Logger, StreamError } from '@millrace/base'
import { type AllowedHosts, hostOf, isAllowed } from '../client/allowed-hosts.ts'
import { authorization, parseHeaders } from '../client/client-options.ts'
import { type HttpAnswer, HttpClient, NoAnswer } from '../client/http-client.ts'
import type { Time } from '../client/pause.ts'
import { retryAfterMs } from '../client/retry-after.ts'
import { retryBackoffMsMax } from '../limits.ts'
import { offsetSlot, type PollConfig } from './poll-config.ts'
import type { Position } from './position.ts'

/** What may work later, besides 5xx: a time-out, too early, too many. */
const passing: readonly number[] = [408, 425, 429]

/** Asks for pages, again where that may help. */
export class PageReader {
  readonly #config: PollConfig
  readonly #client: HttpClient
  readonly #headers: Readonly<Record<string, string>>
  readonly #hosts: AllowedHosts
  readonly #time: Time
  readonly #logger: Logger

  constructor(config: PollConfig, time: Time, logger: Logger) {
    this.#config = config
    this.#time = time
    this.#logger = logger
    this.#headers = {
      accept: 'application/json',
      ...parseHeaders(config['http.request.headers'], config['http.request.headers.separator']),
      ...authorization(config),
    }
    const hosts = config['http.allowed.hosts']
    this.#hosts = hosts.length > 0 ? hosts : [hostOf(this.urlAt({ at: '0' }))]
    this.#client = new HttpClient({
      connections: 1,
      connectTimeoutMs: config['http.connect.timeout.ms'],
      requestTimeoutMs: config['http.request.timeout.ms'],
    })
  }

  /** The URL for a position. */
  urlAt({ at }: Pick<Position, 'at'>): URL {
    const { url, 'http.request.parameters': parameters, 'http.offset.mode': mode } = this.#config
    // The start of links has no offset in it.
    if (mode === 'LINK_HEADER' && at !== '' && URL.canParse(at)) return new URL(at)
    const offset = encodeURIComponent(at)
    const made = new URL(url.replaceAll(offsetSlot, () => offset))
    const more = parameters.replaceAll(offsetSlot, () => offset)
    if (more !== '') made.search = made.search === '' ? more : `${made.search}&${more}`
    return made
  }

  /** The answer for a position: 200, 204 or 304. Throws once it was asked for often enough, and for answers that will stay what they are. */
  async read(position: Position, signal: AbortSignal): Promise<HttpAnswer> {
    const url = this.urlAt(position)
    if (!isAllowed(url, this.#hosts)) {
      throw this.#error('POLICY_VIOLATION', `${url.host} is none of http.allowed.hosts, and the next page is there`)
    }
    const { 'max.retries': retriesMax, 'retry.backoff.ms': backoffMs } = this.#config
    for (let tries = 0; ; tries++) {
      const { answer, reason } = await this.#ask(url, position, signal)
      const status = answer?.status
      if (answer !== undefined && (status === 200 || status === 204 || status === 304)) return answer
      if (status !== undefined && status < 500 && !passing.includes(status)) throw this.#refused(url, answer)
      if (tries >= retriesMax) {
        throw this.#error('TIMEOUT', `GET of ${url.host} failed ${tries + 1} times, the last time with ${reason}`)
      }
      const asked = retryAfterMs(answer?.headers.get('retry-after'), this.#time.nowMs())
      const delayMs = asked ?? Math.min(backoffMs * 2 ** tries, retryBackoffMsMax)
      this.#logger.warn({ host: url.host, reason, delayMs }, 'a request failed and is made again')
      await this.#time.pause(delayMs, signal)
    }
  }

  close(): Promise<void> {
    return this.#client.close()
  }

  async #ask(url: URL, { etag, lastModified }: Position, signal: AbortSignal) {
    const conditions = {
      ...(etag === undefined ? {} : { 'if-none-match': etag }),
      ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
    }
    try {
      const answer = await this.#client.request({
        method: 'GET',
        url,
        headers: { ...this.#headers, ...conditions },
        signal,
        bodyBytesMax: this.#config['http.response.bytes.max'],
      })
      return { answer, reason: `status ${answer.status}` }
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error
      if (error.tooLarge)
        throw this.#error('INVALID_DATA', `${error.message}: ask for less, or raise http.response.bytes.max`)
      return { answer: undefined, reason: error.message }
    }
  }

  /** An answer that will be the same the next time. */
  #refused(url: URL, answer: HttpAnswer | undefined): StreamError {
    const status = answer?.status ?? 0
    const location = answer?.headers.get('location')
    if (status >= 300 && status < 400 && location !== undefined && URL.canParse(location, url.href)) {
      return this.#error(
        'INVALID_REQUEST',
        `${url.host} sends one on to ${new URL(location, url).host}: put that address into url`,
      )
    }
    if (status === 401 || status === 403) {
      return this.#error('INVALID_REQUEST', `${url.host} refuses who asks (${status}): see auth.type`)
    }
    return this.#error('INVALID_REQUEST', `GET of ${url.host}${url.pathname} was answered with ${status}`)
  }

  #error(code: 'INVALID_DATA' | 'INVALID_REQUEST' | 'POLICY_VIOLATION' | 'TIMEOUT', message: string): StreamError {
    return new StreamError(code, message)
  }
}
