import type { Json } from '../json.ts'

/** The types of Avro that have no parts. */
export const primitiveKinds = ['null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string'] as const
/** A type of Avro that has no parts. */
export type AvroPrimitiveKind = (typeof primitiveKinds)[number]

/** What a schema says besides what Avro gives a meaning: `logicalType` and its like too. */
export type AvroProperties = ReadonlyMap<string, Json>

/** A type without parts. */
export interface AvroPrimitive {
  readonly kind: AvroPrimitiveKind
  readonly properties: AvroProperties
}

/** A list of values of one type. */
export interface AvroArray {
  readonly kind: 'array'
  readonly items: AvroType
  readonly properties: AvroProperties
}

/** Values of one type by texts. */
export interface AvroMap {
  readonly kind: 'map'
  readonly values: AvroType
  readonly properties: AvroProperties
}

/** A value of one of several types. */
export interface AvroUnion {
  readonly kind: 'union'
  readonly branches: readonly AvroType[]
}

interface Named {
  /** With its namespace, if it has one. */
  readonly fullName: string
  readonly aliases: readonly string[]
  readonly doc: string | undefined
  readonly properties: AvroProperties
}

/** What a record has. */
export interface AvroField {
  readonly name: string
  readonly type: AvroType
  readonly doc: string | undefined
  /** undefined for none; null is a default too. */
  readonly default: Json | undefined
  readonly order: 'ascending' | 'descending' | 'ignore'
  readonly aliases: readonly string[]
  readonly properties: AvroProperties
}

/** A record. Its fields may lead to itself. */
export interface AvroRecord extends Named {
  readonly kind: 'record'
  readonly isError: boolean
  readonly fields: readonly AvroField[]
}

/** One of some names. */
export interface AvroEnum extends Named {
  readonly kind: 'enum'
  readonly symbols: readonly string[]
  /** What a reader takes symbols for that it does not have. */
  readonly default: string | undefined
}

/** A number of bytes. */
export interface AvroFixed extends Named {
  readonly kind: 'fixed'
  readonly sizeBytes: number
}

/** A type that has a name, and that others can refer to by it. */
export type AvroNamed = AvroRecord | AvroEnum | AvroFixed

/** A type of Avro. */
export type AvroType = AvroPrimitive | AvroArray | AvroMap | AvroUnion | AvroNamed

/** Whether a type has a name. */
export function isNamed(type: AvroType): type is AvroNamed {
  return type.kind === 'record' || type.kind === 'enum' || type.kind === 'fixed'
}

/** Whether a name is that of a type without parts. */
export function isPrimitiveKind(name: string): name is AvroPrimitiveKind {
  return (primitiveKinds as readonly string[]).includes(name)
}

/** The part of a full name before its last dot; empty for none. */
export function namespaceOf(fullName: string): string {
  return fullName.slice(0, Math.max(0, fullName.lastIndexOf('.')))
}

/** The part of a full name behind its last dot. */
export function simpleName(fullName: string): string {
  return fullName.slice(fullName.lastIndexOf('.') + 1)
}

/** For messages: the name of a type that has one, else its kind. */
export function typeTitle(type: AvroType): string {
  return isNamed(type) ? type.fullName : type.kind
}
