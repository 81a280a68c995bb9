import type { CoordinatorRecord } from '@millrace/kafka-wire/records'

/**
 * What a command to a coordinator comes to: the records that make it so, to be appended to its partition as one batch and then replayed,
 * and the answer to give once they are committed. No records: nothing changes, but the answer still waits until everything that was
 * decided before it is committed, because it may tell of that. Taking the decision changed nothing that a restart would lose.
 */
export interface Outcome<Response> {
  readonly records: readonly CoordinatorRecord[]
  readonly response: Response
  /** The producer whose open transaction the records belong to: they count once it commits. */
  readonly producer?: Producer | undefined
  /**
   * Replayed at once, and written nowhere: only what whoever loads the partition next finds out by other means may be decided so. The
   * answer waits for nothing but what was decided before.
   */
  readonly unlogged?: readonly CoordinatorRecord[] | undefined
}

/** One session of a producer: a later epoch fences earlier ones. */
export interface Producer {
  readonly producerId: number
  readonly producerEpoch: number
}

/** Where a replayed record stands in its partition, and by whom it was written. */
export interface ReplayedAt {
  readonly offset: number
  readonly timestampMs: number
  /** From 0: the record counts once this producer's transaction commits. -1: it counts at once. */
  readonly producerId: number
  readonly producerEpoch: number
}
