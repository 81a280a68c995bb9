import { StreamError } from '@millrace/base'
import { type PartitionOwner, PartitionState } from '../consumer/partition-state.ts'
import type { Place } from '../consumer/starting-points.ts'
import type { TopicPartition } from '../consumer/types.ts'
import type { MemberRef, OffsetToCommit } from '../transport/group-calls.ts'
import type { TopicRef } from '../transport/transport.ts'
import type { GroupSource } from './group-source.ts'
import type { ReadOffsets } from './read-offsets.ts'

/** Commits for a partition. */
export type CommitOffset = (owned: OwnedPartition, place: Place, metadata: string) => Promise<void>

/** The member that has partitions. */
export interface Owner {
  readonly group: string
  readonly member: () => MemberRef
  readonly commit: CommitOffset
  /** Resolves once none of its commits is under way. */
  readonly settled: () => Promise<void>
}

/** A partition that the group has given to this member. */
export class OwnedPartition implements PartitionOwner {
  readonly topicId: string
  readonly partition: number
  /** undefined until its name was found. */
  topic: TopicRef | undefined
  /** What reads it; undefined for one that nothing here wants (any more). */
  source: GroupSource | undefined
  state: PartitionState | undefined
  /** The offset committed last, as far as is known here. */
  committed: number | undefined
  /** The offset that is being committed. */
  committing: number | undefined
  /** Where reading began, once that is known. */
  beganAt: number | undefined
  /** The application was told that it has it. */
  isTold = false
  /** The application is being told so, or was; rejects if its listener does. */
  telling: Promise<unknown> | undefined
  /** Set once it is on its way out. */
  leaving: Promise<void> | undefined
  readonly #owner: Owner
  readonly #given = new AbortController()
  #isGone = false
  /** The application has moved it since the last commit, so that the next may be further back. */
  #isMoved = false
  /** Its offsets go with transactions, and are committed by nothing else. */
  #isInTransactions = false

  constructor(owner: Owner, { topicId, partition }: { topicId: string; partition: number }) {
    this.#owner = owner
    this.topicId = topicId
    this.partition = partition
  }

  get key(): string {
    return ownedKey(this.topicId, this.partition)
  }

  get signal(): AbortSignal {
    return this.#given.signal
  }

  /** As the application knows it. */
  get ref(): TopicPartition {
    return { topic: this.topic?.name ?? this.topicId, partition: this.partition }
  }

  get isGone(): boolean {
    return this.#isGone
  }

  /** Begins to be read by `source`. */
  begin(source: GroupSource, topic: TopicRef, origin: PartitionState['origin'], leaderEpoch: number): PartitionState {
    this.source = source
    this.topic = topic
    this.state = new PartitionState(this.partition, origin, this)
    this.state.originEpoch = leaderEpoch
    return this.state
  }

  async commit(offset: number, leaderEpoch: number, metadata = ''): Promise<void> {
    if (this.#isGone) throw this.taken()
    await this.#owner.commit(this, { offset, leaderEpoch }, metadata)
  }

  /** What to commit for what the application has finished, if that is news. */
  finished(): OffsetToCommit | undefined {
    const { source, state } = this
    if (this.#isInTransactions) return undefined
    const place = state === undefined ? undefined : source?.progress.finishedOf(state)
    const committed = this.committing ?? this.committed
    if (place === undefined || place.offset === committed) return undefined
    // By hand more may have been committed than is finished, or be on its way: this would come after it.
    if (place.offset < (committed ?? -1) && !this.#isMoved) return undefined
    return this.toCommit(place, '')
  }

  /** Where reading would go on behind everything that was delivered. */
  delivered(): OffsetToCommit | undefined {
    const { source, state } = this
    const place = state === undefined ? undefined : source?.progress.deliveredOf(state)
    return place === undefined ? undefined : this.toCommit(place, '')
  }

  /** Whether something was delivered that is not committed. */
  get isBehind(): boolean {
    const delivered = this.delivered()
    return delivered !== undefined && this.beganAt !== undefined && delivered.offset > (this.committed ?? this.beganAt)
  }

  /** From now on its offsets go with transactions: what it would commit by itself beside them could land behind them, and undo them. */
  inTransactions(): void {
    this.#isInTransactions = true
  }

  moved(): void {
    this.#isMoved = true
    if (this.state !== undefined) this.source?.progress.forget(this.state)
  }

  hasCommitted(offset: number): void {
    this.committed = offset
    this.#isMoved = false
  }

  readTo(place: Place, fromOffset: number): ReadOffsets {
    if (this.#isGone) throw this.taken()
    this.inTransactions()
    const offset = this.toCommit(place, '')
    return {
      settled: this.#owner.settled,
      member: () => this.reader(),
      offsets: offset === undefined ? [] : [offset],
      committed: () => this.hasCommitted(place.offset),
      aborted: () => this.rewind(fromOffset),
    }
  }

  /**
   * The member that has read what is to be committed. Throws STALE_MEMBER_EPOCH once it has lost the partition: what it became since may
   * have been given the partition again, from what was committed then.
   */
  reader(): MemberRef {
    if (this.#isGone) throw this.taken()
    return this.#owner.member()
  }

  /** Has the application given again what it was given from `offset` on; by default what is not committed. */
  rewind(offset: number | undefined = this.committed ?? this.beganAt): void {
    const { topic, source, state, partition } = this
    if (this.#isGone || topic === undefined || state === undefined || offset === undefined) return
    const subscription = source?.subscription(topic.name)
    if (subscription?.states.get(partition) === state) subscription.seek(partition, offset)
  }

  toCommit({ offset, leaderEpoch }: Place, metadata: string): OffsetToCommit | undefined {
    const { topic, partition } = this
    return topic === undefined ? undefined : { topic, partition, offset, leaderEpoch, metadata }
  }

  /** Whoever works on its records is told that it is taken away. */
  revoke(): void {
    this.#given.abort(this.taken())
  }

  /** It is not this member's any more. */
  gone(): void {
    this.#isGone = true
    this.revoke()
  }

  /** It was let go of with the loop that read it. */
  givenBack(): StreamError {
    const { topic, partition } = this.ref
    const { group } = this.#owner
    const text =
      `${topic}-${partition} was given back to group ${group} when the loop that read it was left, and not all that was delivered is ` +
      'committed: whoever has it next is given that again. Commit in the loop, or right behind it'
    return new StreamError('STALE_MEMBER_EPOCH', text, { context: { topic, partition, group } })
  }

  taken(): StreamError {
    const { topic, partition } = this.ref
    const { group } = this.#owner
    const text = `${topic}-${partition} was taken away from this member of group ${group}: whoever has it now goes on behind what was committed`
    return new StreamError('STALE_MEMBER_EPOCH', text, { context: { topic, partition, group } })
  }
}

export function ownedKey(topicId: string, partition: number): string {
  return `${topicId}/${partition}`
}
