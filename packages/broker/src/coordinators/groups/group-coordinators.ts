import { type Random, StreamError } from '@millrace/base'
import { type FencedMember, GroupOffsets, GroupShard, type GroupTick } from '@millrace/coordinator'
import { type CoordinatorRecord, decodeCoordinatorRecord, encodeCoordinatorRecord } from '@millrace/kafka-wire/records'
import { groupOffsetsTopic, type MetadataRecord } from '@millrace/metadata'
import { pushesPerTurnMax } from '../../limits.ts'
import {
  checkCoordinator,
  type TransactionClaim,
  type VerifyTransaction,
} from '../../partitions/transactions/verify-transaction.ts'
import type { CoordinatorsOptions } from '../coordinators-options.ts'
import { CoordinatorRuntime } from '../runtime/coordinator-runtime.ts'
import { ClassicMembers } from './classic/classic-members.ts'
import { groupConfig, offsetsConfig } from './group-config.ts'
import type { AnyGroupState } from './group-states.ts'
import { ImageTopics } from './image-topics.ts'
import { JoinSessions, type MemberSession } from './join-sessions.ts'

/** The groups of one partition of the internal topic, with their offsets. */
export type GroupsOfPartition = GroupShard<GroupOffsets>

export interface GroupCoordinatorsOptions extends CoordinatorsOptions {
  readonly verifyTransaction: VerifyTransaction
  /** Makes up ids of members that don't have their own. */
  readonly random: Random
}

/** The groups of this broker, for metrics. */
export interface GroupStatus {
  readonly groups: number
  readonly byState: Readonly<Record<AnyGroupState, number>>
  /** Partitions of the internal topic that are in use, and that are being loaded. */
  readonly active: number
  readonly loading: number
  readonly sessions: number
  /** Since the broker started. */
  readonly rebalances: number
  readonly commits: number
}

/** The groups that this broker coordinates, and the streams of their members. */
export class GroupCoordinators {
  readonly runtime: CoordinatorRuntime<CoordinatorRecord, GroupsOfPartition, GroupTick>
  readonly sessions = new JoinSessions()
  /** Members that speak Kafka's classic protocol. */
  readonly classic: ClassicMembers
  readonly #options: GroupCoordinatorsOptions
  readonly #topics: ImageTopics
  /** Those for whom there is something new. */
  readonly #changed = new Set<MemberSession>()
  #isPushing = false
  #rebalances = 0
  #commits = 0

  constructor(options: GroupCoordinatorsOptions) {
    const { settings } = options
    this.#options = options
    this.#topics = new ImageTopics(options.image)
    this.classic = new ClassicMembers({
      random: options.random,
      faults: options.faults,
      partitionOf: (groupId) => this.partitionOf(groupId),
      run: (partition, decide) => this.runtime.run(partition, decide),
    })
    this.runtime = new CoordinatorRuntime<CoordinatorRecord, GroupsOfPartition, GroupTick>({
      ...options,
      topic: groupOffsetsTopic,
      codec: {
        encode: (record) => {
          this.#count(record)
          return encodeCoordinatorRecord(record)
        },
        decode: (key, value) => (key === null ? undefined : decodeCoordinatorRecord(key, value)),
      },
      makeShard: () => this.#makeShard(),
      readSizeBytes: () => settings().offsetsLoadBufferSize,
      commitTimeoutMs: () => settings().offsetsCommitTimeoutMs,
      onUnloaded: (partition, reason) => {
        this.sessions.endPartition(partition, reason)
        this.classic.endPartition(partition, reason)
      },
      onDecided: (shard, partition) => {
        this.#noteChanged(shard)
        this.classic.decided(shard, partition)
      },
      onTick: ({ fenced }) => {
        for (const member of fenced) this.#fenced(member)
      },
    })
  }

  /** The partition that keeps a group. Throws COORDINATOR_NOT_AVAILABLE while there is no internal topic. */
  partitionOf(groupId: string): number {
    return this.runtime.partitionOf(groupId)
  }

