import { type Clock, type DirectoryId, type Logger, StreamError, type TopicId } from '@millrace/base'
import type { FutureFolder, LogConfig, LogDirectories, PartitionLog } from '@millrace/log'
import {
  type ClusterImage,
  type MetadataRecord,
  noLeader,
  type PartitionImage,
  type TopicImage,
} from '@millrace/metadata'
import { forEachLimited } from '../lifecycle/for-each-limited.ts'
import type { Faults } from '../lifecycle/faults.ts'
import { logRetryMs, logsOpenedAtOnceMax } from '../limits.ts'
import { notLeader } from '../replication/leader/leadership.ts'
import type { DamagedReplica } from '../replication/damaged-replica.ts'
import type { Replication } from '../replication/replication.ts'
import { LogMoves, type MoveSettings } from './moves/log-moves.ts'
import type { Packing } from './packing.ts'
import { Partition } from './partition.ts'
import { givesUp } from './partition-errors.ts'
import type { VerifyTransaction } from './transactions/verify-transaction.ts'

export interface PartitionTableOptions {
  readonly nodeId: number
  readonly image: ClusterImage
  readonly logs: LogDirectories
  readonly logger: Logger
  readonly faults: Faults
  /** How many logs are deleted at the same time. */
  readonly deletionsMax: () => number
  /** `min.insync.replicas` of a topic. */
  readonly minInsyncReplicasOf: (topic: string) => number
  /** How a topic's log is kept. */
  readonly logConfigOf: (topic: string) => LogConfig
  readonly packing: Packing
  readonly verifyTransaction: VerifyTransaction
  readonly replication: Replication
  readonly clock: Clock
  /** How moves between log directories are held back. */
  readonly moves: MoveSettings
  /** What was known of a partition to be committed when the broker stopped. */
  readonly highWatermarkOf: (topic: string, partition: number) => number
}

/** A partition without a log, and why. */
interface Failure {
  readonly topic: string
  readonly topicId: TopicId
  readonly partition: number
  readonly error: StreamError
  /** If it is lost here, and others may have it. */
  readonly damage: DamagedReplica | undefined
}

/** The partitions of which this broker has a replica, by topic id and number. Follows the metadata image. */
export class PartitionTable {
  private readonly options: PartitionTableOptions
  private readonly topics = new Map<TopicId, Map<number, Partition>>()
  /** Partitions whose log could not be made, and why. Each look tries again. */
  private readonly failures = new Map<string, Failure>()
  /** Partitions in which this broker's part is being changed. */
  private readonly changing = new Map<string, Promise<void>>()
  private readonly leadListeners = new Set<(partition: Partition) => void>()
  /** Where partitions are to be made whose logs are not here yet: an operator has said so. */
  private readonly preferred = new Map<string, DirectoryId>()
  /** Moves of partitions between log directories. */
  readonly moves: LogMoves

  constructor(options: PartitionTableOptions) {
    this.options = options
    this.moves = new LogMoves({
      ...options,
      settings: options.moves,
      whileNothingIsAppended: (log, replace) => this.changeLog(log, replace),
    })
  }

  /**
   * The partition, which this broker leads, ready to use. Throws UNKNOWN_TOPIC_ID, UNKNOWN_TOPIC_OR_PARTITION, NOT_LEADER,
   * LEADER_NOT_AVAILABLE while its log is being opened, or why that can't be had.
   */
  find(topicId: TopicId, partition: number): Partition {
    const found = this.topics.get(topicId)?.get(partition)
    if (found?.isLeader === true) return found
    throw this.whyNot(topicId, partition)
  }

  /** The partition if this broker has a replica of it that can be used. */
  lookUp(topicId: TopicId, partition: number): Partition | undefined {
    return this.topics.get(topicId)?.get(partition)
  }

  /** Calls `listener` whenever this broker begins to lead a partition. Returns what takes it away. */
  onLead(listener: (partition: Partition) => void): () => void {
    this.leadListeners.add(listener)
    return () => void this.leadListeners.delete(listener)
  }

  /** Why a partition of this broker has no log; undefined if it has one, or is none of its own. */
  failureOf(topicId: TopicId, partition: number): StreamError | undefined {
    return this.failures.get(keyOf(topicId, partition))?.error
  }

