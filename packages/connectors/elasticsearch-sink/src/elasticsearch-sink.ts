import { setTimeout as pause } from 'node:timers/promises'
import { assert, isStreamError, StreamError } from '@millrace/base'
import {
  defineSink,
  type RecordResult,
  recordResult,
  type SinkConnector,
  type SinkContext,
  type SinkPartition,
  type SinkRecord,
} from '@millrace/connect'
import { type Action, actionOf, requestsOf } from './document.ts'
import { IndexName } from './index-name.ts'
import { type ItemResult, itemResults } from './item-result.ts'
import { Ownership } from './ownership.ts'
import { NotNow, Server } from './server.ts'
import { checkSink, type ElasticsearchSinkConfig, sinkConfig } from './sink-config.ts'
import { version } from './version.ts'

/** Only what is looked at is answered. */
const bulkPath = '_bulk?filter_path=items.*.status,items.*.error.type,items.*.error.reason'

/** Deletions are remembered for so long: until then no older version of a document that was deleted comes back. */
const rememberDeletions = { 'index.gc_deletes': '1h' }

class ElasticsearchSinkTask {
  readonly #config: ElasticsearchSinkConfig
  readonly #server: Server
  readonly #names: IndexName
  readonly #ownership: Ownership

  constructor({ config, topicId }: SinkContext<ElasticsearchSinkConfig>) {
    checkSink(config)
    this.#config = config
    this.#server = new Server(config)
    this.#names = new IndexName(config['index.name'], config['index.timestamp.format'])
    const deletes = config['behavior.on.null.values'] === 'delete'
    this.#ownership = new Ownership(this.#server, topicId, deletes ? rememberDeletions : {})
  }

  async write(records: readonly SinkRecord[], signal: AbortSignal): Promise<readonly RecordResult[]> {
    const results: RecordResult[] = records.map(() => recordResult.ok)
    const actions: Action[] = []
    for (const [index, record] of records.entries()) {
      try {
        const action = actionOf(record, index, this.#config, this.#names)
        if (action !== undefined) actions.push(action)
      } catch (error) {
        if (!isStreamError(error, 'INVALID_DATA')) throw error
        results[index] = recordResult.reject(error.message)
      }
    }
    const requests = [...requestsOf(actions, this.#config)].toReversed()
    for (let request = requests.pop(); request !== undefined; request = requests.pop()) {
      try {
        const done = await this.#send(request, signal)
        if (done === 'split') {
          const middle = Math.ceil(request.length / 2)
          requests.push(request.slice(middle), request.slice(0, middle))
          continue
        }
        for (const [at, { index }] of request.entries()) results[index] = done[at] ?? recordResult.ok
        if (!done.some(({ kind }) => kind === 'retry')) continue
        // What is behind waits, so that the order stays.
        for (const { index } of requests.flat())
          results[index] = recordResult.retry('what stands before it is written again')
        break
      } catch (error) {
        if (!(error instanceof NotNow)) throw error
        for (const { index } of [request, ...requests].flat()) results[index] = recordResult.retry(error.message)
        if (error.retryAfterMs > 0) await pause(error.retryAfterMs, undefined, { signal })
        break
      }
    }
    return results
  }

  release(partitions: readonly SinkPartition[]): void {
    this.#ownership.forget(partitions.map(({ topic }) => topic))
  }

  close(): Promise<void> {
    return this.#server.close()
  }

  /** Sends one request, and answers for each of its actions; `split` if it is too large. */
  async #send(actions: readonly Action[], signal: AbortSignal): Promise<readonly RecordResult[] | 'split'> {
    const own = new Map<string, boolean>()
    if (this.#config['write.method'] === 'insert') {
      for (const { into, topic } of actions) {
        const key = `${into} ${topic}`
        if (!own.has(key)) own.set(key, await this.#ownership.isOwn(into, topic, signal))
      }
    }
    const body = Buffer.concat(actions.flatMap(({ pieces }) => pieces))
    const { status, body: said } = await this.#server.ask('POST', bulkPath, { body, signal })
    if (status === 413) {
      return actions.length > 1 ? 'split' : [recordResult.reject('its document is larger than the server takes')]
    }
    const items = status < 300 ? itemResults(said, actions.length) : undefined
    if (items === undefined) {
      const message = `what answers at connection.url is no Elasticsearch or OpenSearch: a bulk request was answered with ${status}`
      throw new StreamError('INVALID_REQUEST', message)
    }
    const inPlace = items.map((item, at): RecordResult => {
      if (item !== 'conflict') return item
      const action = actions[at]
      assert(action !== undefined, 'each item is of an action')
      if (own.get(`${action.into} ${action.topic}`) !== false) return recordResult.ok
      return recordResult.reject(
        `index ${action.into} has a document with its id of an earlier topic ${action.topic}, whose offsets were higher: delete the index, or name another`,
      )
    })
    return inOrder(actions, inPlace, items, this.#config['write.method'] === 'upsert')
  }
}

/**
 * What has to be written again, where others of the same document went through behind it: with versions they are what counts, without they have to be
 * written again too.
 */
function inOrder(
  actions: readonly Action[],
  results: readonly RecordResult[],
  items: readonly ItemResult[],
  upserts: boolean,
): readonly RecordResult[] {
  if (!results.some(({ kind }) => kind === 'retry')) return results
  const ordered = [...results]
  const documentOf = ({ into, id }: Action): string => JSON.stringify([into, id])
  if (upserts) {
    const again = new Map<string, RecordResult>()
    for (const [at, action] of actions.entries()) {
      const result = results[at]
      const before = again.get(documentOf(action))
      if (result?.kind === 'retry') again.set(documentOf(action), result)
      else if (before !== undefined && result?.kind === 'ok') ordered[at] = before
    }
    return ordered
  }
  const newer = new Set<string>()
  for (let at = actions.length - 1; at >= 0; at--) {
    const action = actions[at]
    assert(action !== undefined, 'it is one of them')
    const item = items[at]
    if (results[at]?.kind === 'retry' && newer.has(documentOf(action))) ordered[at] = recordResult.ok
    else if (item !== 'conflict' && item?.kind === 'ok') newer.add(documentOf(action))
  }
  return ordered
}

/** Confluent's sink for Elasticsearch, for OpenSearch too: each record is a document; see the README. */
export const elasticsearchSink: SinkConnector = defineSink({
  name: 'ElasticsearchSink',
  aliases: ['io.confluent.connect.elasticsearch.ElasticsearchSinkConnector'],
  version,
  doc: 'Writes records into indexes of Elasticsearch or OpenSearch, each as a document.',
  config: sinkConfig,
  plan(config, tasksMax) {
    checkSink(config)
    return Array.from({ length: tasksMax }, (_, task) => ({ key: String(task) }))
  },
  async check(config, signal) {
    const server = new Server(config)
    try {
      const { status } = await server.ask('GET', '', { signal })
      return status < 300 ? [] : [{ option: 'connection.url', message: `it answers ${status}` }]
    } catch (error) {
      if (error instanceof NotNow) return [{ option: 'connection.url', message: error.message, mayPass: true }]
      if (isStreamError(error, 'INVALID_CONFIG')) return [{ option: 'connection.username', message: error.message }]
      throw error
    } finally {
      await server.close()
    }
  },
  open: (context) => new ElasticsearchSinkTask(context),
})
