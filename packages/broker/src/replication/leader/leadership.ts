import { type Clock, type Logger, StreamError } from '@millrace/base'
import type { PartitionLog } from '@millrace/log'
import { effectiveMinInsyncReplicas, type PartitionImage } from '@millrace/metadata'
import { isrRefusedPauseMs } from '../../limits.ts'
import { CommitWaiters } from './commit-waiters.ts'
import { FollowerProgress } from './follower-progress.ts'
import { IsrState } from './isr-state.ts'
import type { IsrChanges } from './isr-changes.ts'

export interface LeadershipOptions {
  readonly nodeId: number
  readonly log: PartitionLog
  /** The partition as it is when the leadership begins. */
  readonly image: PartitionImage
  /** What this replica knew to be committed before it led. */
  readonly highWatermark: number
  readonly minInsyncReplicas: () => number
  readonly clock: Clock
  readonly logger: Logger
  readonly changes: IsrChanges
  /** Whether this run of a broker may join an ISR: it is registered, not fenced, and does not stop. */
  readonly mayJoin: (nodeId: number, brokerEpoch: number) => boolean
  /** The high watermark has moved. */
  readonly onAdvance: () => void
}

/** What a follower says of itself. */
export interface FollowerPosition {
  readonly brokerEpoch: number
  readonly logEndOffset: number
  readonly durableOffset: number
}

/**
 * One leader epoch of a partition on the broker that leads in it: how far the followers are, who of them is in sync, and what is
 * committed. With a single replica all of that is the log's own durable end.
 */
export class Leadership {
  readonly leaderEpoch: number
  /** The log's end when it began: what is before it came from earlier leaders. */
  readonly epochStartOffset: number
  private readonly options: LeadershipOptions
  private readonly isr: IsrState
  private readonly waiters: CommitWaiters
  private readonly followers = new Map<number, FollowerProgress>()
  private readonly watermarkListeners = new Set<() => void>()
  private readonly logListeners = new Set<() => void>()
  private readonly endListeners = new Set<() => void>()
  private readonly fed = new Set<{ readonly offset: number }>()
  private image: PartitionImage
  private committedOffset: number
  private knownEndOffset: number
  private alone: boolean
  private askAfterMs = -Infinity
  private over: StreamError | undefined
  private current: PartitionLog

  constructor(options: LeadershipOptions) {
    const { image, log } = options
    this.options = options
    this.current = log
    this.image = image
    this.leaderEpoch = image.leaderEpoch
    this.epochStartOffset = log.nextOffset
    this.isr = new IsrState(image)
    this.committedOffset = Math.min(options.highWatermark, log.logEndOffset)
    this.knownEndOffset = log.logEndOffset
    this.waiters = new CommitWaiters(this.committedOffset)
    this.alone = image.replicas.length === 1
    this.follow(image.replicas)
    if (this.alone) this.committedOffset = log.durableOffset
    else this.advance()
    if (image.leaderRecoveryState !== 0) this.options.changes.ask(this)
  }

  /** The end of what is committed: consumers see nothing beyond it, and nothing before it is ever lost. */
  get highWatermark(): number {
    return this.alone ? this.log.durableOffset : this.committedOffset
  }

  /** Whether the high watermark takes in all that earlier leaders committed. Before that it may be less than they told (KIP-207). */
  get isHighWatermarkKnown(): boolean {
    return this.highWatermark >= this.epochStartOffset
  }

  /** Whether there is no other replica: what is on this disk is committed. */
  get isAlone(): boolean {
    return this.alone
  }

  get inSync(): readonly number[] {
    return this.isr.isr
  }

  get partition(): PartitionImage {
    return this.image
  }

  /** Why it is over, if it is. */
  get ended(): StreamError | undefined {
    return this.over
  }

  get log(): PartitionLog {
    return this.current
  }

  /** The partition goes on with another log, which has all that the one until now has. */
  changeLog(log: PartitionLog): void {
    this.current = log
  }

  /** How many records the follower that is furthest behind lacks on its disk; all that there are before it has said anything. */
  get followerLag(): number {
    const { logEndOffset, logStartOffset } = this.log
    let lag = 0
    for (const { durableOffset } of this.followers.values()) {
      lag = Math.max(lag, logEndOffset - Math.max(durableOffset, logStartOffset))
    }
    return lag
  }

  /** How far a follower is; undefined if it has no replica. */
  progressOf(nodeId: number): FollowerProgress | undefined {
    return this.followers.get(nodeId)
  }

