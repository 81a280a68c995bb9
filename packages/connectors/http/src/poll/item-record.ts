import {
  type ConnectValue,
  dataError,
  isArray,
  isMap,
  type OffsetMap,
  Schema,
  type SchemaAndValue,
  sourceRecord,
  type SourceRecord,
  toText,
} from '@millrace/connect'
import { type JsonPointer, pointedAt } from './json-pointer.ts'

/** What records are made by. */
export interface ItemRecords {
  readonly topic: string
  readonly key: JsonPointer | undefined
  readonly timestamp: JsonPointer | undefined
  readonly sourcePartition: OffsetMap
}

const text = Schema.string()

function keyOf(value: ConnectValue | undefined): SchemaAndValue {
  if (value === undefined || value === null) return { schema: null, value: null }
  // Texts and numbers become texts, so that 7 and "7" are one key.
  return isMap(value) || isArray(value) ? { schema: null, value } : { schema: text, value: toText(null, value) }
}

function timeOf(value: ConnectValue | undefined): number | null {
  if (value === undefined || value === null) return null
  const ms = typeof value === 'number' ? value : typeof value === 'string' ? Date.parse(value) : Number.NaN
  if (!Number.isSafeInteger(ms) || ms < 0) {
    throw dataError('the time of an item is no milliseconds since 1970 and no date: see http.timestamp.json.pointer')
  }
  return ms
}

/** The record of an item. Throws INVALID_DATA if its time is none. */
export function itemRecord(options: ItemRecords, item: ConnectValue, sourceOffset: OffsetMap): SourceRecord {
  const { topic, sourcePartition, key, timestamp } = options
  return sourceRecord({
    topic,
    key: key === undefined ? { schema: null, value: null } : keyOf(pointedAt(item, key)),
    value: { schema: null, value: item },
    timestamp: timestamp === undefined ? null : timeOf(pointedAt(item, timestamp)),
    sourcePartition,
    sourceOffset,
  })
}
