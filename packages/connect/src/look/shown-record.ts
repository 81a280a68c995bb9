import type { ConnectRecord, SchemaAndValue } from '../data/record.ts'
import { Decimal } from '../data/decimal.ts'
import { type PlainValue, toPlain } from '../data/plain.ts'
import type { ConnectValue } from '../data/value.ts'
import { isUtf8 } from 'node:buffer'
import type { OutgoingRecord } from '../tasks/record-flow.ts'

/** What JSON can say. */
export type Shown = null | boolean | number | string | readonly Shown[] | { readonly [name: string]: Shown }

/** Hides secrets in a text. */
export type Redact = (text: string) => string

/** A key, a value or a header, for people. */
export interface ShownData {
  /** Its type and name; null where the value tells that itself. */
  readonly schema: string | null
  readonly value: Shown
}

/** A record on its way, for people: integers past 2^53, decimals and times are texts, bytes that are no text an object with `base64`. */
export interface ShownRecord {
  readonly topic: string
  readonly partition: number | null
  readonly timestamp: number | null
  readonly key: ShownData
  readonly value: ShownData
  readonly headers: readonly (ShownData & { readonly name: string })[]
  /** Of a record of a topic. */
  readonly offset?: number
  /** Of a record of a source: where it was read. */
  readonly sourcePartition?: Shown
  readonly sourceOffset?: Shown
}

/** A record as it is stored, for people. */
export interface ShownBytes {
  readonly topic: string
  readonly partition: number | null
  readonly timestamp: number | null
  readonly key: Shown
  readonly value: Shown
  readonly headers: readonly { readonly name: string; readonly value: Shown }[]
}

/** Bytes as text, or where they are none an object with `base64`. */
export function shownBytes(bytes: Uint8Array | null, redact: Redact): Shown {
  if (bytes === null) return null
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return isUtf8(buffer) ? redact(buffer.toString('utf8')) : { base64: buffer.toString('base64') }
}

function shownPlain(value: PlainValue, redact: Redact): Shown {
  if (typeof value === 'string') return redact(value)
  if (value === null || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  if (value instanceof Uint8Array) return shownBytes(value, redact)
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString()
  if (value instanceof Decimal) return value.toPlainString()
  if (value instanceof Map) {
    const pairs: readonly (readonly [PlainValue, PlainValue])[] = [...(value as ReadonlyMap<PlainValue, PlainValue>)]
    return pairs.map(([key, entry]) => ({ key: shownPlain(key, redact), value: shownPlain(entry, redact) }))
  }
  if (Array.isArray(value)) return (value as readonly PlainValue[]).map((entry) => shownPlain(entry, redact))
  const entries = Object.entries(value as Readonly<Record<string, PlainValue>>)
  return Object.fromEntries(entries.map(([name, entry]) => [name, shownPlain(entry, redact)]))
}

/** A value for people. */
export function shownValue(value: ConnectValue, redact: Redact): Shown {
  return shownPlain(toPlain(value), redact)
}

function shownData({ schema, value }: SchemaAndValue, redact: Redact): ShownData {
  return { schema: schema?.describe() ?? null, value: shownValue(value, redact) }
}

/** A record for people. */
export function shownRecord(record: ConnectRecord, redact: Redact): ShownRecord {
  const { topic, partition, timestamp, key, value, headers } = record
  const place =
    record.kind === 'sink'
      ? { offset: record.offset }
      : {
          sourcePartition: shownPlain(record.sourcePartition, redact),
          sourceOffset: shownPlain(record.sourceOffset, redact),
        }
  return {
    topic,
    partition,
    timestamp,
    key: shownData(key, redact),
    value: shownData(value, redact),
    headers: headers.map((header) => ({ name: header.key, ...shownData(header, redact) })),
    ...place,
  }
}

/** What is stored of a record, for people. */
export function shownOutgoing(topic: string, record: OutgoingRecord, redact: Redact): ShownBytes {
  const { partition = null, timestamp = null, key, value, headers } = record
  return {
    topic,
    partition,
    timestamp,
    key: shownBytes(key, redact),
    value: shownBytes(value, redact),
    headers: headers.map(([name, bytes]) => ({ name, value: shownBytes(bytes, redact) })),
  }
}
