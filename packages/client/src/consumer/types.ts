import type { Isolation } from '../transport/transport.ts'
import type { ConsumerInterceptor, InterceptorErrors } from '../interceptors/types.ts'
import type { ConsumableTopic } from '../topic.ts'
import type { CloseOptions } from '../producer/types.ts'
import type { ConsumedRecord } from './consumed-record.ts'
import type { ConsumedBatch } from './consumed-batch.ts'
import type { NewestOptions, RawNewestOptions } from './newest/newest-options.ts'
import type { PoisonRecord } from './poison/poison-record.ts'
import type { PoisonCounts, PoisonPolicy } from './poison/types.ts'

/** What to do when the position is not in the log any more (or not yet). */
export type OffsetReset = 'earliest' | 'latest' | 'error'

/** A partition of a topic. */
export interface TopicPartition {
  readonly topic: string
  readonly partition: number
}

/** Where a group goes on in a partition. */
export interface PartitionOffsetToCommit {
  readonly topic: TopicName
  readonly partition: number
  /** Of the next record to read. */
  readonly offset: number
  /** For people, with the offset: at most the broker's `offset.metadata.max.bytes`. Default: none. */
  readonly metadata?: string
}

/** What a group has committed in a partition. */
export interface CommittedOffset {
  readonly partition: number
  /** Of the next record to read. */
  readonly offset: number
  readonly metadata: string
}

/**
 * Where to begin in a partition in which the group has committed nothing, or whose committed offset is not in the log any more. `none`:
 * OFFSET_OUT_OF_RANGE; `durationMs`: at the first record that is no older (KIP-1106).
 */
export type GroupOffsetReset = 'earliest' | 'latest' | 'none' | { readonly durationMs: number }

/** Told of partitions that come or go. What it returns is awaited, for as long as `rebalanceTimeoutMs` allows. */
export type PartitionsListener = (partitions: readonly TopicPartition[]) => void | Promise<void>

/** A member of a group that partitions are to be assigned to. */
export interface AssignableMember {
  readonly memberId: string
  /** Empty for none. */
  readonly instanceId: string
  readonly rack: string
  /** The topics that it wants to read. */
  readonly topics: readonly string[]
  /** What it has at present. */
  readonly assigned: readonly TopicPartition[]
}

/** Assigns partitions: to each member, by its id, those that it is to read. Each partition goes to one of those who want its topic. */
export type Assignor = (
  members: readonly AssignableMember[],
  topics: readonly { readonly name: string; readonly partitions: number }[],
) => ReadonlyMap<string, readonly TopicPartition[]>

/** How a consumer takes part in a group. All but `group` have defaults, and need it. */
export interface GroupOptions {
  /**
   * The group whose members share the partitions of what they read, and the offsets they commit. Kafka's `group.id`. Default: none; the
   * consumer reads what it is told to.
   */
  readonly group?: string
  /**
   * Names this member for good (KIP-345): when it comes back under the name within its session timeout, nothing is rebalanced. Kafka's
   * `group.instance.id`. Default: none.
   */
  readonly instanceId?: string
  /**
   * Who gets which partitions: an assignor of the brokers (`uniform`, `range`, `sticky`), or a function, which one of the members then
   * runs for all. The one that most members name counts. Kafka's `group.remote.assignor`. Default: the brokers' default.
   */
  readonly assignor?: string | Assignor
  /** Without a heartbeat for so long, in milliseconds, the member is taken for dead. Default: the broker's `group.consumer.session.timeout.ms`. */
  readonly sessionTimeoutMs?: number
  /**
   * How long this member may take to let go of partitions that go to another, in milliseconds: to finish what it has in hand, for
   * `onRevoked`, and to commit. Kafka's `max.poll.interval.ms` of the classic protocol. Default 60,000.
   */
  readonly rebalanceTimeoutMs?: number
  /**
   * Whether what the loop body has finished is committed every `autoCommitIntervalMs`, before a partition is let go of, and on close. Finished
   * is what the body asked for more after; with `observe` what is done, and never past what is not. Partitions whose offsets go with
   * transactions are left to these. Default true; false to gather several batches for one transaction.
   */
  readonly autoCommit?: boolean
  /** In milliseconds. Default 5,000. */
  readonly autoCommitIntervalMs?: number
  /** Kafka's `auto.offset.reset`. Default `latest`. */
  readonly offsetReset?: GroupOffsetReset
  /** Partitions were assigned; their records come once this is done. The place for `seek`. */
  readonly onAssigned?: PartitionsListener
  /** Partitions are taken away, and nothing of them is in hand any more. The place to write down results, and to commit. */
  readonly onRevoked?: PartitionsListener
  /** The member was taken for dead or has been replaced: others may have had these partitions for a while, and commits are refused. */
  readonly onLost?: PartitionsListener
}

