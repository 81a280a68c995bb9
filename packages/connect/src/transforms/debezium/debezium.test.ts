import { describe, expect, it } from 'vitest'
import { toPlain } from '../../data/plain.ts'
import { type ConnectRecord, type Header, nothing, sinkRecord, sourceRecord } from '../../data/record.ts'
import { Schema } from '../../data/schema.ts'
import { Struct } from '../../data/struct.ts'
import type { ConnectValue } from '../../data/value.ts'
import { transforms } from '../built-in.ts'
import { failure } from '../../../test/failure.ts'

const row = Schema.struct(
  {
    id: Schema.int32(),
    name: Schema.string({ optional: true }),
    note: Schema.string({ optional: true, default: 'none' }),
  },
  { name: 'srv.db.tbl.Value', optional: true },
)
const source = Schema.struct({ table: Schema.string(), ts_ms: Schema.int64() }, { name: 'Source' })
const envelope = Schema.struct(
  {
    before: row,
    after: row,
    source,
    op: Schema.string(),
    ts_ms: Schema.int64({ optional: true }),
    transaction: Schema.struct({ id: Schema.string() }, { optional: true }),
  },
  { name: 'srv.db.tbl.Envelope', version: 2 },
)
const keySchema = Schema.struct({ id: Schema.int32() }, { name: 'srv.db.tbl.Key' })

type Row = Readonly<Record<string, ConnectValue>>

function structOf(schema: Schema, values: Row | null): Struct | null {
  return values === null ? null : new Struct(schema, values)
}

function change(op: string, before: Row | null, after: Row | null, headers: readonly Header[] = []): ConnectRecord {
  const value = new Struct(envelope, {
    before: structOf(row, before),
    after: structOf(row, after),
    source: new Struct(source, { table: 'tbl', ts_ms: 5 }),
    op,
    ts_ms: 6,
  })
  return sourceRecord({
    topic: 'srv.db.tbl',
    key: { schema: keySchema, value: new Struct(keySchema, { id: 1 }) },
    value: { schema: envelope, value },
    headers,
    sourcePartition: {},
    sourceOffset: {},
  })
}

const tombstone: ConnectRecord = { ...change('d', null, null), value: nothing }

function apply(name: string, config: Record<string, string>, record: ConnectRecord): ConnectRecord | null {
  return transforms.named(name, 'type').configure(config)(record)
}

const unwrap = (config: Record<string, string>, record: ConnectRecord) => apply('ExtractNewRecordState', config, record)
const plainValue = (record: ConnectRecord | null) => toPlain(record?.value.value ?? null)
const plainHeaders = (record: ConnectRecord | null) => record?.headers.map(({ key, value }) => [key, toPlain(value)])

describe('ExtractNewRecordState', () => {
  const mode = (value: string) => ({ 'delete.tombstone.handling.mode': value })

  it.each([
    ['drop', null, null],
    ['tombstone', { schema: row, value: null }, null],
    ['delete-to-tombstone', nothing, null],
  ])('makes of a delete, in the mode %s, what sinks of that mode wait for', (name, value, rest) => {
    const deleted = unwrap(mode(name), change('d', { id: 1 }, null))
    expect(deleted === null ? null : deleted.value).toEqual(value)
    expect(unwrap(mode(name), tombstone)).toBe(rest)
  })

  it('leaves the tombstone with its operation as a header, where tombstones stay', () => {
    const kept = unwrap({ ...mode('REWRITE-WITH-TOMBSTONE'), 'add.headers': 'op,table' }, tombstone)
    expect(kept?.value).toEqual(nothing)
    expect(plainHeaders(kept)).toEqual([['__op', 'd']])
  })

  it('gives added fields the names that it is told', () => {
    const config = { 'add.fields': 'op:OP, source.ts_ms:at ,transaction.id', 'add.fields.prefix': 'x_' }
    expect(plainValue(unwrap(config, change('c', null, { id: 1 })))).toEqual({
      id: 1,
      name: null,
      note: 'none',
      x_OP: 'c',
      x_at: 5,
      x_transaction_id: null,
    })
    expect(failure(() => unwrap({ 'add.fields': 'a:b:c' }, tombstone))).toBe(
      'INVALID_CONFIG: Unexpected field name: a:b:c',
    )
  })

  it('sends a delete to the topic that the row had named', () => {
    const config = { 'route.by.field': 'name' }
    expect(unwrap(config, change('d', { id: 1, name: 'gone' }, null))?.topic).toBe('gone')
    expect(unwrap(config, change('c', null, { id: 1, name: ' ' }))?.topic).toBe('srv.db.tbl')
    expect(failure(() => unwrap({ 'route.by.field': 'id' }, change('c', null, { id: 1 })))).toContain('INVALID_DATA')
  })

  it('drops the fields that a header lists: those that are optional, or all of them, and from the key', () => {
    const list = Schema.array(Schema.string())
    const changed = change('u', { id: 1 }, { id: 1, name: 'n' }, [{ key: 'drop', schema: list, value: ['id', 'name'] }])
    const config = { 'drop.fields.header.name': 'drop' }
    expect(plainValue(unwrap(config, changed))).toEqual({ id: 1, note: 'none' })
    const all = unwrap(
      { ...config, 'drop.fields.from.key': 'true', 'drop.fields.keep.schema.compatible': 'false' },
      changed,
    )
    expect(plainValue(all)).toEqual({ note: 'none' })
    expect(toPlain(all?.key.value ?? null)).toEqual({})
    expect(all?.key.schema?.name).toBe('srv.db.tbl.Key')
  })
})

