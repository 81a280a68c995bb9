import { option } from '../../config/index.ts'
import { dataError } from '../../data/errors.ts'
import { type Field, Schema } from '../../data/schema.ts'
import { Struct } from '../../data/struct.ts'
import type { ConnectValue } from '../../data/value.ts'

/** The option of all transforms that rewrite structs: whether null becomes the default that a field's schema has. */
export const replaceNullOption = {
  'replace.null.with.default': option.boolean({
    default: true,
    importance: 'MEDIUM',
    doc: 'Whether a field that is null and has a default is given it; otherwise it stays null.',
  }),
} as const

/** The value of a field, its default in place of null if `replaceNull`. */
export function fieldValue(struct: Struct, { name }: Field, replaceNull: boolean): ConnectValue {
  return replaceNull ? struct.get(name) : struct.getWithoutDefault(name)
}

/** A field of a schema that is being made. */
export type FieldEntry = readonly [name: string, schema: Schema]

/** The fields of a schema, to make another of them. */
export function entriesOf(schema: Schema): FieldEntry[] {
  return schema.fields.map((field) => [field.name, field.schema])
}

/**
 * The schema of a struct with other fields: name, version, documentation and parameters of `from` stay; what it said about being absent
 * does not, unless asked to. Throws INVALID_DATA if a field has no name, or two have the same.
 */
export function withFields(from: Schema, fields: readonly FieldEntry[], keep: { optional?: boolean } = {}): Schema {
  if (fields.some(([name]) => name === '')) throw dataError(`a field of ${from.describe()} would have no name`)
  const { name, version, doc, parameters } = from
  return Schema.struct(fields, { name, version, doc, parameters, optional: keep.optional === true && from.optional })
}

/** A struct of `schema` whose fields are what `value` gives for them. */
export function structOf(schema: Schema, value: (field: Field) => ConnectValue): Struct {
  const struct = new Struct(schema)
  for (const field of schema.fields) struct.set(field.name, value(field))
  return struct
}

/** Remembers what `make` makes of a schema: records of a stream have few. */
export function schemaCache(make: (schema: Schema) => Schema): (schema: Schema) => Schema {
  const made = new WeakMap<Schema, Schema>()
  return (schema) => {
    const known = made.get(schema)
    if (known !== undefined) return known
    const fresh = make(schema)
    made.set(schema, fresh)
    return fresh
  }
}
