import { StreamError } from '@millrace/base'
import { readStatement } from '../ddl/statement.ts'
import { DdlError } from '../ddl/tokens.ts'
import { Catalog } from '../history/catalog.ts'
import { type Table, type TableId, tableIdText } from '../schema/table.ts'
import type { Session } from '../session.ts'
import type { Settings } from '../settings.ts'

/** A name in a statement. */
export const quotedName = (name: string): string => `\`${name.replaceAll('`', '``')}\``

/** A database, and the statement that makes it. */
export interface DefinedDatabase {
  readonly name: string
  readonly charset: string
  readonly collation: string
}

/** A table, and the statement that makes it. */
export interface DefinedTable {
  readonly table: Table
  readonly ddl: string
}

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** The databases that are wanted, by their names. */
export async function databasesOf(session: Session, settings: Settings): Promise<readonly DefinedDatabase[]> {
  const rows = await session.rows(
    'SELECT SCHEMA_NAME, DEFAULT_CHARACTER_SET_NAME, DEFAULT_COLLATION_NAME FROM information_schema.SCHEMATA',
  )
  return rows
    .map(([name, charset, collation]) => ({ name: name ?? '', charset: charset ?? '', collation: collation ?? '' }))
    .filter(({ name }) => settings.wantsDatabase(name))
    .toSorted((one, other) => byText(one.name, other.name))
}

/** The tables that are wanted, by their names. */
export async function tableIdsOf(session: Session, settings: Settings): Promise<readonly TableId[]> {
  const rows = await session.rows(
    "SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.TABLES WHERE TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')",
  )
  return rows
    .map(([database, name]) => ({ database: database ?? '', name: name ?? '' }))
    .filter(({ database, name }) => settings.wantsTable(database, name))
    .toSorted((one, other) => byText(one.database, other.database) || byText(one.name, other.name))
}

/** How a table is defined now; undefined if there is none. Throws INVALID_DATA if its definition can't be understood. */
export async function definitionOf(session: Session, id: TableId): Promise<DefinedTable | undefined> {
  const { database, name } = id
  const sql = `SHOW CREATE TABLE ${quotedName(database)}.${quotedName(name)}`
  const found = await session.rows(sql).catch((error: unknown) => {
    if (error instanceof StreamError && error.context['serverCode'] === 'ER_NO_SUCH_TABLE') return []
    throw error
  })
  const ddl = found[0]?.[1]
  if (ddl === undefined || ddl === null) return undefined
  try {
    const statement = readStatement(ddl, database, new Catalog())
    const table = statement.kind === 'tables' ? statement.changes[0]?.table : undefined
    if (table !== undefined && table !== null) return { table, ddl }
  } catch (error) {
    if (!(error instanceof DdlError)) throw error
    const message = `the definition of ${tableIdText(id)} can't be understood: ${error.message}. Leave the table out with table.exclude.list`
    throw new StreamError('INVALID_DATA', message, { cause: error, context: { table: tableIdText(id) } })
  }
  return undefined
}
