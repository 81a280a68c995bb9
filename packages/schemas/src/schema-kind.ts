import type { Incompatibility, Readable } from './compatibility.ts'

/** The types of schemas, as Confluent's registry names them. */
export type SchemaType = 'AVRO' | 'JSON' | 'PROTOBUF'

/** A schema that another refers to. */
export interface ReferencedSchema {
  /** By which the other refers to it. */
  readonly name: string
  readonly text: string
}

/** How the text of a schema is read. */
export interface ParseSchemaOptions {
  /** What it refers to, directly or not, each behind what it refers to itself. Default: nothing. */
  readonly references?: readonly ReferencedSchema[]
  /** Whether what only new schemas have to be held to is checked, such as that defaults fit. Default true. */
  readonly isNew?: boolean
}

/** A schema of any type. */
export interface RegisteredSchema extends Readable<RegisteredSchema> {
  readonly type: SchemaType
  /** Its text in the form that registries keep: equal schemas have equal texts. */
  readonly text: string
  /** Its text in a form in which schemas are equal that differ by what means nothing. */
  readonly normalizedText: string
}

/** Reads schemas of one type. */
export interface SchemaKind {
  readonly type: SchemaType
  /** Throws INVALID_DATA, which says what makes no sense and where, if the text is no schema of the type. */
  parse(text: string, options?: ParseSchemaOptions): RegisteredSchema
}

/** What one says of schemas of two types. */
export function typeChange(reader: SchemaType, writer: SchemaType): readonly Incompatibility[] {
  return [
    {
      type: 'SCHEMA_TYPE_MISMATCH',
      path: '/',
      message: `the reader has a schema of ${reader}, the writer of ${writer}`,
    },
  ]
}
