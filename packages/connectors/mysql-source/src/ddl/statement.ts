import { charsetOfCollation, type Table, type TableId } from '../schema/table.ts'
import { readAlterTable } from './alter-table.ts'
import { readCharset } from './column-definition.ts'
import { type KnownTables, readCreateTable, readTableId, readUniqueColumns, skipToKeyColumns } from './create-table.ts'
import { TableBuilder } from './table-builder.ts'
import { DdlError, TokenReader, tokensOf } from './tokens.ts'

/** What a statement makes of one table. */
export interface TableChange {
  readonly type: 'CREATE' | 'ALTER' | 'DROP'
  readonly id: TableId
  /** The table afterwards; null if it is gone. */
  readonly table: Table | null
  /** What it was called before, if that was something else. */
  readonly previous?: TableId
}

/** What a statement of the binlog does. */
export type Statement =
  /** Nothing to tables: users, views, indexes. */
  | { readonly kind: 'none' }
  | { readonly kind: 'begin' | 'commit' | 'rollback' }
  /** Changes of tables, in their order; each with a statement that does just that. */
  | { readonly kind: 'tables'; readonly changes: readonly (TableChange & { readonly ddl: string })[] }
  /** A database was made, altered or dropped; its tables are gone with it. */
  | {
      readonly kind: 'database'
      readonly database: string
      readonly charset: string | null
      readonly dropped: readonly TableId[] | undefined
    }
  | { readonly kind: 'truncate'; readonly id: TableId }
  /** Rows changed by a statement that was written itself: nobody can tell which rows. */
  | { readonly kind: 'rows'; readonly id: TableId }

const nothing: Statement = { kind: 'none' }
const changesRows: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE', 'REPLACE', 'LOAD'])

/** Understands a statement that was run while `database` was used. Throws DdlError if it is about tables and can't be understood. */
export function readStatement(sql: string, database: string, known: KnownTables): Statement {
  const simple = simpleStatement(sql)
  if (simple !== undefined) return simple
  const reader = new TokenReader(tokensOf(sql))
  const first = reader.next().keyword
  if (changesRows.has(first)) return { kind: 'rows', id: readTarget(reader, first, database) }
  switch (first) {
    case 'BEGIN':
      return { kind: 'begin' }
    case 'COMMIT':
      return { kind: 'commit' }
    case 'ROLLBACK':
      return reader.atEnd ? { kind: 'rollback' } : nothing
    case 'CREATE':
      return readCreate(reader, database, known, sql)
    case 'ALTER':
      return readAlter(reader, database, known, sql)
    case 'DROP':
      return readDrop(reader, database, known)
    case 'RENAME':
      return readRename(reader, database, known, sql)
    case 'TRUNCATE':
      reader.takes('TABLE')
      return { kind: 'truncate', id: readTableId(reader, database) }
    default:
      return nothing
  }
}

/** The table whose rows a statement changes. */
function readTarget(reader: TokenReader, first: string, database: string): TableId {
  while (reader.takesOne('LOW_PRIORITY', 'DELAYED', 'HIGH_PRIORITY', 'IGNORE', 'QUICK') !== undefined) continue
  if (first === 'LOAD') while (!reader.atEnd && !reader.takes('INTO', 'TABLE')) reader.next()
  else reader.takesOne('INTO', 'FROM')
  return readTableId(reader, database)
}

/** What stands at each transaction's ends, without taking it apart. */
function simpleStatement(sql: string): Statement | undefined {
  if (sql === 'BEGIN') return { kind: 'begin' }
  return sql === 'COMMIT' ? { kind: 'commit' } : undefined
}

function readCreate(reader: TokenReader, database: string, known: KnownTables, ddl: string): Statement {
  reader.takes('OR', 'REPLACE')
  if (reader.takes('TABLE')) {
    const ifNotExists = reader.sees('IF', 'NOT', 'EXISTS')
    const table = readCreateTable(reader, database, known)
    if (ifNotExists && known.table(table) !== undefined) return nothing
    return { kind: 'tables', changes: [{ type: 'CREATE', id: table, table, ddl }] }
  }
  if (reader.takesOne('DATABASE', 'SCHEMA') !== undefined) {
    reader.takes('IF', 'NOT', 'EXISTS')
    return databaseStatement(reader, reader.identifier(), null)
  }
  reader.takes('ONLINE')
  return reader.takes('UNIQUE') ? readUniqueIndex(reader, database, known, ddl) : nothing
}

