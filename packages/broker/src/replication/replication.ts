import { type Clock, isStreamError, type Logger, type StreamError, type Timer } from '@millrace/base'
import type { PartitionLog } from '@millrace/log'
import { type BrokerSettings, isActive, type MetadataRecord, type PartitionImage } from '@millrace/metadata'
import type { Faults } from '../lifecycle/faults.ts'
import { ReadSlots } from '../fetch/read-slots.ts'
import { isrReviewMsMax, replicaReadsMax } from '../limits.ts'
import type { ClusterLink } from './cluster-link.ts'
import { DamagedReplica, giveUpDamaged, type ReplicaIdentity } from './damaged-replica.ts'
import { ControllerReports } from './controller-reports.ts'
import { type ReplicaDirectory, tellDirectories } from './replica-directory.ts'
import { Fetchers } from './follower/fetchers.ts'
import { Follower, type NextStep, nextStepAfter } from './follower/follower.ts'
import { IsrChanges } from './leader/isr-changes.ts'
import { Leadership } from './leader/leadership.ts'
import type { ReplicaStream } from './leader/replica-stream.ts'
import { ReplicationThrottle } from './throttle.ts'

export interface ReplicationOptions {
  readonly link: ClusterLink
  readonly clock: Clock
  readonly logger: Logger
  readonly faults: Faults
  readonly settings: () => ReplicationSettings
  /** `leader.replication.throttled.replicas` of a topic. */
  readonly throttledLeadersOf: (topic: string) => readonly string[]
  /** `follower.replication.throttled.replicas` of a topic. */
  readonly throttledFollowersOf: (topic: string) => readonly string[]
}

/** The keys that replication goes by. */
export type ReplicationSettings = Pick<
  BrokerSettings,
  | 'replicaLagTimeMaxMs'
  | 'replicaFetchBackoffMs'
  | 'replicaFetchResponseMaxBytes'
  | 'leaderReplicationThrottledRate'
  | 'followerReplicationThrottledRate'
  | 'replicaSelectorClass'
>

/** Kafka's name of the one way to choose that there is besides the leader. */
const rackAwareSelector = 'org.apache.kafka.common.replica.RackAwareReplicaSelector'

/** What a partition gives to its leadership. */
export interface LedPartition {
  readonly log: PartitionLog
  readonly highWatermark: number
  readonly minInsyncReplicas: () => number
  readonly onAdvance: () => void
}

/** Keeps the replicas of partitions alike: as their leader, and as a follower of other brokers. */
export class Replication {
  /** Those of followers, to this broker. */
  readonly streams = new Set<ReplicaStream>()
  /** How many reads from disk for followers are under way at once; those of consumers don't hold them up. */
  readonly slots = new ReadSlots(replicaReadsMax)
  readonly throttle: ReplicationThrottle
  private readonly options: ReplicationOptions
  private readonly changes: IsrChanges
  private readonly damaged: ControllerReports<DamagedReplica>
  private readonly directories: ControllerReports<ReplicaDirectory>
  private readonly fetchers: Fetchers
  /** With followers: those with a single replica need no looking after. */
  private readonly leaderships = new Set<Leadership>()
  private readonly timers = new Set<Timer>()
  private reviewTimer: Timer | undefined
  private isClosed = false

  constructor(options: ReplicationOptions) {
    const { settings } = options
    this.options = options
    this.changes = new IsrChanges({ ...options, lagMsMax: () => settings().replicaLagTimeMaxMs })
    this.damaged = new ControllerReports({
      ...options,
      what: 'that replicas are damaged',
      tell: (replicas) => giveUpDamaged(options.link, replicas),
    })
    this.directories = new ControllerReports({
      ...options,
      what: 'where replicas are',
      tell: (replicas) => tellDirectories(options, replicas),
    })
    this.throttle = new ReplicationThrottle({
      clock: options.clock,
      nodeId: options.link.nodeId,
      rate: () => settings().leaderReplicationThrottledRate,
      replicasOf: options.throttledLeadersOf,
    })
    this.fetchers = new Fetchers({
      ...options,
      throttle: new ReplicationThrottle({
        clock: options.clock,
        nodeId: options.link.nodeId,
        rate: () => settings().followerReplicationThrottledRate,
        replicasOf: options.throttledFollowersOf,
      }),
      backoffMsMax: () => Math.max(1, settings().replicaFetchBackoffMs),
      // A leader sends one batch at least while there is credit.
      creditBytes: () => Math.max(1, settings().replicaFetchResponseMaxBytes),
    })
  }

  get link(): ClusterLink {
    return this.options.link
  }

  get nodeId(): number {
    return this.options.link.nodeId
  }

  /** Begins to lead a partition in the leader epoch of `image`. */
  lead(partition: LedPartition, image: PartitionImage): Leadership {
    const { link, clock, logger } = this.options
    const leadership = new Leadership({
      ...partition,
      nodeId: link.nodeId,
      image,
      clock,
      logger,
      changes: this.changes,
      mayJoin: (nodeId, brokerEpoch) => this.mayJoin(nodeId, brokerEpoch),
    })
    this.watch(leadership)
    return leadership
  }

