import { Schema } from '../src/data/schema.ts'

/** A schema whose structs and fields have names that any format has, no two structs the same, and defaults that JSON can say. */
export function nameable(schema: Schema): Schema {
  let count = 0
  const of = (given: Schema): Schema => {
    const { type, keySchema, valueSchema, optional, name, version, doc, parameters } = given
    const options = { optional, name, version, doc, parameters }
    if (type === 'array') return Schema.array(valueSchema && of(valueSchema), options)
    // Names of what is in an object or a map are texts, and nothing else is said of them.
    const isNames = keySchema?.type === 'string' && !keySchema.optional
    if (type === 'map')
      return Schema.map(isNames ? Schema.string() : keySchema && of(keySchema), valueSchema && of(valueSchema), options)
    if (type === 'struct') {
      count++
      const named = name === undefined ? {} : { name: `${name}${count}` }
      const fields = given.fields.map((field, index) => [`f${index}`, of(field.schema)] as const)
      return Schema.struct(fields, { ...options, name: undefined, ...named })
    }
    const { default: missing } = given
    const isSayable =
      typeof missing === 'string' || typeof missing === 'boolean' || missing instanceof Uint8Array || isPlain(missing)
    return isSayable ? given : given.with({ default: null })
  }
  return of(schema)
}

function isPlain(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && !Object.is(value, -0)
}
