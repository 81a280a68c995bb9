import { configSchema, option } from '../config/index.ts'
import { Schema } from '../data/schema.ts'
import { Struct } from '../data/struct.ts'
import { keyAndValue } from './shared/key-and-value.ts'
import { schemaCache, withFields } from './shared/structs.ts'

/** Puts the whole key or value into a field of a struct or map. */
export const [hoistFieldKey, hoistFieldValue] = keyAndValue({
  name: 'HoistField',
  doc: 'Wraps the whole key or value: it becomes the one field of a struct, or of a map if it has no schema.',
  config: configSchema({
    field: option.string({ importance: 'MEDIUM', doc: 'The name of the field.' }),
  }),
  prepare: ({ field }) => ({
    field,
    schemaOf: schemaCache((schema) => withFields(Schema.struct([]), [[field, schema]])),
  }),
  change({ schema, value }, { field, schemaOf }) {
    if (schema === null) return { schema, value: new Map([[field, value]]) }
    const wrapped = schemaOf(schema)
    return { schema: wrapped, value: new Struct(wrapped).set(field, value) }
  },
})
