import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { assert, isLoopback, type Logger, StreamError } from '@millrace/base'
import { type OffsetMap, Schema, sourceRecord, type SourceRecord } from '@millrace/connect'
import { lastAnswersMs, refusedRetryAfterSeconds, requestArrivesMs, webhookConnectionsMax } from '../limits.ts'
import { bodyOf, valuesOf } from './body.ts'
import { type Check, checkOf } from './credentials.ts'
import type { Inbox, RequestFate } from './inbox.ts'
import { Refusal } from './refusal.ts'
import { topicsByPath, type WebhookConfig } from './webhook-config.ts'

const text = Schema.string()
const soon = { 'retry-after': String(refusedRetryAfterSeconds) }

/** Receives requests, puts their records into an inbox, and answers when it is known what became of them. */
export class WebhookServer {
  readonly #config: WebhookConfig
  readonly #inbox: Inbox
  readonly #logger: Logger
  readonly #topics: ReadonlyMap<string, string>
  /** One for each path, the same with each of its records. */
  readonly #partitions: ReadonlyMap<string, OffsetMap>
  readonly #check: Check | undefined
  readonly #server: Server
  readonly #open = new Set<ServerResponse>()
  #bytes = 0
  #stopping = false
  #ended: Promise<void> = Promise.resolve()

