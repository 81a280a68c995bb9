import type { TopicId } from '@millrace/base'
import type { Membership, OffsetsUser } from '../src/groups/membership.ts'
import { GroupOffsets } from '../src/offsets/group-offsets.ts'
import { isOffsetRecord, type OffsetRecord } from '../src/offsets/offset-records.ts'
import type { FetchedOffset } from '../src/offsets/requests.ts'
import type { Outcome, Producer, ReplayedAt } from '../src/outcome.ts'
import type { TopicInfo, TopicsView } from '../src/topics-view.ts'

/** What stands in a partition of __consumer_offsets: records, and the ends of transactions. */
export type Entry =
  | { readonly offset: number; readonly record: OffsetRecord; readonly producer?: Producer | undefined }
  | { readonly offset: number; readonly end: Producer & { readonly isCommit: boolean } }

/** An id that says the topic's name and which one of that name it is. */
export const topicIdOf = (name: string, generation = 0): TopicId =>
  Buffer.from(`${name}-${generation}`.padEnd(16, '.').slice(0, 16)).toString('base64url') as TopicId

/** A group's offsets with a log below them, topics and members. */
export class OffsetsRig {
  readonly log: Entry[] = []
  readonly config = { retentionMs: 1_000, checkIntervalMs: 100, metadataSizeBytesMax: 20 }
  readonly #topics = new Map<string, TopicInfo>()
  /** Groups with members, and the topics that these read. */
  readonly subscriptions = new Map<string, ReadonlySet<string>>()
  readonly emptySinceMs = new Map<string, number>()
  /** Set to refuse a user. */
  refuse: ((user: OffsetsUser) => void) | undefined
  owns = true
  readonly offsets = this.made()

  made(): GroupOffsets {
    return new GroupOffsets({ topics: this.#view(), membership: this.#membership(), config: () => this.config })
  }

  addTopic(name: string, partitions = 3, generation = 0): TopicId {
    const id = topicIdOf(name, generation)
    this.#topics.set(name, { id, name, partitions, racks: () => [] })
    return id
  }

  removeTopic(name: string): void {
    this.#topics.delete(name)
  }

  /** Appends what was decided and replays it, as the runtime does. */
  apply<Response>(outcome: Outcome<Response>): Response {
    for (const record of outcome.records) {
      if (!isOffsetRecord(record)) throw new Error(`a record of kind ${record.type}`)
      this.append({ offset: this.log.length, record, producer: outcome.producer })
    }
    return outcome.response
  }

  end(producerId: number, producerEpoch: number, isCommit: boolean): void {
    this.append({ offset: this.log.length, end: { producerId, producerEpoch, isCommit } })
  }

  append(entry: Entry): void {
    this.log.push(entry)
    replay(this.offsets, entry)
  }

  /** The offsets as a broker has them that reads these entries anew. */
  reloaded(log: readonly Entry[] = this.log): GroupOffsets {
    const offsets = this.made()
    for (const entry of log) replay(offsets, entry)
    return offsets
  }

  #view(): TopicsView {
    return {
      version: 0,
      topic: (name) => this.#topics.get(name),
      topicById: (id) => [...this.#topics.values()].find((topic) => topic.id === id),
      names: () => this.#topics.keys(),
    }
  }

  #membership(): Membership {
    const check = (user: OffsetsUser): void => this.refuse?.(user)
    return {
      checkCommit: check,
      checkFetch: check,
      exists: (groupId) => this.subscriptions.has(groupId),
      hasMembers: (groupId) => this.subscriptions.has(groupId),
      emptySinceMs: (groupId) => this.emptySinceMs.get(groupId),
      isSubscribed: (groupId, topic) => this.subscriptions.get(groupId)?.has(topic) === true,
      owns: () => this.owns,
    }
  }
}

export function replay(offsets: GroupOffsets, entry: Entry): void {
  if ('end' in entry) {
    return offsets.replayEndMarker(entry.end.producerId, entry.end.producerEpoch, entry.end.isCommit)
  }
  const at: ReplayedAt = {
    offset: entry.offset,
    timestampMs: 0,
    producerId: entry.producer?.producerId ?? -1,
    producerEpoch: entry.producer?.producerEpoch ?? -1,
  }
  offsets.replay(entry.record, at)
}

/** Nobody of the group. */
export const nobody = { memberId: '', memberEpoch: -1 }

/** All that a group has, by partition, in words. */
export function allOf(offsets: GroupOffsets, groupId: string, requireStable = false): Record<string, string> {
  const told = ({ topicId, partition, offset, leaderEpoch, metadata, error }: FetchedOffset): [string, string] => [
    `${topicId}/${partition}`,
    error === undefined ? `${offset}@${leaderEpoch} ${metadata}` : error.code,
  ]
  return Object.fromEntries(offsets.fetch({ groupId, ...nobody, requireStable }).map(told))
}
