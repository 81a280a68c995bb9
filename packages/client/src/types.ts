import type { Logger } from '@millrace/base'
import type { Admin } from './admin/types.ts'
import type { Consumer, ConsumerOptions } from './consumer/types.ts'
import type { CloseOptions, Producer, ProducerOptions } from './producer/types.ts'
import type {
  Transaction,
  TransactionalOptions,
  TransactionalProducer,
  TransactionOptions,
} from './transactions/types.ts'

/** Where the cluster is, and how this client is known to it. */
export interface ConnectOptions {
  /** Some of the cluster's brokers, as `host:port`; the others are learned from them. */
  readonly brokers: readonly string[]
  /** Names this client in logs. Default `millrace`. */
  readonly clientId?: string
  /** How long to try to reach one of `brokers`, in milliseconds; then BROKER_UNAVAILABLE. Default 10,000. */
  readonly connectTimeoutMs?: number
  /** Gives up connecting, with ABORTED. */
  readonly signal?: AbortSignal | undefined
  /** Anything with pino's interface. Its lines have fields: `clientId`, `topic`, `partition`, `nodeId`, `err`. Default: silent. */
  readonly logger?: Logger
  /**
   * What is known of a topic in use is asked for again when it is this old, in milliseconds, so that new partitions, and a topic that
   * was deleted and made again, are found without an error. Kafka's `metadata.max.age.ms`. Default 300,000.
   */
  readonly metadataMaxAgeMs?: number
}

/** A cluster, as one process sees it: two connections a broker (data and control), shared by everything made from it. */
export interface Client extends AsyncDisposable {
  /** The cluster's id. */
  readonly clusterId: string
  /** Makes a producer, closed with the client. One is enough for a process. INVALID_CONFIG if an option makes no sense. */
  producer(options?: ProducerOptions): Producer
  /**
   * Makes a producer of transactions under an id, closed with the client: whoever had the id before is fenced when the first transaction
   * begins. INVALID_CONFIG if an option makes no sense.
   */
  transactional(id: string, options?: TransactionalOptions): TransactionalProducer
  /**
   * Runs `work` in a transaction under the id, by a producer with default options that the client keeps for it. Those of one id go one
   * after the other. See {@link TransactionalProducer.transaction}.
   *
   *     await client.transaction('billing-1', async (tx) => {
   *       await tx.send(invoices, { key, value })
   *       await tx.sendOffsets(batch)
   *     })
   */
  transaction<Result>(
    id: string,
    work: (transaction: Transaction) => Result | Promise<Result>,
    options?: TransactionOptions,
  ): Promise<Result>
  /** Makes a consumer, closed with the client. INVALID_CONFIG if an option makes no sense. */
  consumer(options?: ConsumerOptions): Consumer
  /** The calls that manage topics and look at the cluster; it needs no closing of its own. */
  admin(): Admin
  /**
   * Closes producers (which flush) and consumers, then the connections, within `deadlineMs` (default 30,000). Idempotent.
   */
  close(options?: CloseOptions): Promise<void>
}
