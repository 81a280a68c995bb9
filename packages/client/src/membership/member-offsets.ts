import { assert, StreamError } from '@millrace/base'
import type { CommittedOffset, PartitionOffsetToCommit, TopicName } from '../consumer/types.ts'
import type { Coordinators } from '../coordinators/coordinators.ts'
import { OffsetCommits, unlessStale } from '../groups/offset-commits.ts'
import type { Membership } from '../groups/membership.ts'
import type { ReadOffsets } from '../groups/read-offsets.ts'
import { limits } from '../limits.ts'
import type { MetadataCache } from '../metadata/metadata-cache.ts'
import type { GroupCalls, OffsetToCommit } from '../transport/group-calls.ts'

export interface MemberOffsetsParts {
  readonly groupId: string
  readonly membership: Membership
  readonly coordinators: Coordinators
  readonly groups: GroupCalls
  readonly metadata: MetadataCache
}

/** Offsets of a member, for `sendOffsets` of a transaction. Made by {@link GroupMembership.progress}. */
export class MemberProgress {
  readonly #read: ReadOffsets

  constructor(read: ReadOffsets) {
    this.#read = read
  }

  /** Of the SDK alone. */
  read(): ReadOffsets {
    return this.#read
  }
}

/** Nobody takes a partition from under a commit: whoever joined the group lets go of partitions itself, once its commits are done. */
const owned = {
  isGone: false,
  taken: () => new StreamError('INTERNAL', 'a partition is taken from nobody'),
}

/** What a member of any protocol type has committed, and commits. */
export class MemberOffsets {
  readonly #parts: MemberOffsetsParts
  readonly #commits: OffsetCommits

  constructor(parts: MemberOffsetsParts) {
    this.#parts = parts
    const { groupId, coordinators, groups, membership } = parts
    this.#commits = new OffsetCommits({ groupId, coordinators, groups, committing: () => membership.committing() })
  }

  async committed(topic: TopicName, partitions: readonly number[]): Promise<CommittedOffset[]> {
    const { groupId, coordinators, groups, membership, metadata } = this.#parts
    const { id } = await metadata.find(nameOf(topic), limits.commitTimeoutMs)
    const call = { kind: 'group', id: groupId, what: `looking up offsets of group ${groupId}` } as const
    const fetched = await coordinators.call({ ...call, timeoutMs: limits.commitTimeoutMs }, (nodeId, callLimits) =>
      unlessStale(groupId, async () => {
        // What an open transaction may still change is waited for (KIP-447).
        const found = await groups.fetchOffsets(nodeId, membership.ref, [{ topicId: id, partitions }], true, callLimits)
        for (const { error } of found) if (error !== undefined) throw error
        return found
      }),
    )
    return fetched
      .filter(({ offset }) => offset >= 0)
      .map(({ partition, offset, metadata: text }) => ({ partition, offset, metadata: text }))
  }

  async commit(offsets: readonly PartitionOffsetToCommit[]): Promise<void> {
    const all = await this.#named(offsets)
    await this.#commits.commit(all.map((offset) => ({ owned, offset })))
  }

  async progress(offsets: readonly PartitionOffsetToCommit[]): Promise<MemberProgress> {
    const all = await this.#named(offsets)
    return new MemberProgress({
      member: () => this.#parts.membership.ref,
      offsets: all,
      settled: () => this.#commits.settled(),
      // Whoever joined the group knows what becomes of its transaction.
      committed: () => undefined,
      aborted: () => undefined,
    })
  }

  async #named(offsets: readonly PartitionOffsetToCommit[]): Promise<OffsetToCommit[]> {
    const names = [...new Set(offsets.map(({ topic }) => nameOf(topic)))]
    const found = await Promise.all(names.map((name) => this.#parts.metadata.find(name, limits.commitTimeoutMs)))
    const ids = new Map(found.map(({ name, id }) => [name, id]))
    return offsets.map(({ topic, partition, offset, metadata = '' }) => {
      if (!Number.isSafeInteger(offset) || offset < 0) {
        throw new StreamError('INVALID_REQUEST', `an offset is a whole number from 0 on, not ${offset}`)
      }
      const name = nameOf(topic)
      const id = ids.get(name)
      assert(id !== undefined, 'each name was looked up')
      return { topic: { id, name }, partition, offset, leaderEpoch: -1, metadata }
    })
  }
}

function nameOf(topic: TopicName): string {
  return typeof topic === 'string' ? topic : topic.name
}
