import { configSchema, option } from '../../config/index.ts'
import { equalValues } from '../../data/equal.ts'
import type { Header } from '../../data/record.ts'
import { Schema } from '../../data/schema.ts'
import { defineTransform } from '../define-transform.ts'
import { envelopeOf, rowOf } from './envelope.ts'

/** A header with the names of fields. */
function namesHeader(key: string, names: readonly string[]): Header {
  return { key, schema: Schema.array(Schema.string({ optional: true }), { optional: true, name: key }), value: names }
}

/** Says in headers which fields a change has changed. */
export const extractChangedRecordState = defineTransform({
  name: 'ExtractChangedRecordState',
  aliases: ['io.debezium.transforms.ExtractChangedRecordState'],
  doc: 'Adds headers with the names of the fields that a change of a row has changed, and of those that it has not.',
  config: configSchema({
    'header.changed.name': option.string({
      default: null,
      importance: 'LOW',
      doc: 'The key of the header with those that have changed; none if absent.',
    }),
    'header.unchanged.name': option.string({
      default: null,
      importance: 'LOW',
      doc: 'The key of the header with those that have not; none if absent.',
    }),
  }),
  apply(record, config) {
    const envelope = envelopeOf(record)
    if (envelope === undefined) return record
    const before = rowOf(envelope, 'before')
    const after = rowOf(envelope, 'after')
    const both = before === null || after === null ? undefined : { before, after }
    const changed: string[] = []
    const unchanged: string[] = []
    for (const { name } of both?.after.schema.fields ?? []) {
      const was = both?.before.getWithoutDefault(name) ?? null
      const is = both?.after.getWithoutDefault(name) ?? null
      if (equalValues(was, is)) unchanged.push(name)
      else changed.push(name)
    }
    const headers: Header[] = []
    const { 'header.changed.name': changedKey, 'header.unchanged.name': unchangedKey } = config
    if (changedKey !== null && changedKey !== '') headers.push(namesHeader(changedKey, changed))
    if (unchangedKey !== null && unchangedKey !== '') headers.push(namesHeader(unchangedKey, unchanged))
    return headers.length === 0 ? record : { ...record, headers: [...record.headers, ...headers] }
  },
})
