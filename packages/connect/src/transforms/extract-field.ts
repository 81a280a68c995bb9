import { configSchema, option } from '../config/index.ts'
import { dataError } from '../data/errors.ts'
import { FieldPath } from './shared/field-path.ts'
import { keyAndValue } from './shared/key-and-value.ts'
import { requireMap, requireStruct, requireStructSchema } from './shared/requirements.ts'
import { replaceNullOption } from './shared/structs.ts'

const purpose = 'field extraction'

/** Puts one field of the key or value in its place. */
export const [extractFieldKey, extractFieldValue] = keyAndValue({
  name: 'ExtractField',
  doc: 'Puts one field in place of the whole key or value. Null stays null.',
  config: configSchema({
    field: option.string({ importance: 'MEDIUM', doc: 'The field to extract.' }),
    ...replaceNullOption,
    'field.syntax.version': option.oneOf(['V1', 'V2'], {
      default: 'V1',
      ignoreCase: true,
      importance: 'HIGH',
      doc: 'In V1 the field is a name. In V2 it is a path: `a.b` is b in a, and a name with dots stands in backticks.',
    }),
  }),
  prepare: (config, name) => ({
    path: new FieldPath(config.field, config['field.syntax.version'], name('field')),
    replaceNull: config['replace.null.with.default'],
  }),
  change({ schema, value }, { path, replaceNull }) {
    if (schema === null) return { schema, value: value === null ? null : path.inMap(requireMap(value, purpose)) }
    const struct = value === null ? null : requireStruct(value, purpose)
    const fieldSchema = path.schemaIn(requireStructSchema(schema, purpose))
    if (fieldSchema === undefined) throw dataError(`${schema.describe()} has no field '${path.text}' to extract`)
    return { schema: fieldSchema, value: struct === null ? null : path.inStruct(struct, replaceNull) }
  },
})
