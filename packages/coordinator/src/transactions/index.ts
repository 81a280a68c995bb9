export type { AddPartitionsRequest } from './add-partitions.ts'
export type { EndTransactionRequest } from './end-transaction.ts'
export type { InitProducerRequest, NotYet, ProducerContext } from './init-producer.ts'
export { producerEpochMax } from './producer-epochs.ts'
export type { PartitionsByTopic, Transaction, TransactionState, TransactionVersion } from './transaction.ts'
export {
  checkTransactionalId,
  type EndingTransaction,
  type ListTransactionsFilter,
  type TransactionConfig,
  TransactionShard,
} from './transaction-shard.ts'