  /**
   * Asks once the coordinator of a producer's transaction has said that it is open and has this partition of the internal topic, or has
   * taken it in (KIP-890): what is committed in a transaction that has ended would stay undecided for ever.
   */
  async inTransaction<Response>(
    transaction: Omit<TransactionClaim, 'topicId' | 'partition'>,
    partition: number,
    ask: () => Promise<Response>,
  ): Promise<Response> {
    const { image, partitions, verifyTransaction } = this.#options
    const topic = image.topic(groupOffsetsTopic)
    const log = topic === undefined ? undefined : partitions.lookUp(topic.id, partition)
    // Whoever asks is told that the coordinator is elsewhere.
    if (topic === undefined || log === undefined) return ask()
    let hasEnded = false
    const stopListening = log.onEndMarker((marker) => {
      hasEnded ||= marker.producerId === transaction.producerId
    })
    try {
      do {
        hasEnded = false
        const coordinatorEpoch = await verifyTransaction({ ...transaction, topicId: topic.id, partition })
        checkCoordinator(log, transaction, coordinatorEpoch)
      } while (hasEnded)
      return await ask()
    } finally {
      stopListening()
    }
  }

  /** Takes note of metadata records, which the image holds already. */
  apply(records: readonly MetadataRecord[]): void {
    if (this.#topics.apply(records)) this.runtime.wake()
  }

  status(): GroupStatus {
    const byState = { empty: 0, assigning: 0, reconciling: 0, stable: 0, preparing: 0, completing: 0 }
    let groups = 0
    let active = 0
    for (const { shard } of this.runtime.loaded()) {
      active += 1
      for (const { state } of shard.list()) {
        groups += 1
        byState[state] += 1
      }
    }
    const { loading } = this.runtime
    const counted = { rebalances: this.#rebalances, commits: this.#commits }
    return { groups, byState, active, loading, sessions: this.sessions.count, ...counted }
  }

  /** Ends all of it; `reason` is what those are told who wait, and members. */
  close(reason: StreamError): void {
    this.runtime.close(reason)
  }

  /** Takes note of what is written: a group's new epoch, an offset. */
  #count({ type, value }: CoordinatorRecord): void {
    if (value === undefined) return
    if (type === 'ConsumerGroupMetadata') this.#rebalances += 1
    else if (type === 'OffsetCommit') this.#commits += 1
  }

  #makeShard(): GroupsOfPartition {
    const { settings, image } = this.#options
    const topics = this.#topics
    return new GroupShard({
      topics,
      config: () => groupConfig(settings(), (groupId) => image.groupConfigs(groupId)),
      makeOffsets: (membership) => new GroupOffsets({ topics, membership, config: () => offsetsConfig(settings()) }),
    })
  }

  #noteChanged(shard: GroupsOfPartition): void {
    for (const { groupId, memberId } of shard.takeChanged()) {
      const session = this.sessions.of(groupId, memberId)
      if (session !== undefined) this.#changed.add(session)
    }
    if (this.#changed.size === 0 || this.#isPushing) return
    this.#isPushing = true
    this.#options.faults.background(this.#pushAll(), 'telling members of groups what is new')
  }

  /** After the decision that is being taken. What is told is decided, too, and so more may have news meanwhile. */
  async #pushAll(): Promise<void> {
    await Promise.resolve()
    let count = 0
    try {
      for (const session of this.#changed) {
        this.#changed.delete(session)
        session.push()
        count += 1
        if (count % pushesPerTurnMax === 0) await this.#options.clock.yieldTurn()
      }
    } finally {
      this.#isPushing = false
    }
  }

  #fenced({ groupId, memberId, reason }: FencedMember): void {
    this.#options.logger.info({ group: groupId, member: memberId, reason }, 'a member was taken out of its group')
    const text = `member ${memberId} is not in group ${groupId} any more, because of its ${reason}: join again`
    const error = new StreamError('UNKNOWN_MEMBER_ID', text, { context: { group: groupId } })
    this.sessions.of(groupId, memberId)?.end(error)
  }
}
