import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { incompatibilitiesWith } from '../compatibility.ts'
import { avroKind } from '../avro/avro-kind.ts'
import { decodeMessageIndex, encodeMessageIndex, messageAt, messageIndex } from './message-index.ts'
import { parseProtobuf } from './parse.ts'
import { protobufKind } from './protobuf-kind.ts'
import { formattedProtobuf } from './tokens.ts'

const proto3 = (body: string): string => `syntax = "proto3"; package shop.v1; ${body}`
const refused = (text: string): string => {
  try {
    protobufKind.parse(text)
  } catch (error) {
    expect(error).toHaveProperty('code', 'INVALID_DATA')
    return (error as Error).message
  }
  return 'not refused'
}

describe('a file of Protobuf', () => {
  it('has one text, whatever its white space, and comments stay', () => {
    const text = `// An order.
syntax="proto3";import 'google/protobuf/timestamp.proto';
message Order{ // of the shop
 string id=1[ deprecated = true ] ;/* how
 many */ map< string,int32 > counts = 2; option (my.option).part={a:1};}
service S { rpc Get (Order) returns (stream Order); }`
    const formatted = formattedProtobuf(text, { comments: true })
    expect(formatted).toBe(
      `// An order.
syntax = "proto3";
import 'google/protobuf/timestamp.proto';
message Order { // of the shop
  string id = 1 [deprecated = true]; /* how
 many */
  map<string, int32> counts = 2;
  option (my.option).part = {
    a: 1
  }
;
}
service S {
  rpc Get (Order) returns (stream Order);
}
`.replace('  }\n;', '  };'),
    )
    expect(formattedProtobuf(formatted, { comments: true })).toBe(formatted)
    expect(formattedProtobuf(text, { comments: false })).not.toContain('//')
    const shop = protobufKind.parse(text.replace('option (my.option).part={a:1};', ''))
    expect(protobufKind.parse(shop.text).text).toBe(shop.text)
    expect(protobufKind.parse(shop.normalizedText).normalizedText).toBe(shop.normalizedText)
  })

  it('tells messages, their fields and which of them say that they are not set', () => {
    const { file } = parseProtobuf(
      proto3(`
        message Order {
          enum Size { SIZE_UNSPECIFIED = 0; }
          message Item { string name = 1; }
          optional int32 quantity = 1; int32 count = 2; repeated Item items = 3; map<string, Size> sizes = 4;
          oneof kind { string gift = 5; Order parent = 6; }
        }`),
    )
    expect(file.packageName).toBe('shop.v1')
    const [order] = file.messages
    expect(order?.oneofs).toEqual(['kind'])
    expect(order?.messages.map((each) => each.fullName)).toEqual(['shop.v1.Order.Item'])
    const fields = order?.fields.map(({ name, label, type, oneof, hasPresence }) => [
      name,
      label,
      type.name,
      oneof,
      hasPresence,
    ])
    expect(fields).toEqual([
      ['quantity', 'single', 'int32', undefined, true],
      ['count', 'single', 'int32', undefined, false],
      ['items', 'repeated', 'shop.v1.Order.Item', undefined, false],
      ['sizes', 'map', 'shop.v1.Order.Size', undefined, false],
      ['gift', 'single', 'string', 'kind', true],
      ['parent', 'single', 'shop.v1.Order', 'kind', true],
    ])
  })

  it('tells what enums say, what stands for what is missing, and parameters for Connect', () => {
    const meta = (params: string) => `[(confluent.field_meta) = { params: ${params} }]`
    const parsed =
      parseProtobuf(`syntax = "proto2"; package shop.v1; import "google/protobuf/timestamp.proto"; message A {
      enum Size { option allow_alias = true; SMALL = 1; TINY = 1; LARGE = 7; }
      optional Size size = 1 [default = LARGE]; optional int32 count = 2 [default = -3]; optional string none = 3;
      optional int32 small = 4 ${meta('[{ value: "int8", key: "connect.type" }, { key: "more", value: "x" }]')};
      optional bytes price = 5 ${meta('{ key: "scale", value: "2" }')};
      optional google.protobuf.Timestamp at = 6;
    }`)
    expect([...parsed.enumeration('shop.v1.A.Size').symbols]).toEqual([
      ['SMALL', 1],
      ['TINY', 1],
      ['LARGE', 7],
    ])
    const { fields } = parsed.message('shop.v1.A')
    expect(fields.map((field) => field.default)).toEqual(['LARGE', -3, ...Array<undefined>(4).fill(undefined)])
    const said = fields.map((field) => Object.fromEntries(field.meta))
    expect(said).toEqual([{}, {}, {}, { 'connect.type': 'int8', more: 'x' }, { scale: '2' }, {}])
    expect(parsed.message('google.protobuf.Timestamp').fields.map(({ name }) => name)).toEqual(['seconds', 'nanos'])
    expect(() => parsed.message('shop.v1.B')).toThrow('the schema has no such type')
    expect(() => parsed.enumeration('shop.v1.A')).toThrow('the schema has no such type')
  })

  it('imports references, and what is there by itself', () => {
    const item = { name: 'item.proto', text: proto3('message Item { string name = 1; }') }
    const text = proto3(`
      import "item.proto"; import "google/protobuf/timestamp.proto"; import "google/type/date.proto";
      import "confluent/type/decimal.proto"; import "confluent/meta.proto"; import "google/protobuf/struct.proto";
      message Order { Item item = 1; google.protobuf.Timestamp at = 2; google.type.Date day = 3; confluent.type.Decimal price = 4; google.protobuf.Value more = 5; }`)
    const { file, typeOf } = parseProtobuf(text, [item])
    expect(file.messages.map((each) => each.fullName)).toEqual(['shop.v1.Order'])
    const type = typeOf('shop.v1.Order')
    const bytes = type.encode({ item: { name: 'x' }, day: { year: 2026 } }).finish()
    expect(type.decode(bytes)).toMatchObject({ item: { name: 'x' }, day: { year: 2026 } })
  })

  it.each([
    ['message A { Missing a = 1; }', /no such type|Missing/],
    ['import "none.proto"; message A {}', /imports none\.proto, which is no reference/],
    ['message A { int32 a = 1; int32 b = 1; }', /duplicate id/],
    ['message A { int32 a = 1 }', /illegal|expected/],
    ['enum E { X = 0; }', /has no message/],
    ['message A { string a = 1; ', /not Protobuf/],
    ['message A { " }', /it has '"' where nothing begins so/],
  ])('%s is refused', (body, words) => {
    expect(refused(proto3(body))).toMatch(words)
  })

  it('is bounded, and refused or understood whatever it is', () => {
    expect(refused(' '.repeat(2 ** 20 + 1))).toContain('more than the 1048576')
    expect(refused(proto3('message A {'.repeat(1000) + '}'.repeat(1000)))).toMatch(/depth/)
    const piece = fc.constantFrom(
      'message',
      ' A',
      '{',
      '}',
      ';',
      ' string',
      ' a',
      '=',
      '1',
      '"',
      "'",
      '//',
      '/*',
      '*/',
      '\n',
      '[',
      ']',
      '(',
      'oneof',
      'map<',
      '.',
      '\\',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('')
        refused(text)
        refused(proto3(text))
      }),
    )
  })
})

