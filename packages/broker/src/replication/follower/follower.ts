import { isStreamError, type StreamError } from '@millrace/base'
import type { PartitionLog } from '@millrace/log'
import { asBuffer } from '../../wire/topic-id.ts'
import type { DamagedReplica } from '../damaged-replica.ts'
import { whereToCut } from './where-to-cut.ts'

/** Why a follower can't go on from where it is, and what it does then. */
export type NextStep = 'set again' | 'pause' | 'give up'

/** What a follower tells the stream that feeds it. */
export interface FollowerHost {
  /** It has more on disk than the leader was told. */
  noteProgress(follower: Follower): void
  /** So many bytes that came were dealt with: as many may come. */
  noteTaken(sizeBytes: number): void
  /** It is to be fed from its log's end. */
  setAgain(follower: Follower, pause: boolean): void
}

export interface FollowerOptions {
  readonly log: PartitionLog
  readonly leader: number
  readonly leaderEpoch: number
  /** If what is damaged may be cut off, because the cluster does not count on this replica until it has caught up in this epoch. */
  readonly damage: DamagedReplica | undefined
  /** The leader's high watermark, as far as this log has what is before it. */
  readonly onHighWatermark: (offset: number) => void
  readonly onError: (follower: Follower, error: unknown, doing: string) => NextStep
}

/** What a frame says of deletions. */
interface FrameOfDeletions {
  readonly deletionRounds: number
  readonly removedDeletionsEnd: number
}

/** One partition that this broker follows, in one leader epoch: takes what the leader sends, and cuts its log where the two differ. */
export class Follower {
  readonly log: PartitionLog
  readonly leader: number
  readonly leaderEpoch: number
  /** Under which the stream knows it; 0 while nothing that comes is for it. */
  handle = 0
  /** What the leader was told last. */
  toldDurableOffset = -1
  /** How often the leader has refused it since something came. */
  refusals = 0
  /** How often deletions had gone from the leader's log when it was told last. */
  private deletionRounds = 0
  private readonly options: FollowerOptions
  private host: FollowerHost | undefined
  private readonly stopListening: () => void
  private isStopped = false
  private damage: DamagedReplica | undefined
  /** What comes next begins at this offset or, where the leader's log is compacted, behind it. */
  private nextOffset = 0
  private work: Promise<void> = Promise.resolve()

  constructor(options: FollowerOptions) {
    this.options = options
    this.log = options.log
    this.leader = options.leader
    this.leaderEpoch = options.leaderEpoch
    this.damage = options.damage
    this.stopListening = this.log.onAdvance(() => {
      if (this.handle !== 0 && this.log.durableOffset > this.toldDurableOffset) this.host?.noteProgress(this)
    })
  }

  /** Begins, once what is under way in the log is over. */
  start(host: FollowerHost): void {
    this.host = host
    this.prepare()
  }

  /** Whether it can be fed as its log is. */
  get isReady(): boolean {
    return !this.log.isDamaged
  }

  /** Sees to it that it can be fed. A log that is damaged is cut where the damage begins, if it may be; else there is nothing to follow. */
  prepare(): void {
    this.next(() => this.ready())
  }

  /** Takes nothing more. Resolves once nothing of it is under way in the log. */
  async stop(): Promise<void> {
    this.isStopped = true
    this.handle = 0
    this.stopListening()
    await this.work
    await this.log.settle()
  }

  /** Where it is, for the leader. */
  position(): { logEndOffset: number; lastEpoch: number; durableOffset: number; deletionRounds: number } {
    const { log } = this
    this.toldDurableOffset = log.durableOffset
    this.nextOffset = log.nextOffset
    // An epoch that began at the end and wrote nothing is no part of what the two have in common.
    const lastEpoch = log.leaderEpochs.findLast(({ startOffset }) => startOffset < log.nextOffset)?.epoch ?? -1
    const { deletionRounds } = this
    return { logEndOffset: log.nextOffset, lastEpoch, durableOffset: log.durableOffset, deletionRounds }
  }

  /** Takes batches that came for it. */
  take(frame: {
    readonly highWatermark: number
    readonly logStartOffset: number
    readonly recordBatches: readonly Uint8Array[]
    readonly hasHoles: boolean
    readonly deletionRounds: number
    readonly removedDeletionsEnd: number
  }): void {
    const { recordBatches, highWatermark, logStartOffset } = frame
    const sizeBytes = recordBatches.reduce((sum, { length }) => sum + length, 0)
    this.refusals = 0
    // A write has failed and was taken back, as is about to be told. Where offsets may be missing the log would take what comes for the next.
    if (this.log.nextOffset !== this.nextOffset) {
      this.host?.noteTaken(sizeBytes)
      return
    }
    if (frame.deletionRounds > 0 && !this.noteDeletions(frame)) {
      this.host?.noteTaken(sizeBytes)
      return
    }
    try {
      if (frame.hasHoles) this.log.compaction.expectHoles()
      let written: Promise<void> | undefined
      for (const batches of recordBatches) written = this.append(asBuffer(batches))
      if (written === undefined) this.host?.noteTaken(sizeBytes)
      else {
        const taken = (): void => this.host?.noteTaken(sizeBytes)
        written.then(taken, taken)
      }
      this.options.onHighWatermark(Math.min(highWatermark, this.log.nextOffset))
      if (logStartOffset > this.log.logStartOffset) this.followStart(logStartOffset)
    } catch (error) {
      this.host?.noteTaken(sizeBytes)
      this.fail(error, 'appending what the leader sent')
    }
  }

