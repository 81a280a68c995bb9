import { StreamError } from '@millrace/base'
import type { CoordinatorRecord } from '@millrace/kafka-wire/records'
import type { Membership } from '../groups/membership.ts'
import type { Outcome, ReplayedAt } from '../outcome.ts'
import type { TopicsView } from '../topics-view.ts'
import { shown } from '../shown.ts'
import { expireOffsets } from './expiry.ts'
import { fetchOffsets } from './fetch-offsets.ts'
import { commitSizeBytesMax, groupsWithOffsetsMax, offsetSizeBytesExtra } from './limits.ts'
import { commitRecord, isOffsetRecord, type OffsetRecord, offsetTombstone } from './offset-records.ts'
import { OffsetStore } from './offset-store.ts'
import type { OffsetsConfig } from './offsets-config.ts'
import {
  type CommitOffsetsRequest,
  type FetchedOffset,
  type FetchOffsetsRequest,
  type OffsetPartitions,
  type OffsetToCommit,
  type PartitionErrors,
  unknownTopic,
  unstable,
} from './requests.ts'

/** What the offsets of groups depend on. */
export interface GroupOffsetsOptions {
  readonly topics: TopicsView
  readonly membership: Membership
  /** As it is now. */
  readonly config: () => OffsetsConfig
}

/**
 * The committed offsets of the groups of one partition of `__consumer_offsets`. Commands give records; only
 * {@link GroupOffsets.replay} and {@link GroupOffsets.replayEndMarker} change what is committed.
 */
export class GroupOffsets {
  readonly #options: GroupOffsetsOptions
  readonly #store = new OffsetStore()
  /** Groups that are still to be looked through in this round. */
  #round: string[] = []
  /** undefined until the first tick: members of a shard that was just loaded may still come back. */
  #nextRoundMs: number | undefined

  constructor(options: GroupOffsetsOptions) {
    this.#options = options
  }

  /** Takes a record of the partition, in its order; those that are not of offsets are left alone. */
  replay(record: CoordinatorRecord, at: ReplayedAt): void {
    if (isOffsetRecord(record)) this.#store.replay(record, at)
  }

  /** The end of a producer's transaction: what it left pending counts now, or is dropped. Again, or late, it changes nothing. */
  replayEndMarker(producerId: number, producerEpoch: number, isCommit: boolean): void {
    this.#store.replayEndMarker(producerId, producerEpoch, isCommit)
  }

  /** The groups that have offsets, committed or pending. */
  groupIds(): Iterable<string> {
    return this.#store.groupIds()
  }

  /** Whether the group has offsets, committed or pending. */
  hasOffsets(groupId: string): boolean {
    return this.#store.hasOffsets(groupId)
  }

  /**
   * Commits each offset that can be. Throws StreamError for all of them: what {@link Membership.checkCommit} throws,
   * RECORD_LIST_TOO_LARGE, RESOURCE_EXHAUSTED. Of single ones: UNKNOWN_TOPIC_ID, UNKNOWN_TOPIC_OR_PARTITION,
   * OFFSET_METADATA_TOO_LARGE; but for Kafka's clients OFFSET_OUT_OF_RANGE below 0 and INVALID_REQUEST for a partition that the
   * member does not own.
   */
  commit(request: CommitOffsetsRequest, nowMs: number): Outcome<PartitionErrors> {
    const { groupId, offsets, transaction } = request
    this.#options.membership.checkCommit(request, transaction !== undefined, nowMs)
    this.#checkRoom(groupId)
    const records: OffsetRecord[] = []
    let sizeBytes = 0
    const response = offsets.map((commit) => {
      const topic = this.#options.topics.topicById(commit.topicId)
      if (topic === undefined) return unknownTopic(commit.topicId)
      const error = this.#refused(request, commit, topic.name, topic.partitions)
      if (error !== undefined) return error
      sizeBytes += offsetSizeBytesExtra + Buffer.byteLength(groupId + topic.name + commit.metadata)
      records.push(commitRecord(groupId, topic.name, commit, nowMs))
      return undefined
    })
    if (sizeBytes > commitSizeBytesMax) throw tooLarge(groupId, offsets.length, sizeBytes)
    return { records, response, producer: transaction }
  }

