import type { StreamError } from '@millrace/base'
import type { CoordinatorFound, TransactionRef } from './group-calls.ts'
import type { CallLimits, ProducerIdentity } from './transport.ts'

/** What a transaction is doing, as Kafka's tools say it. */
export type TransactionState =
  | 'unknown'
  | 'empty'
  | 'ongoing'
  | 'prepare-commit'
  | 'prepare-abort'
  | 'complete-commit'
  | 'complete-abort'
  | 'prepare-epoch-fence'
  | 'dead'

/** Who wants to produce in transactions, or goes on doing so. */
export interface TransactionalProducerRef {
  readonly transactionalId: string
  /** After so long the coordinator aborts a transaction that was not ended. */
  readonly transactionTimeoutMs: number
  /** What it has now (KIP-360): refused if somebody else has fenced it meanwhile. undefined: it begins, and fences whoever was there. */
  readonly identity: ProducerIdentity | undefined
}

export interface ListedTransaction {
  readonly transactionalId: string
  readonly producerId: number
  readonly state: TransactionState
}

export interface DescribedTransaction extends ListedTransaction {
  readonly error: StreamError | undefined
  readonly producerEpoch: number
  readonly transactionTimeoutMs: number
  /** -1 if none is open. */
  readonly startTimeMs: number
  readonly partitions: readonly { readonly topicId: string; readonly partition: number }[]
}

/** Calls about transactions (KIP-98, KIP-890). Those with a `nodeId` go to that coordinator. */
export interface TransactionCalls {
  /** Of any broker. The addresses of those found are known from then on. */
  findCoordinators(transactionalIds: readonly string[], limits: CallLimits): Promise<readonly CoordinatorFound[]>
  initProducer(nodeId: number, producer: TransactionalProducerRef, limits: CallLimits): Promise<ProducerIdentity>
  /** Resolves with the identity to go on with. Can be asked again when its answer was lost. */
  endTransaction(
    nodeId: number,
    transaction: TransactionRef,
    commit: boolean,
    limits: CallLimits,
  ): Promise<ProducerIdentity>
  describeTransactions(
    nodeId: number,
    transactionalIds: readonly string[],
    limits: CallLimits,
  ): Promise<readonly DescribedTransaction[]>
  /** Those that this broker coordinates. */
  listTransactions(nodeId: number, limits: CallLimits): Promise<readonly ListedTransaction[]>
  /** For operators: whoever produces under the id is fenced. False if no transaction was open. */
  abortTransaction(nodeId: number, transactionalId: string, limits: CallLimits): Promise<boolean>
}
