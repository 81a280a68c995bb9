import { isStreamError } from '@millrace/base'
import {
  configError,
  defineSink,
  type RecordResult,
  recordResult,
  type SinkConnector,
  type SinkRecord,
} from '@millrace/connect'
import { authorization, parseHeaders } from '../client/client-options.ts'
import { type HttpAnswer, HttpClient, NoAnswer } from '../client/http-client.ts'
import { realTime, type Time } from '../client/pause.ts'
import { retryAfterMs } from '../client/retry-after.ts'
import { version } from '../version.ts'
import { lanesOf } from './lanes.ts'
import { idempotencyKey, requestsOf, type Sending, sendingOf, type SendingOptions } from './planned-request.ts'
import { Framing } from './request-body.ts'
import { checkSink, type HttpSinkConfig, sinkConfig } from './sink-config.ts'
import { UrlTemplate } from './url-template.ts'

/** What may work later, besides 5xx: a time-out, too early, too many. */
const passing: readonly number[] = [408, 425, 429]

/** What became of one request, whose records share it. */
type Outcome = RecordResult | 'split'

class HttpSinkTask {
  readonly #options: SendingOptions
  readonly #framing: Framing
  readonly #headers: Readonly<Record<string, string>>
  readonly #client: HttpClient
  readonly #time: Time

  constructor(config: HttpSinkConfig, time: Time) {
    checkSink(config)
    const template = new UrlTemplate(config['http.api.url'])
    const hosts = config['http.allowed.hosts']
    const fixed = template.fixedHost === undefined ? [] : [template.fixedHost]
    this.#options = { config, template, hosts: hosts.length > 0 ? hosts : fixed }
    this.#framing = new Framing(config)
    this.#headers = {
      'content-type': this.#framing.contentType,
      ...parseHeaders(config.headers, config['header.separator']),
      ...authorization(config),
    }
    this.#time = time
    this.#client = new HttpClient({
      connections: config['order.by'] === 'key' ? config['max.in.flight.requests'] : 1,
      connectTimeoutMs: config['http.connect.timeout.ms'],
      requestTimeoutMs: config['http.request.timeout.ms'],
    })
  }

  async write(records: readonly SinkRecord[], signal: AbortSignal): Promise<readonly RecordResult[]> {
    const results: RecordResult[] = records.map(() => recordResult.ok)
    const sendings: Sending[] = []
    for (const [index, record] of records.entries()) {
      try {
        const sending = sendingOf(record, index, this.#options)
        if (sending !== undefined) sendings.push(sending)
      } catch (error) {
        if (!isStreamError(error, 'INVALID_DATA')) throw error
        results[index] = recordResult.reject(error.message)
      }
    }
    const lanes = lanesOf(sendings, this.#options.config)
    const waits = await Promise.all(lanes.map((lane) => this.#sendLane(lane, results, signal)))
    const waitMs = Math.max(0, ...waits)
    // What has to be sent again comes back at once: that the server asked for a pause is seen to here.
    if (waitMs > 0) await this.#time.pause(waitMs, signal)
    return results
  }

  close(): Promise<void> {
    return this.#client.close()
  }

  /** Sends what stands in order up to the first that has to be sent again, and answers how long the server asked to wait. */
  async #sendLane(lane: readonly Sending[], results: RecordResult[], signal: AbortSignal): Promise<number> {
    const queue = [...requestsOf(lane, this.#options.config, this.#framing)].toReversed()
    for (let request = queue.pop(); request !== undefined; request = queue.pop()) {
      const { outcome, waitMs } = await this.#send(request, signal)
      if (outcome === 'split') {
        // One of them is at fault: alone each answers for itself.
        for (const sending of request.toReversed()) queue.push([sending])
        continue
      }
      for (const { index } of request) results[index] = outcome
      if (outcome.kind !== 'retry') continue
      for (const later of queue) for (const { index } of later) results[index] = outcome
      return waitMs
    }
    return 0
  }

  async #send(
    sendings: readonly Sending[],
    signal: AbortSignal,
  ): Promise<{ readonly outcome: Outcome; readonly waitMs: number }> {
    const { config } = this.#options
    const [first] = sendings
    if (first === undefined) return { outcome: recordResult.ok, waitMs: 0 }
    const contents = sendings.flatMap(({ content }) => (content === undefined ? [] : [content]))
    const name = config['idempotency.key.header']
    try {
      const answer = await this.#client.request({
        method: first.content === undefined ? 'DELETE' : config['request.method'],
        url: first.url,
        headers: { ...this.#headers, ...(name === '' ? {} : { [name.toLowerCase()]: idempotencyKey(sendings) }) },
        body: contents.length === 0 ? undefined : this.#framing.body(contents),
        signal,
        bodyBytesMax: 0,
      })
      const outcome = outcomeOf(answer, first, sendings.length)
      return { outcome, waitMs: retryAfterMs(answer.headers.get('retry-after'), this.#time.nowMs()) ?? 0 }
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error
      return { outcome: recordResult.retry(error.message), waitMs: 0 }
    }
  }
}

/** What an answer says of the records that were sent. Throws INVALID_CONFIG if it is about who sent them. */
function outcomeOf({ status }: HttpAnswer, { url, content }: Sending, records: number): Outcome {
  const said = `${url.host} answered ${status}`
  if (status >= 200 && status < 300) return recordResult.ok
  // What is to be deleted and is not there is deleted.
  if (content === undefined && (status === 404 || status === 410)) return recordResult.ok
  if (status >= 500 || passing.includes(status)) return recordResult.retry(said)
  if (status === 401 || status === 407)
    throw configError('auth.type', `${said}: it refuses who sends records, see auth.type`)
  if (records > 1) return 'split'
  return recordResult.reject(status < 400 ? `${said}, and requests follow no redirects: see http.api.url` : said)
}

/** Made with the machine's time, or with that of a test. */
export function httpSinkWith(time: Time): SinkConnector {
  return defineSink({
    name: 'HttpSink',
    aliases: ['io.confluent.connect.http.HttpSinkConnector'],
    version,
    doc: 'Sends records to an HTTP API.',
    config: sinkConfig,
    plan(config, tasksMax) {
      checkSink(config)
      authorization(config)
      return Array.from({ length: tasksMax }, (_, task) => ({ key: String(task) }))
    },
    open: ({ config }) => new HttpSinkTask(config, time),
  })
}

/** Sends records to an HTTP API, each alone or several in a request; see the README. */
export const httpSink: SinkConnector = httpSinkWith(realTime)