  /** Resolves once everything before `offset` is committed; rejects with NOT_LEADER once this broker leads no more. */
  committed(offset: number): Promise<void> {
    return this.waiters.wait(offset)
  }

  /** Calls `listener` whenever the high watermark has moved. Returns what takes it away. */
  onHighWatermark(listener: () => void): () => void {
    this.watermarkListeners.add(listener)
    return () => void this.watermarkListeners.delete(listener)
  }

  /** Calls `listener` whenever the log has moved, whichever the partition goes by. Returns what takes it away. */
  onLogAdvance(listener: () => void): () => void {
    this.logListeners.add(listener)
    return () => void this.logListeners.delete(listener)
  }

  /** Tells those who listen that the log has moved, after everything else that follows from it. */
  tellLogAdvanced(): void {
    for (const listener of this.logListeners) listener()
  }

  /** A follower is being sent the log, and has come to the cursor's offset. Returns what to call when it is sent no more. */
  feed(cursor: { readonly offset: number }): () => void {
    this.fed.add(cursor)
    return () => void this.fed.delete(cursor)
  }

  /** From where on somebody is to be sent the log who is being sent it; Infinity if nobody is. */
  get fedFrom(): number {
    let offset = Infinity
    for (const cursor of this.fed) offset = Math.min(offset, cursor.offset)
    return offset
  }

  /** Calls `listener` when it is over. Returns what takes it away. */
  onEnd(listener: () => void): () => void {
    this.endListeners.add(listener)
    return () => void this.endListeners.delete(listener)
  }

  /** The partition has changed, in the same leader epoch. */
  update(image: PartitionImage): void {
    this.image = image
    if (this.alone) this.committedOffset = this.log.durableOffset
    this.alone = image.replicas.length === 1
    if (this.alone) this.committedOffset = this.log.durableOffset
    this.waiters.reach(this.committedOffset)
    this.follow(image.replicas)
    this.isr.learn(image)
    this.advance()
    this.askIfOthersAreInSync()
  }

  /** The log has moved: its end, or its durable end. */
  logAdvanced(): void {
    if (this.alone) {
      // Those who came when there were others.
      if (this.waiters.count > 0) this.waiters.reach(this.log.durableOffset)
      return
    }
    this.noteGrowth()
    this.advance()
  }

  /** Whoever had everything until now had it until now: where nothing is written nobody says anything. */
  private noteGrowth(): void {
    const { logEndOffset } = this.log
    if (logEndOffset <= this.knownEndOffset) return
    const nowMs = this.options.clock.monotonicMs()
    for (const follower of this.followers.values()) {
      if (follower.durableOffset >= this.knownEndOffset) follower.caughtUpMs = nowMs
    }
    this.knownEndOffset = logEndOffset
  }

  /** A follower said how far it is. Its log is a beginning of this one. */
  noteFollower(nodeId: number, position: FollowerPosition): void {
    const follower = this.followers.get(nodeId)
    if (follower === undefined || this.over !== undefined) return
    follower.note(position, this.log.logEndOffset, this.options.clock.monotonicMs())
    this.advance()
    if (this.mayAsk && !this.isr.maximal.includes(nodeId) && this.isInSync(nodeId)) this.options.changes.ask(this)
  }

  /** Asks that followers leave the ISR which have not had everything for `lagMsMax`, and that those join which have. */
  review(lagMsMax: number): void {
    if (this.alone || this.isr.isPending || this.over !== undefined) return
    if (this.lagging(lagMsMax).length > 0 || this.joining().length > 0) this.options.changes.ask(this)
  }

  /** The ISR that is to be asked for now, and notes that it is; undefined if there is nothing to ask for. */
  nextIsr(lagMsMax: number): readonly number[] | undefined {
    if (this.isr.isPending || this.over !== undefined) return undefined
    const lagging = new Set(this.lagging(lagMsMax))
    const joining = this.joining()
    const next = [...this.isr.isr.filter((nodeId) => !lagging.has(nodeId)), ...joining]
    if (lagging.size === 0 && joining.length === 0 && this.image.leaderRecoveryState === 0) return undefined
    const { topic, partition } = this.log
    const about = { topic, partition, leaderEpoch: this.leaderEpoch, isr: this.isr.isr, next }
    this.options.logger.info(about, 'replicas that are in sync change')
    this.isr.ask(next)
    return next
  }

  get partitionEpoch(): number {
    return this.isr.partitionEpoch
  }

