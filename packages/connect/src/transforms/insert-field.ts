import { configSchema, option } from '../config/index.ts'
import { configError, dataError } from '../data/errors.ts'
import type { ConnectRecord } from '../data/record.ts'
import { Schema } from '../data/schema.ts'
import { checkValue } from '../data/validate.ts'
import { type ConnectValue, int32 } from '../data/value.ts'
import { keyAndValue } from './shared/key-and-value.ts'
import { requireMap, requireStruct } from './shared/requirements.ts'
import { entriesOf, fieldValue, replaceNullOption, schemaCache, structOf, withFields } from './shared/structs.ts'

const purpose = 'field insertion'
const mark = 'With `!` after it the field is required, otherwise it is optional.'

const field = (doc: string) => option.string({ default: null, importance: 'MEDIUM', doc })

/** What is put into a field: for values that have a schema, and for those that have none. */
interface Insertion {
  readonly name: string
  readonly schema: Schema
  readonly typed: (record: ConnectRecord) => ConnectValue
  /** null is not put in. */
  readonly untyped: (record: ConnectRecord) => ConnectValue
}

function offsetOf(record: ConnectRecord): number {
  if (record.kind === 'sink') return record.offset
  throw dataError('Only records of a sink have an offset to insert, this is one of a source')
}

/** The value of an insertion, which is one of its schema: a record may say a time that there is no Date for. */
function insertedValue(insertion: Insertion | undefined, record: ConnectRecord): ConnectValue {
  const value = insertion?.typed(record) ?? null
  if (insertion !== undefined && value !== null) checkValue(insertion.schema, value, `field '${insertion.name}'`)
  return value
}

/** A name, and whether the field of it is optional. */
function parseName(text: string): { name: string; optional: boolean } {
  if (text.endsWith('!')) return { name: text.slice(0, -1), optional: false }
  return { name: text.endsWith('?') ? text.slice(0, -1) : text, optional: true }
}

/** Puts into the key or value what else is known of a record, or a text. */
export const [insertFieldKey, insertFieldValue] = keyAndValue({
  name: 'InsertField',
  doc: 'Adds fields to the key or value: topic, partition, offset or timestamp of the record, or a text. Null stays null.',
  config: configSchema({
    'topic.field': field(`The field for the topic. ${mark}`),
    'partition.field': field(`The field for the partition. ${mark}`),
    'offset.field': field(`The field for the offset; for sinks only. ${mark}`),
    'timestamp.field': field(`The field for the timestamp. ${mark}`),
    'static.field': field(`The field for the text. ${mark}`),
    'static.value': field('The text for `static.field`.'),
    ...replaceNullOption,
  }),
  prepare(config, option) {
    const insertions: Insertion[] = []
    const insert = (
      text: string | null,
      schema: (options: { optional: boolean }) => Schema,
      typed: Insertion['typed'],
      untyped = typed,
    ): void => {
      if (text === null) return
      const { name, optional } = parseName(text)
      insertions.push({ name, schema: schema({ optional }), typed, untyped })
    }
    const text = config['static.value']
    if (config['static.field'] !== null && text === null)
      throw configError(option('static.value'), `No value is given for the field '${config['static.field']}'`)
    insert(config['topic.field'], Schema.string, ({ topic }) => topic)
    insert(
      config['partition.field'],
      Schema.int32,
      ({ partition }) => partition,
      ({ partition }) => (partition === null ? null : int32(partition)),
    )
    insert(config['offset.field'], Schema.int64, offsetOf)
    insert(
      config['timestamp.field'],
      (options) => Schema.timestamp(options),
      ({ timestamp }) => (timestamp === null ? null : new Date(timestamp)),
      ({ timestamp }) => timestamp,
    )
    insert(config['static.field'], Schema.string, () => text)
    return {
      insertions,
      replaceNull: config['replace.null.with.default'],
      schemaOf: schemaCache((schema) =>
        withFields(schema, [
          ...entriesOf(schema),
          ...insertions.map((inserted) => [inserted.name, inserted.schema] as const),
        ]),
      ),
    }
  },
  change(part, { insertions, replaceNull, schemaOf }, record) {
    const { schema, value } = part
    if (value === null) return part
    if (schema === null) {
      const fields = new Map(requireMap(value, purpose))
      for (const { name, untyped } of insertions) {
        const inserted = untyped(record)
        if (inserted !== null) fields.set(name, inserted)
      }
      return { schema, value: fields }
    }
    const struct = requireStruct(value, purpose)
    const changed = schemaOf(struct.schema)
    const { fields } = struct.schema
    return {
      schema: changed,
      value: structOf(changed, ({ index }) => {
        const own = fields[index]
        if (own !== undefined) return fieldValue(struct, own, replaceNull)
        return insertedValue(insertions[index - fields.length], record)
      }),
    }
  },
})
