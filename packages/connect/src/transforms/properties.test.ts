import { isStreamError } from '@millrace/base'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyData, anyNumber, anySchemaless } from '../../test/arbitrary.ts'
import { equalValues } from '../data/equal.ts'
import { type ConnectRecord, type SchemaAndValue, sourceRecord } from '../data/record.ts'
import { equalSchemas } from '../data/schema.ts'
import { checkValue } from '../data/validate.ts'
import { toText } from '../data/text.ts'
import { predicates, transforms } from './built-in.ts'

/** A config of each transform that has something to do with most records. */
const configs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Cast: { spec: 'string' },
  DropHeaders: { headers: 'h' },
  ExtractField: { field: 'a' },
  Filter: {},
  Flatten: { delimiter: '_' },
  HeaderFrom: { fields: 'payload', headers: 'x', operation: 'move' },
  HoistField: { field: '__proto__' },
  InsertField: { 'topic.field': 'topic!', 'timestamp.field': 'ts', 'partition.field': '__proto__?' },
  InsertHeader: { header: '__proto__', 'value.literal': '[1,2]' },
  MaskField: { fields: 'payload,schema,1' },
  RegexRouter: { regex: '(.*?)-?(.*)', replacement: '$2$1' },
  ReplaceField: { exclude: 'payload', renames: 'schema:__proto__' },
  SetSchemaMetadata: { 'schema.name': 'Other', 'schema.version': '7' },
  TimestampConverter: { 'target.type': 'string', format: "yyyy-MM-dd'T'HH:mm:ss.SSSX" },
  TimestampRouter: {},
  ValueToKey: { fields: 'payload' },
  ByLogicalTableRouter: { 'topic.regex': '(.*)', 'topic.replacement': 'x$1' },
  EventRouter: { 'table.expand.json.payload': 'true' },
  ExtractChangedRecordState: { 'header.changed.name': 'c' },
  ExtractNewRecordState: { 'add.fields': 'op,table', 'delete.tombstone.handling.mode': 'rewrite' },
  HeaderToValue: { headers: 'h', fields: 'payload.h', operation: 'move' },
}

const schemaless = fc.oneof(anySchemaless, anyNumber).map((value): SchemaAndValue => ({ schema: null, value }))
const data = fc.oneof(anyData, schemaless, fc.constant<SchemaAndValue>({ schema: null, value: null }))

const anyRecord: fc.Arbitrary<ConnectRecord> = fc
  .record({
    topic: fc.string({ unit: 'grapheme', maxLength: 8 }),
    key: data,
    value: data,
    headers: fc.array(
      data.map((header) => ({ key: 'h', ...header })),
      { maxLength: 2 },
    ),
    timestamp: fc.option(fc.maxSafeInteger()),
    partition: fc.option(fc.nat()),
  })
  .map((given) => sourceRecord({ ...given, sourcePartition: {}, sourceOffset: {} }))

/** Everything that a record says, to see whether it was changed. */
function told({ topic, key, value, headers }: ConnectRecord): string {
  return [topic, toText(key.schema, key.value), toText(value.schema, value.value), headers.length].join('|')
}

function checkRecord({ key, value, headers }: ConnectRecord): void {
  checkValue(key.schema, key.value, 'the key')
  checkValue(value.schema, value.value, 'the value')
  for (const header of headers) checkValue(header.schema, header.value, 'a header')
}

describe('every transform', () => {
  it('has a config here', () => {
    const names = transforms.all.map(({ name }) => name.replace(/\$(?:Key|Value)$/, ''))
    expect([...new Set(names)].sort()).toEqual(Object.keys(configs).sort())
  })

  it.each(transforms.all)(
    '$name makes a record that is what it says of any that is, or says that it can not',
    (transform) => {
      const apply = transform.configure(configs[transform.name.replace(/\$(?:Key|Value)$/, '')] ?? {})
      fc.assert(
        fc.property(anyRecord, (record) => {
          const before = told(record)
          try {
            const made = apply(record)
            if (made !== null) checkRecord(made)
          } catch (error) {
            if (!isStreamError(error, 'INVALID_DATA')) throw error
            expect(error.message).not.toBe('')
          }
          expect(told(record)).toBe(before)
        }),
      )
    },
  )
})

describe('every predicate', () => {
  it.each(predicates.all)('$name has an answer for any record', (predicate) => {
    const test = predicate.configure({ name: 'h', pattern: '.*' })
    fc.assert(fc.property(anyRecord, (record) => [true, false].includes(test(record))))
  })
})

describe('HoistField and ExtractField', () => {
  it('undo each other', () => {
    const config = { field: 'x' }
    const hoist = transforms.named('HoistField$Value', 'type').configure(config)
    const extract = transforms
      .named('ExtractField$Value', 'type')
      .configure({ ...config, 'replace.null.with.default': 'false' })
    fc.assert(
      fc.property(anyRecord, (record) => {
        const hoisted = hoist(record)
        const back = hoisted === null ? null : extract(hoisted)
        expect(equalSchemas(back?.value.schema ?? null, record.value.schema)).toBe(true)
        expect(equalValues(back?.value.value ?? null, record.value.value)).toBe(true)
      }),
    )
  })
})
