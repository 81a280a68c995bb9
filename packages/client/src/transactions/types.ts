import type { ConsumedBatch } from '../consumer/consumed-batch.ts'
import type { Consumer } from '../consumer/types.ts'
import type { MemberProgress } from '../membership/member-offsets.ts'
import type {
  BatchMetadata,
  CloseOptions,
  ProducerOptions,
  ProducerRecord,
  RecordMetadata,
  SendOptions,
} from '../producer/types.ts'
import type { RawBytes } from '../serde/bytes.ts'
import type { ProducibleTopic } from '../topic.ts'

/** How a producer of transactions gathers, sends and retries; every option has a default. Acks are always `all`. */
export interface TransactionalOptions extends Omit<ProducerOptions, 'acks'> {
  /**
   * A transaction that takes longer, in milliseconds, is aborted. Kafka's `transaction.timeout.ms`; at most the broker's
   * `transaction.max.timeout.ms`. Default 60,000.
   */
  readonly timeoutMs?: number
}

/** What was read: a batch, everything that a consumer has delivered, or offsets of a member of a group of another kind. */
export type OffsetSource = ConsumedBatch<unknown, unknown, unknown> | Consumer | MemberProgress

/** What one transaction can be told. */
export interface TransactionOptions {
  /** Gives the transaction up: it is aborted, and rejects with ABORTED. */
  readonly signal?: AbortSignal | undefined
  /**
   * What the transaction has read: a batch, or everything that a consumer has delivered. As {@link Transaction.sendOffsets} of it at the
   * beginning; and whatever the transaction fails by, even before its callback is run, the consumer delivers it again.
   */
  readonly offsets?: OffsetSource
}

/** An open transaction. It takes nothing more once its callback has returned. */
export interface Transaction {
  /** The transactional id. */
  readonly id: string
  /** Aborted once the transaction can't commit any more. */
  readonly signal: AbortSignal

  /** As {@link Producer.send}. Need not be awaited: the transaction waits for it, and aborts if it fails, awaited or not. */
  send<Key, Value>(
    topic: ProducibleTopic<Key, Value>,
    record: ProducerRecord<Key, Value>,
    options?: SendOptions,
  ): Promise<RecordMetadata>
  send(topic: string, record: ProducerRecord<RawBytes, RawBytes>, options?: SendOptions): Promise<RecordMetadata>

  /** As {@link Producer.sendBatch}, and as {@link send}. */
  sendBatch<Key, Value>(
    topic: ProducibleTopic<Key, Value>,
    records: readonly ProducerRecord<Key, Value>[],
    options?: SendOptions,
  ): Promise<BatchMetadata>
  sendBatch(
    topic: string,
    records: readonly ProducerRecord<RawBytes, RawBytes>[],
    options?: SendOptions,
  ): Promise<BatchMetadata>

  /**
   * Has the group of a consumer go on behind this batch, or behind everything that the consumer has delivered, if and once the transaction
   * commits (KIP-447). If it aborts, the consumer delivers that again. The consumer must be in a group and have its partitions still.
   */
  sendOffsets(read: OffsetSource): Promise<void>
}

/**
 * Sends records in transactions under one transactional id: all of a transaction is there for readers with `read_committed`, or none. One
 * transaction at a time; further calls wait for their turn. Whoever begins under the same id elsewhere fences this one: PRODUCER_FENCED, which
 * is fatal, as is TRANSACTION_OUTCOME_UNKNOWN: then this one takes no more transactions.
 */
export interface TransactionalProducer extends AsyncDisposable {
  /** The transactional id. */
  readonly id: string

  /**
   * Runs `work` in a transaction: commits once it has returned and everything it sent is on disk, and resolves with what it returned; aborts
   * if it throws, or if anything it sent failed, and rejects with that. `work` is never run twice. Rejects with
   * TRANSACTION_OUTCOME_UNKNOWN if no broker told whether the commit was made; look at what is there before you do anything again.
   */
  transaction<Result>(
    work: (transaction: Transaction) => Result | Promise<Result>,
    options?: TransactionOptions,
  ): Promise<Result>

  /** Aborts the transaction that is open, rejects those that wait with CLOSED, within `deadlineMs`. Idempotent. */
  close(options?: CloseOptions): Promise<void>
}
