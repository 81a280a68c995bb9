import type { RowImage } from '../binlog/rows.ts'
import { snapshotReadAheadRows } from '../limits.ts'
import type { ColumnType, Table } from '../schema/table.ts'
import { serverError } from '../server-error.ts'
import type { Session } from '../session.ts'
import type { Flavor } from '../settings.ts'
import { rawFromText } from '../values/from-text.ts'
import { compactJson } from '../values/json-text.ts'
import type { RawValue } from '../values/raw-value.ts'
import { quotedName } from './definitions.ts'

/** The statement that reads a table's rows, by its key. */
export function rowsStatement({ database, name, columns, key }: Table): string {
  // A float's text has six digits; as a double it has all of them.
  const selected = columns.map(({ name: column, type }) =>
    type.kind === 'float' ? `${quotedName(column)} + 0e0` : quotedName(column),
  )
  const order = key.length === 0 ? '' : ` ORDER BY ${key.map(quotedName).join(', ')}`
  return `SELECT ${selected.join(', ')} FROM ${quotedName(database)}.${quotedName(name)}${order}`
}

/** The rows of a table, as the session's transaction sees them. The server waits while they are not taken. */
export async function* rowsOfTable(session: Session, table: Table, flavor: Flavor): AsyncGenerator<RowImage, void> {
  const options = {
    sql: rowsStatement(table),
    rowsAsArray: true,
    typeCast: (field: { buffer(): Buffer | null }) => field.buffer(),
  }
  const rows = session.connection.query(options).stream({ highWaterMark: snapshotReadAheadRows })
  try {
    for await (const row of rows as AsyncIterable<readonly (Buffer | null)[]>) {
      yield table.columns.map(({ type }, at) => {
        const bytes = row[at] ?? null
        return bytes === null ? null : valueOf(type, bytes, flavor)
      })
    }
  } catch (error) {
    throw serverError(error, `reading ${table.database}.${table.name} for the snapshot`)
  }
}

/** MySQL keeps documents and not their texts: that of a result is another one than the binlog's. */
function valueOf(type: ColumnType, bytes: Buffer, flavor: Flavor): RawValue {
  if (flavor === 'mysql' && type.kind === 'json') return compactJson(bytes.toString('utf8'))
  return rawFromText(type, bytes)
}