  /**
   * Deletions are gone from the leader's log. Where this log ends before the last of them, what it is sent lacks them: that has to be on disk
   * before it takes any, and it is set again after that. Returns whether it may go on at once: it has them itself.
   */
  private noteDeletions({ deletionRounds, removedDeletionsEnd }: FrameOfDeletions): boolean {
    const { compaction, nextOffset } = this.log
    this.deletionRounds = deletionRounds
    if (removedDeletionsEnd <= compaction.removedDeletions.endOffset) return true
    if (removedDeletionsEnd <= nextOffset) {
      compaction.noteRemovedDeletions(removedDeletionsEnd).catch((error: unknown) => {
        // It has them itself: only others may have to begin anew that need not, or may not that would.
        this.options.onError(this, error, 'noting what the leader has removed')
      })
      return true
    }
    this.handle = 0
    this.next(async () => {
      await compaction.noteRemovedDeletions(removedDeletionsEnd)
      return 'set again'
    })
    return false
  }

  /** The leader's log went another way. */
  diverge(leader: { readonly epoch: number; readonly endOffset: number }): void {
    this.handle = 0
    this.next(async () => {
      if ((await this.ready()) === 'give up') return 'give up'
      const { logEndOffset, leaderEpochs, logStartOffset } = this.log
      const offset = whereToCut({ logEndOffset, leaderEpochs }, leader)
      if (offset < logStartOffset) await this.log.resetTo(offset)
      else await this.log.truncateTo(offset)
      return 'set again'
    })
  }

  /** The leader has nothing that this log could go on from; it has what is from `logStartOffset` to `logEndOffset`. */
  outOfRange(logStartOffset: number, logEndOffset: number): void {
    this.handle = 0
    this.next(async () => {
      if ((await this.ready()) === 'give up') return 'give up'
      const { nextOffset } = this.log
      if (nextOffset > logEndOffset && logEndOffset >= this.log.logStartOffset) await this.log.truncateTo(logEndOffset)
      else await this.log.resetTo(nextOffset > logEndOffset ? logEndOffset : logStartOffset)
      return 'set again'
    })
  }

  /** The leader refused it for now, or the stream broke. */
  refused(): void {
    this.handle = 0
  }

  private append(batches: Buffer): Promise<void> {
    const { endOffset, written, durable } = this.log.appendReplicated(batches, false)
    this.nextOffset = endOffset
    // A write that fails is taken back with all behind it.
    durable.catch((error: unknown) => this.fail(error, 'writing what the leader sent'))
    return written
  }

  /** The leader has deleted what lies before. */
  private followStart(logStartOffset: number): void {
    const offset = Math.min(logStartOffset, this.log.durableOffset)
    if (offset <= this.log.logStartOffset) return
    this.log.advanceLogStartOffset(offset).catch((error: unknown) => {
      // What can't be deleted now is deleted later, or at the leader's next news.
      this.options.onError(this, error, 'deleting what the leader deleted')
    })
  }

  private fail(error: unknown, doing: string): void {
    if (this.isStopped || this.handle === 0) return
    this.handle = 0
    const startsBefore = this.startsBefore(error)
    this.next(async () => {
      if (this.log.isDamaged) return this.ready()
      await this.log.settle()
      if (startsBefore === undefined) return this.options.onError(this, error, doing)
      await this.log.resetTo(startsBefore)
      return 'set again'
    })
  }

  private async ready(): Promise<NextStep> {
    const { log, damage } = this
    await log.settle()
    if (!log.isDamaged) return 'set again'
    if (damage === undefined) return 'give up'
    await log.cutDamage()
    // What is found from now on is another matter: by then the leader may count on this replica again.
    this.damage = undefined
    damage.repaired()
    return log.isDamaged ? 'give up' : 'set again'
  }

  /** Where the first batch begins if the log is empty and the leader's log start lies inside of that batch. */
  private startsBefore(error: unknown): number | undefined {
    const firstOffset = isStreamError(error, 'INVALID_REQUEST') ? error.context['baseOffset'] : undefined
    const { logStartOffset, nextOffset } = this.log
    if (typeof firstOffset !== 'number' || logStartOffset !== nextOffset || firstOffset >= nextOffset) return undefined
    return firstOffset
  }

  /** One step after the other. Never rejects. */
  private next(step: () => Promise<NextStep>): void {
    this.work = this.work.then(async () => {
      if (this.isStopped) return
      let outcome: NextStep
      try {
        outcome = await step()
      } catch (error) {
        outcome = this.options.onError(this, error, 'following the leader')
      }
      if (!this.isStopped && outcome !== 'give up') this.host?.setAgain(this, outcome === 'pause')
    })
  }
}

/** Whether what failed may work later: a disk that was full, too much that waits. */
export function nextStepAfter(error: StreamError): NextStep {
  return error.code === 'STORAGE_ERROR' || error.code === 'SHUTTING_DOWN' ? 'give up' : 'pause'
}
