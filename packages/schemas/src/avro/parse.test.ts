import avsc from 'avsc'
import { describe, expect, it } from 'vitest'
import { nestingDepthMax } from '../limits.ts'
import { avroKind } from './avro-kind.ts'
import { parseAvro } from './parse.ts'
import { parsingCanonicalForm } from './write.ts'

const text = (schema: unknown, references: readonly unknown[] = []): string =>
  avroKind.parse(JSON.stringify(schema), {
    references: references.map((each) => ({ name: '', text: JSON.stringify(each) })),
  }).text

const record = (fields: unknown, more: object = {}): object => ({ type: 'record', name: 'shop.Order', fields, ...more })

describe('the text of a schema', () => {
  it('has its parts in one order, and names without what they repeat', () => {
    const schema = record(
      [
        { type: { type: 'array', items: 'int', 'x-of': 'a field' }, name: 'counts', order: 'ignore', aliases: ['c'] },
        { name: 'next', default: null, doc: 'Later.', type: ['null', 'Order'], 'x-y': { b: 1, a: [] } },
        { name: 'other', type: { type: 'enum', namespace: 'other', name: 'E', symbols: ['A'], default: 'A' } },
      ],
      { aliases: ['Purchase', 'old.Order'], doc: 'An order.', owner: 'shop' },
    )
    expect(text(schema)).toBe(
      '{"type":"record","name":"Order","namespace":"shop","doc":"An order.","fields":[' +
        '{"name":"counts","type":{"type":"array","items":"int","x-of":"a field"},"order":"ignore","aliases":["c"]},' +
        '{"name":"next","type":["null","Order"],"doc":"Later.","default":null,"x-y":{"b":1,"a":[]}},' +
        '{"name":"other","type":{"type":"enum","name":"E","namespace":"other","symbols":["A"],"default":"A"}}' +
        '],"owner":"shop","aliases":["Purchase","old.Order"]}',
    )
  })

  it('is the same once it was read', () => {
    const written = text(
      record([
        { name: 'plain', type: { type: 'fixed', name: 'F', namespace: '', size: 4 } },
        { name: 'again', type: 'F' },
        { name: 'when', type: { type: 'long', logicalType: 'timestamp-millis' }, default: 0 },
        { name: 'all', type: { type: 'map', values: ['null', { type: 'error', name: 'E', fields: [] }] } },
      ]),
    )
    expect(avroKind.parse(written).text).toBe(written)
    expect(written).toContain('"namespace":""')
  })

  it('is that of a type without parts, in any way to write it', () => {
    for (const schema of ['string', '"string"', ' {"type": "string"} ']) {
      expect(avroKind.parse(schema).text).toBe('"string"')
    }
    expect(avroKind.parse('null').text).toBe('"null"')
  })

  it('tells apart what documentation and defaults tell apart, and what order does unless it is normalised', () => {
    const plain = record([{ name: 'a', type: 'int' }])
    expect(text(record([{ name: 'a', type: 'int' }], { doc: 'x' }))).not.toBe(text(plain))
    expect(text(record([{ name: 'a', type: 'int', default: 1 }]))).not.toBe(text(plain))
    const [one, other] = ['{"type":"int","a":1,"b":{"c":2,"d":3}}', '{"b":{"d":3,"c":2},"a":1,"type":"int"}'].map(
      (each) => avroKind.parse(each),
    )
    expect(one?.text).not.toBe(other?.text)
    expect(one?.normalizedText).toBe(other?.normalizedText)
  })

  it('names the types of references', () => {
    const item = { type: 'record', name: 'shop.Item', fields: [{ name: 'price', type: 'double' }] }
    const line = { type: 'record', name: 'shop.Line', fields: [{ name: 'item', type: 'shop.Item' }] }
    const order = record([{ name: 'lines', type: { type: 'array', items: 'Line' } }])
    expect(text(order, [item, line])).toContain('{"type":"array","items":"Line"}')
    expect(() => text(order)).toThrow(
      expect.objectContaining({
        code: 'INVALID_DATA',
        message: "there is no type 'Line': it is none of Avro's, and not defined before, at /fields/0/type/items",
      }),
    )
  })

  it('keeps what JavaScript has a meaning for', () => {
    const schema = '{"type":"record","name":"constructor","fields":[],"__proto__":{"a":1}}'
    expect(avroKind.parse(schema).text).toBe(schema)
  })
})