/** CREATE UNIQUE INDEX: what tells rows apart where nothing else does. */
function readUniqueIndex(reader: TokenReader, database: string, known: KnownTables, ddl: string): Statement {
  while (!reader.atEnd && !reader.takes('ON')) reader.next()
  const before = known.table(readTableId(reader, database))
  if (before === undefined) return nothing
  const builder = new TableBuilder(before)
  skipToKeyColumns(reader)
  const names = readUniqueColumns(reader)
  if (names === undefined) return nothing
  builder.addUniqueKey(names)
  const table = builder.build()
  return { kind: 'tables', changes: [{ type: 'ALTER', id: table, table, ddl }] }
}

function databaseStatement(reader: TokenReader, database: string, before: string | null): Statement {
  let charset = before
  while (!reader.atEnd) {
    if (reader.takes('CHARACTER', 'SET') || reader.takes('CHARSET')) charset = readCharset(reader)
    else if (reader.takes('COLLATE')) charset = charsetOfCollation(readCharset(reader))
    else reader.next()
  }
  return { kind: 'database', database, charset, dropped: undefined }
}

function readAlter(reader: TokenReader, database: string, known: KnownTables, ddl: string): Statement {
  if (reader.takesOne('DATABASE', 'SCHEMA') !== undefined) {
    const options = ['CHARACTER', 'CHARSET', 'COLLATE', 'DEFAULT', 'COMMENT']
    const name = options.some((keyword) => reader.sees(keyword)) ? database : reader.identifier()
    return databaseStatement(reader, name, known.databaseCharset(name))
  }
  reader.takes('ONLINE')
  reader.takes('IGNORE')
  if (!reader.takes('TABLE')) return nothing
  const altered = readAlterTable(reader, database, known)
  if (altered === undefined) return nothing
  const { before, after } = altered
  const renamed = before.database !== after.database || before.name !== after.name
  const change = { type: 'ALTER', id: after, table: after, ddl, ...(renamed ? { previous: before } : {}) } as const
  return { kind: 'tables', changes: [change] }
}

function readDrop(reader: TokenReader, database: string, known: KnownTables): Statement {
  if (reader.takesOne('DATABASE', 'SCHEMA') !== undefined) {
    reader.takes('IF', 'EXISTS')
    const name = reader.identifier()
    return { kind: 'database', database: name, charset: null, dropped: known.tablesOf(name) }
  }
  if (!reader.takes('TABLE') && !reader.takes('TABLES')) return nothing
  reader.takes('IF', 'EXISTS')
  const ids: TableId[] = []
  do ids.push(readTableId(reader, database))
  while (reader.takes(','))
  const changes = ids.map((id) => ({
    type: 'DROP' as const,
    id,
    table: null,
    ddl: `DROP TABLE \`${id.database}\`.\`${id.name}\``,
  }))
  return { kind: 'tables', changes }
}

function readRename(reader: TokenReader, database: string, known: KnownTables, ddl: string): Statement {
  if (!reader.takes('TABLE') && !reader.takes('TABLES')) return nothing
  reader.takes('IF', 'EXISTS')
  // A name may be given away and taken by another in one statement: `a TO x, b TO a`.
  const moved = new Map<string, Table | null>()
  const key = ({ database: of, name }: TableId): string => `${of}\0${name}`
  const changes: (TableChange & { readonly ddl: string })[] = []
  do {
    const previous = readTableId(reader, database)
    if (reader.takes('WAIT')) reader.next()
    reader.takes('NOWAIT')
    reader.expect('TO')
    const id = readTableId(reader, database)
    const before = moved.has(key(previous)) ? (moved.get(key(previous)) ?? undefined) : known.table(previous)
    moved.set(key(previous), null)
    if (before === undefined) continue
    const table = { ...before, ...id }
    moved.set(key(id), table)
    changes.push({ type: 'ALTER', id, table, previous, ddl })
  } while (reader.takes(','))
  if (!reader.atEnd) throw new DdlError(`the statement should end where '${reader.peek().text}' stands`)
  return { kind: 'tables', changes }
}
