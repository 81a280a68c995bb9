import { StreamError } from '@millrace/base'
import { ByteReader } from './byte-reader.ts'
import { unixMicros } from './frame.ts'

/** Stands for a value that the server did not log: it is large, lies beside its row, and did not change. */
export const unchanged: unique symbol = Symbol('unchanged')

/** A value as the server's text of it. */
export type RawValue = string | null | typeof unchanged

/** The values of a row, in the order of its relation's columns. */
export type Tuple = readonly RawValue[]

/** How the rows that are changed are told apart in the log: by the primary key, nothing, all columns, or an index. */
export type ReplicaIdentity = 'd' | 'n' | 'f' | 'i'

/** A column of a relation. */
export interface RelationColumn {
  readonly name: string
  /** The OID of its type. */
  readonly typeId: number
  readonly typeModifier: number
  /** Whether it is one of those that rows are told apart by. */
  readonly inIdentity: boolean
}

/** A table as it is from here on. */
export interface Relation {
  readonly id: number
  readonly schema: string
  readonly name: string
  readonly identity: ReplicaIdentity
  readonly columns: readonly RelationColumn[]
}

/** A message of pgoutput, of version 1 of its protocol. */
export type WalMessage =
  | { readonly kind: 'begin'; readonly finalLsn: bigint; readonly micros: bigint; readonly xid: number }
  | { readonly kind: 'commit'; readonly endLsn: bigint; readonly micros: bigint }
  | { readonly kind: 'relation'; readonly relation: Relation }
  | { readonly kind: 'insert'; readonly relation: number; readonly after: Tuple }
  | {
      readonly kind: 'update'
      readonly relation: number
      readonly before: Tuple | undefined
      /** Whether `before` has only what rows are told apart by; the others are null. */
      readonly isKey: boolean
      readonly after: Tuple
    }
  | { readonly kind: 'delete'; readonly relation: number; readonly before: Tuple; readonly isKey: boolean }
  | { readonly kind: 'truncate'; readonly relations: readonly number[] }
  | {
      readonly kind: 'message'
      readonly isTransactional: boolean
      readonly prefix: string
      readonly content: Buffer
    }
  /** What changes nothing: where a transaction came from first, the name of a type. */
  | { readonly kind: 'other' }

/** Takes a message apart. Throws CORRUPT_MESSAGE. */
export function parseMessage(body: Buffer): WalMessage {
  const reader = new ByteReader(body)
  const kind = reader.letter()
  switch (kind) {
    case 'B':
      return { kind: 'begin', finalLsn: reader.uint64(), micros: unixMicros(reader.int64()), xid: reader.uint32() }
    case 'C': {
      // Flags, and where the record of the commit begins.
      reader.uint8()
      reader.uint64()
      return { kind: 'commit', endLsn: reader.uint64(), micros: unixMicros(reader.int64()) }
    }
    case 'R':
      return { kind: 'relation', relation: relationOf(reader) }
    case 'I': {
      const relation = reader.uint32()
      expectLetter(reader, 'N')
      return { kind: 'insert', relation, after: tupleOf(reader) }
    }
    case 'U':
      return updateOf(reader)
    case 'D': {
      const relation = reader.uint32()
      const which = reader.letter()
      if (which !== 'K' && which !== 'O') throw unknown(which)
      return { kind: 'delete', relation, before: tupleOf(reader), isKey: which === 'K' }
    }
    case 'T': {
      const count = reader.uint32()
      // Whether it cascades and restarts sequences.
      reader.uint8()
      return { kind: 'truncate', relations: times(count, () => reader.uint32()) }
    }
    case 'M': {
      const isTransactional = (reader.uint8() & 1) === 1
      reader.uint64()
      const prefix = reader.cstring()
      return { kind: 'message', isTransactional, prefix, content: reader.bytes(reader.uint32()) }
    }
    case 'O':
    case 'Y':
      return { kind: 'other' }
    default:
      throw unknown(kind)
  }
}

function updateOf(reader: ByteReader): WalMessage {
  const relation = reader.uint32()
  let which = reader.letter()
  let before: Tuple | undefined
  const isKey = which === 'K'
  if (which === 'K' || which === 'O') {
    before = tupleOf(reader)
    which = reader.letter()
  }
  if (which !== 'N') throw unknown(which)
  return { kind: 'update', relation, before, isKey, after: tupleOf(reader) }
}

function relationOf(reader: ByteReader): Relation {
  const id = reader.uint32()
  const schema = reader.cstring()
  const name = reader.cstring()
  const identity = reader.letter()
  if (identity !== 'd' && identity !== 'n' && identity !== 'f' && identity !== 'i') throw unknown(identity)
  const columns = times(reader.int16(), () => ({
    inIdentity: (reader.uint8() & 1) === 1,
    name: reader.cstring(),
    typeId: reader.uint32(),
    typeModifier: reader.int32(),
  }))
  // Of its own schema the server says no name.
  return { id, schema: schema === '' ? 'pg_catalog' : schema, name, identity, columns }
}

function tupleOf(reader: ByteReader): Tuple {
  return times(reader.int16(), () => {
    const kind = reader.letter()
    if (kind === 't') return reader.text(reader.uint32())
    if (kind === 'n') return null
    if (kind === 'u') return unchanged
    throw unknown(kind)
  })
}

function times<Value>(count: number, make: () => Value): Value[] {
  const values: Value[] = []
  for (let at = 0; at < count; at++) values.push(make())
  return values
}

function expectLetter(reader: ByteReader, letter: string): void {
  const found = reader.letter()
  if (found !== letter) throw unknown(found)
}

const unknown = (letter: string): StreamError =>
  new StreamError('CORRUPT_MESSAGE', `pgoutput sent a part that version 1 of its protocol does not have ('${letter}')`)
