import type { TopicId } from '@millrace/base'

/** A partition that a producer says is in its transaction. */
export interface TransactionClaim {
  readonly transactionalId: string
  readonly producerId: number
  readonly producerEpoch: number
  readonly topicId: TopicId
  readonly partition: number
  /** It is taken into the transaction, which may begin with it, if it is not in it yet; else it must be in it already. */
  readonly adds: boolean
}

/**
 * Asks the coordinator of a transaction whether a partition is in it, which is open, or to take it in (KIP-890, its first part and its
 * second). Rejects with what the producer is to be told if it is not, or can't be known now.
 */
export type VerifyTransaction = (claim: TransactionClaim) => Promise<void>
