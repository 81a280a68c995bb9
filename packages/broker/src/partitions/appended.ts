import type { TransactionEnd } from '@millrace/log'

/** What is appended, and what the producer may learn of it. */
export interface Appended {
  readonly baseOffset: number
  readonly lastOffset: number
  /** Whether it was in the log already. */
  readonly duplicate: boolean
  readonly logAppendTimeMs: number
  /** Resolves once the leader has written the batch. */
  readonly written: Promise<void>
  /** Resolves once every in-sync replica has it on disk, so that the high watermark has passed it. */
  readonly committed: Promise<void>
}

/** A transaction of a producer was ended in the partition: the marker's offset. */
export interface AppendedMarker extends TransactionEnd {
  readonly offset: number
}
