import type { CompressionCodec, StreamError } from '@millrace/base'
import type { HeadersInput } from '../headers.ts'
import type { InterceptorErrors, ProducerInterceptor } from '../interceptors/types.ts'
import type { Partitioner } from '../partitioners/partitioner.ts'
import type { ProducibleTopic } from '../topic.ts'
import type { RawBytes } from '../serde/bytes.ts'

/**
 * When a record counts as delivered: `all` once every in-sync replica has it on disk; `leader` once the leader has written it, without
 * waiting for its disk; `none` once it was handed to the network (errors are never known, and the offset is -1).
 */
export type Acks = 'all' | 'leader' | 'none'

/** How a producer gathers, sends and retries; every option has a default. */
export interface ProducerOptions {
  /** Default `all`. */
  readonly acks?: Acks
  /** How long a batch that is not full waits for more records, in milliseconds. Default 5; 0 sends at once. */
  readonly lingerMs?: number
  /** A batch is sent once it has about this many bytes, before compression. Default 262,144. */
  readonly batchBytes?: number
  /** Default `lz4`. */
  readonly compression?: CompressionCodec | 'none'
  /** Which partition a record goes to that names none. Default: by key as Kafka's Java client, sticky without key. */
  readonly partitioner?: Partitioner
  /**
   * Whether records without key go less often to partitions for which many batches wait, such as those of a slow broker. Kafka's
   * `partitioner.adaptive.partitioning.enable`. Default true.
   */
  readonly adaptivePartitioning?: boolean
  /**
   * A broker that has taken or answered nothing for this long, in milliseconds, though there is something for it, gets no records without
   * key while another can. Kafka's `partitioner.availability.timeout.ms`. Default 0: never; without effect if `adaptivePartitioning` is false.
   */
  readonly partitionAvailabilityTimeoutMs?: number
  /** Records that were taken but not yet delivered have at most this many bytes; `send` waits while there is no room. Default 33,554,432. */
  readonly bufferBytes?: number
  /** The largest record, with its batch's header, in bytes. Default 1,048,576. The topic's `max.message.bytes` may be lower. */
  readonly maxRecordBytes?: number
  /** Bytes on their way to one broker at once. Default 4,194,304. More buys latency, less costs speed on long ways. */
  readonly inFlightBytes?: number
  /** From `send` to the last attempt of delivery, in milliseconds; then DELIVERY_TIMEOUT. Default 120,000. */
  readonly deliveryTimeoutMs?: number
  /** How long a `send` may wait for room or for the topic's metadata, in milliseconds; then TIMEOUT. Default 60,000. */
  readonly maxBlockMs?: number
  /** How long a broker may take to make one request durable, in milliseconds. Default 30,000. */
  readonly requestTimeoutMs?: number
  /** The first pause before a retry, in milliseconds; it doubles up to `retryBackoffMsMax`, with jitter. Default 50. */
  readonly retryBackoffMs?: number
  /** Default 1,000. */
  readonly retryBackoffMsMax?: number
  /** Called, in this order, for each record and each outcome. Default: none. */
  readonly interceptors?: readonly ProducerInterceptor[]
  /** What becomes of errors that they throw. Default `log`. */
  readonly interceptorErrors?: InterceptorErrors
}

/** A record to send. */
export interface ProducerRecord<Key, Value> {
  /** Records of one key go to one partition. Absent or null: no key. */
  readonly key?: Key | null
  /** null is a tombstone. */
  readonly value: Value | null
  readonly headers?: HeadersInput
  /** The partition to go to, whatever the partitioner would say. */
  readonly partition?: number
  /** Milliseconds since 1970 UTC. Default: now. */
  readonly timestamp?: number
}

/** Where a record ended up. */
export interface RecordMetadata {
  readonly topic: string
  readonly partition: number
  /** -1 with acks `none`, and for a repeated record whose first offset the broker does not know any more. */
  readonly offset: number
  /** Milliseconds since 1970 UTC: the record's own, or the broker's with `message.timestamp.type=LogAppendTime`. */
  readonly timestamp: number
}

/** A run of records of one `sendBatch` that lies in one partition, in the order in which they were given. */
export interface DeliveredRange {
  readonly partition: number
  /** The first record's offset; -1 where it is not known, as in {@link RecordMetadata.offset}. */
  readonly baseOffset: number
  readonly recordCount: number
}

/** Where the records of one `sendBatch` ended up. */
export interface BatchMetadata {
  readonly topic: string
  readonly recordCount: number
  readonly ranges: readonly DeliveredRange[]
  /** Partition and offset of the record at `index` of the array that was given. Undefined if that record was not delivered. */
  locate(index: number): { readonly partition: number; readonly offset: number } | undefined
}

/** Why one record of a `sendBatch` was not delivered. */
export interface RecordFailure {
  /** Its index in the array that was given. */
  readonly index: number
  /** DELIVERY_TIMEOUT, CLOSED and ABORTED may come for a record that was delivered all the same; the others mean that it was not. */
  readonly error: StreamError
}

/** What a call of `send` or `sendBatch` takes besides its records. */
export interface SendOptions {
  /** Gives up waiting: the promise rejects with ABORTED. A record that was already taken into a batch may still be delivered. */
  readonly signal?: AbortSignal | undefined
}

/** What a producer has in hand. */
export interface ProducerState {
  /** Bytes of records taken and not yet delivered. */
  readonly bufferedBytes: number
  /** Calls of `send` and `sendBatch` that wait for room. */
  readonly waiting: number
  /** Batches on their way. */
  readonly batchesInFlight: number
}

/**
 * Sends records. Idempotent (unless acks is `none`): a record that is acknowledged is in its partition once, and records of one
 * partition lie there in the order in which `send` was called. Safe to share; make one for a process.
 */
export interface Producer extends AsyncDisposable {
  /**
   * Sends one record. Resolves once it is delivered (see {@link Acks}). It need not be awaited before the next call: records travel in
   * batches. Rejects with a StreamError:
   * SERIALIZATION, MESSAGE_TOO_LARGE (naming the limit), UNKNOWN_TOPIC_OR_PARTITION, TIMEOUT (no room or metadata within
   * `maxBlockMs`), DELIVERY_TIMEOUT (it may have been delivered or not; the cause is the last failure), ABORTED, CLOSED, or what the broker refused it with.
   */
  send<Key, Value>(
    topic: ProducibleTopic<Key, Value>,
    record: ProducerRecord<Key, Value>,
    options?: SendOptions,
  ): Promise<RecordMetadata>
  send(topic: string, record: ProducerRecord<RawBytes, RawBytes>, options?: SendOptions): Promise<RecordMetadata>

  /**
   * Sends many records with one promise: the fastest way. Resolves once all are delivered. If some are not, the others are delivered
   * all the same, and it rejects with a {@link SendBatchError} that carries both.
   */
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

  /** Sends what waits for its linger, and resolves once everything taken before the call was delivered or has failed. */
  flush(): Promise<void>

  /** For metrics and for callers that pace themselves. */
  state(): ProducerState

  /**
   * Takes nothing more, flushes for at most `deadlineMs` (default 30,000), then rejects what is left with CLOSED. Idempotent.
   */
  close(options?: CloseOptions): Promise<void>
}

/** How long closing may take. */
export interface CloseOptions {
  /** How long to wait for what is still under way, in milliseconds. Default 30,000. */
  readonly deadlineMs?: number
}