/** How a consumer reads; every option has a default. */
export interface ConsumerOptions extends GroupOptions {
  /**
   * Bytes received ahead of the application, for each topic being consumed and broker. Default 4,194,304, at most 8,126,464; less where
   * many read from one broker over one client. Exceeded by at most one batch.
   */
  readonly prefetchBytes?: number
  /**
   * Default `error`: OFFSET_OUT_OF_RANGE, which carries the valid range; or LOG_TRUNCATED if what was read is gone, since a leader was
   * elected without it (with the others reading goes on where the log went another way). With the others a topic that is deleted is
   * waited for, for `unavailableTimeoutMs`: if it is made again, they say where to begin in it. In a group it is `offsetReset`.
   */
  readonly autoOffsetReset?: OffsetReset
  /**
   * `read_committed`: records of transactions that were aborted are left out, and nothing is delivered from where the oldest transaction
   * begins that is still open. Kafka's `isolation.level`, and its default: `read_uncommitted`, where an open transaction holds nobody up.
   * It makes no difference to topics that nobody writes to in transactions.
   */
  readonly isolation?: Isolation
  /** Whether to check the CRC of each batch. Default true. */
  readonly checkCrcs?: boolean
  /**
   * Where this consumer is, as brokers say it of themselves (`broker.rack`): it then reads from a replica there that is in sync, if brokers
   * choose so (`replica.selector.class`), and not across zones. Kafka's `client.rack`. Default: from leaders.
   */
  readonly rack?: string
  /**
   * Without an answer from any broker for this long, in milliseconds, the iteration rejects with BROKER_UNAVAILABLE. Default 120,000.
   */
  readonly unavailableTimeoutMs?: number
  /** The first pause before a retry, in milliseconds; it doubles up to `retryBackoffMsMax`, with jitter. Default 50. */
  readonly retryBackoffMs?: number
  /** Default 1,000. */
  readonly retryBackoffMsMax?: number
  /** Called, in this order, for each batch and record delivered. Default: none. */
  readonly interceptors?: readonly ConsumerInterceptor[]
  /** What becomes of errors that they throw. Default `log`. */
  readonly interceptorErrors?: InterceptorErrors
}

/**
 * Where to begin. `earliest`: the first record there is; `latest`: the next record to come; `offset`: that one; `timestamp`: the first
 * record of that time or later, in milliseconds since 1970 UTC (the next to come if there is none).
 */
export type StartPosition = 'earliest' | 'latest' | { readonly offset: number } | { readonly timestamp: number }

/** What one iteration reads: which partitions, from where, to where. */
export interface ConsumeOptions<Poison extends PoisonPolicy = Exclude<PoisonPolicy, 'raw'>> {
  /**
   * The partitions to read; not in a group, which assigns them. Default: all, and those that the topic gets later, from their first record on (with `until`, all that it
   * has when the iteration begins).
   */
  readonly partitions?: readonly number[]
  /** Where to begin, for all partitions or for each (those left out begin at `latest`); not in a group. Default `latest`. */
  readonly from?: StartPosition | ReadonlyMap<number, StartPosition>
  /** `end`: the iteration ends by itself at the end of each partition as it was when the iteration began; not in a group. Default: never. */
  readonly until?: 'end'
  /** Ends the iteration with ABORTED. */
  readonly signal?: AbortSignal | undefined
  /** What becomes of records that can't be deserialised. Default `fail`. Any other has each record decoded before it is delivered. */
  readonly onPoison?: Poison
  /** Where `onPoison: 'dlq'` puts them; the topic must exist. Default: the topic's name and `.dlq`. */
  readonly deadLetterTopic?: string
}

/** Options of an iteration that hands over what can't be deserialised as bytes, so that its items are of two types. */
export type RawConsumeOptions = ConsumeOptions<PoisonPolicy> & { readonly onPoison: 'raw' }

/**
 * Reads partitions. Breaking out of a loop gives everything back. An iteration rejects with a StreamError when it cannot go on:
 * UNKNOWN_TOPIC_OR_PARTITION, OFFSET_OUT_OF_RANGE (with `logStartOffset` and `highWatermark` in its context), LOG_TRUNCATED (with
 * `offset` and `divergentOffset`), CORRUPT_MESSAGE,
 * DESERIALIZATION (by the record's getter, unless `onPoison` says otherwise), INTERCEPTOR_FAILED, BROKER_UNAVAILABLE, ABORTED, CLOSED,
 * or what the broker refused it with.
 *
 * A topic can be consumed by one iteration of a consumer at a time; make another consumer to read it twice.
 */
