import type { RangeReader, RecordHeaders } from '@millrace/client'
import type { DropReason, Scheduled } from '../processor/context.ts'
import type { StreamRecord } from '../record.ts'
import type { BytesStore, StoreKind } from '../stores/builder.ts'
import type { CacheBudget } from '../stores/cache/cache-budget.ts'
import type { StateStore } from '../stores/store.ts'
import type { FailureResponse, RecordFailure } from './failures.ts'

/** A record as it lies in a topic. */
export interface RawRecord extends RecordContent {
  readonly offset: number
  readonly timestamp: number
  readonly keyBytes: Buffer | null
  readonly valueBytes: Buffer | null
  readonly headers: RecordHeaders
}

/** Its bytes where they lie: no view has to be made of them. */
export interface RecordContent {
  /** What `read` makes of the key's bytes; null for a record without key. */
  readKey<T>(read: RangeReader<T>): T | null
  /** What `read` makes of the value's; null for a tombstone. */
  readValue<T>(read: RangeReader<T>): T | null
}

/** Records of one partition, in their order. */
export interface RawBatch {
  /** Of {@link records}, at most. */
  readonly recordCount: number
  readonly lastOffset: number
  /** Gone through once, a record when it is wanted. */
  readonly records: Iterable<RawRecord>
}

/** What a sink writes. */
export interface OutputRecord {
  /** Of internal topics without the application id in front. */
  readonly topic: string
  /** undefined: by key, as producers do. */
  readonly partition: number | undefined
  readonly key: Uint8Array | string | null
  readonly value: Uint8Array | string | null
  readonly timestamp: number
  readonly headers: RecordHeaders
}

/** What a task gets from whoever runs it: the runtime, or the test driver. */
export interface TaskEnvironment {
  readonly applicationId: string
  readonly taskId: string
  readonly emitIntervalMs: number
  /** What the caches of this task share with those of others. */
  readonly cacheBudget: CacheBudget
  /** Milliseconds since 1970 UTC. */
  wallClockMs(): number
  bytes(store: string, kind: StoreKind): BytesStore
  log(store: string, key: Uint8Array, value: Uint8Array | null, timestampMs: number): void
  send(record: OutputRecord): void
  /** undefined if there is none of that name. */
  globalStore(name: string): StateStore | undefined
  /** How many partitions a topic has that a sink writes to; for custom partitioners. */
  partitionCount(topic: string): number
  /** What a record may take that is written, in bytes; undefined: what producers and topics take unless they are told otherwise. */
  readonly recordBytesMax?: number | undefined
  /** A record can't be handled. What it throws stops the task. */
  failed(failure: RecordFailure): FailureResponse
  dropped(reason: DropReason, node: string, record: StreamRecord<unknown, unknown>): void
  /** A processor asks for a commit soon. */
  commitRequested(): void
  /** Something waits for the task's next turn: {@link StreamTask.deliver} is to be called soon. */
  posted(): void
  /** Calls back once, after so many milliseconds of the clock, unless it is cancelled. */
  after(delayMs: number, callback: () => void): Scheduled
  /** Grows with each call: of records of one age, the partition that waits longest is first. */
  nextOffer(): number
}
