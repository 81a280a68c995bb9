import { assert, type Clock, type DirectoryId, type Logger, type Timer } from '@millrace/base'
import type { LogConfig, LogDirectories, PartitionLog } from '@millrace/log'
import type { Faults } from '../../lifecycle/faults.ts'
import { moveReadBytesMax, moveRetryMs } from '../../limits.ts'
import type { ReplicationThrottle } from '../../replication/throttle.ts'
import { LogCopier } from './copy-log.ts'

export interface LogMoveOptions {
  readonly logs: LogDirectories
  /** Where it is now. */
  readonly log: PartitionLog
  /** Where it is to be. */
  readonly directoryId: DirectoryId
  readonly config: () => LogConfig
  readonly clock: Clock
  readonly logger: Logger
  readonly faults: Faults
  /** Of all moves together. */
  readonly throttle: ReplicationThrottle
  /**
   * Calls `replace` while nothing is appended to the partition, and has it go on with the log that this returns; does nothing if the
   * partition is not there any more, or goes by another log.
   */
  readonly whileNothingIsAppended: (log: PartitionLog, replace: () => Promise<PartitionLog>) => Promise<void>
}

/**
 * The move of one partition's log to another log directory of its broker (KIP-113): a copy is made there while the log goes on, and takes
 * its place once it has all. The folder of the copy says that the move was asked for: a start goes on with it.
 */
export class LogMove {
  readonly log: PartitionLog
  readonly directoryId: DirectoryId
  private readonly options: LogMoveOptions
  private copy: PartitionLog | undefined
  /** Whether what an earlier attempt copied is good to go on with. */
  private goesOn: boolean
  private isOver = false
  private wake: () => void = () => {}
  private running: Promise<void> | undefined

  constructor(options: LogMoveOptions, goesOn: boolean) {
    this.options = options
    this.log = options.log
    this.directoryId = options.directoryId
    this.goesOn = goesOn
  }

  /** Resolves once it is done, or ended, or can't go on. Never rejects. */
  run(): Promise<void> {
    // What is compacted meanwhile would be gone there and not here: a deleted key would be back.
    this.running ??= this.log.compaction.whileStopped(() => this.move())
    return this.running
  }

  /** Ends it where it is. What is copied stays. Resolves once nothing of it is under way. */
  async end(): Promise<void> {
    this.isOver = true
    this.wake()
    await this.running
  }

  private async move(): Promise<void> {
    const { log, options } = this
    const { logger } = options
    const about = { topic: log.topic, partition: log.partition, directoryId: this.directoryId }
    while (!this.isOver) {
      try {
        if (await this.attempt()) return
      } catch (error) {
        const failure = options.faults.answerable(error, 'moving a log to another directory')
        if (this.isOver) return
        logger.warn({ ...about, err: failure, code: failure.code }, 'a log can not be moved to another directory now')
        if (this.isHopeless) return
        await this.dropDamaged()
        await this.pause(moveRetryMs)
      }
    }
  }

  /** A directory that is out of service comes back only with another start, which goes on with the move. */
  private get isHopeless(): boolean {
    const { logs } = this.options
    const from = logs.directoryIdOf(this.log)
    return from === undefined || [from, this.directoryId].some((id) => !logs.directoryIds.includes(id))
  }

  private async attempt(): Promise<boolean> {
    const { log, options } = this
    const { logs } = options
    const { topic, topicId, partition } = log
    this.copy ??= await logs.createFuture(
      { topic, topicId, partition, config: options.config() },
      this.directoryId,
      this.goesOn,
    )
    this.goesOn = true
    const { copy } = this
    const copier = new LogCopier(log, copy)
    await this.catchUp(copier)
    if (this.isOver) return true
    // What another move has left of this partition there must be gone first: see LogDirectories.
    if (logs.hasReplaced(log)) {
      await this.pause(moveRetryMs)
      return false
    }
    await options.whileNothingIsAppended(log, async () => {
      for (let step = await copier.step(moveReadBytesMax); !step.isCaughtUp;) step = await copier.step(moveReadBytesMax)
      assert(copy.nextOffset === log.nextOffset, 'a copy that has caught up while nothing was appended is whole')
      // Whatever comes of that, it is closed.
      this.copy = undefined
      return logs.replace(log, copy, options.config())
    })
    return true
  }

  /** Copies until little is left. */
  private async catchUp(copier: LogCopier): Promise<void> {
    const { throttle, clock } = this.options
    while (!this.isOver) {
      const waitMs = throttle.waitMs()
      if (waitMs > 0) {
        await this.pause(waitMs)
        continue
      }
      const { sizeBytes, isCaughtUp } = await copier.step(Math.min(moveReadBytesMax, throttle.sizeBytesMax))
      throttle.take(sizeBytes)
      if (isCaughtUp) return
      await clock.yieldTurn()
    }
  }

  /** What can't be read again is begun anew. */
  private async dropDamaged(): Promise<void> {
    const { copy } = this
    if (copy?.isDamaged !== true) return
    this.copy = undefined
    this.goesOn = false
    await this.options.logs.deleteFuture(copy.topic, copy.partition)
  }

  /** Resolves after so long, or once it is to end. */
  private async pause(delayMs: number): Promise<void> {
    let timer: Timer | undefined
    await new Promise<void>((resolve) => {
      this.wake = resolve
      timer = this.options.clock.setTimer(delayMs, resolve)
      if (this.isOver) resolve()
    })
    timer?.cancel()
  }
}
