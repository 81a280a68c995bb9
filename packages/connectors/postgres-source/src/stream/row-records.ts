import { assert } from '@millrace/base'
import { equalValues, type Header, nothing, type SchemaAndValue, type Struct } from '@millrace/connect'
import type { EventSource } from '../schema/source-schema.ts'
import type { TableSchema } from '../schema/table-schema.ts'
import { tableIdText } from '../schema/table.ts'
import type { Operation, TransactionCounts } from '@millrace/connect/change-events'
import type { Settings } from '../settings.ts'
import { type Tuple, unchanged } from '../wal/message.ts'

/** A record but for its offset. */
export interface ChangeRecord {
  readonly topic: string
  readonly key: SchemaAndValue
  readonly value: SchemaAndValue
  readonly headers: readonly Header[]
}

/** What records of a change are made by. */
export interface ChangeParts {
  readonly schema: TableSchema
  readonly source: EventSource
  readonly settings: Settings
  readonly counts: TransactionCounts | undefined
  readonly nowMs: number
}

/** A row that was made, changed or deleted. */
export interface RowChange {
  readonly before: Tuple | undefined
  readonly after: Tuple | undefined
}

/** The records of a row: none where its kind of change is skipped, several where it is deleted or has another key. */
export function rowRecords(change: RowChange, isInsert: boolean, parts: ChangeParts): readonly ChangeRecord[] {
  const { schema, settings } = parts
  const { before, after } = change
  const operation = isInsert ? 'c' : after === undefined ? 'd' : 'u'
  if (settings.skipped.has(operation)) return []
  const old = before === undefined ? null : schema.row(before)
  const made = after === undefined ? null : schema.row(completed(after, before))
  if (made === null) {
    assert(old !== null, 'a row was there before or after')
    return deleted(parts, schema.key(old), old, [])
  }
  const key = schema.key(made)
  if (isInsert) return [changed(parts, 'c', key, null, made, [])]
  if (old === null) return [changed(parts, 'u', key, null, made, [])]
  const oldKey = schema.key(old)
  if (equalValues(oldKey.value, key.value)) return [changed(parts, 'u', key, old, made, [])]
  // Who looks for the old key finds it deleted, and both say of each other.
  return [
    ...deleted(parts, oldKey, old, [{ key: '__debezium.newkey', ...key }]),
    changed(parts, 'c', key, null, made, [{ key: '__debezium.oldkey', ...oldKey }]),
  ]
}

/** The record of a table that was emptied: it has no key. */
export function truncateRecords(parts: ChangeParts): readonly ChangeRecord[] {
  if (parts.settings.skipped.has('t')) return []
  return [changed(parts, 't', nothing, null, null, [])]
}

/** A row whose large values did not change has them from before, if that is known whole. */
function completed(after: Tuple, before: Tuple | undefined): Tuple {
  if (before === undefined || !after.includes(unchanged)) return after
  return after.map((value, at) => (value === unchanged ? (before[at] ?? value) : value))
}

function deleted(
  parts: ChangeParts,
  key: SchemaAndValue,
  old: Struct,
  headers: readonly Header[],
): readonly ChangeRecord[] {
  const deletion = changed(parts, 'd', key, old, null, headers)
  if (!parts.settings.tombstones) return [deletion]
  return [deletion, { topic: deletion.topic, key, value: nothing, headers }]
}

function changed(
  { schema, source, counts, nowMs }: ChangeParts,
  operation: Operation,
  key: SchemaAndValue,
  before: Struct | null,
  after: Struct | null,
  headers: readonly Header[],
): ChangeRecord {
  const table = tableIdText(schema.table)
  counts?.count(table)
  const transaction = counts?.block(table) ?? null
  const value = schema.envelope({ before, after, source, transaction, operation, nowMs })
  return { topic: schema.topic, key, value, headers }
}
