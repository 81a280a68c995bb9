import { charsetOfCollation, type Table } from '../schema/table.ts'
import { readCharset, readColumnDefinition, readDefault } from './column-definition.ts'
import { type KnownTables, readConstraint, readTableId } from './create-table.ts'
import { type ColumnPlace, TableBuilder } from './table-builder.ts'
import { DdlError, type TokenReader } from './tokens.ts'

/** A table before and after it was altered; its name may be another. */
export interface AlteredTable {
  readonly before: Table
  readonly after: Table
}

/** Reads what follows ALTER TABLE. Undefined if the table is not one that is known. Throws DdlError. */
export function readAlterTable(reader: TokenReader, database: string, known: KnownTables): AlteredTable | undefined {
  reader.takes('IF', 'EXISTS')
  const id = readTableId(reader, database)
  const before = known.table(id)
  if (before === undefined) return undefined
  if (reader.takes('WAIT')) reader.next()
  reader.takes('NOWAIT')
  const builder = new TableBuilder(before)
  while (!reader.atEnd) {
    readSpecification(reader, builder, database)
    reader.skipItem()
    if (!reader.takes(',')) break
  }
  return { before, after: builder.build() }
}

function readSpecification(reader: TokenReader, builder: TableBuilder, database: string): void {
  if (reader.takes('ADD')) readAdd(reader, builder)
  else if (reader.takes('MODIFY')) {
    const name = readColumnName(reader)
    if (name !== undefined && present(reader, builder, name)) readReplaced(reader, builder, name, name.text)
  } else if (reader.takes('CHANGE')) {
    const name = readColumnName(reader)
    const renamed = reader.identifier()
    if (name !== undefined && present(reader, builder, name)) readReplaced(reader, builder, name, renamed)
  } else if (reader.takes('DROP')) readDrop(reader, builder)
  else if (reader.takes('ALTER')) readAlterColumn(reader, builder)
  else if (reader.takes('RENAME')) readRename(reader, builder, database)
  else if (reader.takes('CONVERT', 'TO', 'CHARACTER', 'SET') || reader.takes('CONVERT', 'TO', 'CHARSET')) {
    builder.convert(readCharset(reader))
    if (reader.takes('COLLATE')) builder.convert(charsetOfCollation(readCharset(reader)))
  } else readOption(reader, builder)
}

interface NamedColumn {
  readonly text: string
  /** It need not be there. */
  readonly maybe: boolean
}

function readColumnName(reader: TokenReader): NamedColumn {
  reader.takes('COLUMN')
  const maybe = reader.takes('IF', 'EXISTS')
  return { text: reader.identifier(), maybe }
}

/** Whether the column is there; one that need not be and is not is passed over. */
function present(reader: TokenReader, builder: TableBuilder, { text, maybe }: NamedColumn): boolean {
  if (!maybe || builder.has(text)) return true
  reader.skipItem()
  return false
}

function readReplaced(reader: TokenReader, builder: TableBuilder, { text }: NamedColumn, renamed: string): void {
  const { column, primary, unique } = readColumnDefinition(reader, renamed)
  builder.replace(text, column, readPlace(reader))
  if (primary) builder.setPrimaryKey([renamed])
  if (unique) builder.addUniqueKey([renamed])
}

function readPlace(reader: TokenReader): ColumnPlace {
  if (reader.takes('FIRST')) return { first: true }
  return reader.takes('AFTER') ? { after: reader.identifier() } : undefined
}

function readAdd(reader: TokenReader, builder: TableBuilder): void {
  const isColumn = reader.takes('COLUMN')
  if (!isColumn) {
    if (readConstraint(reader, builder, (names) => builder.addUniqueKey(names))) return
    if (reader.sees('PARTITION') || reader.sees('SYSTEM', 'VERSIONING')) return
  }
  const maybe = reader.takes('IF', 'NOT', 'EXISTS')
  if (!reader.takes('(')) {
    readAdded(reader, builder, maybe)
    return
  }
  for (;;) {
    if (!readConstraint(reader, builder, (names) => builder.addUniqueKey(names))) readAdded(reader, builder, maybe)
    if (reader.takes(')')) return
    reader.expect(',')
  }
}

function readAdded(reader: TokenReader, builder: TableBuilder, maybe: boolean): void {
  const name = reader.identifier()
  const { column, primary, unique } = readColumnDefinition(reader, name)
  const place = readPlace(reader)
  if (builder.has(name)) {
    if (maybe) return
    throw new DdlError(`${builder.id.name} has a column ${name} already`)
  }
  builder.put(column, place)
  if (primary) builder.setPrimaryKey([name])
  if (unique) builder.addUniqueKey([name])
}

const notColumns = ['INDEX', 'KEY', 'FOREIGN', 'CONSTRAINT', 'CHECK', 'PARTITION', 'PERIOD', 'SYSTEM'] as const

function readDrop(reader: TokenReader, builder: TableBuilder): void {
  if (reader.takes('PRIMARY', 'KEY')) {
    builder.dropPrimaryKey()
    return
  }
  if (!reader.sees('COLUMN') && notColumns.some((keyword) => reader.sees(keyword))) return
  const name = readColumnName(reader)
  if (present(reader, builder, name)) builder.drop(name.text)
}

function readAlterColumn(reader: TokenReader, builder: TableBuilder): void {
  if (reader.sees('INDEX') || reader.sees('KEY') || reader.sees('CONSTRAINT') || reader.sees('CHECK')) return
  const name = readColumnName(reader)
  if (!present(reader, builder, name)) return
  const column = builder.column(name.text)
  if (reader.takes('SET', 'DEFAULT')) builder.replace(name.text, { ...column, default: readDefault(reader) }, undefined)
  else if (reader.takes('DROP', 'DEFAULT')) builder.replace(name.text, { ...column, default: null }, undefined)
}

function readRename(reader: TokenReader, builder: TableBuilder, database: string): void {
  if (reader.sees('INDEX') || reader.sees('KEY')) return
  if (!reader.takes('COLUMN')) {
    reader.takesOne('TO', 'AS', '=')
    builder.id = readTableId(reader, database)
    return
  }
  const maybe = reader.takes('IF', 'EXISTS')
  const text = reader.identifier()
  reader.expect('TO')
  const renamed = reader.identifier()
  if (present(reader, builder, { text, maybe }))
    builder.replace(text, { ...builder.column(text), name: renamed }, undefined)
}

/** An option of the table: without a comma between, several may follow each other. */
function readOption(reader: TokenReader, builder: TableBuilder): void {
  while (!reader.atEnd && !reader.sees(',')) {
    if (reader.takes('CHARACTER', 'SET') || reader.takes('CHARSET')) builder.setCharset(readCharset(reader))
    else if (reader.takes('COLLATE')) builder.setCharset(charsetOfCollation(readCharset(reader)))
    else if (reader.sees('(')) reader.skipBrackets()
    else reader.next()
  }
}