  /** Notes in which directory a partition's log is to be made, should this broker be given a replica. */
  prefer(topicId: TopicId, partition: number, directoryId: DirectoryId): void {
    this.preferred.set(keyOf(topicId, partition), directoryId)
  }

  /** Partitions of this broker that have no log, for now. */
  get failedCount(): number {
    return this.failures.size
  }

  /** Of the partitions that this broker leads, how many records the follower lacks that is furthest behind. */
  get followerLag(): number {
    let lag = 0
    for (const partition of this.all()) lag = Math.max(lag, partition.followerLag)
    return lag
  }

  *all(): IterableIterator<Partition> {
    for (const partitions of this.topics.values()) yield* partitions.values()
  }

  /**
   * Once, at the start: removes what is left of `removedTopics`, whose deletion a crash cut short, then opens the logs of all
   * partitions. One whose folder is missing is made: a crash came between its topic's creation and the folder's. A folder that the
   * metadata never spoke of is nobody's to delete: it is left where it is.
   */
  async open(removedTopics: ReadonlySet<TopicId>): Promise<void> {
    const { image, logs, nodeId } = this.options
    const copied = await logs.futureFolders()
    await forEachLimited(await logs.strayPartitions(), logsOpenedAtOnceMax, async ({ topic, partition, topicId }) => {
      if (topicId === undefined) return
      const about = { topic, partition, topicId }
      const known = image.topicById(topicId)?.partitions.get(partition)
      if (known !== undefined && !known.replicas.includes(nodeId)) {
        this.options.logger.info(about, 'removing what is left of a replica that was moved away')
        await this.deleteLog({ topic, topicId, partition })
        return
      }
      if (image.topicById(topicId) !== undefined) return
      if (removedTopics.has(topicId)) {
        this.options.logger.info(about, 'removing what is left of a deleted topic')
        await this.deleteLog({ topic, topicId, partition })
      } else {
        this.options.logger.warn(
          about,
          'a folder holds a topic that the cluster does not know; it is left as it is and not served',
        )
      }
    })
    const wanted = [...image.topics()].flatMap((topic) =>
      [...topic.partitions.values()]
        .filter(({ replicas }) => replicas.includes(nodeId))
        .map(({ partition }) => ({ topic, partition })),
    )
    await forEachLimited(wanted, logsOpenedAtOnceMax, ({ topic, partition }) => this.follow(topic, partition))
    await forEachLimited(copied, logsOpenedAtOnceMax, (folder) => this.goOnMoving(folder))
    // Before anybody may elect this broker: what is damaged here is not to lead.
    await this.options.replication.whenTold()
  }

  /** Does what committed records ask for; the image holds them already. Never rejects for one partition's sake. */
  async apply(records: readonly MetadataRecord[]): Promise<void> {
    const { image } = this.options
    for (const record of records) if (record.type === 'RemoveTopicRecord') await this.remove(record.topicId)
    const changed = records.flatMap((record) => {
      if (record.type !== 'PartitionRecord' && record.type !== 'PartitionChangeRecord') return []
      const topic = image.topicById(record.topicId)
      return topic === undefined ? [] : [{ topic, partition: record.partitionId }]
    })
    await forEachLimited(changed, logsOpenedAtOnceMax, ({ topic, partition }) => this.follow(topic, partition))
  }

  /** Keeps the logs of these topics, or of all, as their configs now say. */
  reconfigure(topics?: ReadonlySet<string>): void {
    const configs = new Map<string, LogConfig>()
    for (const partition of this.all()) {
      const { topic } = partition
      if (topics !== undefined && !topics.has(topic)) continue
      const config = configs.get(topic) ?? this.options.logConfigOf(topic)
      configs.set(topic, config)
      partition.reconfigure(config)
      partition.minInsyncReplicas = this.options.minInsyncReplicasOf(topic)
    }
  }

  /** Serves nobody from now on. Resolves once no log is on its way to another directory. */
  async close(reason: StreamError): Promise<void> {
    for (const partition of this.all()) partition.close(reason)
    await this.moves.close()
  }

