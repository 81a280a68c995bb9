import { isStreamError, StreamError } from '@millrace/base'
import type { Client, Producer } from '@millrace/client'
import type { SourcePosition } from '../connectors/define-source.ts'
import type { OffsetMap } from '../data/record.ts'
import { sourcePartitionsMax } from '../limits.ts'
import { offsetKeyText, offsetText, parseOffset, parseOffsetKey } from './offset-text.ts'

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

/** How many are stored at once. */
const storedAtOnce = 1_000

/** Where one connector's source is, in a compacted topic that connectors share; its records are those of Kafka Connect. */
export class OffsetTopic {
  readonly #topic: string
  readonly #connector: string
  readonly #producer: Producer
  readonly #saved: Map<string, SourcePosition>

  private constructor(topic: string, connector: string, producer: Producer, saved: Map<string, SourcePosition>) {
    this.#topic = topic
    this.#connector = connector
    this.#producer = producer
    this.#saved = saved
  }

  /** Reads what was kept of a connector; makes the topic if there is none. Writes by `producer`, which is the caller's. */
  static async open(client: Client, topic: string, connector: string, producer: Producer): Promise<OffsetTopic> {
    await ensureCompacted(client, topic, partitionsMade)
    const saved = new Map<string, SourcePosition>()
    await using consumer = client.consumer()
    for await (const { key, value } of consumer.records(topic, { from: 'earliest', until: 'end' })) {
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
    return new OffsetTopic(topic, connector, producer, saved)
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
  async keep(positions: readonly KeptPosition[]): Promise<void> {
    for (let from = 0; from < positions.length; from += storedAtOnce) {
      await this.#store(positions.slice(from, from + storedAtOnce))
    }
  }

  async #store(positions: readonly KeptPosition[]): Promise<void> {
    await this.#producer.sendBatch(
      this.#topic,
      positions.map(({ partition, offset }) => ({
        key: offsetKeyText(this.#connector, partition),
        value: offset === null ? null : offsetText(offset),
      })),
    )
    for (const { partition, offset } of positions) {
      if (offset === null) this.#saved.delete(offsetText(partition))
      else this.#saved.set(offsetText(partition), { partition, offset })
    }
  }
}
