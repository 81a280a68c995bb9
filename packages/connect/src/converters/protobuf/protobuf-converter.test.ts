import { parseProtobuf } from '@millrace/schemas'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { anySchema, valueOf } from '../../../test/arbitrary.ts'
import { FakeRegistry } from '../../../test/fake-registry.ts'
import { loaded, thereAndBack } from '../../../test/loaded.ts'
import { nameable } from '../../../test/nameable.ts'
import { bounded, comparable, protobufable } from '../../../test/protobufable.ts'
import { Decimal } from '../../data/decimal.ts'
import { equalValues } from '../../data/equal.ts'
import type { SchemaAndValue } from '../../data/record.ts'
import { equalSchemas, Schema } from '../../data/schema.ts'
import { Struct } from '../../data/struct.ts'
import type { ConnectValue } from '../../data/value.ts'
import type { Converter } from '../converter.ts'
import { createConverter } from '../converters.ts'

let registry: FakeRegistry
beforeEach(() => {
  registry = new FakeRegistry()
})

const converter = (config: object = {}): Converter =>
  createConverter(
    'io.confluent.connect.protobuf.ProtobufConverter',
    { 'schema.registry.url': FakeRegistry.url, ...config },
    'value',
  )

const proto = (body: string, syntax = 'proto3'): string => `syntax = "${syntax}"; package shop; ${body}`

const register = (text: string): Buffer => {
  const header = Buffer.alloc(5)
  header.writeUInt32BE(registry.register('t-value', { schema: text, schemaType: 'PROTOBUF' }), 1)
  return header
}

/** What is read of a message, by default the first one of a file. */
const read = (text: string, hex: string, config: object = {}, place = '00'): Promise<SchemaAndValue> => {
  const bytes = Buffer.concat([register(text), Buffer.from(place + hex, 'hex')])
  const own = converter(config)
  return loaded(() => own.toConnect('t', bytes))
}

/** The text of the file that a value is written with, and its bytes behind the place of the message. */
const written = async (schema: Schema, value: ConnectValue, config: object = {}) => {
  const own = converter(config)
  const bytes = Buffer.from((await loaded(() => own.fromConnect('t', { schema, value }))) ?? [])
  return { text: registry.text(bytes.readUInt32BE(1)), hex: bytes.subarray(5).toString('hex') }
}

const refusal = async (converting: Promise<unknown>): Promise<string> => {
  const error: unknown = await converting.catch((reason: unknown) => reason)
  expect(error).toMatchObject({ code: 'INVALID_DATA' })
  return error instanceof Error ? error.message : ''
}

const tagged = (number: number, more: object = {}) => ({
  ...more,
  parameters: { 'io.confluent.connect.protobuf.Tag': String(number) },
})
const sizes = {
  'io.confluent.connect.protobuf.Enum': 'Size',
  'io.confluent.connect.protobuf.Enum.SMALL': '0',
  'io.confluent.connect.protobuf.Enum.LARGE': '7',
}