  /** Makes this broker's part in a partition what the image says. One at a time for each partition. */
  private follow(topic: TopicImage, number: number): Promise<void> {
    return this.inTurn(topic.id, number, () => this.change(topic, number))
  }

  /** One change of a partition after the other. */
  private async inTurn(topicId: TopicId, number: number, change: () => Promise<void>): Promise<void> {
    const key = keyOf(topicId, number)
    for (let other = this.changing.get(key); other !== undefined; other = this.changing.get(key)) await other
    const changing = change().finally(() => this.changing.delete(key))
    const nothing = (): undefined => undefined
    // Who comes next need not know how it went.
    this.changing.set(key, changing.then(nothing, nothing))
    await changing
  }

  /** Has a partition go on with another log, in another directory: see {@link LogMoves}. */
  private changeLog(log: PartitionLog, make: () => Promise<PartitionLog>): Promise<void> {
    const { topic, topicId, partition: number } = log
    const { image, logs, logConfigOf, replication } = this.options
    return this.inTurn(topicId, number, async () => {
      const partition = this.lookUp(topicId, number)
      if (partition?.log !== log || partition.unavailable !== undefined) return
      try {
        await partition.changeLog(make, replication)
      } catch (error) {
        if (partition.log === log && logs.directoryIdOf(log) === undefined) await this.lose(partition, error)
        throw error
      }
      partition.reconfigure(logConfigOf(topic))
      const current = image.topicById(topicId)?.partitions.get(number)
      if (current === undefined) return
      this.tellDirectory(partition.log, this.assignedIn(current))
      await this.deleteReplaced(partition.log, current)
    })
  }

  /** Its log is out of service: of the two directories that may have it one can't be used. */
  private async lose(partition: Partition, cause: unknown): Promise<void> {
    const { topic, topicId, partition: number } = partition
    const error = this.options.faults.answerable(cause, 'moving a log to another directory')
    this.topics.get(topicId)?.delete(number)
    this.failures.set(keyOf(topicId, number), { topic, topicId, partition: number, error, damage: undefined })
    await partition.leavePart(this.options.replication)
    partition.close(error)
  }

  /** What the log of a partition has replaced goes once the metadata look for it where it is. */
  private async deleteReplaced(log: PartitionLog, image: PartitionImage): Promise<void> {
    const { logs, faults } = this.options
    const assigned = this.assignedIn(image)
    if (assigned !== undefined && assigned !== logs.directoryIdOf(log)) return
    try {
      await logs.deleteReplaced(log.topic, log.partition)
    } catch (error) {
      // It counts for nothing, and the next start removes it.
      const failure = faults.answerable(error, 'removing a log that was moved')
      const about = { topic: log.topic, partition: log.partition, err: failure }
      this.options.logger.warn(about, 'what is left of a log in the directory that it was moved from stays for now')
    }
  }

  /** In which directory the metadata look for this broker's replica. */
  private assignedIn(image: PartitionImage): DirectoryId | undefined {
    return image.directories[image.replicas.indexOf(this.options.nodeId)]
  }

  /** Goes on with a move that the broker's stop has cut short, or removes what is left of one. */
  private async goOnMoving({ topic, partition, topicId, directoryId }: FutureFolder): Promise<void> {
    const { logs, faults } = this.options
    if (topicId !== undefined && this.failures.has(keyOf(topicId, partition))) return
    const log = topicId === undefined ? undefined : this.lookUp(topicId, partition)?.log
    if (log !== undefined && this.moves.targetOf(log) !== undefined) return
    if (log !== undefined && logs.directoryIdOf(log) !== directoryId) {
      // What was compacted meanwhile may be missing there as well as not.
      this.moves.begin(log, directoryId, !log.config.compacted)
      return
    }
    try {
      await logs.deleteFuture(topic, partition)
    } catch (error) {
      faults.answerable(error, 'removing a copy of a log that is not wanted any more')
    }
  }

