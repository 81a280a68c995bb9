import { describe, expect, it } from 'vitest'
import { Decimal } from '../data/decimal.ts'
import { type ConnectRecord, type SchemaAndValue, sourceRecord } from '../data/record.ts'
import { Schema } from '../data/schema.ts'
import { Struct } from '../data/struct.ts'
import { toPlain } from '../data/plain.ts'
import { toText } from '../data/text.ts'
import { type ConnectValue, int32, TypedNumber } from '../data/value.ts'
import { transforms } from './built-in.ts'
import { failure } from '../../test/failure.ts'

function recordOf(value: SchemaAndValue, more: Partial<ConnectRecord> = {}): ConnectRecord {
  const made = sourceRecord({ topic: 'orders', value, sourcePartition: {}, sourceOffset: {} })
  return { ...made, ...more } as ConnectRecord
}

/** The value that a transform makes of one, by Kafka's name without its package. */
function changed(name: string, config: Record<string, string>, value: SchemaAndValue): SchemaAndValue {
  const record = transforms.named(name, 'type').configure(config)(recordOf(value))
  if (record === null) throw new Error('it was dropped')
  return record.value
}

const typed = (schema: Schema, value: ConnectValue): SchemaAndValue => ({ schema, value })
const plain = (value: ConnectValue): SchemaAndValue => ({ schema: null, value })

describe('Cast', () => {
  const cast = (spec: string, value: SchemaAndValue) => changed('Cast$Value', { spec }, value).value

  const cases: readonly (readonly [SchemaAndValue, string, ConnectValue])[] = [
    [typed(Schema.int64(), 2n ** 62n), 'int32', 0],
    [typed(Schema.int64(), 4294967297), 'int32', 1],
    [typed(Schema.float64(), 1e20), 'int64', 9223372036854775807n],
    [typed(Schema.float64(), -1e20), 'int32', -2147483648],
    [typed(Schema.float32(), 300.7), 'int8', 44],
    [typed(Schema.string(), '-128'), 'int8', -128],
    [typed(Schema.string(), ' 1.5e3 '), 'float64', 1500],
    [typed(Schema.string(), '+7'), 'int64', 7],
    [typed(Schema.string(), 'TRUE'), 'boolean', true],
    [typed(Schema.string(), 'yes'), 'boolean', false],
    [typed(Schema.float64(), 0.9), 'boolean', false],
    [typed(Schema.decimal(2), Decimal.parse('300.99')), 'int8', 44],
    [typed(Schema.decimal(2), Decimal.parse('12.30')), 'string', '12.30'],
    [typed(Schema.float64(), 1e10), 'string', '1.0E10'],
    [typed(Schema.boolean(), true), 'float32', 1],
    [typed(Schema.timestamp(), new Date(1700000000123)), 'int64', 1700000000123],
    [typed(Schema.date(), new Date(1699920000000)), 'string', '2023-11-14'],
    [plain(2n ** 53n), 'string', '9007199254740992'],
    [plain(int32(5)), 'int64', 5],
  ]
  // Vitest can't show a bigint in a title.
  const named = cases.map(([given, spec, expected]) => ({
    title: toText(given.schema, given.value),
    given,
    spec,
    expected,
  }))

  it.each(named)('of $title to $spec', ({ given, spec, expected }) => {
    expect(cast(spec, given)).toEqual(expected)
  })

  it('tells the type of a number that has no schema', () => {
    expect(cast('int16', plain('12'))).toEqual(new TypedNumber('int16', 12))
    expect(cast('float64', plain(3))).toEqual(new TypedNumber('float64', 3))
  })

  it.each(['128', '1.5', '', ' 7', '0x10'])('does not take the text %j for an int8', (text) => {
    expect(failure(() => cast('int8', typed(Schema.string(), text)))).toBe('INVALID_DATA: A text is no int8')
  })

  it('casts the default of a field, and lets go of the name of what is no logical type any more', () => {
    const schema = Schema.struct({ n: Schema.int32({ default: 300 }), t: Schema.timestamp({ optional: true }) })
    const value = new Struct(schema).set('t', new Date(5))
    const made = changed('Cast$Value', { spec: 'n:int8,t:int64' }, typed(schema, value))
    const expected = Schema.struct({ n: Schema.int8({ default: 44 }), t: Schema.int64({ optional: true }) })
    expect(made.schema?.equals(expected)).toBe(true)
    expect(toPlain(made.value)).toEqual({ n: 44, t: 5 })
    expect(
      changed('Cast$Value', { spec: 'string' }, typed(Schema.timestamp(), new Date(5))).schema?.name,
    ).toBeUndefined()
  })

  it.each([
    ['int8,a:int8', 'A type for the whole value must be the only one in the spec'],
    ['a:b:int8', 'Invalid cast: a:b:int8'],
    ['a:bytes', 'Invalid type found in casting spec: bytes'],
  ])('refuses the spec %s', (spec, message) => {
    expect(failure(() => cast(spec, plain(1)))).toContain(message)
  })
})

