import type { Schema } from './schema.ts'
import type { ConnectValue } from './value.ts'

/** A value and what tells its type; null where the value does so itself. */
export interface SchemaAndValue {
  readonly schema: Schema | null
  readonly value: ConnectValue
}

/** Nothing, and no schema: a missing key, a tombstone's value. */
export const nothing: SchemaAndValue = { schema: null, value: null }

/** A header. Several may have the same key; their order is kept. */
export interface Header extends SchemaAndValue {
  readonly key: string
}

/** What records of sources and of sinks have in common. They are immutable: a changed one is `{ ...record, topic }`. */
export interface RecordParts {
  readonly topic: string
  /** Null where the producer is to choose. */
  readonly partition: number | null
  readonly key: SchemaAndValue
  readonly value: SchemaAndValue
  readonly headers: readonly Header[]
  /** Milliseconds since 1970; null where the producer or broker is to say. */
  readonly timestamp: number | null
}

/** A part of a source partition or a position in it: what JSON holds without nesting. */
export type OffsetValue = string | number | bigint | boolean | null

/** Names of parts to their values; by it a source knows where it was. */
export type OffsetMap = Readonly<Record<string, OffsetValue>>

/** A record that a source read, on its way to a topic. */
export interface SourceRecord extends RecordParts {
  readonly kind: 'source'
  /** What of the source it came from: a file, a database. */
  readonly sourcePartition: OffsetMap
  /** Where in that partition a source goes on after this record. */
  readonly sourceOffset: OffsetMap
  /**
   * Why what stands there could not be read, and where it is, without what stands there: such a record is stored nowhere, and `errors.tolerance`
   * says whether the task goes on without it.
   */
  readonly unreadable?: string
}

/** How a record of a topic came by its timestamp. */
export type TimestampType = 'NoTimestampType' | 'CreateTime' | 'LogAppendTime'

/** A record of a topic, on its way to a sink. */
export interface SinkRecord extends RecordParts {
  readonly kind: 'sink'
  readonly partition: number
  readonly offset: number
  readonly timestampType: TimestampType
  /** Where it is in the cluster, whatever transforms have made of topic and partition. */
  readonly original: { readonly topic: string; readonly partition: number; readonly offset: number }
}

/** A record of Connect: what transforms and predicates take. */
export type ConnectRecord = SourceRecord | SinkRecord

type Given<Whole, Optional extends keyof Whole> = Omit<Whole, Optional | 'kind'> & Partial<Pick<Whole, Optional>>

/** A source record; key, value, headers, partition and timestamp may be left out. */
export function sourceRecord(
  given: Given<SourceRecord, 'partition' | 'key' | 'value' | 'headers' | 'timestamp'>,
): SourceRecord {
  return { kind: 'source', partition: null, key: nothing, value: nothing, headers: [], timestamp: null, ...given }
}

/** A sink record; key, value, headers and timestamp may be left out. It is where it says, unless `original` says otherwise. */
export function sinkRecord(
  given: Given<SinkRecord, 'key' | 'value' | 'headers' | 'timestamp' | 'timestampType' | 'original'>,
): SinkRecord {
  const { topic, partition, offset, timestamp = null } = given
  return {
    kind: 'sink',
    key: nothing,
    value: nothing,
    headers: [],
    timestamp,
    timestampType: timestamp === null ? 'NoTimestampType' : 'CreateTime',
    original: { topic, partition, offset },
    ...given,
  }
}
