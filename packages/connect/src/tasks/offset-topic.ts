import { type Clock, isStreamError, StreamError } from '@millrace/base'
import type { Client } from '@millrace/client'
import type { SourcePosition } from '../connectors/define-source.ts'
import type { OffsetMap } from '../data/record.ts'
import { sourcePartitionsMax } from '../limits.ts'
import { offsetKeyText, offsetText, parseOffset, parseOffsetKey } from './offset-text.ts'
import { pause } from './waiting.ts'

/** Partitions of a topic of offsets that has to be made: Kafka Connect's default. */
const partitionsMade = 25

/** Makes a compacted topic, unless there is one. INVALID_CONFIG if it is there and not compacted: what is kept would go away by its age. */
export async function ensureCompacted(client: Client, topic: string, partitions: number): Promise<void> {
  const admin = client.admin()
  try {
    await admin.createTopic(topic, { partitions, configs: { 'cleanup.policy': 'compact' } })
    return
  } catch (error) {
    if (!isStreamError(error, 'TOPIC_ALREADY_EXISTS')) throw error
  }
  const described = await admin.describeConfigs({ type: 'topic', name: topic }, { keys: ['cleanup.policy'] })
  const policy = described.find(({ name }) => name === 'cleanup.policy')?.value
  if (policy === 'compact') return
  throw new StreamError(
    'INVALID_CONFIG',
    `the topic ${topic} is to keep offsets and has cleanup.policy=${String(policy)}: set it to compact, or name another topic`,
    { context: { topic } },
  )
}

/** Where a source is to go on in a partition; null: nothing is to be kept of it. */
export interface KeptPosition {
  readonly partition: OffsetMap
  readonly offset: OffsetMap | null
}

/** A record of a topic of offsets. */
export interface OffsetRecord {
  readonly key: string
  readonly value: string | null
}

/** Stores records in a topic. Resolves once they are stored, or are in the transaction that is open. */
export type StoreOffsets = (topic: string, records: readonly OffsetRecord[]) => Promise<unknown>

/** Which offsets to read, and how long to wait for them. */
export interface OffsetsToRead {
  /** The connector whose they are. */
  readonly connector: string
  /** The topic of all connectors of the worker. */
  readonly topic: string
  /** A topic for this connector alone, if it has one: what stands there counts, and what is kept goes there. */
  readonly own?: string | null
  readonly clock: Clock
  readonly signal?: AbortSignal | undefined
}

/** How many are stored at once. */
const storedAtOnce = 1_000

/** How often it is looked whether transactions have ended that are open in a topic, in milliseconds. */
const openLookMs = 50

/** Where one connector's source is, in a compacted topic that connectors share; its records are those of Kafka Connect. */
export class OffsetTopic {
  readonly #parts: OffsetsToRead
  readonly #saved: Map<string, SourcePosition>

  private constructor(parts: OffsetsToRead, saved: Map<string, SourcePosition>) {
    this.#parts = parts
    this.#saved = saved
  }

  /** Reads what was kept of a connector, and nothing of transactions that were aborted; makes the topics if there are none. */
  static async open(client: Client, parts: OffsetsToRead): Promise<OffsetTopic> {
    const saved = new Map<string, SourcePosition>()
    for (const topic of topicsOf(parts)) {
      await ensureCompacted(client, topic, partitionsMade)
      await readSaved(client, topic, parts, saved)
    }
    return new OffsetTopic(parts, saved)
  }

  /** Where the source was in a partition; null if nothing was kept. */
  offset(partition: OffsetMap): OffsetMap | null {
    return this.#saved.get(offsetText(partition))?.offset ?? null
  }

  /** All that is kept. */
  get positions(): readonly SourcePosition[] {
    return [...this.#saved.values()]
  }

  /** Keeps these positions. Resolves once they are stored. */
  async keep(positions: readonly KeptPosition[], store: StoreOffsets): Promise<void> {
    for (let from = 0; from < positions.length; from += storedAtOnce) {
      await this.#store(positions.slice(from, from + storedAtOnce), store)
    }
  }

  async #store(positions: readonly KeptPosition[], store: StoreOffsets): Promise<void> {
    const { connector, topic, own } = this.#parts
    const records = positions.map(({ partition, offset }) => ({
      key: offsetKeyText(connector, partition),
      value: offset === null ? null : offsetText(offset),
    }))
    const forgotten = records.filter(({ value }) => value === null)
    // There first: what is only gone from the connector's own topic would be found in the other one.
    if (isOther(own, topic) && forgotten.length > 0) await store(topic, forgotten)
    await store(own ?? topic, records)
    for (const { partition, offset } of positions) {
      if (offset === null) this.#saved.delete(offsetText(partition))
      else this.#saved.set(offsetText(partition), { partition, offset })
    }
  }
}

function isOther(own: string | null | undefined, topic: string): own is string {
  return own !== undefined && own !== null && own !== topic
}

/** What stands in a later one counts. */
function topicsOf({ topic, own }: OffsetsToRead): readonly string[] {
  return isOther(own, topic) ? [topic, own] : [topic]
}

async function readSaved(
  client: Client,
  topic: string,
  { connector, clock, signal }: OffsetsToRead,
  saved: Map<string, SourcePosition>,
): Promise<void> {
  await whenNoneIsOpen(client, topic, clock, signal)
  await using consumer = client.consumer({ isolation: 'read_committed' })
  for await (const { key, value } of consumer.records(topic, { from: 'earliest', until: 'end', signal })) {
    const found = key === null ? undefined : parseOffsetKey(String(key))
    if (found?.connector !== connector) continue
    const { partition } = found
    if (value === null) saved.delete(offsetText(partition))
    else saved.set(offsetText(partition), { partition, offset: parseOffset(String(value)) })
    if (saved.size > sourcePartitionsMax) {
      const message = `the source ${connector} has offsets of more than ${sourcePartitionsMax} partitions in ${topic}: take away those that it does not need`
      throw new StreamError('RESOURCE_EXHAUSTED', message, { context: { topic, limit: sourcePartitionsMax } })
    }
  }
}

/**
 * Waits until the transactions have ended that are open now. Those of other connectors hold up readers of what is committed: without this, what was
 * committed behind the beginning of such a one would not be seen, and come again.
 */
async function whenNoneIsOpen(client: Client, topic: string, clock: Clock, signal?: AbortSignal): Promise<void> {
  const admin = client.admin()
  const ends = async (isolation: 'read_committed' | 'read_uncommitted') => {
    const listed = await admin.listOffsets(topic, 'latest', { isolation, signal })
    return new Map(listed.map(({ partition, offset = 0 }) => [partition, offset]))
  }
  const wanted = await ends('read_uncommitted')
  for (;;) {
    const reached = await ends('read_committed')
    if ([...wanted].every(([partition, end]) => (reached.get(partition) ?? 0) >= end)) return
    await pause(clock, openLookMs, signal ?? new AbortController().signal)
    signal?.throwIfAborted()
  }
}