describe('what is no schema', () => {
  const longNested = `${'['.repeat(nestingDepthMax + 1)}${']'.repeat(nestingDepthMax + 1)}`
  it.each<[string, unknown, string]>([
    ['no JSON', '{', 'the schema is not JSON'],
    ['a number', 1, 'expected a schema, got a number, at /'],
    ['no type', {}, 'expected the name of a type, got nothing, at /type'],
    ['too deep', longNested, `the schema is nested deeper than ${nestingDepthMax}`],
    ['a bad name', { type: 'fixed', name: '1a', size: 1 }, "'1a' is no name of Avro"],
    ['the name of a type of Avro', { type: 'fixed', name: 'int', size: 1 }, "a type can't be called int"],
    ['no size', { type: 'fixed', name: 'F', size: 1.5 }, 'the size of a fixed'],
    [
      'a name twice',
      [
        { type: 'fixed', name: 'F', size: 1 },
        { type: 'fixed', name: 'F', size: 2 },
      ],
      'F is defined more',
    ],
    ['a union in a union', ['null', ['int']], 'a union can not be a branch of another, at /1'],
    ['two of a kind', ['int', { type: 'int', a: 1 }], 'the union has int more than once, at /1'],
    ['a symbol twice', { type: 'enum', name: 'E', symbols: ['A', 'A'] }, 'a symbol is there twice, at /symbols'],
    ['no such symbol', { type: 'enum', name: 'E', symbols: ['A'], default: 'B' }, 'the default of the enum'],
    ['no fields', { type: 'record', name: 'R' }, "'fields' is missing, at /"],
    [
      'a field twice',
      record([
        { name: 'a', type: 'int' },
        { name: 'a', type: 'int' },
      ]),
      'has a field a already',
    ],
    ['an order', record([{ name: 'a', type: 'int', order: 'up' }]), 'the order of a field is'],
    ['symbols', { type: 'enum', name: 'E', symbols: [1] }, "'symbols' is a list of texts"],
    ['doc', { type: 'enum', name: 'E', symbols: [], doc: 1 }, "'doc' is a text, not a number"],
  ])('%s', (_, schema, message) => {
    expect(() => parseAvro(typeof schema === 'string' ? schema : JSON.stringify(schema))).toThrow(
      expect.objectContaining({ code: 'INVALID_DATA', message: expect.stringContaining(message) as string }),
    )
  })
})

describe('defaults', () => {
  const parse = (type: unknown, value: unknown, checkDefaults = true): unknown =>
    parseAvro(JSON.stringify(record([{ name: 'a', type, default: value }])), { checkDefaults })
  const inner = {
    type: 'record',
    name: 'In',
    fields: [
      { name: 'x', type: 'int' },
      { name: 'y', type: 'int', default: 1 },
    ],
  }

  it.each<[unknown, unknown]>([
    ['int', 2 ** 31 - 1],
    ['long', -(2 ** 53 - 1)],
    ['double', 1],
    ['bytes', '\u00ff'],
    [['null', 'int'], 5],
    [{ type: 'map', values: 'boolean' }, { a: true }],
    [{ type: 'array', items: ['null', 'string'] }, [null, 'a']],
    [{ type: 'enum', name: 'E', symbols: ['A'] }, 'A'],
    [inner, { x: 1 }],
  ])('%j takes %j', (type, value) => {
    expect(parse(type, value)).toBeDefined()
  })

  it.each<[unknown, unknown, string]>([
    ['int', 2 ** 31, 'it is beyond 32 bits'],
    ['long', 2 ** 53, 'it is beyond 2^53 - 1'],
    ['long', 0.5, 'expected long, got a number'],
    ['string', null, 'expected string, got null'],
    [['null', 'int'], 'a', 'a string is none of null, int'],
    [{ type: 'map', values: 'boolean' }, { a: 1 }, 'expected boolean, got a number'],
    [{ type: 'array', items: 'int' }, {}, 'expected array, got an object'],
    [{ type: 'enum', name: 'E', symbols: ['A'] }, 'B', 'it is none of the symbols of shop.E'],
    [inner, { y: 1 }, 'it has no field x'],
    [inner, { x: 'a' }, 'field x: expected int, got a string'],
  ])('%j refuses %j, unless what is old is read', (type, value, problem) => {
    expect(() => parse(type, value)).toThrow(`the default of field a does not fit: ${problem}, at /fields/0`)
    expect(parse(type, value, false)).toBeDefined()
  })

  it('that were made to take for ever are refused', () => {
    const branch = (name: string): object => ({ type: 'record', name, fields: [{ name: 'x', type: 'U' }] })
    const fields = [{ name: 'x', type: ['int', 'A', branch('B')] }]
    let value: unknown = 'no'
    for (let depth = 0; depth < 100; depth++) value = { x: value }
    const schema = JSON.stringify({ type: 'record', name: 'A', fields }).replace('"U"', '["int","A","B"]')
    const whole = `{"type":"record","name":"Top","fields":[{"name":"a","type":${schema},"default":${JSON.stringify(value)}}]}`
    expect(() => parseAvro(whole)).toThrow('the default of field a does not fit')
  })
})

describe('the Parsing Canonical Form', () => {
  it.each([
    // The examples of the transformations in the specification.
    [
      '{"type":"fixed","name":"md5","namespace":"x.y","size":16,"doc":"d"}',
      '{"name":"x.y.md5","type":"fixed","size":16}',
    ],
    ['{"type":"enum","name":"e","symbols":["A"],"default":"A"}', '{"name":"e","type":"enum","symbols":["A"]}'],
    ['{"type":"long","logicalType":"timestamp-millis"}', '"long"'],
    [
      '{"type":"map","values":["null",{"type":"array","items":"int"}]}',
      '{"type":"map","values":["null",{"type":"array","items":"int"}]}',
    ],
    [
      '{"fields":[{"doc":"x","type":["null","foo"],"name":"next","default":null}],"type":"record","name":"foo","aliases":["bar"]}',
      '{"name":"foo","type":"record","fields":[{"name":"next","type":["null","foo"]}]}',
    ],
  ])('of %s', (schema, canonical) => {
    const { type } = parseAvro(schema)
    expect(parsingCanonicalForm(type)).toBe(canonical)
    expect(JSON.stringify(avsc.Type.forSchema(JSON.parse(schema) as avsc.Schema).schema())).toBe(canonical)
  })
})