describe('the file of Protobuf', () => {
  it('has a message for each struct, in the one around it, and says what Protobuf has no types for', async () => {
    const item = Schema.struct({ name: Schema.string(), small: Schema.int8() }, { name: 'shop.Item' })
    const schema = Schema.struct(
      {
        id: Schema.int64(),
        note: Schema.string({ optional: true }),
        price: Schema.decimal(2, { parameters: { 'connect.decimal.precision': '9' } }),
        at: Schema.timestamp({ optional: true }),
        item,
        items: Schema.array(item),
        counts: Schema.map(Schema.string(), Schema.int32()),
        notes: Schema.map(Schema.string(), Schema.string({ optional: true })),
        size: Schema.string({ parameters: sizes }),
      },
      { name: 'shop.v1.Order' },
    )
    const each = new Struct(item, { name: 'x', small: 5 })
    const value = new Struct(schema, {
      ...{ id: 1, note: null, price: Decimal.parse('12.30'), at: null, item: each, items: [each], size: 'LARGE' },
      ...{ counts: new Map([['a', 1]]), notes: new Map([['a', null]]) },
    })
    const { text } = await written(schema, value)
    expect(text).toBe(`syntax = "proto3";
package shop.v1;
import "confluent/meta.proto";
import "confluent/type/decimal.proto";
import "google/protobuf/timestamp.proto";

message Order {
  int64 id = 1;
  optional string note = 2;
  .confluent.type.Decimal price = 3 [(confluent.field_meta) = { params: [{ value: "9", key: "precision" }, { value: "2", key: "scale" }] }];
  .google.protobuf.Timestamp at = 4;
  Item item = 5;
  repeated .shop.v1.Order.Item items = 6;
  map<string, int32> counts = 7;
  repeated NotesEntry notes = 8;
  Size size = 9;
  message Item {
    string name = 1;
    int32 small = 2 [(confluent.field_meta) = { params: [{ value: "int8", key: "connect.type" }] }];
  }
  message NotesEntry {
    string key = 1;
    optional string value = 2;
  }
  enum Size {
    SMALL = 0;
    LARGE = 7;
  }
}
`)
    const back = await thereAndBack(converter(), { schema, value })
    expect(comparable(back.value)).toEqual(comparable(value))
  })

  it('keeps the numbers that fields had, and gives those that are free', async () => {
    const fields = {
      a: Schema.int32(),
      b: Schema.int32(tagged(1)),
      c: Schema.int32(tagged(7)),
      d: Schema.int32(tagged(1)),
    }
    const schema = Schema.struct(fields, { name: 'A' })
    const { text, hex } = await written(schema, new Struct(schema, { a: 1, b: 2, c: 3, d: 4 }))
    expect([...text.matchAll(/(\w+ = \d+);/g)].map(([, each]) => each)).toEqual(['a = 2', 'b = 1', 'c = 7', 'd = 3'])
    expect(hex).toBe('001001080238031804')
  })

  it.each<[string, Schema, string]>([
    ['a name', Schema.struct({}, { name: 'my-own.Order' }), "called 'my-own', which is no name of Protobuf"],
    ['a field', Schema.struct({ 'a b': Schema.int32() }), "a field is called 'a b'"],
    ['lists of lists', Schema.struct({ a: Schema.array(Schema.array(Schema.int32())) }), 'no lists of lists or maps'],
    ['a list by itself', Schema.array(Schema.int32()), "can't be a message of Protobuf by itself"],
    ['a decimal by itself', Schema.decimal(2), "can't be a message of Protobuf by itself"],
    ['what is of no type', Schema.struct({ a: Schema.array(null) }), 'does not say what is in it'],
    [
      'two of a name',
      Schema.struct({
        a: Schema.struct({ x: Schema.int32() }, { name: 'Row' }),
        b: Schema.struct({ y: Schema.int32() }, { name: 'Row' }),
      }),
      "two structs in one are called 'Row', and differ",
    ],
  ])('refuses %s', async (_title, schema, message) => {
    const [value = null] = fc.sample(valueOf(schema), 1)
    expect(await refusal(written(schema, value))).toContain(message)
  })

  it('has other names where these are none, if that is wanted', async () => {
    const schema = Schema.struct({ 'a b': Schema.int32(), é: Schema.int32() }, { name: '1-x.my Order' })
    const value = new Struct(schema, { 'a b': 1, é: 2 })
    const { text, hex } = await written(schema, value, { 'scrub.invalid.names': 'true' })
    expect(text).toContain('package x1_x;')
    expect(text).toContain('message my_Order {\n  int32 a_b = 1;\n  int32 x_C3_A9 = 2;\n}')
    expect(hex).toBe('0008011002')
  })
})