  /** What the group has committed, in the order of the request. Throws what {@link Membership.checkFetch} throws. */
  fetch(request: FetchOffsetsRequest): readonly FetchedOffset[] {
    this.#options.membership.checkFetch(request)
    return fetchOffsets(request, this.#store, this.#options.topics)
  }

  /**
   * Forgets offsets of topics that nobody in the group reads. Of single ones: GROUP_SUBSCRIBED_TO_TOPIC, UNKNOWN_TOPIC_ID,
   * UNSTABLE_OFFSET_COMMIT. Throws GROUP_ID_NOT_FOUND.
   */
  delete(groupId: string, partitions: readonly OffsetPartitions[]): Outcome<PartitionErrors> {
    const { topics, membership } = this.#options
    if (!membership.exists(groupId) && !this.hasOffsets(groupId)) {
      throw new StreamError('GROUP_ID_NOT_FOUND', `there is no group '${shown(groupId)}'`, { context: { groupId } })
    }
    const records: OffsetRecord[] = []
    const response = partitions.flatMap(({ topicId, partitions: numbers }) => {
      const name = topics.topicById(topicId)?.name
      if (name === undefined) return numbers.map(() => unknownTopic(topicId))
      if (membership.isSubscribed(groupId, name)) return numbers.map(() => subscribed(groupId, name))
      return numbers.map((partition) => {
        if (this.#store.pending(groupId).get(name, partition) !== undefined) return unstable(groupId, name, partition)
        const hasOffset = this.#store.committed(groupId).get(name, partition) !== undefined
        if (hasOffset) records.push(offsetTombstone(groupId, name, partition))
        return undefined
      })
    })
    return { records, response }
  }

  /** Tombstones for all that the group has, pending offsets of open transactions too. */
  deleteGroup(groupId: string): CoordinatorRecord[] {
    const records = [...this.#store.committed(groupId)].map(([topic, partition]) =>
      offsetTombstone(groupId, topic, partition),
    )
    const committed = this.#store.committed(groupId)
    for (const [topic, partition] of this.#store.pending(groupId)) {
      if (committed.get(topic, partition) === undefined) records.push(offsetTombstone(groupId, topic, partition))
    }
    return records
  }

  /** When offsets are to be looked through for those that are over; undefined while there are none. */
  nextTickMs(): number | undefined {
    return this.#store.groupCount === 0 ? undefined : (this.#nextRoundMs ?? 0)
  }

  /** Forgets some of the offsets that are over: of empty groups, of topics that nobody reads, and of topics that are gone. */
  tick(nowMs: number): Outcome<undefined> {
    const { topics, membership, config } = this.#options
    const { checkIntervalMs, retentionMs } = config()
    this.#nextRoundMs ??= nowMs + checkIntervalMs
    if (nowMs < this.#nextRoundMs) return { records: [], response: undefined }
    if (this.#round.length === 0) this.#round = [...this.#store.groupIds()]
    const records = expireOffsets(this.#round, { store: this.#store, topics, membership, retentionMs, nowMs })
    if (this.#round.length === 0) this.#nextRoundMs = nowMs + checkIntervalMs
    return { records, response: undefined }
  }

  #checkRoom(groupId: string): void {
    if (this.#store.groupCount < groupsWithOffsetsMax || this.hasOffsets(groupId)) return
    throw new StreamError(
      'RESOURCE_EXHAUSTED',
      `no offsets can be committed for the new group '${shown(groupId)}': its partition of __consumer_offsets has ${groupsWithOffsetsMax} groups ` +
        'with offsets, which is the limit; delete groups that are not used',
      { context: { groupId, limit: groupsWithOffsetsMax } },
    )
  }

  #refused(
    { groupId, memberId, isKafkas = false }: CommitOffsetsRequest,
    { topicId, partition, offset, metadata }: OffsetToCommit,
    topic: string,
    partitions: number,
  ): StreamError | undefined {
    const context = { groupId, topic, partition }
    if (partition >= partitions) {
      const message = `topic '${topic}' has no partition ${partition}, only ${partitions}: there is nothing to commit an offset of`
      return new StreamError('UNKNOWN_TOPIC_OR_PARTITION', message, { context })
    }
    if (offset < 0 && !isKafkas) {
      const message = `group '${shown(groupId)}' can't commit offset ${offset} of ${topic}-${partition}: offsets begin at 0`
      return new StreamError('OFFSET_OUT_OF_RANGE', message, { context })
    }
    const { membership, config } = this.#options
    const { metadataSizeBytesMax } = config()
    const sizeBytes = Buffer.byteLength(metadata)
    if (sizeBytes > metadataSizeBytesMax) {
      const message =
        `the metadata of the offset of group '${shown(groupId)}' in ${topic}-${partition} have ${sizeBytes} bytes; the limit is ` +
        `${metadataSizeBytesMax} (offset.metadata.max.bytes)`
      return new StreamError('OFFSET_METADATA_TOO_LARGE', message, { context })
    }
    const mayCommit = isKafkas || memberId === '' || membership.owns(groupId, memberId, topicId, partition)
    if (!mayCommit) {
      const message =
        `member ${memberId} of group '${shown(groupId)}' does not own ${topic}-${partition}: it never did, or it let go of it; its offset was ` +
        'not committed'
      return new StreamError('INVALID_REQUEST', message, { context })
    }
    return undefined
  }
}

function subscribed(groupId: string, topic: string): StreamError {
  return new StreamError(
    'GROUP_SUBSCRIBED_TO_TOPIC',
    `members of group '${shown(groupId)}' read topic '${topic}': stop them before you delete its offsets`,
    { context: { groupId, topic } },
  )
}

function tooLarge(groupId: string, count: number, sizeBytes: number): StreamError {
  return new StreamError(
    'RECORD_LIST_TOO_LARGE',
    `a commit of ${count} offsets of group '${shown(groupId)}' takes ${sizeBytes} bytes; the limit is ${commitSizeBytesMax}: commit them in parts`,
    { context: { groupId, limit: commitSizeBytesMax } },
  )
}
