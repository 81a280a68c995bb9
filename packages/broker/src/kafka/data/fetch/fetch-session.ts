import type { fetchRequest, MessageValue } from '@millrace/kafka-wire'
import { noTopicId } from '@millrace/kafka-wire'
import type { TopicKey } from '../topics.ts'

type Request = MessageValue<typeof fetchRequest>
type RequestTopic = Request['topics'][number]

/** Where a client reads a partition. */
export type FetchPosition = RequestTopic['partitions'][number]

/** A partition that a client reads. */
export interface FetchedPartition {
  readonly topic: TopicKey
  readonly position: FetchPosition
}

/** What a client was last told of a partition in its session. */
interface Told {
  readonly highWatermark: number
  readonly logStartOffset: number
}

interface SessionPartition extends FetchedPartition {
  told: Told
}

/** What an answer says of a partition, as far as it decides whether there is anything to say. */
export interface FetchedState extends Told {
  readonly errorCode: number
  readonly hasRecords: boolean
  /** Another broker to read from, or another way that the log went. */
  readonly hasAdvice: boolean
}

/** Nothing was told yet, or what was told does not count. */
const nothing: Told = { highWatermark: -1, logStartOffset: -1 }

/** The partitions that a request names, in its order, each once: the last that is said of one counts. */
export function partitionsOf(topics: Request['topics']): Map<string, FetchedPartition> {
  const named = new Map<string, FetchedPartition>()
  for (const { topic: name, topicId, partitions } of topics) {
    const topic = { name, topicId }
    for (const position of partitions) named.set(keyOf(topic, position.partition), { topic, position })
  }
  return named
}

function keyOf({ name, topicId }: TopicKey, partition: number): string {
  return `${partition} ${topicId === noTopicId ? name : topicId}`
}

/**
 * What a client reads from one request to the next, so that it need only name what changes and is only told what changed (KIP-227).
 * Partitions are read in turn: whoever had records goes to the end.
 */
export class FetchSession {
  readonly id: number
  /** Whether its partitions are named by topic ids; that stays so. */
  readonly usesTopicIds: boolean
  /** The number of the request that comes next. */
  nextEpoch = 1
  lastUsedMs = 0
  private readonly partitions = new Map<string, SessionPartition>()

  constructor(id: number, usesTopicIds: boolean, partitions: ReadonlyMap<string, FetchedPartition>) {
    this.id = id
    this.usesTopicIds = usesTopicIds
    for (const [key, partition] of partitions) this.partitions.set(key, { ...partition, told: nothing })
  }

  get size(): number {
    return this.partitions.size
  }

  all(): Iterable<FetchedPartition> {
    return this.partitions.values()
  }

  /** Takes over what a request changes: partitions that are new or read elsewhere, and those that are read no more. */
  change({ topics, forgottenTopicsData }: Pick<Request, 'topics' | 'forgottenTopicsData'>): void {
    for (const [key, { topic, position }] of partitionsOf(topics)) {
      const told = this.partitions.get(key)?.told ?? nothing
      // A Map keeps the place of a key that is set again: so does the partition keep its turn.
      this.partitions.set(key, { topic, position, told })
    }
    for (const { topic: name, topicId, partitions } of forgottenTopicsData) {
      for (const partition of partitions) this.partitions.delete(keyOf({ name, topicId }, partition))
    }
  }

  /** Counts a request that was accepted. */
  advance(): void {
    this.nextEpoch = this.nextEpoch === 0x7fff_ffff ? 1 : this.nextEpoch + 1
  }

  /** Notes what the client is told of a partition, and says whether that is anything new. */
  tell({ topic, position }: FetchedPartition, state: FetchedState): boolean {
    const key = keyOf(topic, position.partition)
    const known = this.partitions.get(key)
    if (known === undefined) return true
    const { highWatermark, logStartOffset, errorCode, hasRecords, hasAdvice } = state
    const { told } = known
    // After an error the next word is news, whatever it is.
    known.told = errorCode === 0 ? { highWatermark, logStartOffset } : nothing
    if (hasRecords) {
      this.partitions.delete(key)
      this.partitions.set(key, known)
    }
    const hasMoved = told.highWatermark !== highWatermark || told.logStartOffset !== logStartOffset
    return hasRecords || hasAdvice || errorCode !== 0 || hasMoved
  }
}