describe('values in Protobuf', () => {
  const data = anySchema
    .map((schema) => nameable(protobufable(schema)))
    .chain((schema) => valueOf(schema).map((value) => ({ schema, value: bounded(value) })))

  it.each([{}, { 'wrapper.for.nullables': 'true' }])('come back as they were, with %j', async (config) => {
    const own = converter({ ...config, 'ignore.default.for.nullables': 'true' })
    await fc.assert(
      fc.asyncProperty(data, async (given) => {
        const back = await thereAndBack(own, given)
        if (given.value === null) expect(back).toEqual({ schema: null, value: null })
        else {
          expect(comparable(back.value)).toEqual(comparable(given.value))
          // What was read once says all that there is to say.
          const again = await thereAndBack(own, back)
          expect([equalSchemas(again.schema, back.schema), equalValues(again.value, back.value)]).toEqual([true, true])
        }
      }),
      { numRuns: 100 },
    )
  })

  it('are those of protobufjs, whatever their types', async () => {
    const names = [
      'int32',
      'sint32',
      'sfixed32',
      'uint32',
      'fixed32',
      'int64',
      'sint64',
      'sfixed64',
      'uint64',
      'fixed64',
    ]
    const fields = [...names, 'float', 'double', 'bool', 'string', 'bytes'].map(
      (type, at) => `${type} ${type}_one = ${at + 1}; repeated ${type} ${type}_many = ${at + 101};`,
    )
    const text = proto(`message All { ${fields.join(' ')} map<uint32, sint64> map = 300; }`)
    const numbers = Object.fromEntries(
      names.map((name) => [`${name}_one`, name.startsWith('u') || name.startsWith('f') ? 300 : -3]),
    )
    const lists = Object.fromEntries(names.map((name) => [`${name}_many`, [0, 1, 2 ** 31 - 1]]))
    const object = {
      ...{
        ...numbers,
        ...lists,
        float_one: 1.5,
        double_one: -0,
        bool_one: true,
        string_one: 'é',
        bytes_one: Buffer.of(1),
      },
      ...{
        float_many: [0, 2],
        double_many: [0.1],
        bool_many: [true, false],
        string_many: ['', 'x'],
        bytes_many: [Buffer.of()],
      },
      map: { 7: -9 },
    }
    const theirs = Buffer.from(parseProtobuf(text).typeOf('shop.All').encode(object).finish())
    const back = await read(text, theirs.toString('hex'))
    const struct = back.value as Struct
    for (const [name, value] of Object.entries(object)) {
      if (name !== 'map') expect(struct.get(name), name).toEqual(value)
    }
    expect(struct.get('map')).toEqual(new Map([[7, -9]]))
    const { hex } = await written(back.schema ?? Schema.int32(), struct, latest)
    const ours = parseProtobuf(text)
      .typeOf('shop.All')
      .decode(Buffer.from(hex.slice(2), 'hex'))
    expect(ours).toEqual(parseProtobuf(text).typeOf('shop.All').decode(theirs))
  })

  it('are 64 bits wide where their types are, and refused beyond', async () => {
    const schema = Schema.struct({ a: Schema.int64() }, { name: 'A' })
    for (const a of [2n ** 63n - 1n, -(2n ** 63n), -1, 2 ** 40]) {
      const back = await thereAndBack(converter(), { schema, value: new Struct(schema, { a }) })
      expect((back.value as Struct).get('a')).toBe(a)
    }
    const beyond = read(proto('message A { uint64 a = 1; }'), '08ffffffffffffffffff01')
    expect(await refusal(beyond)).toContain('beyond 2^63 - 1')
    registry.register('u-value', { schema: proto('message A { uint32 a = 1; }'), schemaType: 'PROTOBUF' })
    const own = converter(latest)
    const negative = loaded(() => own.fromConnect('u', { schema, value: new Struct(schema, { a: -1 }) }))
    expect(await refusal(negative)).toContain('which has no sign')
  })

  it.each([
    ['message A { int32 a = 1; }', '08', 'they end too soon'],
    ['message A { int32 a = 1; }', '08ffffffffffffffffffff01', 'beyond 64 bits'],
    ['message A { int32 a = 1; }', '0a00', "field 'a' is written as another type"],
    ['message A { string a = 1; }', '0a02ff', 'they end too soon'],
    ['message A { string a = 1; }', '0a01ff', 'a text is no UTF-8'],
    ['message A { int32 a = 1; }', '0001', 'a field has no number'],
    ['message A { int32 a = 1; }', '1f', 'written in no way that there is'],
    ['message A { int32 a = 1; }', '13'.repeat(1100), 'nested too deep'],
    ['enum E { X = 0; } message A { E a = 1; }', '0805', 'no symbol for a number'],
    ['message A { A a = 1; }', '', 'shop.A of Protobuf leads to itself'],
    ['import "google/type/date.proto"; message A { google.type.Date a = 1; }', '0a0408011002', 'no day of a year'],
    [
      'import "google/type/timeofday.proto"; message A { google.type.TimeOfDay a = 1; }',
      '0a0408181001',
      'beyond its day',
    ],
    [
      'import "google/protobuf/timestamp.proto"; message A { google.protobuf.Timestamp a = 1; }',
      '0a0610ffffffff0f',
      'a google.protobuf.Timestamp is beyond',
    ],
  ])('of %s, %.40s: %s', async (body, hex, message) => {
    expect(await refusal(read(proto(body), hex))).toContain(message)
  })

  it('may be null only where Protobuf tells, and are never null in lists', async () => {
    const list = Schema.struct({ a: Schema.array(Schema.int32({ optional: true })) }, { name: 'A' })
    const value = new Struct(list, { a: [1, null] })
    expect(await refusal(written(list, value))).toContain("an element of field 'a' is null")
    const schema = Schema.struct({ a: Schema.int32({ optional: true }) }, { name: 'A' })
    register(proto('message A { int32 a = 1; }'))
    const none = new Struct(schema, { a: null })
    expect(await refusal(written(schema, none, latest))).toContain('unless optional.for.nullables is off')
    expect((await written(schema, none, { ...latest, 'optional.for.nullables': 'false' })).hex).toBe('00')
  })

  it('are refused if they are none', async () => {
    const own = converter()
    expect(() => own.fromConnect('t', { schema: null, value: 'x' })).toThrow('writes values that have a schema')
    expect(() => own.fromConnect('t', { schema: Schema.int32(), value: 1.5 })).toThrow('int32 is wanted')
    const [one, other] = [
      Schema.struct({ a: Schema.int32(), b: Schema.int32() }),
      Schema.struct({ b: Schema.int32(), a: Schema.int32() }),
    ]
    const value = new Struct(other, { a: 1, b: 2 })
    expect(await refusal(loaded(() => own.fromConnect('t', { schema: one, value })))).toContain('struct is wanted')
    expect(() => own.toConnect('t', Buffer.from('{"a":1}'))).toThrow('begin with a 0 and the id of a schema')
    expect(own.toConnect('t', null)).toEqual({ schema: null, value: null })
    const nowhere = read(proto('message A {}'), '', {}, '0204')
    expect(await refusal(nowhere)).toContain('do not say which message')
  })
})

