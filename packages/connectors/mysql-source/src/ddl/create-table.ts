import { charsetOfCollation, type Table, type TableId } from '../schema/table.ts'
import { readCharset, readColumnDefinition } from './column-definition.ts'
import { TableBuilder } from './table-builder.ts'
import { DdlError, type TokenReader } from './tokens.ts'

/** What a statement may need to know of what is there. */
export interface KnownTables {
  table(id: TableId): Table | undefined
  /** Those of a database. */
  tablesOf(database: string): readonly Table[]
  /** The charset of a database's new tables; null if that is not known. */
  databaseCharset(database: string): string | null
}

/** A table's name, in the database that is used unless it says. Throws DdlError. */
export function readTableId(reader: TokenReader, database: string): TableId {
  const first = reader.identifier()
  if (!reader.takes('.')) return { database, name: first }
  return { database: first, name: reader.identifier() }
}

/** The names in brackets of a key's columns; lengths and directions are passed over. Throws DdlError. */
export function readKeyColumns(reader: TokenReader): readonly string[] {
  reader.expect('(')
  const names: string[] = []
  for (;;) {
    names.push(reader.identifier())
    reader.skipBrackets()
    reader.takesOne('ASC', 'DESC')
    if (reader.takes(')')) return names
    reader.expect(',')
  }
}

/** The same of a unique key; undefined if a part of it is computed: that tells rows apart by no column. Throws DdlError. */
export function readUniqueColumns(reader: TokenReader): readonly string[] | undefined {
  let ahead = 1
  for (let depth = 1; depth > 0; ahead++) {
    const { kind, keyword } = reader.peek(ahead)
    if (kind === 'end') throw new DdlError('a bracket is not closed')
    const { keyword: before } = reader.peek(ahead - 1)
    if (keyword === '(' && depth === 1 && (before === '(' || before === ',')) {
      reader.skipBrackets()
      return undefined
    }
    if (keyword === '(') depth += 1
    if (keyword === ')') depth -= 1
  }
  return readKeyColumns(reader)
}

/** Goes up to the bracket with a key's columns: its name and `USING BTREE` may stand before. */
export function skipToKeyColumns(reader: TokenReader): void {
  while (!reader.sees('(')) {
    if (reader.atEnd) throw new DdlError('the columns of a key are wanted where the statement ends')
    reader.next()
  }
}

/** Reads what follows CREATE TABLE, the name too. Throws DdlError. */
export function readCreateTable(reader: TokenReader, database: string, known: KnownTables): Table {
  reader.takes('IF', 'NOT', 'EXISTS')
  const id = readTableId(reader, database)
  const bracketed = reader.sees('(', 'LIKE')
  if (bracketed || reader.sees('LIKE')) {
    if (bracketed) reader.next()
    reader.next()
    const model = known.table(readTableId(reader, database))
    if (model === undefined) throw new DdlError('the table that it is to be like is not known')
    return { ...model, database: id.database, name: id.name }
  }
  const builder = new TableBuilder({ ...id, columns: [], key: [], charset: known.databaseCharset(id.database) })
  if (!reader.takes('(')) throw new DdlError('its columns are not named: they come from a query')
  const unique: (readonly string[])[] = []
  for (;;) {
    readItem(reader, builder, unique)
    if (reader.takes(')')) break
    reader.expect(',')
  }
  for (const names of unique) builder.addUniqueKey(names)
  readTableOptions(reader, builder)
  return builder.build()
}

function readItem(reader: TokenReader, builder: TableBuilder, unique: (readonly string[])[]): void {
  if (readConstraint(reader, builder, (names) => unique.push(names))) return
  const name = reader.identifier()
  const { column, primary, unique: alone } = readColumnDefinition(reader, name)
  builder.put(column, undefined)
  if (primary) builder.setPrimaryKey([name])
  if (alone) unique.push([name])
}

/** Reads a key, a constraint or a period, if one comes. */
export function readConstraint(
  reader: TokenReader,
  builder: TableBuilder,
  addUnique: (names: readonly string[]) => void,
): boolean {
  if (reader.sees('PERIOD') && reader.peek(1).keyword !== 'FOR') return false
  const named = reader.takes('CONSTRAINT')
  if (named && !['PRIMARY', 'UNIQUE', 'FOREIGN', 'CHECK'].some((keyword) => reader.sees(keyword))) reader.identifier()
  if (reader.takes('PRIMARY', 'KEY')) {
    skipToKeyColumns(reader)
    builder.setPrimaryKey(readKeyColumns(reader))
  } else if (reader.takes('UNIQUE')) {
    skipToKeyColumns(reader)
    const names = readUniqueColumns(reader)
    if (names !== undefined) addUnique(names)
  } else if (
    !named &&
    !['KEY', 'INDEX', 'FULLTEXT', 'SPATIAL', 'FOREIGN', 'CHECK', 'PERIOD'].some((keyword) => reader.sees(keyword))
  ) {
    return false
  }
  reader.skipItem()
  return true
}

/** Reads what follows the columns: of all that, only the charset says something about values. */
function readTableOptions(reader: TokenReader, builder: TableBuilder): void {
  while (!reader.atEnd) {
    if (reader.takes('CHARACTER', 'SET') || reader.takes('CHARSET')) builder.charset = readCharset(reader)
    else if (reader.takes('COLLATE')) builder.charset = charsetOfCollation(readCharset(reader))
    else if (reader.sees('(')) reader.skipBrackets()
    else reader.next()
  }
}