describe('the place of a message', () => {
  const { file } = parseProtobuf(
    proto3('message A { message B { map<string, C> m = 1; message C {} } message D {} } message E { message F {} }'),
  )

  it.each([
    ['shop.v1.A', '00'],
    ['shop.v1.A.B', '040000'],
    ['shop.v1.A.B.C', '06000000'],
    ['shop.v1.A.D', '040002'],
    ['shop.v1.E', '0202'],
    ['shop.v1.E.F', '040200'],
  ])('%s is %s', (name, hex) => {
    const index = messageIndex(file, name)
    expect(encodeMessageIndex(index).toString('hex')).toBe(hex)
    expect(decodeMessageIndex(Buffer.from(`ff${hex}ff`, 'hex'), 1)).toEqual({ index, end: 1 + hex.length / 2 })
    expect(messageAt(file, index)?.fullName).toBe(name)
  })

  it('is there, or it is told', () => {
    expect(() => messageIndex(file, 'shop.v1.Z')).toThrow('no message shop.v1.Z: there is shop.v1.A, shop.v1.E')
    expect(messageAt(file, [0, 7])).toBeUndefined()
    for (const hex of ['', '02', '04', 'ffffffffff0f', '03', 'fe', 'ffff03']) {
      expect(decodeMessageIndex(Buffer.from(hex, 'hex'), 0)).toBeUndefined()
    }
  })

  it('comes back as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { minLength: 1, maxLength: 100 }), (index) => {
        const bytes = encodeMessageIndex(index)
        expect(decodeMessageIndex(bytes, 0)).toEqual({ index, end: bytes.length })
      }),
    )
  })
})

const found = (reader: string, writer: string): readonly string[] =>
  protobufKind
    .parse(proto3(reader))
    .cannotRead(protobufKind.parse(proto3(writer)))
    .map((each) => each.type)