  /** Never rejects: what failed is told to those who ask for the partition. */
  private async change(topic: TopicImage, number: number): Promise<void> {
    const { image, nodeId, replication } = this.options
    const partition = image.topicById(topic.id)?.partitions.get(number)
    if (partition === undefined) return
    if (!partition.replicas.includes(nodeId)) {
      await this.leave(topic, number)
      return
    }
    if (this.lookUp(topic.id, number) === undefined) await this.openLog(topic, partition)
    const open = this.lookUp(topic.id, number)
    // It may have changed again while the log was opened, or be gone.
    const current = image.topicById(topic.id)?.partitions.get(number)
    if (open === undefined || current === undefined || !current.replicas.includes(nodeId)) return
    try {
      await open.become(current, replication)
      await this.deleteReplaced(open.log, current)
    } catch (error) {
      this.options.faults.answerable(error, 'taking part in a partition')
    }
  }

  /** The metadata has given this broker's replica to others: its log goes. */
  private async leave(topic: TopicImage, number: number): Promise<void> {
    const partitions = this.topics.get(topic.id)
    const partition = partitions?.get(number)
    const wasFailed = this.failures.delete(keyOf(topic.id, number))
    if (partition === undefined && !wasFailed) return
    partitions?.delete(number)
    const reason = notLeader(topic.name, number, topic.partitions.get(number)?.leader ?? noLeader)
    if (partition !== undefined) this.moves.abandon(partition.log)
    await partition?.leavePart(this.options.replication)
    partition?.close(reason)
    this.options.logger.info({ topic: topic.name, partition: number }, 'a replica was moved away: its log is removed')
    await this.deleteLog({ topic: topic.name, topicId: topic.id, partition: number })
  }

  /** Never rejects: what failed is told to those who ask for the partition. */
  private async openLog({ name, id }: TopicImage, image: PartitionImage): Promise<void> {
    const { partition } = image
    const { image: cluster, logs, logConfigOf, faults, logger } = this.options
    const key = keyOf(id, partition)
    const damage = this.failures.get(key)?.damage
    const mayBeginAnew = damage?.mayRepair(image) === true
    try {
      const directoryId = this.assignedIn(image)
      const log = await logs.createLog({
        topic: name,
        topicId: id,
        partition,
        config: logConfigOf(name),
        directoryId,
        preferredId: this.preferred.get(key),
        mayBeginAnew,
      })
      this.tellDirectory(log, directoryId)
      // The topic's configs may have been altered meanwhile.
      log.updateConfig(logConfigOf(name))
      const current = cluster.topicById(id)?.partitions.get(partition)
      // The topic may have been deleted meanwhile.
      if (current === undefined) await this.deleteLog({ topic: name, topicId: id, partition })
      else this.adopt(log)
      this.failures.delete(key)
      this.preferred.delete(key)
      if (mayBeginAnew) damage?.repaired()
    } catch (error) {
      const failure = faults.answerable(error, 'opening a log')
      const about = { topic: name, partition, err: failure, code: failure.code }
      // It is tried again by all who ask for it: that it is still so is nothing new.
      if (this.failures.get(key)?.error.message === failure.message) logger.debug(about, 'a partition still has no log')
      else logger.error(about, 'a partition has no log')
      const isLost = failure.code === 'CORRUPT_LOG' && image.replicas.length > 1
      const lost = isLost ? (damage ?? this.lostReplica(name, id, partition)) : undefined
      lost?.tell(image)
      this.failures.set(key, { topic: name, topicId: id, partition, error: failure, damage: lost })
      // Of one that it follows nobody asks this broker.
      this.options.replication.later(logRetryMs, () => {
        const topic = cluster.topicById(id)
        if (topic !== undefined) this.retry(topic, partition)
      })
    }
  }

  private lostReplica(topic: string, topicId: TopicId, partition: number): DamagedReplica {
    return this.options.replication.damagedReplica({ topic, topicId, partition }, () =>
      this.lookAgain(topicId, partition),
    )
  }

  /** Tells the cluster where a log is, if it is looked for elsewhere. */
  private tellDirectory(log: PartitionLog, assigned: DirectoryId | undefined): void {
    const { topicId, partition } = log
    const directory = this.options.logs.directoryIdOf(log)
    if (assigned === undefined || directory === undefined || directory === assigned) return
    this.options.replication.tellDirectory({ topicId, partition, directory })
  }

  /** Something else than the metadata has changed for this broker's part in a partition. */
  private lookAgain(topicId: TopicId, partition: number): void {
    const topic = this.options.image.topicById(topicId)
    if (topic === undefined) return
    this.options.faults.background(this.follow(topic, partition), 'looking after a damaged replica')
  }

