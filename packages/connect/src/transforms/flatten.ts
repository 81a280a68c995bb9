import { configSchema, option } from '../config/index.ts'
import { dataError } from '../data/errors.ts'
import { valueKind } from '../data/kind.ts'
import type { Schema } from '../data/schema.ts'
import type { Struct } from '../data/struct.ts'
import { type ConnectMap, type ConnectValue, isStruct } from '../data/value.ts'
import { keyAndValue } from './shared/key-and-value.ts'
import { requireMap, requireStruct } from './shared/requirements.ts'
import { type FieldEntry, schemaCache, structOf, withFields } from './shared/structs.ts'

const purpose = 'flattening'

type NameOf = (prefix: string, name: string) => string

/** The fields of a struct's schema and of all structs in it; what is around them makes them optional and gives defaults. */
function flatFields(schema: Schema, prefix: string, nameOf: NameOf, around: Around): FieldEntry[] {
  return schema.fields.flatMap((field): FieldEntry[] => {
    const name = nameOf(prefix, field.name)
    const optional = around.optional || field.schema.optional
    const missing = field.schema.default ?? around.missing?.get(field.name) ?? null
    switch (field.schema.type) {
      case 'map':
        throw dataError(`Flatten does not take maps in values with a schema, such as field '${name}'`)
      case 'struct':
        return flatFields(field.schema, name, nameOf, { optional, missing: isStruct(missing) ? missing : undefined })
      default:
        return [[name, field.schema.with({ optional, default: missing })]]
    }
  })
}

/** What the structs around a field say of it. */
interface Around {
  readonly optional: boolean
  /** What stands for the struct where it is missing. */
  readonly missing: Struct | undefined
}

/** The values in a struct and in all structs in it, by their flat names. */
function flatValues(struct: Struct, prefix: string, nameOf: NameOf, into: Map<string, ConnectValue>): void {
  for (const { name, schema } of struct.schema.fields) {
    const flat = nameOf(prefix, name)
    const value = struct.get(name)
    if (schema.type !== 'struct') into.set(flat, value)
    else if (isStruct(value)) flatValues(value, flat, nameOf, into)
  }
}

function flatMap(map: ConnectMap, prefix: string, nameOf: NameOf, into: Map<ConnectValue, ConnectValue>): void {
  for (const [key, value] of map) {
    if (typeof key !== 'string') throw dataError('Flatten takes maps whose keys are texts')
    const name = nameOf(prefix, key)
    const kind = valueKind(value)
    if (kind === 'map') flatMap(requireMap(value, purpose), name, nameOf, into)
    else if (kind === 'struct' || kind === 'decimal' || kind === 'date' || kind === undefined)
      throw dataError(
        `Flatten does not take a ${kind ?? 'value of that kind'} without a schema, such as field '${name}'`,
      )
    else into.set(name, value)
  }
}

/** Takes fields of inner structs or maps out of them. */
export const [flattenKey, flattenValue] = keyAndValue({
  name: 'Flatten',
  doc: 'Puts the fields of inner structs or maps into the outer one, under names made of all names on the way. Null stays null.',
  config: configSchema({
    delimiter: option.string({
      default: '.',
      importance: 'MEDIUM',
      doc: 'What stands between the names of the outer and the inner field.',
    }),
  }),
  prepare({ delimiter }) {
    const nameOf: NameOf = (prefix, name) => (prefix === '' ? name : `${prefix}${delimiter}${name}`)
    return {
      nameOf,
      schemaOf: schemaCache((schema) => {
        const missing = isStruct(schema.default) ? schema.default : undefined
        return withFields(schema, flatFields(schema, '', nameOf, { optional: schema.optional, missing }))
      }),
    }
  },
  change(part, { nameOf, schemaOf }) {
    const { schema, value } = part
    if (value === null) return part
    if (schema === null) {
      const fields = new Map<ConnectValue, ConnectValue>()
      flatMap(requireMap(value, purpose), '', nameOf, fields)
      return { schema, value: fields }
    }
    const struct = requireStruct(value, purpose)
    const flat = schemaOf(schema)
    const values = new Map<string, ConnectValue>()
    flatValues(struct, '', nameOf, values)
    return { schema: flat, value: structOf(flat, ({ name }) => values.get(name) ?? null) }
  },
})
