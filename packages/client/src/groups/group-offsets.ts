import { type Clock, StreamError, type Timer, toStreamError } from '@millrace/base'
import { lookUpOffsets, type OffsetLookupParts } from '../consumer/offset-lookup.ts'
import type { PartitionState } from '../consumer/partition-state.ts'
import type { CommittedOffset, PartitionOffsetToCommit, TopicName } from '../consumer/types.ts'
import type { Coordinators } from '../coordinators/coordinators.ts'
import { limits } from '../limits.ts'
import type { FetchedOffset, MemberRef, OffsetToCommit, TopicIdPartitions } from '../transport/group-calls.ts'
import type { GroupNews } from './group-news.ts'
import { OffsetCommits, unlessStale } from './offset-commits.ts'
import type { GroupSettings } from './options.ts'
import type { CommitOffset, OwnedPartition, Owner } from './owned-partition.ts'
import type { ReadOffsets } from './read-offsets.ts'

export interface GroupOffsetsParts extends OffsetLookupParts {
  readonly clock: Clock
  readonly coordinators: Coordinators
  readonly group: GroupSettings
  readonly owned: ReadonlyMap<string, OwnedPartition>
  readonly member: () => MemberRef
  /** The member, for the next request to commit. */
  readonly committing: () => MemberRef
  readonly news: GroupNews
}

/** Why partitions are let go of: for another member, because others may have them already, or because nobody reads them any more. */
export type LetGoReason = 'revoked' | 'lost' | 'closed'

interface Watched {
  readonly item: { readonly state: PartitionState; readonly offset: number }
  readonly sinceMs: number
  isTold: boolean
}

/** The offsets of a member's partitions: what was committed, and what is to be. */
export class GroupOffsets {
  /** What partitions need to know of their member. */
  readonly owner: Owner
  readonly #parts: GroupOffsetsParts
  readonly #commits: OffsetCommits
  #timer: Timer | undefined
  #isCommitting = false
  /** Of a partition that was let go of, or lost, with records that were delivered and not committed: nobody was told of that yet. */
  #letGo: StreamError | undefined
  #lost: StreamError | undefined
  /** The same of a partition whose loop was left; of no interest once another loop has begun. */
  #left: StreamError | undefined
  /** What each source has had in hand when it was last looked at. */
  #watched = new Map<object, Watched>()

  constructor(parts: GroupOffsetsParts) {
    this.#parts = parts
    const { coordinators, transport, group, member, committing } = parts
    this.#commits = new OffsetCommits({ groupId: group.group, coordinators, groups: transport.groups, committing })
    const commit: CommitOffset = (owned, place, metadata) =>
      this.#commit([{ owned, offset: owned.toCommit(place, metadata) }])
    this.owner = { group: group.group, member, commit, settled: () => this.settled() }
  }