export interface Consumer extends AsyncDisposable {
  /** The topic's batches as producers made them, in order within each partition. */
  batches<Key, Value>(
    topic: ConsumableTopic<Key, Value>,
    options: RawConsumeOptions,
  ): AsyncIterableIterator<ConsumedBatch<Key, Value, ConsumedRecord<Key, Value> | PoisonRecord>>
  batches<Key, Value>(
    topic: ConsumableTopic<Key, Value>,
    options?: ConsumeOptions,
  ): AsyncIterableIterator<ConsumedBatch<Key, Value>>
  batches(topic: string, options?: ConsumeOptions): AsyncIterableIterator<ConsumedBatch<Buffer, Buffer>>

  /** The topic's records, in order within each partition. */
  records<Key, Value>(
    topic: ConsumableTopic<Key, Value>,
    options: RawConsumeOptions,
  ): AsyncIterableIterator<ConsumedRecord<Key, Value> | PoisonRecord>
  records<Key, Value>(
    topic: ConsumableTopic<Key, Value>,
    options?: ConsumeOptions,
  ): AsyncIterableIterator<ConsumedRecord<Key, Value>>
  records(topic: string, options?: ConsumeOptions): AsyncIterableIterator<ConsumedRecord<Buffer, Buffer>>

  /**
   * The topic's records that there are now, newest first, and then it ends: within a partition by falling offset; of several partitions
   * the record with the latest timestamp comes first. Bounded in memory however much there is: it holds two pages a partition (their
   * sizes together about `prefetchBytes`, 64 KiB each at least) and the records of one batch. What retention or `deleteRecords`
   * takes meanwhile is not read any more. Getters throw DESERIALIZATION, unless `onPoison` says otherwise; OFFSET_OUT_OF_RANGE if `before`
   * is past the end. Reads beside any other iteration of the topic.
   */
  newest<Key, Value>(
    topic: ConsumableTopic<Key, Value>,
    options: RawNewestOptions,
  ): AsyncIterableIterator<ConsumedRecord<Key, Value> | PoisonRecord>
  newest<Key, Value>(
    topic: ConsumableTopic<Key, Value>,
    options?: NewestOptions,
  ): AsyncIterableIterator<ConsumedRecord<Key, Value>>
  newest(topic: string, options?: NewestOptions): AsyncIterableIterator<ConsumedRecord<Buffer, Buffer>>

  /** Delivers no more of these partitions (default: all) until {@link resume}; what was received ahead is given back. */
  pause(topic: TopicName, partitions?: readonly number[]): void
  /** Goes on delivering what {@link pause} held back (default: all partitions). */
  resume(topic: TopicName, partitions?: readonly number[]): void
  /** The partitions that are paused. */
  paused(topic: TopicName): number[]
  /** Goes on at `offset`. Applies to the next batch or record delivered. */
  seek(topic: TopicName, partition: number, offset: number): void
  /** Goes on at the first record of that time or later (milliseconds since 1970 UTC), or at the end. Default: all partitions. */
  seekToTime(topic: TopicName, timestampMs: number, partitions?: readonly number[]): Promise<void>
  /** The offset of the next record to be delivered; undefined while it is not known, or not consumed. */
  position(topic: TopicName, partition: number): number | undefined
  /**
   * Records between the position and the end of what this consumer may read (with `isolation: 'read_committed'` the last stable offset), by
   * partition; those whose end is not known yet are left out. Offsets are counted, so transaction markers and gaps count too.
   */
  lag(topic: TopicName): Map<number, number>
  /**
   * In a group: has it go on at these offsets, whoever has the partitions then. Without offsets: behind everything that was delivered here,
   * the record or batch in hand included (with `observe`, behind what is done), while it is being read. Rejects with STALE_MEMBER_EPOCH for a
   * partition that this consumer does not have, or has lost since it delivered of it (then the others are committed), or has given back when
   * the loop that read it was left (but right behind that loop is soon enough), OFFSET_OUT_OF_RANGE past the end, or what the coordinator refused it with; INVALID_REQUEST without a group.
   */
  commit(offsets?: readonly PartitionOffsetToCommit[]): Promise<void>
  /** In a group: what it has committed of the topic, by partition; those without are left out. */
  committed(topic: TopicName): Promise<CommittedOffset[]>
  /** In a group: the partitions that this consumer has at present. */
  assignment(): TopicPartition[]
  /** How many of the topic's records could not be deserialised, since the consumer was made; all 0 with `onPoison: 'fail'`. */
  poisonCounts(topic: TopicName): PoisonCounts

  /**
   * Ends every iteration: its next step rejects with CLOSED. In a group: waits for what is in hand (in a loop, whose body may be what
   * closes it, a second at most; with `observe` until handlers are done), commits what is finished (unless `autoCommit` is false) and leaves, within `deadlineMs`. Idempotent.
   */
  close(options?: CloseOptions): Promise<void>
}

/** A topic, or just its name. */
export type TopicName = string | { readonly name: string }
