import { snapshotFetchBytes, snapshotFirstRows } from '../limits.ts'
import type { Table } from '../schema/table.ts'
import { quoted, type Session } from '../session.ts'
import type { Tuple } from '../wal/message.ts'

/** The statement that reads a table's rows, those that are published. */
export function rowsStatement({ schema, name, columns }: Table, filter: string | undefined): string {
  const selected = columns.map((column) => quoted(column.name)).join(', ')
  const where = filter === undefined ? '' : ` WHERE ${filter}`
  return `SELECT ${selected} FROM ${quoted(schema)}.${quoted(name)}${where}`
}

/**
 * The rows of a table, as the session's transaction sees them: read by a cursor, as many at once as are a few MiB by what the last ones were, and
 * `rowsMax` at most.
 */
export async function* rowsOfTable(
  session: Session,
  table: Table,
  filter: string | undefined,
  rowsMax: number,
): AsyncGenerator<Tuple, void> {
  await session.rows(`DECLARE millrace NO SCROLL CURSOR FOR ${rowsStatement(table, filter)}`)
  let count = Math.min(rowsMax, snapshotFirstRows)
  for (;;) {
    const rows = await session.rows(`FETCH ${count} FROM millrace`)
    yield* rows
    if (rows.length < count) break
    const length = rows.reduce((sum, row) => sum + row.reduce((all, value) => all + (value?.length ?? 0) + 8, 0), 0)
    const fits = Math.floor((snapshotFetchBytes * rows.length) / Math.max(1, length))
    // Not all at once: the next ones may be larger.
    count = Math.max(1, Math.min(rowsMax, fits, count * 10))
  }
  await session.rows('CLOSE millrace')
}
