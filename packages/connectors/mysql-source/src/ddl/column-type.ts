import type { ColumnKind, ColumnType } from '../schema/table.ts'
import { DdlError, type TokenReader } from './tokens.ts'

/** A name of a type: what it is, and what its length is if nothing says. */
interface TypeName {
  readonly kind: ColumnKind
  /** What it is called, if that is another name. */
  readonly name?: string
  readonly length?: number
  readonly scale?: number
}

const types: Readonly<Record<string, TypeName>> = {
  TINYINT: { kind: 'tinyint' },
  INT1: { kind: 'tinyint' },
  BOOL: { kind: 'tinyint', name: 'TINYINT', length: 1 },
  BOOLEAN: { kind: 'tinyint', name: 'TINYINT', length: 1 },
  SMALLINT: { kind: 'smallint' },
  INT2: { kind: 'smallint' },
  MEDIUMINT: { kind: 'mediumint' },
  MIDDLEINT: { kind: 'mediumint' },
  INT3: { kind: 'mediumint' },
  INT: { kind: 'int' },
  INTEGER: { kind: 'int' },
  INT4: { kind: 'int' },
  BIGINT: { kind: 'bigint' },
  INT8: { kind: 'bigint' },
  FLOAT: { kind: 'float' },
  FLOAT4: { kind: 'float' },
  DOUBLE: { kind: 'double' },
  FLOAT8: { kind: 'double' },
  REAL: { kind: 'double' },
  DECIMAL: { kind: 'decimal', length: 10, scale: 0 },
  DEC: { kind: 'decimal', length: 10, scale: 0 },
  FIXED: { kind: 'decimal', length: 10, scale: 0 },
  NUMERIC: { kind: 'decimal', length: 10, scale: 0 },
  BIT: { kind: 'bit', length: 1 },
  CHAR: { kind: 'text', length: 1 },
  CHARACTER: { kind: 'text', length: 1 },
  NCHAR: { kind: 'text', length: 1 },
  VARCHAR: { kind: 'text' },
  VARCHARACTER: { kind: 'text' },
  NVARCHAR: { kind: 'text' },
  TINYTEXT: { kind: 'text' },
  TEXT: { kind: 'text' },
  MEDIUMTEXT: { kind: 'text' },
  LONGTEXT: { kind: 'text' },
  BINARY: { kind: 'binary', length: 1 },
  VARBINARY: { kind: 'binary' },
  TINYBLOB: { kind: 'binary' },
  BLOB: { kind: 'binary' },
  MEDIUMBLOB: { kind: 'binary' },
  LONGBLOB: { kind: 'binary' },
  ENUM: { kind: 'enum' },
  SET: { kind: 'set' },
  DATE: { kind: 'date' },
  TIME: { kind: 'time' },
  DATETIME: { kind: 'datetime' },
  TIMESTAMP: { kind: 'timestamp' },
  YEAR: { kind: 'year' },
  JSON: { kind: 'json' },
  GEOMETRY: { kind: 'geometry' },
  POINT: { kind: 'geometry' },
  LINESTRING: { kind: 'geometry' },
  POLYGON: { kind: 'geometry' },
  MULTIPOINT: { kind: 'geometry' },
  MULTILINESTRING: { kind: 'geometry' },
  MULTIPOLYGON: { kind: 'geometry' },
  GEOMETRYCOLLECTION: { kind: 'geometry' },
}

/** Reads a type with what stands in its brackets. One that is not known is of the kind `unknown`. Throws DdlError. */
export function readColumnType(reader: TokenReader): ColumnType {
  const written = typeName(reader)
  const known = types[written] ?? { kind: 'unknown' }
  const { kind } = known
  if (kind === 'enum' || kind === 'set') {
    const members = readMembers(reader)
    // The longest text that there can be; an enum counts as one.
    const length =
      kind === 'enum' ? 1 : members.reduce((sum, member) => sum + member.length, Math.max(0, members.length - 1))
    return { kind, name: written, unsigned: false, length, scale: null, members }
  }
  const numbers = readNumbers(reader)
  const unsigned = readSign(reader)
  return {
    kind,
    name: (known.name ?? written) + unsigned.suffix,
    unsigned: unsigned.unsigned,
    length: numbers[0] ?? known.length ?? null,
    scale: numbers[1] ?? known.scale ?? null,
    members: [],
  }
}

/** The type's name; those of several words become that of one. */
function typeName(reader: TokenReader): string {
  const token = reader.next()
  if (token.kind !== 'word' && token.kind !== 'name')
    throw new DdlError(`a type is wanted where '${token.text}' stands`)
  const first = token.text.toUpperCase()
  if (first === 'NATIONAL') {
    const second = reader.next().keyword
    const varying = second === 'VARCHAR' || reader.takes('VARYING')
    return varying ? 'NVARCHAR' : 'NCHAR'
  }
  if (first === 'DOUBLE') {
    reader.takes('PRECISION')
    return first
  }
  if ((first === 'CHAR' || first === 'CHARACTER' || first === 'NCHAR') && reader.takes('VARYING')) return 'VARCHAR'
  if (first === 'LONG') {
    if (reader.takes('VARBINARY')) return 'MEDIUMBLOB'
    if (!reader.takes('CHAR', 'VARYING')) reader.takesOne('VARCHAR', 'VARCHARACTER')
    return 'MEDIUMTEXT'
  }
  return first
}

function readNumbers(reader: TokenReader): readonly number[] {
  if (!reader.takes('(')) return []
  const numbers: number[] = []
  for (;;) {
    const token = reader.next()
    if (token.kind !== 'number') throw new DdlError(`a number is wanted where '${token.text}' stands`)
    numbers.push(Number(token.text))
    if (reader.takes(')')) return numbers
    reader.expect(',')
  }
}

function readMembers(reader: TokenReader): readonly string[] {
  reader.expect('(')
  const members: string[] = []
  for (;;) {
    const token = reader.next()
    if (token.kind !== 'string') throw new DdlError(`a text is wanted where '${token.text}' stands`)
    members.push(token.text)
    if (reader.takes(')')) return members
    reader.expect(',')
  }
}

function readSign(reader: TokenReader): { readonly unsigned: boolean; readonly suffix: string } {
  let unsigned = false
  let suffix = ''
  for (;;) {
    const found = reader.takesOne('UNSIGNED', 'SIGNED', 'ZEROFILL')
    if (found === undefined) return { unsigned, suffix }
    // What is filled with zeros has no sign.
    if (found !== 'SIGNED') unsigned = true
    if (found !== 'SIGNED') suffix += ` ${found}`
  }
}
