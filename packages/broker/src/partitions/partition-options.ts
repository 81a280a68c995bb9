import type { Packing } from './packing.ts'
import type { VerifyTransaction } from './transactions/verify-transaction.ts'

/** What a partition is besides its log. */
export interface PartitionOptions {
  readonly packing: Packing
  readonly verifyTransaction: VerifyTransaction
  /** `min.insync.replicas` */
  readonly minInsyncReplicas: number
  /** What was known to be committed when the broker stopped. */
  readonly highWatermark: number
  /** Has {@link Partition.become} called again: something else than the metadata has changed. */
  readonly lookAgain: () => void
  /** This broker begins to lead, in a new leader epoch. */
  readonly onLead: () => void
}
