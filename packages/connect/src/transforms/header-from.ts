import { configSchema, nonEmptyList, option } from '../config/index.ts'
import { configError, dataError } from '../data/errors.ts'
import type { ConnectRecord, Header, SchemaAndValue } from '../data/record.ts'
import { defineTransform, type Transform } from './define-transform.ts'
import { kafkaNames, type PartName, withPart } from './shared/key-and-value.ts'
import { requireMap, requireStruct } from './shared/requirements.ts'
import { entriesOf, fieldValue, replaceNullOption, schemaCache, structOf, withFields } from './shared/structs.ts'

const config = configSchema({
  fields: option.list({
    importance: 'HIGH',
    doc: 'The fields whose values become headers.',
    validate: nonEmptyList,
  }),
  headers: option.list({
    importance: 'HIGH',
    doc: 'The keys of the headers, in the order of `fields`.',
    validate: nonEmptyList,
  }),
  operation: option.oneOf(['move', 'copy'], {
    importance: 'HIGH',
    doc: 'Whether the fields are taken away (`move`) or stay (`copy`).',
  }),
  ...replaceNullOption,
})

/** A field and the header that it becomes. */
interface Pair {
  readonly field: string
  readonly header: string
}

interface Prepared {
  readonly pairs: readonly Pair[]
  readonly moves: boolean
  readonly replaceNull: boolean
  readonly schemaOf: ReturnType<typeof schemaCache>
}

/** What became of a key or value, and the headers made of it. */
interface Split {
  readonly part: SchemaAndValue
  readonly headers: readonly Header[]
}

function splitMap({ value }: SchemaAndValue, { pairs, moves }: Prepared): Split {
  const map = requireMap(value, moves ? 'header move' : 'header copy')
  const headers = pairs.map(({ field, header }) => ({ key: header, schema: null, value: map.get(field) ?? null }))
  const moved = new Set<unknown>(moves ? pairs.map(({ field }) => field) : [])
  return { part: { schema: null, value: new Map([...map].filter(([name]) => !moved.has(name))) }, headers }
}

function splitStruct(part: SchemaAndValue, prepared: Prepared): Split {
  const { pairs, moves, replaceNull, schemaOf } = prepared
  const struct = requireStruct(part.value, moves ? 'header move' : 'header copy')
  const headers = pairs.map(({ field: name, header }) => {
    const field = struct.schema.field(name)
    if (field === undefined)
      throw dataError(`${struct.schema.describe()} has no field '${name}' for header '${header}'`)
    return { key: header, schema: field.schema, value: fieldValue(struct, field, replaceNull) }
  })
  if (!moves) return { part, headers }
  const rest = schemaOf(struct.schema)
  return { part: { schema: rest, value: structOf(rest, (field) => fieldValue(struct, field, replaceNull)) }, headers }
}

function headerFrom(name: PartName): Transform {
  return defineTransform({
    ...kafkaNames('HeaderFrom', name),
    doc: 'Moves or copies fields of the key or value to headers.',
    config,
    prepare(given, option): Prepared {
      const { fields, headers } = given
      if (fields.length !== headers.length)
        throw configError(option('headers'), "'fields' and 'headers' must have the same number of entries")
      return {
        pairs: fields.map((field, index) => ({ field, header: headers[index] ?? '' })),
        moves: given.operation === 'move',
        replaceNull: given['replace.null.with.default'],
        schemaOf: schemaCache((schema) =>
          withFields(
            schema,
            entriesOf(schema).filter(([field]) => !fields.includes(field)),
          ),
        ),
      }
    },
    apply(record: ConnectRecord, prepared) {
      const { part, headers } = (record[name].schema === null ? splitMap : splitStruct)(record[name], prepared)
      return { ...withPart(record, name, part), headers: [...record.headers, ...headers] }
    },
  })
}

/** Moves or copies fields of the key to headers. */
export const headerFromKey = headerFrom('key')

/** Moves or copies fields of the value to headers. */
export const headerFromValue = headerFrom('value')
