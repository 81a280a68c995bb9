import { configSchema, eachEntry, nonEmptyEntries, notNull, option } from '../../config/index.ts'
import { configError, dataError } from '../../data/errors.ts'
import type { Header } from '../../data/record.ts'
import { Schema } from '../../data/schema.ts'
import type { Struct } from '../../data/struct.ts'
import { checkValue } from '../../data/validate.ts'
import { type ConnectValue, isStruct } from '../../data/value.ts'
import { defineTransform } from '../define-transform.ts'
import { requireStruct } from '../shared/requirements.ts'
import { entriesOf, type FieldEntry, structOf, withFields } from '../shared/structs.ts'
import { needed } from './envelope.ts'

const noSpaces = eachEntry('entries without spaces', (entry) =>
  /\s/.test(entry) ? 'An entry has a space in it' : undefined,
)

/** A header's value on its way to a field, by the names that are still to go. */
interface Addition {
  readonly path: readonly string[]
  readonly schema: Schema
  readonly value: ConnectValue
}

/** The additions below the field `name`. */
function below(name: string, additions: readonly Addition[]): readonly Addition[] {
  return additions
    .filter(({ path }) => path.length > 1 && path[0] === name)
    .map((addition) => ({ ...addition, path: addition.path.slice(1) }))
}

/** The structs that additions need and `schema` has not. */
function missingParents(schema: Schema, additions: readonly Addition[]): readonly string[] {
  const parents = additions.flatMap(({ path: [first = '', ...rest] }) => (rest.length === 0 ? [] : [first]))
  return [...new Set(parents)].filter((name) => schema.field(name) === undefined)
}

function extended(schema: Schema, additions: readonly Addition[]): Schema {
  if (schema.type !== 'struct')
    throw dataError(`${schema.describe()} is no struct: a header can't become a field of it`)
  const own = entriesOf(schema).map(([name, field]): FieldEntry => {
    const inner = below(name, additions)
    return [name, inner.length === 0 ? field : extended(field, inner)]
  })
  const here = additions.flatMap(({ path: [name = '', ...rest], schema: field }): FieldEntry[] =>
    rest.length === 0 ? [[name, field]] : [],
  )
  const parents = missingParents(schema, additions).map((name): FieldEntry => [
    name,
    extended(Schema.struct([], { optional: true }), below(name, additions)),
  ])
  return withFields(schema, [...own, ...here, ...parents], { optional: true })
}

function filled(schema: Schema, struct: Struct | undefined, additions: readonly Addition[]): Struct {
  return structOf(schema, ({ name, schema: field }) => {
    const here = additions.find(({ path }) => path.length === 1 && path[0] === name)
    if (here !== undefined) {
      // Nobody has looked yet whether a header is what its schema says.
      checkValue(field, here.value, `the header for field '${name}'`)
      return here.value
    }
    const inner = below(name, additions)
    const had = struct?.schema.field(name) !== undefined
    const own = had ? (struct?.get(name) ?? null) : null
    if (inner.length === 0) return own
    // A struct that is null stays so, whatever was to be put into it.
    if (had && own === null) return null
    return filled(field, isStruct(own) ? own : undefined, inner)
  })
}

/** Makes fields of headers. */
export const headerToValue = defineTransform({
  name: 'HeaderToValue',
  aliases: ['io.debezium.transforms.HeaderToValue'],
  doc: 'Moves or copies headers to fields of the value, which is a struct. Null stays null.',
  config: configSchema({
    headers: option.list({
      default: null,
      importance: 'HIGH',
      doc: 'The keys of the headers. It must be given.',
      validate: [notNull, noSpaces, nonEmptyEntries],
    }),
    fields: option.list({
      default: null,
      importance: 'HIGH',
      doc: 'The fields, in the order of `headers`; `a.b` is b in the struct a. It must be given.',
      validate: [notNull, noSpaces, nonEmptyEntries],
    }),
    operation: option.oneOf(['move', 'copy'], {
      default: null,
      ignoreCase: true,
      importance: 'HIGH',
      doc: 'Whether the headers are taken away (`move`) or stay (`copy`). It must be given.',
    }),
  }),
  prepare(config, name) {
    const headers = needed(config.headers, name('headers'))
    const fields = needed(config.fields, name('fields'))
    if (headers.length !== fields.length)
      throw configError(name('fields'), "'headers' and 'fields' must have the same number of entries")
    const paths = new Map(headers.map((key, index) => [key, (fields[index] ?? '').split('.')]))
    return { paths, moves: config.operation === 'move' }
  },
  apply(record, { paths, moves }) {
    if (record.value.value === null) return record
    const struct = requireStruct(record.value.value, 'header field insertion')
    const additions = record.headers.flatMap(({ key, schema, value }: Header): Addition[] => {
      const path = paths.get(key)
      if (path === undefined) return []
      if (schema === null) throw dataError(`header '${key}' has no schema: it can't become a field of a struct`)
      return [{ path, schema, value }]
    })
    if (additions.length === 0) return record
    const schema = extended(struct.schema, additions)
    const headers = moves ? record.headers.filter(({ key }) => !paths.has(key)) : record.headers
    return { ...record, headers, value: { schema, value: filled(schema, struct, additions) } }
  },
})
