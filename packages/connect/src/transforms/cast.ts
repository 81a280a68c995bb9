import { configSchema, option, type Validator } from '../config/index.ts'
import { dataError } from '../data/errors.ts'
import { logicalTypeOf } from '../data/logical-names.ts'
import { Schema } from '../data/schema.ts'
import type { ConnectValue } from '../data/value.ts'
import { type CastType, castTypes, castValue, isCastType } from './shared/cast-value.ts'
import { keyAndValue } from './shared/key-and-value.ts'
import { requireMap, requireStruct } from './shared/requirements.ts'
import { fieldValue, replaceNullOption, schemaCache, structOf, withFields } from './shared/structs.ts'

const purpose = 'cast types'

/** What is cast to what: the whole value, or fields by name. */
interface Spec {
  readonly whole: CastType | undefined
  readonly fields: ReadonlyMap<string, CastType>
}

/** The spec in a list of `field:type`, or of one `type`; else why it is none. */
function specOf(entries: readonly string[]): Spec | string {
  if (entries.length === 0) return 'Must specify at least one field to cast.'
  const fields = new Map<string, CastType>()
  for (const entry of entries) {
    const parts = entry.split(':').map((part) => part.trim())
    const type = (parts.at(-1) ?? '').toLowerCase()
    if (parts.length > 2) return `Invalid cast: ${entry}`
    if (!isCastType(type)) return `Invalid type found in casting spec: ${type}; there are ${castTypes.join(', ')}`
    if (parts.length === 2) fields.set(parts[0] ?? '', type)
    else if (entries.length > 1) return 'A type for the whole value must be the only one in the spec'
    else return { whole: type, fields }
  }
  return { whole: undefined, fields }
}

const casts: Validator = Object.assign(
  (value: unknown) => {
    const list: readonly unknown[] = Array.isArray(value) ? value : []
    const spec = specOf(list.filter((entry) => typeof entry === 'string'))
    return typeof spec === 'string' ? spec : undefined
  },
  { allows: 'pairs such as foo:int32, or one type' },
)

/** A schema of `type` in place of `from`; its default is cast, too. */
function castSchema(from: Schema, type: CastType): Schema {
  return Schema[type]({ optional: from.optional, default: castValue(from, from.default, type) })
}

/** The same for a whole value, which keeps its name; not that of a logical type, which it is no more. */
function castWhole(from: Schema, type: CastType): Schema {
  const cast = castSchema(from, type)
  if (logicalTypeOf(from) !== undefined) return cast
  const { name, version, doc, parameters } = from
  return cast.with({ name, version, doc, parameters })
}

/** Turns numbers, booleans and texts into each other. */
export const [castKey, castValueOf] = keyAndValue({
  name: 'Cast',
  doc: 'Turns fields, or the whole key or value, into another type: numbers, booleans and texts. Null stays null.',
  config: configSchema({
    spec: option.list({
      importance: 'HIGH',
      doc: `What becomes what: \`field:type\` with commas between them, or one type for all. Types are ${castTypes.join(', ')}.`,
      validate: casts,
    }),
    ...replaceNullOption,
  }),
  prepare(config) {
    const spec = specOf(config.spec)
    // The validator has refused a spec that is none.
    const { whole, fields } =
      typeof spec === 'string' ? { whole: undefined, fields: new Map<string, CastType>() } : spec
    const schemaOf = schemaCache((schema) => {
      if (whole !== undefined) return castWhole(schema, whole)
      const changed = schema.fields.map(({ name, schema: own }): [string, Schema] => {
        const type = fields.get(name)
        return [name, type === undefined ? own : castSchema(own, type)]
      })
      return withFields(schema, changed, { optional: true })
    })
    return { whole, fields, schemaOf, replaceNull: config['replace.null.with.default'] }
  },
  change(part, { whole, fields, schemaOf, replaceNull }) {
    const { schema, value } = part
    if (value === null) return part
    if (whole !== undefined)
      return { schema: schema === null ? null : schemaOf(schema), value: castValue(schema, value, whole) }
    if (schema === null) {
      const map = new Map<ConnectValue, ConnectValue>(requireMap(value, purpose))
      for (const [name, type] of fields) map.set(name, castValue(null, map.get(name) ?? null, type))
      return { schema, value: map }
    }
    const struct = requireStruct(value, purpose)
    if (struct.schema.default !== null) throw dataError('Cast does not take structs that have a default')
    const changed = schemaOf(struct.schema)
    const cast = structOf(changed, ({ index }) => {
      const field = struct.schema.fields[index]
      if (field === undefined) return null
      const type = fields.get(field.name)
      const own = fieldValue(struct, field, replaceNull)
      return type === undefined ? own : castValue(field.schema, own, type)
    })
    return { schema: changed, value: cast }
  },
})