describe('what a reader can take', () => {
  it.each([
    // Of fields
    ['message A { int32 a = 1; }', 'message A { int32 a = 1; string b = 2; }'],
    ['message A { int32 a = 1; string b = 2; }', 'message A { int32 a = 1; }'],
    ['message A { int32 other = 1; }', 'message A { int32 a = 1; }'],
    ['message A { int64 a = 1; }', 'message A { int32 a = 1; }'],
    ['message A { bool a = 1; }', 'message A { uint64 a = 1; }'],
    ['enum E { X = 0; } message A { E a = 1; }', 'message A { int32 a = 1; }'],
    ['message A { sint64 a = 1; }', 'message A { sint32 a = 1; }'],
    ['message A { sfixed32 a = 1; }', 'message A { fixed32 a = 1; }'],
    ['message A { bytes a = 1; }', 'message A { string a = 1; }'],
    ['message A { repeated string a = 1; }', 'message A { string a = 1; }'],
    ['message A { optional int32 a = 1; }', 'message A { int32 a = 1; }'],
    ['message A { map<string, int64> a = 1; }', 'message A { map<string, int32> a = 1; }'],
    // Of messages, enums and oneofs
    ['message A {} message B {}', 'message A {}'],
    ['enum E { X = 0; } message A { E a = 1; }', 'enum E { X = 0; Y = 1; } message A { E a = 1; }'],
    ['message A { oneof o { int32 a = 1; } }', 'message A { int32 a = 1; }'],
    ['message A { int32 a = 1; string b = 2; }', 'message A { oneof o { int32 a = 1; string b = 2; } }'],
    ['message A { oneof o { int32 a = 1; string b = 2; } }', 'message A { oneof o { int32 a = 1; } }'],
  ])('%s reads %s', (reader, writer) => {
    expect(found(reader, writer)).toEqual([])
  })

  it.each([
    ['message A { string a = 1; }', 'message A { int32 a = 1; }', 'FIELD_SCALAR_KIND_CHANGED'],
    ['message A { sint32 a = 1; }', 'message A { int32 a = 1; }', 'FIELD_SCALAR_KIND_CHANGED'],
    ['message A { double a = 1; }', 'message A { float a = 1; }', 'FIELD_SCALAR_KIND_CHANGED'],
    ['message A { map<int32, int32> a = 1; }', 'message A { map<string, int32> a = 1; }', 'FIELD_SCALAR_KIND_CHANGED'],
    ['message B {} message A { B a = 1; }', 'message B {} message A { bytes a = 1; }', 'FIELD_KIND_CHANGED'],
    [
      'message B {} message A { repeated B a = 1; }',
      'message B {} message A { map<string, B> a = 1; }',
      'FIELD_KIND_CHANGED',
    ],
    [
      'message B {} message C {} message A { B a = 1; }',
      'message B {} message C {} message A { C a = 1; }',
      'FIELD_NAMED_TYPE_CHANGED',
    ],
    ['message A { repeated int32 a = 1; }', 'message A { int32 a = 1; }', 'FIELD_NUMERIC_LABEL_CHANGED'],
    ['message A {}', 'message A {} message B {}', 'MESSAGE_REMOVED'],
    ['message A {}', 'message A { message B {} }', 'MESSAGE_REMOVED'],
    [
      'message A { oneof o { int32 a = 1; int32 b = 2; } }',
      'message A { int32 a = 1; int32 b = 2; }',
      'MULTIPLE_FIELDS_MOVED_TO_ONEOF',
    ],
    [
      'message A { oneof o { int32 a = 1; int32 b = 2; } }',
      'message A { oneof o { int32 a = 1; } int32 b = 2; }',
      'FIELD_MOVED_TO_EXISTING_ONEOF',
    ],
    [
      'message A { oneof o { int32 a = 1; } }',
      'message A { oneof o { int32 a = 1; int32 b = 2; } }',
      'ONEOF_FIELD_REMOVED',
    ],
  ])('%s can not read %s: %s', (reader, writer, type) => {
    expect(found(reader, writer)).toEqual([type])
  })

  it('counts what proto2 requires, and packages for nothing', () => {
    const proto2 = (fields: string) => protobufKind.parse(`syntax = "proto2"; package p; message A { ${fields} }`)
    const types = (reader: string, writer: string) =>
      proto2(reader)
        .cannotRead(proto2(writer))
        .map((each) => each.type)
    expect(types('required int32 a = 1;', '')).toEqual(['REQUIRED_FIELD_ADDED'])
    expect(types('', 'required int32 a = 1;')).toEqual(['REQUIRED_FIELD_REMOVED'])
    const recursive = 'message A { A a = 1; }'
    const moved = protobufKind.parse(proto3(recursive).replace('shop.v1', 'shop.v2'))
    expect(moved.cannotRead(protobufKind.parse(proto3(recursive)))).toEqual([])
    expect(moved.cannotRead(avroKind.parse('"int"')).map((each) => each.type)).toEqual(['SCHEMA_TYPE_MISMATCH'])
  })

  it('is told by level and version', () => {
    const one = protobufKind.parse(proto3('message A {}'))
    const two = protobufKind.parse(proto3('message A {} message B {}'))
    expect(incompatibilitiesWith('BACKWARD', two, [{ version: 1, schema: one }])).toEqual([])
    expect(incompatibilitiesWith('FORWARD', two, [{ version: 1, schema: one }])).toMatchObject([
      { type: 'MESSAGE_REMOVED', path: '#/B', direction: 'FORWARD', version: 1 },
    ])
  })
})