  /** Begins to commit what is finished, every so often. */
  start(): void {
    this.stop()
    const { clock, group } = this.#parts
    this.#timer = clock.setTimer(group.autoCommitIntervalMs, () => {
      this.start()
      this.#lookAtHands()
      if (group.autoCommit && !this.#isCommitting) void this.#commitByItself()
    })
  }

  stop(): void {
    this.#timer?.cancel()
  }

  /** Resolves once no commit is under way: after that nothing of a partition comes late. */
  settled(): Promise<void> {
    return this.#commits.settled()
  }

  async #commitByItself(): Promise<void> {
    this.#isCommitting = true
    try {
      await this.commitFinished(this.#parts.owned.values())
    } catch (error) {
      this.#parts.news.commitFailed(toStreamError(error, 'INTERNAL', 'committing offsets failed'))
    } finally {
      this.#isCommitting = false
    }
  }

  /** Commits what the application has finished of these partitions, where that is news. */
  async commitFinished(all: Iterable<OwnedPartition>): Promise<void> {
    await this.#commit([...all].map((owned) => ({ owned, offset: owned.finished() })))
  }

  /** A loop begins: what another one has left behind is delivered again. */
  begin(): void {
    this.#left = undefined
  }

  /** Commits everything that was delivered. Rejects with STALE_MEMBER_EPOCH, once, if some of it was lost, or left, before. */
  async commitDelivered(): Promise<void> {
    const lost = this.#lost ?? this.#left
    this.#lost = undefined
    this.#left = undefined
    await this.#commit(this.#delivered())
    if (lost !== undefined) throw lost
  }

  /** To be told before a partition goes to another member, was found to have gone, or is not read any more. */
  letGo(owned: OwnedPartition, reason: LetGoReason): void {
    if (!owned.isBehind) return
    if (reason === 'closed') {
      this.#left = owned.givenBack()
      return
    }
    this.#letGo = owned.taken()
    if (reason === 'lost') this.#lost = this.#letGo
  }

  /**
   * As {@link commitDelivered}, but in a transaction. Throws if something that was delivered has gone to another member since: what was made
   * of it is not to be committed, and the rest is delivered again.
   */
  readOffsets(): ReadOffsets {
    const delivered = this.#delivered()
    const letGo = this.#letGo ?? this.#left
    this.#letGo = undefined
    this.#left = undefined
    for (const { owned } of delivered) {
      owned.inTransactions()
      if (letGo !== undefined) owned.rewind()
    }
    if (letGo !== undefined) throw letGo
    return {
      settled: () => this.settled(),
      member: () => {
        for (const { owned } of delivered) owned.reader()
        return this.#parts.member()
      },
      offsets: delivered.map(({ offset }) => offset),
      committed: () => {
        for (const { owned, offset } of delivered) owned.hasCommitted(offset.offset)
      },
      aborted: () => {
        for (const { owned } of delivered) owned.rewind()
      },
    }
  }

  /** Commits offsets that the application names. Nothing of it is done if one of them makes no sense. */
  async commitNamed(offsets: readonly PartitionOffsetToCommit[]): Promise<void> {
    const named = offsets.map(({ topic, partition, offset, metadata = '' }) => {
      const name = nameOf(topic)
      if (!Number.isSafeInteger(offset) || offset < 0) {
        throw new StreamError('INVALID_REQUEST', `an offset is a whole number from 0 on, not ${offset}`)
      }
      const owned = this.#find(name, partition)
      if (owned === undefined) throw notOwned(this.#parts.group.group, name, partition)
      // Of the record before it nothing is known, unless that is where the consumer is.
      const leaderEpoch = owned.state?.position === offset ? owned.state.positionEpoch : -1
      return { owned, offset: owned.toCommit({ offset, leaderEpoch }, metadata) }
    })
    await Promise.all(named.map(({ owned, offset }) => this.#checkEnd(owned, offset)))
    await this.#commit(named)
  }

  /** What was committed in these partitions; of all that have an offset if there are none. */
  fetch(partitions: readonly TopicIdPartitions[]): Promise<readonly FetchedOffset[]> {
    return this.#fetch(partitions, this.#parts.member)
  }

  #fetch(partitions: readonly TopicIdPartitions[], member: () => MemberRef): Promise<readonly FetchedOffset[]> {
    const { coordinators, transport, group } = this.#parts
    const what = `looking up offsets of group ${group.group}`
    const call = { kind: 'group', id: group.group, what, timeoutMs: limits.commitTimeoutMs } as const
    return coordinators.call(call, (nodeId, callLimits) =>
      unlessStale(group.group, async () => {
        // What an open transaction may still change is waited for (KIP-447).
        const fetched = await transport.groups.fetchOffsets(nodeId, member(), partitions, true, callLimits)
        for (const { error } of fetched) if (error !== undefined) throw error
        return fetched
      }),
    )
  }

  /** What was committed of a topic. */
  async committed(topic: TopicName): Promise<CommittedOffset[]> {
    const { metadata } = this.#parts
    const { id, partitions } = await metadata.find(nameOf(topic), limits.commitTimeoutMs)
    const wanted = [{ topicId: id, partitions: partitions.map(({ partition }) => partition) }]
    // As of nobody: the answer is the group's, whether this consumer is a member at the moment or not.
    const fetched = await this.#fetch(wanted, () => ({
      groupId: this.#parts.group.group,
      memberId: '',
      memberEpoch: -1,
    }))
    return fetched
      .filter(({ offset }) => offset >= 0)
      .map(({ partition, offset, metadata: text }) => ({ partition, offset, metadata: text }))
  }

  async #commit(
    all: readonly { readonly owned: OwnedPartition; readonly offset: OffsetToCommit | undefined }[],
  ): Promise<void> {
    const given = all.flatMap(({ owned, offset }) => (offset === undefined ? [] : [{ owned, offset }]))
    for (const { owned, offset } of given) owned.committing = offset.offset
    try {
      await this.#commits.commit(given)
      for (const { owned, offset } of given) owned.hasCommitted(offset.offset)
    } finally {
      for (const { owned, offset } of given) if (owned.committing === offset.offset) owned.committing = undefined
    }
  }

  #delivered(): { readonly owned: OwnedPartition; readonly offset: OffsetToCommit }[] {
    return [...this.#parts.owned.values()].flatMap((owned) => {
      const offset = owned.delivered()
      return offset === undefined ? [] : [{ owned, offset }]
    })
  }

  #find(topic: string, partition: number): OwnedPartition | undefined {
    for (const owned of this.#parts.owned.values()) {
      if (owned.partition === partition && owned.topic?.name === topic) return owned
    }
    return undefined
  }

  /** What is not there yet can't have been read. */
  async #checkEnd({ state, partition }: OwnedPartition, offset: OffsetToCommit | undefined): Promise<void> {
    if (offset === undefined || offset.offset <= (state?.highWatermark ?? -1)) return
    const { name } = offset.topic
    const ends = await lookUpOffsets(this.#parts, name, new Map([[partition, 'latest']]), {
      timeoutMs: limits.commitTimeoutMs,
    })
    const end = ends.get(partition)?.offset ?? 0
    if (offset.offset <= end) return
    const text = `offset ${offset.offset} of ${name}-${partition} is past its end, which is ${end}: nothing was committed`
    throw new StreamError('OFFSET_OUT_OF_RANGE', text, { context: { topic: name, partition, offset: offset.offset } })
  }

  /** Tells of handlers that have had one thing for long. */
  #lookAtHands(): void {
    const { clock, owned, news } = this.#parts
    const nowMs = clock.monotonicMs()
    const before = this.#watched
    this.#watched = new Map()
    for (const { source } of owned.values()) {
      const item = source?.progress.oldest
      if (source === undefined || item === undefined || this.#watched.has(source)) continue
      const known = before.get(source)
      const isSame = known?.item.state === item.state && known.item.offset === item.offset
      const watched = isSame ? known : { item, sinceMs: nowMs, isTold: false }
      this.#watched.set(source, watched)
      if (watched.isTold || nowMs - watched.sinceMs < limits.slowHandlerMs) continue
      watched.isTold = true
      const { partition } = item.state
      news.handlerTakesLong({ topic: source.topicName, partition }, item.offset, nowMs - watched.sinceMs)
    }
  }
}

function nameOf(topic: TopicName): string {
  return typeof topic === 'string' ? topic : topic.name
}

function notOwned(group: string, topic: string, partition: number): StreamError {
  const text = `${topic}-${partition} is not assigned to this member of group ${group}: nothing was committed`
  return new StreamError('STALE_MEMBER_EPOCH', text, { context: { topic, partition, group } })
}
