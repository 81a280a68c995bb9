import type { Column } from './column.ts'
import { quoted, quotedTable, type TableName } from './names.ts'
import type { Queries } from './session.ts'

/** A table as the database has it. */
export interface Table {
  /** Tells it from others. */
  readonly id: string
  readonly name: TableName
  readonly columns: ReadonlyMap<string, Column>
}

interface ColumnRow {
  readonly name: string | null
  readonly type: string
  readonly cast_schema: string
  readonly cast_name: string
  readonly category: string
  readonly typmod: number
  readonly generated: boolean
}

// What a domain says of its values is checked by the database; how they are written hangs on the type below.
const columnsSql = `
  SELECT a.attname AS name, coalesce(base.typname, t.typname) AS type, tn.nspname AS cast_schema, t.typname AS cast_name,
         t.typcategory AS category, CASE WHEN t.typtype = 'd' THEN t.typtypmod ELSE a.atttypmod END AS typmod,
         a.attgenerated <> '' OR a.attidentity = 'a' AS generated
  FROM pg_catalog.pg_class c
  LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_catalog.pg_type base ON base.oid = t.typbasetype
  LEFT JOIN pg_catalog.pg_namespace tn ON tn.oid = t.typnamespace
  WHERE c.oid = to_regclass($1)
  ORDER BY a.attnum`

/** Reads the columns of a table; undefined if there is no such table. */
export async function readTable(queries: Queries, name: TableName): Promise<Table | undefined> {
  const rows = await queries.rows<ColumnRow>(columnsSql, [quotedTable(name)])
  if (rows.length === 0) return undefined
  const columns = rows.flatMap((row) => (row.name === null ? [] : [columnOf(row, row.name)]))
  return { id: quotedTable(name), name, columns: new Map(columns.map((column) => [column.name, column])) }
}

function columnOf(row: ColumnRow, name: string): Column {
  const { type, cast_schema, cast_name, category, typmod, generated } = row
  const isBits = type === 'bit'
  return {
    name,
    type,
    castType: `${quoted(cast_schema)}.${quoted(cast_name)}`,
    category,
    scale: type === 'numeric' && typmod >= 4 ? scaleOf(typmod) : undefined,
    bits: isBits && typmod > 0 ? typmod : undefined,
    isGenerated: generated,
  }
}

/** A scale has 11 bits of the number by which PostgreSQL keeps what a column says of its type, and may be below 0. */
function scaleOf(typmod: number): number {
  const bits = (typmod - 4) & 0x7ff
  return bits >= 0x400 ? bits - 0x800 : bits
}
