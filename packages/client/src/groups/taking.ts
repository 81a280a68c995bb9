import { type Random, StreamError, toStreamError } from '@millrace/base'
import type { PartitionState } from '../consumer/partition-state.ts'
import type { StartPosition } from '../consumer/types.ts'
import type { ConsumerSettings } from '../consumer/options.ts'
import type { FetchedOffset } from '../transport/group-calls.ts'
import { within } from '../util/within.ts'
import type { GroupSource } from './group-source.ts'
import type { LettingGoParts } from './letting-go.ts'
import { isFenced } from './membership.ts'
import { type OwnedPartition, ownedKey } from './owned-partition.ts'
import { topicsById, type TopicNameParts } from './topic-names.ts'

export interface TakingParts extends LettingGoParts, TopicNameParts {
  readonly random: Random
  readonly settings: ConsumerSettings
  readonly sources: ReadonlySet<GroupSource>
}

/** Gives partitions that the group has assigned to the iterations that read them: from what was committed on. */
export class Taking {
  readonly #parts: TakingParts

  constructor(parts: TakingParts) {
    this.#parts = parts
  }

  /** Begins with those that nothing reads yet. What goes wrong fails the consumer. */
  begin(partitions: readonly OwnedPartition[]): void {
    const fresh = partitions.filter(({ source, leaving }) => source === undefined && leaving === undefined)
    if (fresh.length === 0) return
    this.#take(fresh).catch((error: unknown) => {
      const { news, failed, group } = this.#parts
      const failure = toStreamError(error, 'INTERNAL', `group ${group.group} could not begin with what it was assigned`)
      // Of a member that is none any more its session tells.
      if (isFenced(error)) news.commitFailed(failure)
      else if (fresh.some((owned) => this.#isOurs(owned))) failed(failure)
    })
  }

  async #take(fresh: readonly OwnedPartition[]): Promise<void> {
    const { group, news, member, clock, offsets } = this.#parts
    const read = await this.#findSources(fresh)
    if (read.length === 0) return
    const committed = await offsets.fetch(byTopic(read))
    const offsetOf = new Map(committed.map((fetched) => [ownedKey(fetched.topicId, fetched.partition), fetched]))
    const begun = read.filter((owned) => this.#isOurs(owned))
    for (const [source, mine] of bySource(begun)) {
      for (const [topic, ones] of byName(mine)) {
        const ours = ones.filter((owned) => this.#isOurs(owned))
        const states = ours.map((owned) => this.#begin(owned, source, offsetOf.get(owned.key)))
        await source.add(topic, states)
        // Taken away while it began.
        for (const { key, state } of ours) {
          if (state !== undefined && this.#parts.owned.get(key)?.state !== state) source.drop(topic, [state])
        }
      }
    }
    const assigned = begun.filter((owned) => this.#isOurs(owned))
    if (assigned.length === 0) return
    const refs = assigned.map(({ ref }) => ref)
    for (const owned of assigned) {
      owned.isTold = true
      owned.beganAt = owned.state?.position
    }
    news.assigned(member(), refs)
    if (group.onAssigned !== undefined) {
      const { rebalanceTimeoutMs } = group
      const told = within(clock, rebalanceTimeoutMs, Promise.resolve(group.onAssigned(refs)))
      for (const owned of assigned) owned.telling = told
      if (!(await told)) news.listenerHangs('onAssigned', rebalanceTimeoutMs)
    }
    for (const owned of assigned) {
      if (this.#isOurs(owned) && owned.state !== undefined) owned.source?.release(owned.ref.topic, [owned.state])
    }
  }

  /** Those that an iteration here reads, with their topics. */
  async #findSources(fresh: readonly OwnedPartition[]): Promise<OwnedPartition[]> {
    const { sources, settings } = this.#parts
    const all = [...sources]
    const names = all.filter(({ pattern }) => pattern === undefined).map(({ topicName }) => topicName)
    const wanted = { names, all: all.some(({ pattern }) => pattern !== undefined) }
    const missing = (): Set<string> =>
      new Set(fresh.filter((owned) => this.#isWaiting(owned)).map(({ topicId }) => topicId))
    const given = new AbortController()
    const topics = await topicsById(this.#parts, wanted, missing, settings.unavailableTimeoutMs, given.signal)
    return fresh.filter((owned) => {
      const topic = topics.get(owned.topicId)
      if (topic === undefined || !this.#isWaiting(owned)) return false
      const source =
        all.find(({ pattern, topicName }) => pattern === undefined && topicName === topic.name) ??
        all.find(({ pattern }) => pattern !== undefined)
      if (source === undefined || source.isOver) return false
      owned.topic = topic
      owned.source = source
      return true
    })
  }

  #begin(owned: OwnedPartition, source: GroupSource, fetched: FetchedOffset | undefined): PartitionState {
    const { topic } = owned
    if (topic === undefined) throw new StreamError('INTERNAL', `the topic ${owned.topicId} has no name`)
    if (fetched === undefined || fetched.offset < 0) return owned.begin(source, topic, this.#firstPlace(owned), -1)
    owned.committed = fetched.offset
    return owned.begin(source, topic, { offset: fetched.offset }, fetched.leaderEpoch)
  }

  /** Where a partition begins in which nothing was committed. */
  #firstPlace({ ref: { topic, partition } }: OwnedPartition): StartPosition {
    const { group, clock } = this.#parts
    const { offsetReset } = group
    if (typeof offsetReset === 'object') return { timestamp: Math.max(0, clock.wallMs() - offsetReset.durationMs) }
    if (offsetReset !== 'none') return offsetReset
    const text = `group ${group.group} has committed no offset of ${topic}-${partition}: seek it with 'millrace group seek', or set offsetReset`
    throw new StreamError('OFFSET_OUT_OF_RANGE', text, { context: { topic, partition, group: group.group } })
  }

  #isOurs(owned: OwnedPartition): boolean {
    const { source, leaving } = owned
    return this.#parts.owned.get(owned.key) === owned && leaving === undefined && source?.isOver !== true
  }

  #isWaiting(owned: OwnedPartition): boolean {
    return this.#isOurs(owned) && owned.source === undefined && this.#parts.sources.size > 0
  }
}

function byTopic(partitions: readonly OwnedPartition[]): { topicId: string; partitions: number[] }[] {
  const topics = groupedBy(partitions, ({ topicId }) => topicId)
  return [...topics].map(([topicId, ones]) => ({ topicId, partitions: ones.map(({ partition }) => partition) }))
}

function bySource(partitions: readonly OwnedPartition[]): Map<GroupSource, OwnedPartition[]> {
  return groupedBy(partitions, ({ source }) => source)
}

function byName(partitions: readonly OwnedPartition[]): Map<string, OwnedPartition[]> {
  return groupedBy(partitions, ({ ref }) => ref.topic)
}

/** Those without a key are left out. */
function groupedBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key | undefined): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}
