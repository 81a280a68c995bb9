import type { PartitionLog } from '@millrace/log'
import type { Leadership } from './leadership.ts'

/** Where one follower is to be sent one partition from. */
export class ReplicaCursor {
  readonly handle: number
  readonly leadership: Leadership
  /** The next offset to send. */
  offset: number
  toldHighWatermark = -1
  toldLogStartOffset = -1
  /** How often deletions had gone from the log when the follower was told last. */
  toldDeletionRounds: number
  private readonly stops: (() => void)[] = []

  constructor(handle: number, leadership: Leadership, offset: number, deletionRounds: number) {
    this.handle = handle
    this.leadership = leadership
    this.offset = offset
    this.toldDeletionRounds = deletionRounds
  }

  get log(): PartitionLog {
    return this.leadership.log
  }

  /** Whether there is something to send. */
  get hasMore(): boolean {
    return this.offset < this.log.logEndOffset
  }

  /** Whether the follower does not know yet how the watermarks stand. */
  get hasNews(): boolean {
    return (
      this.toldHighWatermark !== this.leadership.highWatermark ||
      this.toldLogStartOffset !== this.log.logStartOffset ||
      this.toldDeletionRounds !== this.log.compaction.removedDeletions.rounds
    )
  }

  /** Something to undo when it is sent no more. */
  onStop(stop: () => void): void {
    this.stops.push(stop)
  }

  stop(): void {
    for (const stop of this.stops.splice(0)) stop()
  }
}
