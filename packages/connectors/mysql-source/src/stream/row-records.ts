import { assert } from '@millrace/base'
import { equalValues, type Header, nothing, type SchemaAndValue, type Struct } from '@millrace/connect'
import type { RowsEvent } from '../binlog/event.ts'
import { type RowChange, rowsOf } from '../binlog/rows.ts'
import type { TableMap } from '../binlog/table-map.ts'
import type { EventSource } from '../schema/source-schema.ts'
import type { TableSchema } from '../schema/table-schema.ts'
import type { Operation, TransactionCounts } from '@millrace/connect/change-events'
import type { Settings } from '../settings.ts'

/** A record but for its offset. */
export interface ChangeRecord {
  readonly topic: string
  readonly key: SchemaAndValue
  readonly value: SchemaAndValue
  readonly headers: readonly Header[]
}

/** The rows of an event, and what their records are made by. */
export interface RowsParts {
  readonly event: RowsEvent
  readonly map: TableMap
  readonly schema: TableSchema
  readonly source: EventSource
  readonly settings: Settings
  readonly counts: TransactionCounts | undefined
  readonly nowMs: number
}

/** The records of each row of an event: none where its kind of change is skipped, several where it is deleted or has another key. */
export function* changeRecords(parts: RowsParts): Generator<readonly ChangeRecord[], void> {
  let row = 0
  for (const change of rowsOf(parts.event, parts.map)) {
    yield new RowRecords(parts, row).of(change)
    row += 1
  }
}

/** Makes the records of one row. */
class RowRecords {
  readonly #parts: RowsParts
  readonly #row: number

  constructor(parts: RowsParts, row: number) {
    this.#parts = parts
    this.#row = row
  }

  of({ before, after }: RowChange): readonly ChangeRecord[] {
    const { schema, settings } = this.#parts
    const operation = before === undefined ? 'c' : after === undefined ? 'd' : 'u'
    if (settings.skipped.has(operation)) return []
    const old = before === undefined ? null : schema.row(before)
    const made = after === undefined ? null : schema.row(after)
    if (made === null) {
      assert(old !== null, 'a row was there before or after')
      return this.#deleted(schema.key(old), old, [])
    }
    const key = schema.key(made)
    if (old === null) return [this.#change('c', key, null, made, [])]
    const oldKey = schema.key(old)
    if (equalValues(oldKey.value, key.value)) return [this.#change('u', key, old, made, [])]
    // Who looks for the old key finds it deleted, and both say of each other.
    return [
      ...this.#deleted(oldKey, old, [{ key: '__debezium.newkey', ...key }]),
      this.#change('c', key, null, made, [{ key: '__debezium.oldkey', ...oldKey }]),
    ]
  }

  #deleted(key: SchemaAndValue, old: Struct, headers: readonly Header[]): readonly ChangeRecord[] {
    const deletion = this.#change('d', key, old, null, headers)
    if (!this.#parts.settings.tombstones) return [deletion]
    return [deletion, { topic: deletion.topic, key, value: nothing, headers }]
  }

  #change(
    operation: Operation,
    key: SchemaAndValue,
    before: Struct | null,
    after: Struct | null,
    headers: readonly Header[],
  ): ChangeRecord {
    const { schema, source, counts, nowMs } = this.#parts
    const { database, name } = schema.table
    const table = `${database}.${name}`
    counts?.count(table)
    const transaction = counts?.block(table) ?? null
    const value = schema.envelope({ before, after, source, row: this.#row, transaction, operation, nowMs })
    return { topic: schema.topic, key, value, headers }
  }
}
