import { charsetOfCollation, type Column, type ColumnType } from '../schema/table.ts'
import { readColumnType } from './column-type.ts'
import { DdlError, type TokenReader } from './tokens.ts'

/** A column as a statement defines it, and what it says of the table besides. */
export interface ColumnDefinition {
  readonly column: Column
  readonly primary: boolean
  readonly unique: boolean
}

/** What stands for the moment of a row's making. */
const epoch = '1970-01-01 00:00:00'
const nowFunctions: ReadonlySet<string> = new Set(['CURRENT_TIMESTAMP', 'NOW', 'LOCALTIME', 'LOCALTIMESTAMP'])

/** Reads what follows a column's name: its type and attributes, up to a comma, a bracket, FIRST or AFTER. Throws DdlError. */
export function readColumnDefinition(reader: TokenReader, name: string): ColumnDefinition {
  if (reader.takes('SERIAL')) {
    const type = {
      kind: 'bigint',
      name: 'BIGINT UNSIGNED',
      unsigned: true,
      length: null,
      scale: null,
      members: [],
    } as const
    reader.skipItem()
    const column: Column = { name, type, optional: false, autoIncremented: true, charset: null, default: null }
    return { column, primary: false, unique: true }
  }
  const type = readColumnType(reader)
  let optional = true
  let autoIncremented = false
  let charset: string | null = null
  let value: string | null = null
  let primary = false
  let unique = false
  while (!ends(reader)) {
    if (reader.takes('NOT', 'NULL')) optional = false
    else if (reader.takes('NULL')) optional = true
    else if (reader.takes('DEFAULT')) value = readDefault(reader)
    else if (reader.takes('AUTO_INCREMENT')) autoIncremented = true
    else if (reader.takes('UNIQUE')) {
      reader.takes('KEY')
      unique = true
    } else if (reader.takes('PRIMARY', 'KEY') || reader.takes('PRIMARY') || reader.takes('KEY')) primary = true
    else if (reader.takes('COMMENT')) reader.next()
    else if (reader.takes('CHARACTER', 'SET') || reader.takes('CHARSET')) charset = readCharset(reader)
    else if (reader.takes('COLLATE')) charset = charsetOfCollation(readCharset(reader))
    else if (reader.takes('ON', 'UPDATE') || reader.takes('ON', 'DELETE')) {
      reader.next()
      // NOW() or SET NULL, which says nothing about the column.
      reader.takes('NULL')
      reader.skipBrackets()
    } else if (reader.sees('(')) reader.skipBrackets()
    // What says nothing about values: GENERATED ALWAYS AS (...), CHECK (...), REFERENCES ..., INVISIBLE, COMPRESSED and their like.
    else reader.next()
  }
  if (isNational(type)) charset ??= 'utf8'
  const column = { name, type, optional: optional && !primary, autoIncremented, charset, default: value }
  return { column, primary, unique }
}

/** Texts of national types are in utf8 whatever the table is. */
const isNational = ({ name }: ColumnType): boolean => name === 'NCHAR' || name === 'NVARCHAR'

function ends(reader: TokenReader): boolean {
  return reader.atEnd || ['FIRST', 'AFTER', ',', ')'].some((keyword) => reader.sees(keyword))
}

/** The name of a charset or collation, in small letters. */
export function readCharset(reader: TokenReader): string {
  reader.takes('=')
  return reader.identifier().toLowerCase()
}

/** What follows DEFAULT: the text of a value; null for NULL, and for what is computed for each row. Throws DdlError. */
export function readDefault(reader: TokenReader): string | null {
  if (reader.sees('(')) {
    reader.skipBrackets()
    return null
  }
  const sign = reader.takesOne('-', '+') === '-' ? '-' : ''
  const token = reader.next()
  if (token.kind === 'number') return sign + token.text
  if (token.kind === 'string') return token.text
  if (token.kind !== 'word') throw new DdlError(`a default is wanted where '${token.text}' stands`)
  return wordDefault(token.text, reader)
}

function wordDefault(word: string, reader: TokenReader): string | null {
  const keyword = word.toUpperCase()
  if (keyword === 'NULL') return null
  if (keyword === 'TRUE') return '1'
  if (keyword === 'FALSE') return '0'
  const literal = reader.peek()
  if ((keyword === 'B' || keyword === 'X') && literal.kind === 'string') {
    reader.next()
    return keyword === 'B' ? literal.text : Buffer.from(literal.text, 'hex').toString('latin1')
  }
  if (/^0[xX][0-9a-fA-F]+$/.test(word)) return Buffer.from(word.slice(2), 'hex').toString('latin1')
  // A text with its charset before it.
  if (word.startsWith('_') && literal.kind === 'string') return reader.next().text
  reader.skipBrackets()
  return nowFunctions.has(keyword) ? epoch : null
}