describe('ExtractField', () => {
  const map = new Map<ConnectValue, ConnectValue>([
    ['a.b', 1],
    [
      'a',
      new Map([
        ['b', 2],
        ['`c`', 3],
        ['d`.e', 4],
      ]),
    ],
  ])

  it.each([
    ['V1', 'a.b', 1],
    ['V2', 'a.b', 2],
    ['V2', '`a.b`', 1],
    ['V2', 'a.``c``', 3],
    ['V2', 'a.`d\\`.e`', 4],
    ['V2', 'a.`d', undefined],
    ['V2', '`a\\`', undefined],
    ['V2', 'a.x', null],
    ['V2', 'x.y', null],
  ])('goes by the syntax %s to %s', (version, field, expected) => {
    const extract = () => changed('ExtractField$Value', { field, 'field.syntax.version': version }, plain(map)).value
    if (expected === undefined) expect(failure(extract)).toContain('Incomplete backtick pair')
    else expect(extract()).toBe(expected)
  })

  it('stops at what is no map', () => {
    const config = { field: 'a.b.c', 'field.syntax.version': 'v2' }
    expect(failure(() => changed('ExtractField$Value', config, plain(map)))).toContain('INVALID_DATA')
  })
})

describe('Flatten', () => {
  it('gives fields what the struct around them says: optional, and the default', () => {
    const inner = Schema.struct({ x: Schema.int32(), y: Schema.string({ default: 'y' }) }, { optional: true })
    const missing = new Struct(inner.with({ default: null }), { x: 9, y: 'z' })
    const schema = Schema.struct({ in: inner.with({ default: missing }), id: Schema.int64() }, { name: 'Outer' })
    const made = changed('Flatten$Value', { delimiter: '_' }, typed(schema, new Struct(schema, { id: 1 })))
    const expected = Schema.struct(
      {
        in_x: Schema.int32({ optional: true, default: 9 }),
        in_y: Schema.string({ optional: true, default: 'y' }),
        id: Schema.int64(),
      },
      { name: 'Outer' },
    )
    expect(made.schema?.equals(expected)).toBe(true)
    expect(toPlain(made.value)).toEqual({ in_x: 9, in_y: 'z', id: 1 })
  })

  it('refuses two fields that would have one name', () => {
    const schema = Schema.struct({ a: Schema.struct({ b: Schema.int32() }), 'a.b': Schema.int32() })
    const value = new Struct(schema, { a: new Struct(Schema.struct({ b: Schema.int32() }), { b: 1 }), 'a.b': 2 })
    expect(failure(() => changed('Flatten$Value', {}, typed(schema, value)))).toContain('has a field twice')
  })
})