describe('ExtractChangedRecordState', () => {
  it('tells fields apart by what they were given, not by defaults', () => {
    const config = { 'header.changed.name': 'c', 'header.unchanged.name': 'u' }
    const made = apply('ExtractChangedRecordState', config, change('u', { id: 1 }, { id: 1, note: 'none' }))
    expect(plainHeaders(made)).toEqual([
      ['c', ['note']],
      ['u', ['id', 'name']],
    ])
  })
})

describe('HeaderToValue', () => {
  const inner = Schema.struct({ a: Schema.int32() })
  const schema = Schema.struct({ in: inner, none: inner.with({ optional: true }) }, { name: 'V', optional: true })
  const value = new Struct(schema, { in: new Struct(inner, { a: 1 }) })
  const record: ConnectRecord = {
    ...tombstone,
    value: { schema, value },
    headers: [
      { key: 'x', schema: Schema.string(), value: 'X' },
      { key: 'y', schema: Schema.int32({ optional: true }), value: 2 },
      { key: 'z', schema: Schema.boolean(), value: true },
    ],
  }

  it('puts headers into the struct and into those in it, and makes those that are missing', () => {
    const config = { headers: 'x,y', fields: 'in.b,new.c', operation: 'move' }
    const made = apply('HeaderToValue', config, record)
    expect(plainValue(made)).toEqual({ in: { a: 1, b: 'X' }, none: null, new: { c: 2 } })
    expect(plainHeaders(made)).toEqual([['z', true]])
    expect(made?.value.schema?.name).toBe('V')
    expect(made?.value.schema?.field('new')?.schema.optional).toBe(true)
  })

  it('leaves a struct that is null as it is', () => {
    const made = apply('HeaderToValue', { headers: 'y', fields: 'none.c', operation: 'copy' }, record)
    expect(plainValue(made)).toEqual({ in: { a: 1 }, none: null })
    expect(made?.headers).toHaveLength(3)
  })

  it.each([
    [{ headers: 'x', fields: 'a,b', operation: 'copy' }, "'headers' and 'fields' must have the same number of entries"],
    [{ headers: 'x', fields: 'a', operation: 'swap' }, 'String must be one of'],
    [{ headers: 'x', fields: 'a' }, 'String must be one of'],
    [{ headers: 'x y', fields: 'a', operation: 'copy' }, 'An entry has a space in it'],
    [{ fields: 'a', operation: 'copy' }, 'A value is required'],
  ])('refuses %j', (config, message) => {
    const refused = failure(() => apply('HeaderToValue', config, record))
    expect(refused).toContain('INVALID_CONFIG')
    expect(refused).toContain(message)
  })

  it('can not add to what is no struct', () => {
    const config = { headers: 'x', fields: 'in.a.b', operation: 'copy' }
    expect(failure(() => apply('HeaderToValue', config, record))).toContain("a header can't become a field of it")
  })
})

