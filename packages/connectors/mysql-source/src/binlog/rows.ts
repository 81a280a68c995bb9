import { StreamError } from '@millrace/base'
import type { RawValue } from '../values/raw-value.ts'
import { ByteReader } from './byte-reader.ts'
import type { RowsEvent } from './event.ts'
import { readValue } from './row-values.ts'
import type { TableMap } from './table-map.ts'

/** The values of a row by the places of its columns; undefined where the event does not have one. */
export type RowImage = readonly (RawValue | undefined)[]

/** A row that was written (`after`), deleted (`before`) or changed (both). */
export interface RowChange {
  readonly before: RowImage | undefined
  readonly after: RowImage | undefined
}

/** The rows of an event, one after another. Throws CORRUPT_MESSAGE or UNSUPPORTED if they can't be read. */
export function* rowsOf(event: RowsEvent, map: TableMap): Generator<RowChange, void> {
  const reader = new ByteReader(event.body)
  if (event.columnCount !== map.columns.length) {
    throw new StreamError(
      'CORRUPT_MESSAGE',
      `rows of ${map.database}.${map.table} have ${event.columnCount} columns, and their table's map has ${map.columns.length}`,
    )
  }
  while (reader.left > 0) {
    yield rowOf(reader, event, map)
  }
}

function rowOf(reader: ByteReader, event: RowsEvent, map: TableMap): RowChange {
  try {
    const before = event.rows === 'write' ? undefined : image(reader, event.present, map)
    const after = event.rows === 'delete' ? undefined : image(reader, event.presentAfter, map)
    return { before, after }
  } catch (error) {
    if (error instanceof StreamError) throw error
    // A number that lies behind the end.
    throw new StreamError('CORRUPT_MESSAGE', `a row of ${map.database}.${map.table} ends too early`, { cause: error })
  }
}

const hasBit = (bits: Buffer, at: number): boolean => (((bits[at >> 3] ?? 0) >> (at & 7)) & 1) === 1

function image(reader: ByteReader, present: Buffer, { columns }: TableMap): RowImage {
  let count = 0
  for (let at = 0; at < columns.length; at++) if (hasBit(present, at)) count += 1
  const nulls = reader.slice(Math.ceil(count / 8))
  const values: (RawValue | undefined)[] = []
  let nth = 0
  for (const [at, column] of columns.entries()) {
    if (!hasBit(present, at)) {
      values.push(undefined)
      continue
    }
    values.push(hasBit(nulls, nth) ? null : readValue(reader, column))
    nth += 1
  }
  return values
}
