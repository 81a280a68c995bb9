import { isStreamError } from '@millrace/base'
import type { PartitionLog } from '@millrace/log'
import { divergenceOf } from '../../fetch/divergence.ts'
import { whereToCut } from '../../replication/follower/where-to-cut.ts'

/** What one step of copying did. */
export interface CopyStep {
  readonly sizeBytes: number
  /** Whether the copy has all that the log had on disk when the step began. */
  readonly isCaughtUp: boolean
}

/**
 * Makes a log a copy of another one of the same partition, step by step, while that goes on: takes what is on disk there, follows its start,
 * and goes back with it where it was cut.
 */
export class LogCopier {
  private readonly log: PartitionLog
  private readonly copy: PartitionLog
  /** How often the log had been cut when the two were last held against each other; before that, -1. */
  private knownCuts = -1
  /** How often deletions had gone from the log by compaction as that was looked at last. */
  private deletionRounds: number

  constructor(log: PartitionLog, copy: PartitionLog) {
    this.log = log
    this.copy = copy
    this.deletionRounds = log.compaction.removedDeletions.rounds
  }

  /** Copies about `bytesMax`, one batch at least, if there is anything to copy. Rejects as reading the log and appending to the copy do. */
  async step(bytesMax: number): Promise<CopyStep> {
    const { log, copy } = this
    const { cuts } = log
    if (this.knownCuts !== cuts) {
      await this.goBack()
      this.knownCuts = cuts
    }
    await this.followStart()
    await this.followDeletions()
    const { durableOffset } = log
    if (copy.nextOffset >= durableOffset) return { sizeBytes: 0, isCaughtUp: log.cuts === cuts }
    const bytes = await this.read(bytesMax, durableOffset)
    // It may be of what is not there any more.
    if (bytes === undefined || log.cuts !== cuts) return { sizeBytes: 0, isCaughtUp: false }
    await this.append(bytes)
    return { sizeBytes: bytes.length, isCaughtUp: copy.nextOffset >= durableOffset }
  }

  /** Undefined if that was cut off or deleted meanwhile. */
  private async read(bytesMax: number, endOffset: number): Promise<Buffer | undefined> {
    try {
      return await this.log.read(this.copy.nextOffset, { maxBytes: bytesMax, endOffset })
    } catch (error) {
      if (isStreamError(error, 'OFFSET_OUT_OF_RANGE')) return undefined
      throw error
    }
  }

  private async append(bytes: Buffer): Promise<void> {
    const { log, copy } = this
    if (log.config.compacted) copy.compaction.expectHoles()
    try {
      await copy.appendReplicated(bytes, false).durable
    } catch (error) {
      const firstOffset = isStreamError(error, 'INVALID_REQUEST') ? error.context['baseOffset'] : undefined
      const isEmpty = copy.nextOffset === copy.logStartOffset
      if (!isEmpty || typeof firstOffset !== 'number' || firstOffset >= copy.nextOffset) throw error
      // The log starts in the middle of its first batch.
      await copy.resetTo(firstOffset)
      await copy.appendReplicated(bytes, false).durable
    }
  }

  /** What was deleted by what is compacted away there, before it came here, would be back: it begins anew. */
  private async followDeletions(): Promise<void> {
    const { log, copy } = this
    const { rounds, endOffset } = log.compaction.removedDeletions
    if (rounds === this.deletionRounds) return
    if (copy.nextOffset > copy.logStartOffset && copy.nextOffset < endOffset) await copy.resetTo(log.logStartOffset)
    this.deletionRounds = rounds
  }

  /** What is deleted there is deleted here. It goes back only where the log was begun anew. */
  private async followStart(): Promise<void> {
    const { log, copy } = this
    const startOffset = Math.min(log.logStartOffset, log.nextOffset)
    if (copy.nextOffset < startOffset || copy.logStartOffset > startOffset) await copy.resetTo(startOffset)
    else if (copy.logStartOffset < startOffset) {
      const offset = Math.min(startOffset, copy.durableOffset)
      if (offset > copy.logStartOffset) await copy.advanceLogStartOffset(offset)
    }
  }

  /** Cuts the copy to what the two have in common, as a follower cuts its log (KIP-101, KIP-279). */
  private async goBack(): Promise<void> {
    const { log, copy } = this
    if (copy.nextOffset > log.nextOffset) await this.cutTo(log.nextOffset)
    for (;;) {
      const { nextOffset, leaderEpochs } = copy
      const lastEpoch = leaderEpochs.findLast(({ startOffset }) => startOffset < nextOffset)?.epoch
      const divergence = lastEpoch === undefined ? undefined : divergenceOf(log, nextOffset, lastEpoch)
      if (divergence === undefined) return
      await this.cutTo(whereToCut({ logEndOffset: nextOffset, leaderEpochs }, divergence))
    }
  }

  private async cutTo(offset: number): Promise<void> {
    if (offset < this.copy.logStartOffset) await this.copy.resetTo(offset)
    else await this.copy.truncateTo(offset)
  }
}