describe('ReplaceField', () => {
  it('keeps the order of fields, and swaps names if asked to', () => {
    const schema = Schema.struct({ a: Schema.int32(), b: Schema.string(), c: Schema.boolean() })
    const value = new Struct(schema, { a: 1, b: 'x', c: true })
    const made = changed('ReplaceField$Value', { exclude: 'c', renames: 'a:b,b:a' }, typed(schema, value))
    expect(made.schema?.fields.map(({ name }) => name)).toEqual(['b', 'a'])
    expect(toPlain(made.value)).toEqual({ b: 1, a: 'x' })
  })

  it('leaves null as it is if it is not to become the default', () => {
    const schema = Schema.struct({ a: Schema.int32({ optional: true, default: 5 }), b: Schema.int32() })
    const value = new Struct(schema, { b: 1 })
    const without = (config: Record<string, string>) => {
      const { value: made } = changed('ReplaceField$Value', { exclude: 'b', ...config }, typed(schema, value))
      return made instanceof Struct ? made.getWithoutDefault('a') : undefined
    }
    expect(without({})).toBe(5)
    expect(without({ 'replace.null.with.default': 'false' })).toBeNull()
  })
})

describe('MaskField', () => {
  it('keeps the type of what has no schema, and masks lists and maps by empty ones', () => {
    const map = new Map<ConnectValue, ConnectValue>([
      ['n', int32(7)],
      ['l', [1]],
      ['m', new Map([['a', 1]])],
      ['d', Decimal.parse('1.50')],
    ])
    const made = changed('MaskField$Value', { fields: 'n,l,m,d' }, plain(map)).value
    expect(made).toEqual(
      new Map<ConnectValue, ConnectValue>([
        ['n', int32(0)],
        ['l', []],
        ['m', new Map()],
        ['d', Decimal.parse('0')],
      ]),
    )
  })

  it('never says what it was to hide', () => {
    const secret = plain(new Map([['pin', Buffer.from('1234')]]))
    expect(failure(() => changed('MaskField$Value', { fields: 'pin' }, secret))).toBe('INVALID_DATA: Cannot mask bytes')
  })
})

describe('TimestampConverter', () => {
  it('turns a struct that stands for a missing one, too', () => {
    const bare = Schema.struct({ t: Schema.int64() })
    const schema = bare.with({ default: new Struct(bare, { t: 1000 }) })
    const config = { field: 't', 'target.type': 'Timestamp', 'unix.precision': 'seconds' }
    const made = changed('TimestampConverter$Value', config, typed(schema, null))
    expect(toPlain(made.schema?.default ?? null)).toEqual({ t: new Date(1_000_000) })
    expect(made.value).toBeNull()
  })

  it('refuses a point in time that there is no Date for', () => {
    const config = { 'target.type': 'string', format: 'yyyy' }
    expect(failure(() => changed('TimestampConverter$Value', config, plain(2n ** 62n)))).toContain(
      'beyond the year 275760',
    )
  })

  it('needs a format to write texts', () => {
    expect(failure(() => changed('TimestampConverter$Value', { 'target.type': 'string' }, plain(1)))).toContain(
      'INVALID_CONFIG',
    )
  })
})

describe('HeaderFrom', () => {
  it('says which field is not there', () => {
    const schema = Schema.struct({ a: Schema.int32() }, { name: 'Order' })
    const config = { fields: 'b', headers: 'h', operation: 'copy' }
    const value = typed(schema, new Struct(schema, { a: 1 }))
    expect(failure(() => changed('HeaderFrom$Value', config, value))).toBe(
      "INVALID_DATA: struct 'Order' has no field 'b' for header 'h'",
    )
  })
})

describe('a name of a plugin', () => {
  it.each([
    'ExtractNewRecordState',
    'io.debezium.transforms.ExtractNewRecordState',
    'io.debezium.transforms.outbox.EventRouter',
    'EventRouter',
    'org.apache.kafka.connect.transforms.Cast$Value',
    'Cast$Value',
  ])('may be %s', (name) => {
    expect(transforms.find(name)).toBeDefined()
  })

  it('is not any property of an object', () => {
    expect(transforms.find('constructor')).toBeUndefined()
    expect(transforms.find('')).toBeUndefined()
  })
})
