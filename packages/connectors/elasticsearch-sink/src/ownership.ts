import { LastUsed, StreamError } from '@millrace/base'
import { ownershipTriesMax, rememberedIndexesMax } from './limits.ts'
import type { Server } from './server.ts'

/** Where it stands in an index which topics its documents are of. */
const metaName = 'millrace_topics'

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}

/** What an index says of itself; undefined if there is no such index. */
interface IndexMeta {
  readonly meta: Readonly<Record<string, unknown>>
  readonly topics: Readonly<Record<string, unknown>>
}

/**
 * Knows of which topic the documents of an index are: its id stands in the index, beside the mappings. The offsets of a topic that was deleted and made
 * again begin anew, so that what is older there would be taken for newer.
 */
export class Ownership {
  readonly #server: Server
  readonly #topicId: ((topic: string) => Promise<string>) | undefined
  readonly #settings: Readonly<Record<string, string>>
  /** By index and topic. */
  #known = new LastUsed<string, boolean>(rememberedIndexesMax)
  readonly #ids = new Map<string, string>()

  /** `settings` are those of indexes that are made. */
  constructor(
    server: Server,
    topicId: ((topic: string) => Promise<string>) | undefined,
    settings: Readonly<Record<string, string>>,
  ) {
    this.#server = server
    this.#topicId = topicId
    this.#settings = settings
  }

  /** Whether the documents that an index has of a topic are of this one; says in the index that they are, where nothing is said. */
  async isOwn(index: string, topic: string, signal: AbortSignal): Promise<boolean> {
    const key = `${index} ${topic}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const id = await this.#idOf(topic)
    const own = id === undefined || (await this.#claim(index, topic, id, signal)) === id
    this.#known.set(key, own)
    return own
  }

  /** Forgets what it knows of topics: another one may have their names when they come again. */
  forget(topics: readonly string[]): void {
    for (const topic of topics) this.#ids.delete(topic)
    if (topics.length > 0) this.#known = new LastUsed(rememberedIndexesMax)
  }

  async #idOf(topic: string): Promise<string | undefined> {
    const known = this.#ids.get(topic)
    if (known !== undefined || this.#topicId === undefined) return known
    const id = await this.#topicId(topic)
    this.#ids.set(topic, id)
    return id
  }

  /** The id that an index has for a topic, which is `id` if it had none. */
  async #claim(index: string, topic: string, id: string, signal: AbortSignal): Promise<unknown> {
    const path = encodeURIComponent(index)
    // Other tasks say so of other topics at the same time, and one may write over another: so it is read again.
    for (let tries = 0; tries < ownershipTriesMax; tries++) {
      const found = await this.#read(path, signal)
      const said = found?.topics[topic]
      if (said !== undefined) return said
      const meta = { ...found?.meta, [metaName]: { ...found?.topics, [topic]: id } }
      if (found === undefined) {
        const body = JSON.stringify({ settings: this.#settings, mappings: { _meta: meta } })
        const { status } = await this.#server.ask('PUT', path, { body, signal })
        // 400: another task has made it meanwhile, which the next reading shows; or it can't be made, which its documents will be told.
        if (status >= 300 && status !== 400) throw refused(index, status)
        if (status === 400 && (await this.#read(path, signal)) === undefined) return id
      } else {
        const body = JSON.stringify({ _meta: meta })
        const { status } = await this.#server.ask('PUT', `${path}/_mapping`, { body, signal })
        if (status >= 300) throw refused(index, status)
      }
    }
    throw new StreamError('TIMEOUT', `it could not be said in index ${index} that its documents are of topic ${topic}`)
  }

  async #read(path: string, signal: AbortSignal): Promise<IndexMeta | undefined> {
    const { status, body } = await this.#server.ask('GET', `${path}/_mapping`, { signal })
    if (status === 404) return undefined
    if (status >= 300) throw refused(path, status)
    // An alias answers for the indexes behind it.
    const metas = Object.values(objectOf(body)).map((one) => objectOf(objectOf(objectOf(one)['mappings'])['_meta']))
    const meta = metas.find((one) => one[metaName] !== undefined) ?? metas[0] ?? {}
    return { meta, topics: objectOf(meta[metaName]) }
  }
}

function refused(index: string, status: number): StreamError {
  return new StreamError('INVALID_REQUEST', `index ${index} can't be made or read: the server answered ${status}`)
}