const latest = { 'auto.register.schemas': 'false', 'use.latest.version': 'true' }

describe('what others wrote in Protobuf', () => {
  it('is read with the message that it says', async () => {
    const text = proto('message A {} message B { message C { int32 a = 1; } }')
    const { schema, value } = await read(text, '0805', {}, '040200')
    expect(equalSchemas(schema, Schema.struct({ a: Schema.int32(tagged(1)) }, { name: 'C' }))).toBe(true)
    expect((value as Struct).get('a')).toBe(5)
  })

  it('has fields that nobody knows, messages in several parts, and lists that are not packed', async () => {
    const text = proto('message B { int32 a = 1; int32 b = 2; } message A { B b = 1; repeated int32 c = 2; }')
    const { value } = await read(text, `9a0601ff${'0a020801'}${'0a021002'}${'1001'}${'12020203'}1b08011c`, {}, '0202')
    const struct = value as Struct
    const b = struct.get('b') as Struct
    expect([b.get('a'), b.get('b'), struct.get('c')]).toEqual([1, 2, [1, 2, 3]])
  })

  it('is optional where Protobuf tells whether it was set', async () => {
    const text = proto('message B {} message A { int32 a = 1; optional int32 b = 2; B c = 3; repeated int32 d = 4; }')
    const told = await read(text, '')
    const optional = (schema: Schema | null) => schema?.fields.map((field) => field.schema.optional)
    expect(optional(told.schema)).toEqual([])
    const all = await read(text, '', {}, '0202')
    expect(optional(all.schema)).toEqual([false, true, true, false])
    expect(comparable(all.value)).toEqual({ a: 0, b: null, c: null, d: [] })
    const lenient = await read(text, '', { 'optional.for.nullables': 'false' }, '0202')
    expect(optional(lenient.schema)).toEqual([true, true, true, true])
    expect(comparable(lenient.value)).toEqual({ a: 0, b: null, c: null, d: [] })
  })

  it('has defaults in proto2, and fields that have to be there', async () => {
    const text = proto('message A { required int32 a = 1; optional string b = 2 [default = "x"]; }', 'proto2')
    const { schema, value } = await read(text, '0801')
    expect([schema?.field('a')?.schema.optional, schema?.field('b')?.schema.default]).toEqual([false, 'x'])
    expect((value as Struct).get('b')).toBe('x')
    expect(await refusal(read(text, ''))).toContain("field 'a' is required, and is not there")
  })

  it('has oneofs, which are structs', async () => {
    const text = proto('message A { string z = 9; oneof kind { int32 a = 1; A.B b = 2; } message B { int32 x = 1; } }')
    const back = await read(text, '08021202080512020801')
    expect(back.schema?.fields.map(({ name }) => name)).toEqual(['kind_0', 'z'])
    expect(back.schema?.field('kind_0')?.schema.name).toBe('io.confluent.connect.protobuf.Union.kind')
    expect(comparable(back.value)).toEqual({ kind_0: { a: null, b: { x: 1 } }, z: '' })
    const again = await thereAndBack(converter(), back, 'u')
    expect([equalSchemas(again.schema, back.schema), equalValues(again.value, back.value)]).toEqual([true, true])
    expect(registry.text(2)).toContain('oneof kind {\n    int32 a = 1;\n    B b = 2;\n  }\n  string z = 9;')
    const plain = await read(text, '0802', { 'generate.index.for.unions': 'false' })
    expect(comparable(plain.value)).toEqual({ kind: { a: 2, b: null }, z: '' })
    const flat = await read(text, '0802', { 'flatten.unions': 'true' })
    expect(comparable(flat.value)).toEqual({ z: '', a: 2, b: null })
    expect((await read(text, '')).value).toMatchObject({})
    expect(comparable((await read(text, '')).value)).toEqual({ kind_0: null, z: '' })
    const union = back.schema?.field('kind_0')?.schema ?? Schema.int32()
    const b = new Struct(union.field('b')?.schema ?? Schema.int32(), { x: 1 })
    const two = Struct.ofChecked(back.schema ?? Schema.int32(), [new Struct(union, { a: 1, b }), ''])
    expect(await refusal(written(back.schema ?? Schema.int32(), two))).toContain('has 2 values, and a oneof has one')
  })

  it('has enums, which are texts or numbers', async () => {
    const text = proto('message A { enum Size { SMALL = 0; LARGE = 7; } Size size = 1; }')
    const back = await read(text, '0807')
    const wanted = Schema.string({ name: 'Size', parameters: { ...sizes, ...tagged(1).parameters } })
    expect(equalSchemas(back.schema?.field('size')?.schema ?? null, wanted)).toBe(true)
    expect(comparable(back.value)).toEqual({ size: 'LARGE' })
    const again = await thereAndBack(converter(), back, 'u')
    expect([equalSchemas(again.schema, back.schema), equalValues(again.value, back.value)]).toEqual([true, true])
    const number = await read(text, '0809', { 'int.for.enums': 'true' })
    expect(comparable(number.value)).toEqual({ size: 9 })
    const same = await thereAndBack(converter({ 'int.for.enums': 'true' }), number, 'v')
    expect([equalSchemas(same.schema, number.schema), equalValues(same.value, number.value)]).toEqual([true, true])
    const schema = back.schema ?? Schema.int32()
    expect(await refusal(written(schema, new Struct(schema, { size: 'HUGE' })))).toContain('none of the symbols of')
  })

  it('has wrappers, which are what is in them', async () => {
    const text = proto('import "google/protobuf/wrappers.proto"; message A { google.protobuf.Int32Value a = 1; }')
    expect(comparable((await read(text, '0a020805')).value)).toEqual({ a: 5 })
    expect(comparable((await read(text, '0a00')).value)).toEqual({ a: 0 })
    expect(comparable((await read(text, '')).value)).toEqual({ a: null })
    const off = { 'wrapper.for.raw.primitives': 'false' }
    expect(comparable((await read(text, '0a020805', off)).value)).toEqual({ a: { value: 5 } })
    const schema = Schema.struct({ a: Schema.int32({ optional: true }) }, { name: 'A' })
    const wrapped = await written(schema, new Struct(schema, { a: 0 }), { 'wrapper.for.nullables': 'true' })
    expect(wrapped).toMatchObject({
      hex: '000a00',
      text: expect.stringContaining('.google.protobuf.Int32Value a = 1;') as string,
    })
  })

  it('is a wrapper by itself, if that is wanted', async () => {
    const text = await written(Schema.string(), 'x')
    expect(text.hex).toBe('020e0a0178')
    expect(text.text).toContain('message StringValue {\n  string value = 1;\n}')
    expect(await thereAndBack(converter(), { schema: Schema.string(), value: 'x' })).toEqual({
      schema: Schema.string(),
      value: 'x',
    })
    const at = new Date('2026-02-03T04:05:06.789Z')
    expect((await thereAndBack(converter(), { schema: Schema.timestamp(), value: at })).value).toEqual(at)
    const off = { 'wrapper.for.raw.primitives': 'false' }
    expect(await refusal(written(Schema.string(), 'x', off))).toContain('wrapper.for.raw.primitives is off')
  })

  it('is called by its whole name, if that is wanted', async () => {
    const text = proto('message A { B b = 1; message B {} }')
    const on = { 'enhanced.protobuf.schema.support': 'true' }
    const names = ({ schema }: SchemaAndValue) => [schema?.name, schema?.field('b')?.schema.name]
    expect(names(await read(text, ''))).toEqual(['A', 'B'])
    expect(names(await read(text, '', on))).toEqual(['shop.A', 'shop.A.B'])
  })

  it('may have what it imports in another subject', async () => {
    const item = proto('message Item { int32 price = 1; }')
    const order = proto('import "item.proto"; message Order { Item item = 1; }')
    registry.register('item', { schema: item, schemaType: 'PROTOBUF' })
    const references = [{ name: 'item.proto', subject: 'item', version: 1 }]
    const id = registry.register('t-value', { schema: order, schemaType: 'PROTOBUF', references })
    const own = converter()
    const back = await loaded(() => own.toConnect('t', Buffer.from([0, 0, 0, 0, id, 0, 10, 2, 8, 5])))
    expect(comparable(back.value)).toEqual({ item: { price: 5 } })
  })

  it('has the fields that the registry says, if its last version is wanted', async () => {
    register(proto('message Order { string more = 1; int64 a = 5; }'))
    const schema = Schema.struct({ a: Schema.int32() }, { name: 'shop.Order' })
    const { hex } = await written(schema, new Struct(schema, { a: 1 }), latest)
    expect(hex).toBe('002801')
    const wider = Schema.struct({ a: Schema.int32(), b: Schema.int32() })
    const lost = written(wider, new Struct(wider, { a: 1, b: 2 }), latest)
    expect(await refusal(lost)).toContain("field 'b' of struct is not in shop.Order of Protobuf")
    const other = Schema.struct({ a: Schema.string() })
    const wrong = written(other, new Struct(other, { a: 'x' }), latest)
    expect(await refusal(wrong)).toContain("string can't be written as int64 of Protobuf")
  })
})