describe('ByLogicalTableRouter', () => {
  const config = { 'topic.regex': '(.*)\\.tbl.*', 'topic.replacement': '$1.all' }

  it('names schemas fit for Avro, if asked to', () => {
    const shard = { ...change('c', null, { id: 1 }), topic: '1-srv.db.tbl_1' }
    const made = apply('ByLogicalTableRouter', { ...config, 'schema.name.adjustment.mode': 'avro' }, shard)
    expect(made?.topic).toBe('1-srv.db.all')
    expect(made?.key.schema?.name).toBe('_1_srv.db.all.Key')
    expect(made?.value.schema?.name).toBe('_1_srv.db.all.Envelope')
    expect(toPlain(made?.key.value ?? null)).toEqual({ id: 1, __dbz__physicalTableIdentifier: '1-srv.db.tbl_1' })
  })

  it('takes tables without a key', () => {
    const made = apply('ByLogicalTableRouter', config, { ...change('c', null, { id: 1 }), key: nothing })
    expect(made?.key).toEqual(nothing)
  })

  it('needs a replacement for the pattern of keys', () => {
    const wrong = { ...config, 'key.field.regex': '(.*)' }
    expect(failure(() => apply('ByLogicalTableRouter', wrong, tombstone))).toContain(
      'key.field.replacement must be given',
    )
  })
})

describe('EventRouter', () => {
  const outbox = Schema.struct(
    {
      id: Schema.string(),
      aggregatetype: Schema.string(),
      aggregateid: Schema.string(),
      payload: Schema.string({ optional: true }),
      ver: Schema.int32({ optional: true }),
    },
    { name: 'srv.outbox.Value', optional: true },
  )
  const outer = Schema.struct(
    { after: outbox, op: Schema.string(), ts_ms: Schema.int64() },
    { name: 'srv.outbox.Envelope' },
  )

  function event(payload: string | null, more: Row = {}): ConnectRecord {
    const after = new Struct(outbox, { id: 'e1', aggregatetype: 'order', aggregateid: '42', payload, ...more })
    return { ...tombstone, value: { schema: outer, value: new Struct(outer, { after, op: 'c', ts_ms: 9 }) } }
  }
  const expand = { 'table.expand.json.payload': 'true' }

  it('expands JSON, of whatever there is in it', () => {
    const json =
      '{"i":2147483648,"f":1.0,"b":true,"e":[],"l":[[1,2],[3]],"o":[{"x":1},{"y":"z"},null],"big":18446744073709551616}'
    const { schema, value } = apply('EventRouter', expand, event(json))?.value ?? nothing
    expect(schema?.fields.map(({ name, schema: field }) => [name, field.type, field.valueSchema?.type])).toEqual([
      ['i', 'int64', undefined],
      ['f', 'float64', undefined],
      ['b', 'boolean', undefined],
      ['l', 'array', 'array'],
      ['o', 'array', 'struct'],
      ['big', 'float64', undefined],
    ])
    expect(toPlain(value)).toEqual({
      i: 2147483648,
      f: 1,
      b: true,
      l: [[1, 2], [3]],
      o: [{ x: 1, y: null }, { x: null, y: 'z' }, null],
      big: 18446744073709551616,
    })
  })

  it.each(['[]', '{"a":[1,"x"]}', '{"a":', '12', ''])('leaves %j as the text that it is', (payload) => {
    expect(apply('EventRouter', expand, event(payload))?.value.value).toBe(payload)
  })

  it('leaves out columns that are not there, if that is no error', () => {
    const config = {
      'table.fields.additional.placement': 'nope:header,ver:envelope:v',
      'table.fields.additional.error.on.missing': 'false',
      'table.field.event.schema.version': 'ver',
    }
    const made = apply('EventRouter', config, event('x', { ver: 3 }))
    expect(plainHeaders(made)).toEqual([['id', 'e1']])
    expect(plainValue(made)).toEqual({ payload: 'x', v: 3 })
    expect(made?.value.schema?.version).toBe(3)
    expect(made?.value.schema?.name).toBe('srv.outbox.order.Value')
  })

  it('keeps where a record is that a sink was given', () => {
    const given = { ...sinkRecord({ topic: 'srv.outbox', partition: 3, offset: 8 }), value: event('x').value }
    expect(apply('EventRouter', {}, given)).toMatchObject({ topic: 'outbox.event.order', partition: 3, offset: 8 })
  })

  it.each([
    [{ 'table.fields.additional.placement': 'a' }, 'INVALID_CONFIG'],
    [{ 'table.fields.additional.placement': 'a:trailer' }, 'INVALID_CONFIG'],
    [{ 'route.topic.replacement': '$9' }, 'INVALID_CONFIG'],
    [{ 'table.field.event.timestamp': 'ver' }, 'INVALID_DATA'],
    [{ 'table.field.event.key': 'nope' }, 'INVALID_DATA'],
  ])('refuses %j', (config, code) => {
    expect(failure(() => apply('EventRouter', config, event('x', { ver: 1 })))).toContain(code)
  })
})
