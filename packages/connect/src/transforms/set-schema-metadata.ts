import { configSchema, option } from '../config/index.ts'
import { configError, dataError } from '../data/errors.ts'
import { isStruct } from '../data/value.ts'
import { keyAndValue } from './shared/key-and-value.ts'
import { requireStructSchema } from './shared/requirements.ts'
import { fieldValue, replaceNullOption, schemaCache, structOf } from './shared/structs.ts'

const purpose = 'updating schema metadata'

/** Gives schemas a name or version. */
export const [setSchemaMetadataKey, setSchemaMetadataValue] = keyAndValue({
  name: 'SetSchemaMetadata',
  doc: 'Gives the schema of the key or value, a struct, another name or version.',
  config: configSchema({
    'schema.name': option.string({
      default: null,
      importance: 'HIGH',
      doc: 'The name to set.',
    }),
    'schema.version': option.int({ default: null, importance: 'HIGH', doc: 'The version to set.' }),
    ...replaceNullOption,
  }),
  prepare(config, option) {
    const { 'schema.name': name, 'schema.version': version } = config
    if (name === null && version === null)
      throw configError(option('schema.name'), 'Neither schema name nor version configured')
    return {
      replaceNull: config['replace.null.with.default'],
      schemaOf: schemaCache((schema) =>
        schema.with({
          ...(name === null ? {} : { name }),
          ...(version === null ? {} : { version }),
        }),
      ),
    }
  },
  change(part, { replaceNull, schemaOf }) {
    const { schema, value } = part
    if (schema === null) {
      if (value === null) return part
      throw dataError(`A schema is required for ${purpose}`)
    }
    const changed = schemaOf(requireStructSchema(schema, purpose))
    if (!isStruct(value)) return { schema: changed, value }
    return { schema: changed, value: structOf(changed, (field) => fieldValue(value, field, replaceNull)) }
  },
})
