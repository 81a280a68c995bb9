import { configSchema, nonEmptyList, option } from '../config/index.ts'
import { dataError } from '../data/errors.ts'
import { Schema } from '../data/schema.ts'
import { defineTransform } from './define-transform.ts'
import { requireMap, requireStruct } from './shared/requirements.ts'
import { fieldValue, replaceNullOption, schemaCache, structOf, withFields } from './shared/structs.ts'

const purpose = 'copying fields from value to key'

/** Makes the key of fields of the value. */
export const valueToKey = defineTransform({
  name: 'ValueToKey',
  aliases: ['org.apache.kafka.connect.transforms.ValueToKey'],
  doc: 'Makes the key anew, of fields of the value.',
  config: configSchema({
    fields: option.list({ importance: 'HIGH', doc: 'The fields of the value to copy.', validate: nonEmptyList }),
    ...replaceNullOption,
  }),
  prepare: (config) => ({
    fields: config.fields,
    replaceNull: config['replace.null.with.default'],
    schemaOf: schemaCache((schema) =>
      withFields(
        Schema.struct([]),
        config.fields.map((name) => {
          const field = schema.field(name)
          if (field === undefined) throw dataError(`${schema.describe()} has no field '${name}' for the key`)
          return [name, field.schema]
        }),
      ),
    ),
  }),
  apply(record, { fields, replaceNull, schemaOf }) {
    const { schema, value } = record.value
    if (schema === null) {
      const map = requireMap(value, purpose)
      return { ...record, key: { schema, value: new Map(fields.map((name) => [name, map.get(name) ?? null])) } }
    }
    const struct = requireStruct(value, purpose)
    const keySchema = schemaOf(struct.schema)
    return {
      ...record,
      key: { schema: keySchema, value: structOf(keySchema, (field) => fieldValue(struct, field, replaceNull)) },
    }
  },
})
