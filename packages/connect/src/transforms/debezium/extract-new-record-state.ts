import { configSchema, option } from '../../config/index.ts'
import { dataError } from '../../data/errors.ts'
import type { ConnectRecord, Header, SchemaAndValue } from '../../data/record.ts'
import { nothing } from '../../data/record.ts'
import { Schema } from '../../data/schema.ts'
import type { Struct } from '../../data/struct.ts'
import { type ConnectValue, isArray, isStruct } from '../../data/value.ts'
import { defineTransform } from '../define-transform.ts'
import { entriesOf, fieldValue, pairCache, structOf, withFields } from '../shared/structs.ts'
import { envelopeOf, rowOf } from './envelope.ts'
import { FieldReference } from './field-reference.ts'

const modes = ['drop', 'tombstone', 'rewrite', 'rewrite-with-tombstone', 'delete-to-tombstone'] as const
const deletedField = '__deleted'

const config = configSchema({
  'delete.tombstone.handling.mode': option.oneOf(modes, {
    default: 'tombstone',
    ignoreCase: true,
    importance: 'MEDIUM',
    doc:
      'What becomes of deletes, and of the tombstones after them: `drop` drops both, `tombstone` leaves one record without a value, ' +
      '`rewrite` gives the row as it was with `__deleted`, `rewrite-with-tombstone` does so and leaves the tombstone, ' +
      '`delete-to-tombstone` leaves one record with neither value nor schema.',
  }),
  'route.by.field': option.string({
    default: '',
    importance: 'LOW',
    doc: 'The field of the row whose value is the new topic; empty for none.',
  }),
  'add.fields.prefix': option.string({
    default: '__',
    importance: 'LOW',
    doc: 'What the names of added fields begin with.',
  }),
  'add.fields': option.list({
    default: [],
    importance: 'LOW',
    doc: 'Fields of the envelope to add to the row, such as `op`, `table`, `source.ts_ms` or `source.ts_ms:time`.',
  }),
  'add.headers.prefix': option.string({
    default: '__',
    importance: 'LOW',
    doc: 'What the keys of added headers begin with.',
  }),
  'add.headers': option.list({ default: [], importance: 'LOW', doc: 'Fields of the envelope to add as headers.' }),
  'drop.fields.header.name': option.string({
    default: null,
    importance: 'LOW',
    doc: 'The key of a header with a list of fields to take out of the row.',
  }),
  'drop.fields.from.key': option.boolean({
    default: false,
    importance: 'LOW',
    doc: 'Whether to take those fields out of the key, too.',
  }),
  'drop.fields.keep.schema.compatible': option.boolean({
    default: true,
    importance: 'LOW',
    doc: 'Whether only fields that are optional are taken out.',
  }),
  'replace.null.with.default': option.boolean({
    default: true,
    importance: 'LOW',
    doc: 'Whether `rewrite` gives a field that is null and has a default that default.',
  }),
})

/** What the options come to. */
interface Prepared {
  readonly mode: (typeof modes)[number]
  readonly routeBy: string | undefined
  readonly headers: readonly FieldReference[]
  readonly dropHeader: string | undefined
  readonly dropFromKey: boolean
  readonly onlyOptional: boolean
  readonly replaceNull: boolean
  /** Whether it is a mode that marks rows as deleted or not. */
  readonly rewrites: boolean
  readonly shapeOf: (row: Schema, envelope: Schema) => Shape
}

const deletedSchema = Schema.string({ optional: true })

/** The schema of new values, and which fields of the envelope they have. */
interface Shape {
  readonly schema: Schema
  readonly references: readonly FieldReference[]
}

function shapeOf(row: Schema, envelope: Schema, rewrites: boolean, fields: readonly FieldReference[]): Shape {
  const added = fields.flatMap((reference) => {
    const schema = reference.schemaIn(envelope)
    return schema === undefined ? [] : [{ reference, schema }]
  })
  const schema = withFields(row, [
    ...entriesOf(row),
    ...(rewrites ? [[deletedField, deletedSchema] as const] : []),
    ...added.map(({ reference, schema: own }) => [reference.target, own] as const),
  ])
  return { schema, references: added.map(({ reference }) => reference) }
}

/** The row as the new value, with `__deleted` in the modes that rewrite, and the fields of the envelope that are added. */
function valueOf(row: Struct, envelope: Struct, prepared: Prepared, isDelete: boolean): SchemaAndValue {
  const { schema, references } = prepared.shapeOf(row.schema, envelope.schema)
  const own = row.schema.fields.map((field) => fieldValue(row, field, prepared.rewrites && prepared.replaceNull))
  const mark = prepared.rewrites ? [String(isDelete)] : []
  const values = [...own, ...mark, ...references.map((reference) => reference.valueIn(envelope))]
  return { schema, value: structOf(schema, ({ index }) => values[index] ?? null) }
}