  brokerEpochOf(nodeId: number): number {
    return this.followers.get(nodeId)?.brokerEpoch ?? -1
  }

  /** The controller made the change that was asked for. */
  isrChanged(now: {
    readonly isr: readonly number[]
    readonly partitionEpoch: number
    readonly leaderEpoch: number
  }): void {
    if (now.leaderEpoch !== this.leaderEpoch) return
    // That fewer are in sync counts once the metadata say so: with it they say who else is eligible to lead, and what came before.
    const isNews = now.partitionEpoch > this.isr.partitionEpoch
    if (isNews && this.isr.isr.some((member) => !now.isr.includes(member))) return
    if (!this.isr.learn(now)) this.isr.forget()
    this.image = { ...this.image, leaderRecoveryState: 0 }
    this.advance()
    this.askIfOthersAreInSync()
  }

  /**
   * The controller refused who was to join. What it goes by may be newer than this broker's image: it is not asked at once again. What was
   * asked for counts until the partition is known in a new epoch.
   */
  joinRefused(): void {
    this.askAfterMs = this.options.clock.monotonicMs() + isrRefusedPauseMs
  }

  /** Ends it: whoever waits for what it has not committed is told `reason`. */
  close(reason: StreamError): void {
    if (this.over !== undefined) return
    this.over = reason
    this.waiters.close(reason)
    for (const listener of [...this.endListeners]) listener()
    this.endListeners.clear()
  }

  private follow(replicas: readonly number[]): void {
    const { nodeId, clock } = this.options
    for (const follower of this.followers.keys()) if (!replicas.includes(follower)) this.followers.delete(follower)
    for (const replica of replicas) {
      if (replica !== nodeId && !this.followers.has(replica)) {
        this.followers.set(replica, new FollowerProgress(clock.monotonicMs()))
      }
    }
  }

  private isInSync(nodeId: number): boolean {
    const follower = this.followers.get(nodeId)
    if (follower === undefined || this.image.leaderRecoveryState !== 0) return false
    const { durableOffset, brokerEpoch } = follower
    const hasAll = durableOffset >= this.committedOffset && durableOffset >= this.epochStartOffset
    return hasAll && this.options.mayJoin(nodeId, brokerEpoch)
  }

  private askIfOthersAreInSync(): void {
    if (this.mayAsk && !this.isr.isPending && this.joining().length > 0) this.options.changes.ask(this)
  }

  private get mayAsk(): boolean {
    return this.options.clock.monotonicMs() >= this.askAfterMs
  }

  /** Those that are in sync and not in the ISR. */
  private joining(): number[] {
    if (this.isr.isr.length === this.image.replicas.length) return []
    return this.image.replicas.filter((nodeId) => !this.isr.isr.includes(nodeId) && this.isInSync(nodeId))
  }

  private lagging(lagMsMax: number): number[] {
    const { log } = this
    const { clock, nodeId } = this.options
    const nowMs = clock.monotonicMs()
    return this.isr.isr.filter((member) => {
      if (member === nodeId) return false
      const follower = this.followers.get(member)
      return follower === undefined || !follower.isInTime(log.logEndOffset, nowMs, lagMsMax)
    })
  }

  /** Moves the high watermark to what all who are, or may be, in sync have on disk, if enough are (KIP-966). */
  private advance(): void {
    if (this.alone || this.over !== undefined) return
    const { log } = this
    const { nodeId, minInsyncReplicas, onAdvance } = this.options
    const least = effectiveMinInsyncReplicas(minInsyncReplicas(), this.image.replicas.length)
    if (this.isr.isr.length < least) return
    // By what the controller goes by there are too few: it takes those who left for eligible to lead, since nothing is committed without them.
    if (this.image.eligibleLeaderReplicas.length > 0) return
    let offset = log.durableOffset
    for (const member of this.isr.maximal) {
      if (member !== nodeId) offset = Math.min(offset, this.followers.get(member)?.durableOffset ?? -1)
    }
    if (offset <= this.committedOffset) return
    this.committedOffset = offset
    this.waiters.reach(offset)
    onAdvance()
    for (const listener of this.watermarkListeners) listener()
  }
}

/** What those are told who ask a broker for a partition that another leads. */
export function notLeader(topic: string, partition: number, leader: number): StreamError {
  const who = leader < 0 ? 'nobody leads' : `broker ${leader} leads`
  return new StreamError('NOT_LEADER', `${who} ${topic}-${partition}`, { context: { topic, partition, leader } })
}