  /** Looks after a leadership from now on, if it has followers. */
  watch(leadership: Leadership): void {
    if (leadership.partition.replicas.length === 1 || this.leaderships.has(leadership)) return
    this.leaderships.add(leadership)
    leadership.onEnd(() => this.leaderships.delete(leadership))
    this.reviewLater()
  }

  /** Begins to follow another broker in the leader epoch of `image`; a log that is damaged is cut before, which `damage` must allow. */
  follow(
    log: PartitionLog,
    image: PartitionImage,
    damage: DamagedReplica | undefined,
    onHighWatermark: (offset: number) => void,
  ): Follower {
    const follower = new Follower({
      log,
      leader: image.leader,
      leaderEpoch: image.leaderEpoch,
      damage: damage?.mayRepair(image) === true ? damage : undefined,
      onHighWatermark,
      onError: (failed, error, doing) => this.failed(failed, error, doing),
    })
    this.fetchers.add(follower)
    return follower
  }

  /**
   * The replica that a client in `rack` should read from `offset` on instead of the leader: one in sync that is in the client's rack and
   * has most. Undefined if that is the leader, or nobody, or nothing chooses (`replica.selector.class`).
   */
  nearest(leadership: Leadership, rack: string, offset: number): number | undefined {
    if (this.options.settings().replicaSelectorClass !== rackAwareSelector) return undefined
    const { image } = this.options.link
    if (image.broker(this.nodeId)?.rack === rack) return undefined
    let nearest: number | undefined
    let most = offset
    for (const nodeId of leadership.inSync) {
      const durableOffset = leadership.progressOf(nodeId)?.durableOffset ?? -1
      if (image.broker(nodeId)?.rack !== rack || durableOffset < most) continue
      nearest = nodeId
      most = durableOffset
    }
    return nearest
  }

  /** A replica of this broker whose log is damaged, or lost. `onChange` is called once it may be repaired, and once it is. */
  damagedReplica(identity: ReplicaIdentity, onChange: () => void): DamagedReplica {
    const { link, logger } = this.options
    return new DamagedReplica({ identity, nodeId: link.nodeId, logger, reports: this.damaged, onChange })
  }

  /** A replica of this broker is in another log directory than the metadata say. */
  tellDirectory(replica: ReplicaDirectory): void {
    this.directories.add(replica)
  }

  /** Resolves once the controller has been told all that it was to be told until now, or did not answer at the first attempt. */
  async whenTold(): Promise<void> {
    await Promise.all([this.damaged.settle(), this.directories.settle()])
  }

  /** Resolves once nothing that the leader sent is under way in the log. */
  async unfollow(follower: Follower): Promise<void> {
    await this.fetchers.remove(follower)
  }

  /** Calls `task` after a while, unless replication ends before. */
  later(delayMs: number, task: () => void): void {
    if (this.isClosed) return
    const timer = this.options.clock.setTimer(delayMs, () => {
      this.timers.delete(timer)
      task()
    })
    this.timers.add(timer)
  }

  /** Brokers have registered: what earlier runs of them still say counts no more. The image holds the records already. */
  apply(records: readonly MetadataRecord[]): void {
    let hasChanged = false
    for (const record of records) {
      if (record.type === 'RegisterBrokerRecord') {
        for (const stream of [...this.streams]) stream.fence(record.brokerId, record.brokerEpoch)
      } else if (record.type !== 'BrokerRegistrationChangeRecord') continue
      hasChanged = true
    }
    // Who waited to be let in may be so now.
    if (hasChanged) this.review()
  }

  close(): void {
    this.isClosed = true
    this.reviewTimer?.cancel()
    for (const timer of this.timers) timer.cancel()
    this.timers.clear()
    this.changes.close()
    this.damaged.close()
    this.directories.close()
    this.fetchers.close()
  }

  private mayJoin(nodeId: number, brokerEpoch: number): boolean {
    const broker = this.options.link.image.broker(nodeId)
    return broker !== undefined && isActive(broker) && broker.epoch === brokerEpoch
  }

  private reviewLater(): void {
    if (this.reviewTimer !== undefined || this.isClosed || this.leaderships.size === 0) return
    const lagMsMax = this.options.settings().replicaLagTimeMaxMs
    this.reviewTimer = this.options.clock.setTimer(Math.max(1, Math.min(lagMsMax / 2, isrReviewMsMax)), () => {
      this.reviewTimer = undefined
      this.review()
      this.reviewLater()
    })
  }

  private review(): void {
    const lagMsMax = this.options.settings().replicaLagTimeMaxMs
    for (const leadership of this.leaderships) leadership.review(lagMsMax)
  }

  private failed({ log, leader }: Follower, cause: unknown, doing: string): NextStep {
    const error: StreamError = isStreamError(cause) ? cause : this.options.faults.answerable(cause, doing)
    const { topic, partition } = log
    this.options.logger.warn({ topic, partition, leader, err: error, code: error.code }, `${doing} failed`)
    return nextStepAfter(error)
  }
}