/** The topic that a row says it is for. */
function routed(record: ConnectRecord, row: Struct, { routeBy }: Prepared): ConnectRecord {
  if (routeBy === undefined) return record
  const topic = row.get(routeBy)
  if (topic !== null && typeof topic !== 'string') throw dataError(`field '${routeBy}' is no text: it can't be a topic`)
  return topic === null || topic.trim() === '' ? record : { ...record, topic }
}

/** The names in the header that says which fields to drop; none if there is none. */
function dropped(record: ConnectRecord, { dropHeader }: Prepared): readonly ConnectValue[] {
  const value = record.headers.find(({ key }) => key === dropHeader)?.value ?? null
  if (value === null) return []
  if (!isArray(value)) throw dataError(`header '${dropHeader}' is no list of names of fields`)
  return value
}

function without(part: SchemaAndValue, names: readonly ConnectValue[], { onlyOptional }: Prepared): SchemaAndValue {
  const { schema, value } = part
  if (schema === null || !isStruct(value)) return part
  const kept = schema.fields.filter(
    ({ name, schema: field }) => !names.includes(name) || (onlyOptional && !field.optional),
  )
  if (kept.length === schema.fields.length) return part
  const rest = withFields(
    schema,
    kept.map((field) => [field.name, field.schema]),
  )
  // As the transform that drops fields does, null becomes the default.
  return { schema: rest, value: structOf(rest, ({ name }) => value.get(name)) }
}

function withoutDropped(record: ConnectRecord, prepared: Prepared): ConnectRecord {
  const names = dropped(record, prepared)
  if (names.length === 0) return record
  const key = prepared.dropFromKey ? without(record.key, names, prepared) : record.key
  return { ...record, key, value: without(record.value, names, prepared) }
}

/** The headers that a tombstone gets: of its envelope there is only what it says by being one. */
function tombstoneHeaders({ headers }: Prepared): readonly Header[] {
  return headers
    .filter(({ field }) => field === 'op')
    .map(({ target }) => ({ key: target, schema: Schema.string(), value: 'd' }))
}

function deleted(record: ConnectRecord, envelope: Struct, row: Struct, prepared: Prepared): ConnectRecord | null {
  switch (prepared.mode) {
    case 'drop':
      return null
    case 'delete-to-tombstone':
      return routed({ ...record, value: nothing }, row, prepared)
    case 'tombstone': {
      const schema = envelope.schema.field('after')?.schema ?? null
      return withoutDropped(routed({ ...record, value: { schema, value: null } }, row, prepared), prepared)
    }
    default: {
      const value = valueOf(row, envelope, prepared, true)
      return withoutDropped(routed({ ...record, value }, row, prepared), prepared)
    }
  }
}

/** Takes the row out of the envelope of a change. */
export const extractNewRecordState = defineTransform({
  name: 'ExtractNewRecordState',
  aliases: ['io.debezium.transforms.ExtractNewRecordState', 'io.debezium.transforms.UnwrapFromEnvelope'],
  doc: "Puts the row as it is after a change in place of the change's envelope. What is no change of a row is left as it is.",
  config,
  prepare(given, name): Prepared {
    const references = (option: 'add.fields' | 'add.headers', prefix: string): readonly FieldReference[] =>
      given[option].map((text) => FieldReference.parse(text, prefix, name(option)))
    const dropHeader = given['drop.fields.header.name'] ?? ''
    const mode = given['delete.tombstone.handling.mode']
    const rewrites = mode === 'rewrite' || mode === 'rewrite-with-tombstone'
    const fields = references('add.fields', given['add.fields.prefix'])
    return {
      mode,
      rewrites,
      shapeOf: pairCache((row, envelope) => shapeOf(row, envelope, rewrites, fields)),
      routeBy: given['route.by.field'] === '' ? undefined : given['route.by.field'],
      headers: references('add.headers', given['add.headers.prefix']),
      dropHeader: dropHeader === '' ? undefined : dropHeader,
      dropFromKey: given['drop.fields.from.key'],
      onlyOptional: given['drop.fields.keep.schema.compatible'],
      replaceNull: given['replace.null.with.default'],
    }
  },
  apply(record, prepared) {
    if (record.value.value === null) {
      if (prepared.mode !== 'rewrite-with-tombstone') return null
      return { ...record, headers: [...record.headers, ...tombstoneHeaders(prepared)] }
    }
    const envelope = envelopeOf(record)
    if (envelope === undefined) return record
    const added = prepared.headers.flatMap((reference) => reference.headerIn(envelope) ?? [])
    const marked: ConnectRecord = { ...record, headers: [...record.headers, ...added] }
    const after = rowOf(envelope, 'after')
    const before = rowOf(envelope, 'before')
    // Neither is there when a table is emptied.
    if (after === null) return before === null ? null : deleted(marked, envelope, before, prepared)
    const changed = { ...marked, value: valueOf(after, envelope, prepared, false) }
    return withoutDropped(routed(changed, after, prepared), prepared)
  },
})
