import type { TopicId } from '@millrace/base'

/** A partition that a producer says is in its transaction. */
export interface TransactionClaim {
  readonly transactionalId: string
  readonly producerId: number
  readonly producerEpoch: number
  readonly topicId: TopicId
  readonly partition: number
}

/**
 * Asks the coordinator of a transaction whether a partition is in it, which is open (KIP-890). Rejects with what the producer is to be
 * told if it is not, or can't be known now.
 */
export type VerifyTransaction = (claim: TransactionClaim) => Promise<void>
