import { RecordHeaders } from '@millrace/client'

/**
 * A record on its way through a topology. Made by {@link recordOf} and the functions beside it alone, so that all have one shape (the
 * engine keeps property access fast then). Never changed: operators make new ones.
 */
export interface StreamRecord<Key, Value> {
  /** null for a record without key. */
  readonly key: Key
  /** null for a tombstone. */
  readonly value: Value
  /** Event time: milliseconds since 1970 UTC, as the timestamp extractor says. Never negative. */
  readonly timestamp: number
  readonly headers: RecordHeaders
  /** The topic of the input that is being processed; '' for what a punctuation forwards. */
  readonly topic: string
  /** -1 for what a punctuation forwards. */
  readonly partition: number
  /** -1 for what a punctuation forwards. */
  readonly offset: number
}

/** Where a record comes from. */
export interface RecordOrigin {
  readonly topic: string
  readonly partition: number
  readonly offset: number
}

/** What no input caused. */
export const noOrigin: RecordOrigin = { topic: '', partition: -1, offset: -1 }

/** A record of an input. */
export function recordOf<Key, Value>(
  key: Key,
  value: Value,
  timestamp: number,
  headers: RecordHeaders,
  { topic, partition, offset }: RecordOrigin,
): StreamRecord<Key, Value> {
  return { key, value, timestamp, headers, topic, partition, offset }
}

const noHeaders = new RecordHeaders([])

/** A record that no input caused: for what a punctuation forwards. `timestamp` is in milliseconds since 1970 UTC. */
export function newRecord<Key, Value>(
  key: Key,
  value: Value,
  timestamp: number,
  headers: RecordHeaders = noHeaders,
): StreamRecord<Key, Value> {
  return recordOf(key, value, timestamp, headers, noOrigin)
}

/** The same record with another value. */
export function withValue<Key, Value>(record: StreamRecord<Key, unknown>, value: Value): StreamRecord<Key, Value> {
  const { key, timestamp, headers, topic, partition, offset } = record
  return { key, value, timestamp, headers, topic, partition, offset }
}

/** The same record with another key. */
export function withKey<Key, Value>(record: StreamRecord<unknown, Value>, key: Key): StreamRecord<Key, Value> {
  const { value, timestamp, headers, topic, partition, offset } = record
  return { key, value, timestamp, headers, topic, partition, offset }
}

/** The same record with another key and value. */
export function withKeyValue<Key, Value>(
  record: StreamRecord<unknown, unknown>,
  key: Key,
  value: Value,
): StreamRecord<Key, Value> {
  const { timestamp, headers, topic, partition, offset } = record
  return { key, value, timestamp, headers, topic, partition, offset }
}

/** The same record with another value, at another time. */
export function withValueAt<Key, Value>(
  record: StreamRecord<Key, unknown>,
  value: Value,
  timestamp: number,
): StreamRecord<Key, Value> {
  const { key, headers, topic, partition, offset } = record
  return { key, value, timestamp, headers, topic, partition, offset }
}

/** The same record with another key and value, at another time. */
export function withKeyValueAt<Key, Value>(
  record: StreamRecord<unknown, unknown>,
  key: Key,
  value: Value,
  timestamp: number,
): StreamRecord<Key, Value> {
  const { headers, topic, partition, offset } = record
  return { key, value, timestamp, headers, topic, partition, offset }
}

/** The same record at another time. */
export function withTimestamp<Key, Value>(
  record: StreamRecord<Key, Value>,
  timestamp: number,
): StreamRecord<Key, Value> {
  const { key, value, headers, topic, partition, offset } = record
  return { key, value, timestamp, headers, topic, partition, offset }
}

/** The same record with other headers. */
export function withHeaders<Key, Value>(
  record: StreamRecord<Key, Value>,
  headers: RecordHeaders,
): StreamRecord<Key, Value> {
  const { key, value, timestamp, topic, partition, offset } = record
  return { key, value, timestamp, headers, topic, partition, offset }
}