  constructor(config: WebhookConfig, inbox: Inbox, logger: Logger) {
    this.#config = config
    this.#inbox = inbox
    this.#logger = logger
    this.#topics = topicsByPath(config['webhook.paths'])
    this.#partitions = new Map([...this.#topics.keys()].map((path) => [path, { path }]))
    this.#check = checkOf(config)
    this.#server = createServer({ requestTimeout: requestArrivesMs }, (request, response) => {
      this.#receive(request, response).catch((error: unknown) => this.#refuse(response, error))
    })
    this.#server.maxConnections = webhookConnectionsMax
  }

  /** Begins to listen. Throws ADDRESS_IN_USE, or INVALID_CONFIG for an address that is none of this machine's. */
  async listen(): Promise<void> {
    const { 'webhook.host': host, 'webhook.port': port } = this.#config
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', (cause: Error & { code?: string }) => {
        const code = cause.code === 'EADDRINUSE' ? 'ADDRESS_IN_USE' : 'INVALID_CONFIG'
        const message = `the webhook can't listen on ${host}:${port}: ${cause.message}`
        reject(new StreamError(code, message, { cause, context: { key: 'webhook.port', address: `${host}:${port}` } }))
      })
      this.#server.listen(port, host, resolve)
    })
    this.#logger.info({ host, port, paths: [...this.#topics.keys()] }, 'the webhook listens')
  }

  /** Takes no more connections, and refuses new requests on those that there are. */
  stop(): void {
    if (this.#stopping) return
    this.#stopping = true
    this.#ended = new Promise((resolve) => {
      this.#server.close(() => resolve())
    })
    this.#server.closeIdleConnections()
  }

  /** Ends; what is not answered is answered with 503. Resolves once the port is free. */
  async close(): Promise<void> {
    this.stop()
    for (const response of this.#open)
      this.#refuse(response, new Refusal(503, 'the connector stops', { headers: soon }))
    this.#server.closeIdleConnections()
    // A connection whose other side does not read its answer is not waited for.
    const late = setTimeout(() => this.#server.closeAllConnections(), lastAnswersMs)
    await this.#ended
    clearTimeout(late)
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let reserved = 0
    this.#open.add(response)
    response.once('close', () => {
      this.#open.delete(response)
      this.#bytes -= reserved
    })
    const topic = this.#topicOf(request)
    this.#makeSureOfRoom()
    const check = this.#check
    const nobody = new Uint8Array()
    if (check !== undefined && !check.takesBody && !check.passes(request.headers, nobody)) throw unauthorized()
    const body = await bodyOf(request, {
      bytesMax: this.#config['webhook.request.bytes.max'],
      reserve: (bytes) => {
        reserved += bytes
        this.#bytes += bytes
        this.#makeSureOfRoom()
      },
    })
    if (check?.takesBody === true && !check.passes(request.headers, body)) throw unauthorized()
    const records = this.#recordsOf(request, topic, body)
    const late = setTimeout(() => this.#answer(response, 'unknown'), this.#config['webhook.answer.timeout.ms'])
    response.once('close', () => clearTimeout(late))
    this.#inbox.put(records, (fate) => this.#answer(response, fate))
  }

  /** Who may not ask, and what is not there, is refused before anything of a body is read. */
  #topicOf({ headers, method, url = '/' }: IncomingMessage): string {
    if (this.#check === undefined) {
      // A page of someone else can have a browser on this machine ask, and a name of someone else can point here.
      const name = (headers.host ?? '').replace(/:\d+$/, '').replaceAll(/^\[|\]$/g, '')
      if (!isLoopback(name)) throw new Refusal(403, 'ask for an address of this machine, such as 127.0.0.1')
      if (headers.origin !== undefined) throw new Refusal(403, 'pages may not ask')
    }
    const [path = '/'] = url.split('?')
    const topic = this.#topics.get(path)
    if (topic === undefined) throw new Refusal(404, 'there is no such path')
    if (method !== 'POST') throw new Refusal(405, 'only POST is taken', { headers: { allow: 'POST' } })
    return topic
  }

  #makeSureOfRoom(): void {
    if (this.#stopping) throw new Refusal(503, 'the connector stops', { headers: soon })
    const full =
      this.#open.size > this.#config['webhook.in.flight.requests.max'] ||
      this.#bytes > this.#config['webhook.in.flight.bytes.max']
    if (full) throw new Refusal(503, 'there is more to store than there is room for', { headers: soon })
  }

  #recordsOf({ headers, url = '/' }: IncomingMessage, topic: string, body: Uint8Array): readonly SourceRecord[] {
    const {
      'webhook.json.values': jsonValues,
      'webhook.json.split.arrays': splitArrays,
      'webhook.key.header': keyHeader,
      'webhook.headers.include': included,
    } = this.#config
    const header = (name: string): string | undefined => {
      const value = headers[name.toLowerCase()]
      return Array.isArray(value) ? value.join(', ') : value
    }
    const keyText = keyHeader === null ? undefined : header(keyHeader)
    const shared = {
      topic,
      key: keyText === undefined ? { schema: null, value: null } : { schema: text, value: keyText },
      headers: included.flatMap((key) => {
        const value = header(key)
        return value === undefined ? [] : [{ key, schema: text, value }]
      }),
      sourcePartition: this.#partitionOf(url),
      sourceOffset: { receivedMs: Date.now() },
    }
    const values = valuesOf(headers['content-type'] ?? '', body, { jsonValues, splitArrays })
    return values.map((value) => sourceRecord({ ...shared, value }))
  }

  #partitionOf(url: string): OffsetMap {
    const [path = '/'] = url.split('?')
    const partition = this.#partitions.get(path)
    assert(partition !== undefined, 'other paths were refused')
    return partition
  }

  #answer(response: ServerResponse, fate: RequestFate): void {
    if (fate === 'stored') this.#write(response, 204)
    else if (fate === 'failed') this.#refuse(response, new Refusal(422, 'a record of the request cannot be stored'))
    else {
      const message = 'it is not known whether the records are stored: send them again'
      this.#refuse(response, new Refusal(503, message, { headers: soon }))
    }
  }

  #refuse(response: ServerResponse, error: unknown): void {
    if (error instanceof Refusal) {
      this.#write(response, error.status, error.message, error.headers)
      return
    }
    this.#logger.error({ err: error }, 'a request to the webhook failed')
    this.#write(response, 500, 'the request failed')
  }

  /** Answers, unless it is answered or the other side has gone. */
  #write(response: ServerResponse, status: number, message = '', headers: Readonly<Record<string, string>> = {}): void {
    if (response.headersSent || response.destroyed) return
    const body = message === '' ? '' : JSON.stringify({ message })
    // What was not read of a request is not waited for.
    const last = this.#stopping || !response.req.complete
    response.writeHead(status, {
      ...headers,
      ...(last ? { connection: 'close' } : {}),
      ...(body === '' ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
    })
    response.end(body)
  }
}

function unauthorized(): Refusal {
  return new Refusal(401, 'the request lacks the right secret or signature', {
    headers: { 'www-authenticate': 'Bearer' },
  })
}
