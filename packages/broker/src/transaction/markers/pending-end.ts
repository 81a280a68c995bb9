import type { EndingTransaction } from '@millrace/coordinator'

/** Who decided how a transaction ended. */
export interface DecidingCoordinator {
  /** Its partition of __transaction_state. */
  readonly partition: number
  /** In which leader epoch of that: the markers carry it. */
  readonly epoch: number
}

/** A transaction whose partitions are being told how it ended. */
export class PendingEnd {
  readonly ending: EndingTransaction
  readonly coordinator: DecidingCoordinator
  /** Partitions that don't know yet. */
  left = 0
  /** This broker does not coordinate it any more. */
  isDropped = false
  /** A partition has refused the marker, since the producer's next transaction is open there: see `canReopen`. */
  foundOpen = false

  constructor(ending: EndingTransaction, coordinator: DecidingCoordinator) {
    this.ending = ending
    this.coordinator = coordinator
  }

  /** Whether it is of the same transaction. */
  isOf({ producerId, producerEpoch }: EndingTransaction): boolean {
    return this.ending.producerId === producerId && this.ending.producerEpoch === producerEpoch
  }
}

/** What one partition is to be told. */
export interface PendingMarker {
  readonly end: PendingEnd
  readonly topic: string
  readonly partition: number
}