  private adopt(log: PartitionLog): void {
    const { packing, verifyTransaction, minInsyncReplicasOf, highWatermarkOf } = this.options
    const { topic, topicId, partition } = log
    const partitions = this.topics.get(log.topicId) ?? new Map<number, Partition>()
    const minInsyncReplicas = minInsyncReplicasOf(topic)
    const highWatermark = highWatermarkOf(topic, partition)
    const lookAgain = (): void => this.lookAgain(topicId, partition)
    const onLead = (): void => {
      for (const listener of this.leadListeners) listener(made)
    }
    const made = new Partition(log, {
      packing,
      verifyTransaction,
      minInsyncReplicas,
      highWatermark,
      lookAgain,
      onLead,
    })
    partitions.set(partition, made)
    this.topics.set(log.topicId, partitions)
  }

  private async remove(topicId: TopicId): Promise<void> {
    const partitions = [...(this.topics.get(topicId)?.values() ?? [])]
    this.topics.delete(topicId)
    for (const key of this.preferred.keys()) if (key.startsWith(topicId)) this.preferred.delete(key)
    for (const { log } of partitions) this.moves.abandon(log)
    for (const partition of partitions) partition.close(deleted(partition.topic, topicId))
    for (const partition of partitions) {
      await this.inTurn(topicId, partition.partition, () => partition.leavePart(this.options.replication))
    }
    const failures = [...this.failures.values()].filter((failure) => failure.topicId === topicId)
    for (const { partition } of failures) this.failures.delete(keyOf(topicId, partition))
    await forEachLimited([...partitions, ...failures], this.options.deletionsMax(), ({ topic, partition }) =>
      this.deleteLog({ topic, topicId, partition }),
    )
  }

  /** Never rejects: what could not be removed is removed at the next start, since the metadata log says that its topic is gone. */
  private async deleteLog(which: { topic: string; topicId: TopicId; partition: number }): Promise<void> {
    const { topic, partition } = which
    const { logs, faults, logger } = this.options
    try {
      await logs.deleteLog(which)
    } catch (error) {
      const failure = faults.answerable(error, 'deleting a log')
      logger.warn(
        { topic, partition, err: failure, code: failure.code },
        'what is left of a deleted topic stays for now',
      )
    }
  }

  private whyNot(topicId: TopicId, number: number): StreamError {
    const topic = this.options.image.topicById(topicId)
    if (topic === undefined) {
      return new StreamError(
        'UNKNOWN_TOPIC_ID',
        `no topic has the id ${topicId}: was it deleted, or made again under its name?`,
        {
          context: { topicId },
        },
      )
    }
    const context = { topic: topic.name, partition: number }
    const partition = topic.partitions.get(number)
    if (partition === undefined) {
      const text = `topic ${topic.name} has no partition ${number}: they are 0 to ${topic.partitions.size - 1}`
      return new StreamError('UNKNOWN_TOPIC_OR_PARTITION', text, { context })
    }
    if (partition.leader !== this.options.nodeId) return notLeader(topic.name, number, partition.leader)
    this.retry(topic, number)
    const failure = this.failures.get(keyOf(topicId, number))
    if (failure?.damage?.isLast === false) return givesUp(topic.name, number)
    return (
      failure?.error ??
      new StreamError('LEADER_NOT_AVAILABLE', `the log of ${topic.name}-${number} is being opened; try again`, {
        context,
      })
    )
  }

  /** A log that could not be made, say for want of space, is tried again by those who ask for it. */
  private retry(topic: TopicImage, number: number): void {
    const key = keyOf(topic.id, number)
    if (!this.failures.has(key) || this.changing.has(key)) return
    this.options.faults.background(this.follow(topic, number), 'opening a log again')
  }
}

function keyOf(topicId: TopicId, partition: number): string {
  return `${topicId}${partition}`
}

function deleted(topic: string, topicId: TopicId): StreamError {
  return new StreamError('UNKNOWN_TOPIC_ID', `topic ${topic} (${topicId}) was deleted`, { context: { topic, topicId } })
}
