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

/**
 * A struct of `schema` whose fields are what `value` gives for them: values of other structs' fields of the same schemas, or made for them, so
 * that only what is missing has to be looked for. Throws INVALID_DATA if a field that must have a value is null.
 */
export function structOf(schema: Schema, value: (field: Field) => ConnectValue): Struct {
  const values = schema.fields.map((field) => {
    const given = value(field)
    if (given === null && !field.schema.optional && field.schema.default === null)
      throw dataError(
        `field '${field.name}' of ${schema.describe()} is not optional, has no default, and would be null`,
      )
    return given
  })
  return Struct.ofChecked(schema, values)
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

/** Remembers what `make` makes of two schemas, such as those of an envelope and the row in it. */
export function pairCache<Made>(make: (one: Schema, other: Schema) => Made): (one: Schema, other: Schema) => Made {
  const made = new WeakMap<Schema, WeakMap<Schema, Made>>()
  return (one, other) => {
    const ofOne = made.get(one) ?? new WeakMap<Schema, Made>()
    made.set(one, ofOne)
    const known = ofOne.get(other)
    if (known !== undefined) return known
    const fresh = make(one, other)
    ofOne.set(other, fresh)
    return fresh
  }
}

/** Remembers what `make` makes of a schema and a name: of each schema the last one, as a schema rarely has records under two names. */
export function namedCache(make: (schema: Schema, name: string) => Schema): (schema: Schema, name: string) => Schema {
  const made = new WeakMap<Schema, { readonly name: string; readonly schema: Schema }>()
  return (schema, name) => {
    const known = made.get(schema)
    if (known?.name === name) return known.schema
    const fresh = make(schema, name)
    made.set(schema, { name, schema: fresh })
    return fresh
  }
}
