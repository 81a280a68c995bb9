import { StreamError, type TopicId } from '@millrace/base'
import type { PartitionLog } from '@millrace/log'

/** A partition whose transactions are guarded. */
export interface GuardedPartition {
  readonly topic: string
  readonly topicId: TopicId
  readonly partition: number
  readonly log: Pick<PartitionLog, 'transactions'>
}

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
 * second). Rejects with what the producer is to be told if it is not, or can't be known now. Resolves with the epoch of the coordinator, for
 * {@link checkCoordinator}; undefined if it does not matter who has agreed.
 */
export type VerifyTransaction = (claim: TransactionClaim) => Promise<number | undefined>

/**
 * Throws COORDINATOR_NOT_AVAILABLE if a coordinator has agreed that another had followed by then: the marker of that one is in the partition.
 * What the old one has begun is in no record, and the new one has looked for it already: nobody would end it.
 */
export function checkCoordinator(
  { topic, partition, log }: GuardedPartition,
  { transactionalId, producerId }: Pick<TransactionClaim, 'transactionalId' | 'producerId'>,
  coordinatorEpoch: number | undefined,
): void {
  if (coordinatorEpoch === undefined || log.transactions.coordinatorEpochOf(producerId) <= coordinatorEpoch) return
  throw new StreamError(
    'COORDINATOR_NOT_AVAILABLE',
    `who took ${topic}-${partition} into the transaction of ${transactionalId} does not coordinate it any more; send the batch again`,
    { context: { topic, partition, coordinatorEpoch }, retryAfterMs: 50 },
  )
}
