import { StreamError } from '@millrace/base'
import type { CoordinatorRecord } from '@millrace/kafka-wire/records'

/**
 * Where a transactional id stands:
 *
 * ```
 * Empty ─ add partitions ─> Ongoing ─ end ─> PrepareCommit ─ markers written ─> CompleteCommit ─ add partitions ─> Ongoing ...
 *                                    or ─> PrepareAbort  ─ markers written ─> CompleteAbort
 * ```
 *
 * Prepared is decided: nothing turns it any more. Kafka's two other states last only while it waits for its log, and it never writes them:
 * PrepareEpochFence (here fencing and the abort it asks for are one record) and Dead (here the tombstone ends the id).
 */
export type TransactionState =
  | 'Empty'
  | 'Ongoing'
  | 'PrepareCommit'
  | 'PrepareAbort'
  | 'CompleteCommit'
  | 'CompleteAbort'

/** Kafka's numbers for the states, as records hold them. */
const statusOf = {
  Empty: 0,
  Ongoing: 1,
  PrepareCommit: 2,
  PrepareAbort: 3,
  CompleteCommit: 4,
  CompleteAbort: 5,
} as const satisfies Record<TransactionState, number>

const stateByStatus: ReadonlyMap<number, TransactionState> = new Map(
  (Object.keys(statusOf) as TransactionState[]).map((state) => [statusOf[state], state]),
)

/**
 * How a producer speaks of transactions: Kafka's `transaction.version`. 2 (KIP-890): leaders and coordinators take partitions into its
 * transaction, and each end of one takes the next epoch. 0: it does so itself, and has its epoch until it begins anew.
 */
export type TransactionVersion = 0 | 2

/** By the names of their topics. */
export type PartitionsByTopic = ReadonlyMap<string, ReadonlySet<number>>

/** What is remembered of a transactional id. Never changed: each record replaces it. */
export interface Transaction {
  readonly transactionalId: string
  readonly producerId: number
  /** The id before this one, if the producer that has this one had used it up; else -1. */
  readonly previousProducerId: number
  /** The id that takes the place of this one once the transaction is complete, with epoch 0; else -1. */
  readonly nextProducerId: number
  /** While a transaction ends, and after that: the epoch that its markers carry. */
  readonly producerEpoch: number
  readonly timeoutMs: number
  readonly state: TransactionState
  /** Those that are, or are to be, told how it ended. */
  readonly partitions: PartitionsByTopic
  /** When the last transaction began; -1 if there was none. */
  readonly startMs: number
  readonly updateMs: number
  /** By which it was begun or, once its end is decided, is ended: with 2 the epoch of its markers is above that of its batches. */
  readonly version: TransactionVersion
  /**
   * Where the producer may have a transaction open without another record, since whoever loads this one finds that out: see
   * `canReopen`.
   */
  readonly logged: PartitionsByTopic
}

type TransactionLogRecord = Extract<CoordinatorRecord, { readonly type: 'TransactionLog' }>
type TransactionLogValue = NonNullable<TransactionLogRecord['value']>

/** Whether how the transaction ends is decided, and not everybody knows yet. */
export function isPrepared({ state }: Pick<Transaction, 'state'>): boolean {
  return state === 'PrepareCommit' || state === 'PrepareAbort'
}

/**
 * Whether the producer may begin its next transaction, in partitions that know how this one ended, without a record of that. The marker of
 * this one has the epoch of the next one (KIP-890): whoever loads the record tells the partitions again how it ended, and each
 * in which the next one is open by then refuses that. So it is found, and may not be taken for one that nobody began.
 */
export function canReopen(transaction: Pick<Transaction, 'state' | 'version' | 'nextProducerId'>): boolean {
  return isPrepared(transaction) && transaction.version === 2 && transaction.nextProducerId < 0
}

/** The record that makes `transaction` what is remembered of its id. */
export function recordOf(transaction: Omit<Transaction, 'logged'>): TransactionLogRecord {
  const { transactionalId, partitions } = transaction
  return {
    type: 'TransactionLog',
    key: { transactionalId },
    value: {
      producerId: transaction.producerId,
      previousProducerId: transaction.previousProducerId,
      nextProducerId: transaction.nextProducerId,
      producerEpoch: transaction.producerEpoch,
      nextProducerEpoch: -1,
      transactionTimeoutMs: transaction.timeoutMs,
      transactionStatus: statusOf[transaction.state],
      transactionPartitions: [...partitions].map(([topic, numbers]) => ({ topic, partitionIds: [...numbers] })),
      transactionLastUpdateTimestampMs: transaction.updateMs,
      transactionStartTimestampMs: transaction.startMs,
      clientTransactionVersion: transaction.version,
    },
  }
}

/** The record with which a transactional id is forgotten. */
export function tombstoneOf(transactionalId: string): TransactionLogRecord {
  return { type: 'TransactionLog', key: { transactionalId }, value: undefined }
}

/** What a record says of its id. Throws CORRUPT_LOG for a state that no record has. */
export function transactionOf(transactionalId: string, value: TransactionLogValue): Transaction {
  const state = stateByStatus.get(value.transactionStatus)
  if (state === undefined) {
    throw new StreamError(
      'CORRUPT_LOG',
      `the record of transactional id ${transactionalId} has state ${value.transactionStatus}, which no coordinator writes: ` +
        'was something else written to __transaction_state?',
    )
  }
  const partitions: PartitionsByTopic = new Map(
    (value.transactionPartitions ?? []).map(({ topic, partitionIds }) => [topic, new Set(partitionIds)]),
  )
  const transaction = {
    transactionalId,
    producerId: value.producerId,
    previousProducerId: value.previousProducerId,
    nextProducerId: value.nextProducerId,
    producerEpoch: value.producerEpoch,
    timeoutMs: value.transactionTimeoutMs,
    state,
    partitions,
    startMs: value.transactionStartTimestampMs,
    updateMs: value.transactionLastUpdateTimestampMs,
    version: value.clientTransactionVersion >= 2 ? 2 : 0,
  } as const
  const isNamed = state === 'Ongoing' || canReopen(transaction)
  return { ...transaction, logged: isNamed ? partitions : new Map() }
}
