import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyData, anySchemaless } from '../../../test/arbitrary.ts'
import { equalValues } from '../../data/equal.ts'
import type { SchemaAndValue } from '../../data/record.ts'
import { equalSchemas, Schema } from '../../data/schema.ts'
import { Struct } from '../../data/struct.ts'
import { checkValue } from '../../data/validate.ts'
import type { ConnectValue } from '../../data/value.ts'
import type { Converter } from '../converter.ts'
import { jsonConverter } from './json-converter.ts'

const withSchemas = (config: Record<string, string> = {}): Converter => jsonConverter.create(config, 'value')
const plain = (): Converter => jsonConverter.create({ 'schemas.enable': 'false' }, 'value')
const textOf = (bytes: Uint8Array | null): string => Buffer.from(bytes ?? []).toString()
const read = (converter: Converter, text: string): SchemaAndValue => converter.toConnect('t', Buffer.from(text))

function expectSame(one: SchemaAndValue, other: SchemaAndValue): void {
  expect(equalSchemas(one.schema, other.schema)).toBe(true)
  expect(equalValues(one.value, other.value)).toBe(true)
}

describe('JSON', () => {
  it.each(['BASE64', 'NUMERIC'])('with a schema is read as what was written, decimals as %s', (format) => {
    const converter = withSchemas({ 'decimal.format': format, 'replace.null.with.default': 'false' })
    fc.assert(
      fc.property(anyData, (data) => {
        const bytes = converter.fromConnect('t', data)
        const back = converter.toConnect('t', bytes)
        checkValue(back.schema, back.value)
        expectSame(back, data)
        expect(textOf(converter.fromConnect('t', back))).toBe(textOf(bytes))
        expect(() => JSON.parse(textOf(bytes)) as unknown).not.toThrow()
      }),
    )
  })

  it('without a schema is read as what was written', () => {
    const converter = plain()
    fc.assert(
      fc.property(anySchemaless, (value) => {
        const back = converter.toConnect('t', converter.fromConnect('t', { schema: null, value }))
        expectSame(back, { schema: null, value })
      }),
    )
  })

  it('with a schema of a record before is read by that schema only if it is the same', () => {
    const converter = withSchemas()
    const first = '{"schema":{"type":"int32"},"payload":1}'
    expect(read(converter, first)).toEqual({ schema: Schema.int32(), value: 1 })
    expect(read(converter, first)).toEqual({ schema: Schema.int32(), value: 1 })
    expect(read(converter, '{"schema":{"type":"int64"},"payload":1}').schema).toEqual(Schema.int64())
    expect(read(converter, '{"schema":{"type":"int32"},"payload":2} ')).toEqual({ schema: Schema.int32(), value: 2 })
    expect(read(converter, '{"payload":3,"schema":{"type":"int32"}}')).toEqual({ schema: Schema.int32(), value: 3 })
    expect(() => read(converter, '{"schema":{"type":"int32"},"payload":2,"more":1}')).toThrow('and nothing else')
    expect(() => read(converter, '{"schema":{"type":"int32"},"payload":2}}')).toThrow('the end is wanted')
    expect(() => read(converter, '{"schema":{"type":"int32"},"payload":2')).toThrow("',' or '}' is wanted")
    expect(read(converter, '{"schema":{"type":"int32"},"payload":2,"payload":4}')).toMatchObject({ value: 4 })
    expect(read(converter, '{"schema":null,"payload":[1.5]}')).toEqual({ schema: null, value: [1.5] })
  })

  it('shares the schemas that it has read before, up to the size of the cache', () => {
    const texts = ['{"type":"struct","fields":[]}', '{"type":"array","items":{"type":"int8"}}']
    const schemas = (size: string): (Schema | null)[] => {
      const converter = withSchemas({ 'schemas.cache.size': size })
      const payloads = ['{}', '[]', '{}', '[]']
      return payloads.map((payload, at) => read(converter, `{"schema":${texts[at % 2]},"payload":${payload}}`).schema)
    }
    const [struct, array, structAgain, arrayAgain] = schemas('2')
    expect(structAgain).toBe(struct)
    expect(arrayAgain).toBe(array)
    const [forgotten, , anew] = schemas('1')
    expect(anew).not.toBe(forgotten)
    expect(anew).toEqual(forgotten)
  })

  it('puts defaults in the place of null, or not', () => {
    const schema = Schema.struct({ a: Schema.string({ optional: true, default: 'x' }) })
    const data = { schema, value: new Struct(schema) }
    expect(textOf(plain().fromConnect('t', data))).toBe('{"a":"x"}')
    const kept = jsonConverter.create({ 'schemas.enable': 'false', 'replace.null.with.default': 'false' }, 'value')
    expect(textOf(kept.fromConnect('t', data))).toBe('{"a":null}')
  })

  it.each<[string, string]>([
    ['{"schema":{"type":"int8"},"payload":300}', 'int8 is wanted, is a number that is none'],
    ['{"schema":{"type":"int64"},"payload":9223372036854775808}', 'int64 is wanted, is a number that is none'],
    ['{"schema":{"type":"int32"},"payload":1e999999999}', 'int32 is wanted, is a number that is none'],
    ['{"schema":{"type":"int32"},"payload":1e-999999999}', 'int32 is wanted, is a number that is none'],
    ['{"schema":{"type":"double"},"payload":1e400}', 'float64 is wanted, is a number that is none'],
    ['{"schema":{"type":"bytes"},"payload":"A"}', 'bytes stands as base64, and this is none'],
    ['{"schema":{"type":"bytes"},"payload":"A-_="}', 'bytes stands as base64, and this is none'],
    [
      '{"schema":{"type":"struct","fields":[{"field":"a","type":"array","items":{"type":"int8"}}]},"payload":{"a":[1,"x"]}}',
      "field 'a': [1]: int8 is wanted, is a text",
    ],
    ['{"schema":{"type":"map","keys":{"type":"int8"},"values":{"type":"int8"}},"payload":[[1]]}', 'a pair of key'],
    ['{"schema":{"type":"struct"},"payload":{}}', "a member 'fields', an array"],
    ['{"schema":{"type":"struct","fields":[null]},"payload":{}}', "a member 'field', its name"],
    ['{"schema":{"type":"integer"},"payload":1}', "has the type 'integer': there are int8,"],
    ['', 'bytes are no JSON: a value is wanted at position 0, and the text ends'],
  ])('%s is refused', (text, message) => {
    expect(() => read(withSchemas(), text)).toThrow(message)
  })

  it('takes an integer that is written with a fraction of nothing', () => {
    const converter = withSchemas()
    expect(read(converter, '{"schema":{"type":"int32"},"payload":1.0}').value).toBe(1)
    expect(read(converter, '{"schema":{"type":"int64"},"payload":1e2}').value).toBe(100)
    expect(read(converter, '{"schema":{"type":"int64"},"payload":12.5e1}').value).toBe(125)
  })

  it.each<[Schema | null, ConnectValue, string]>([
    [Schema.int32(), 2 ** 31, 'int32 is wanted, is another number'],
    [Schema.int32(), null, 'int32 is not optional, has no default, and is null'],
    [Schema.string(), 5, 'string is wanted, is another number'],
    [Schema.array(Schema.int8()), [1, 'x'], '[1]: int8 is wanted, is string'],
    [Schema.map(Schema.string(), Schema.int8()), new Map([['a', 'x']]), '[entry 0]: int8 is wanted, is string'],
    [Schema.struct({}), new Struct(Schema.struct({ a: Schema.int8() })), 'struct is wanted, is struct'],
    [null, new Date(0), 'JSON has nothing for date without a schema'],
    [null, { a: 1 } as unknown as ConnectValue, 'see fromPlain()'],
  ])('has nothing for %o (%#)', (schema, value, message) => {
    expect(() => plain().fromConnect('t', { schema, value })).toThrow(message)
  })

  it('may be as deep as its parser allows', () => {
    const nested = (depth: number): ConnectValue => {
      let value: ConnectValue = []
      for (let at = 1; at < depth; at++) value = [value]
      return value
    }
    const bytes = plain().fromConnect('t', { schema: null, value: nested(1_000) })
    expect(equalValues(plain().toConnect('t', bytes).value, nested(1_000))).toBe(true)
    expect(() => plain().fromConnect('t', { schema: null, value: nested(1_002) })).toThrow('nested deeper than 1000')
  })

  it('refuses options that can not be', () => {
    expect(() => withSchemas({ 'decimal.format': 'HEX' })).toThrow('Invalid value HEX for configuration decimal.format')
    expect(() => withSchemas({ 'schemas.enable': 'yes' })).toThrow('schemas.enable')
    expect(() => withSchemas({ 'schemas.cache.size': '-1' })).toThrow('schemas.cache.size')
  })

  it('writes each value of a field, whatever the one before it was', () => {
    const optional = { optional: true }
    const schema = Schema.struct({ text: Schema.string(optional), number: Schema.float64(), whole: Schema.int64() })
    const converter = withSchemas()
    const written = (text: string | null, number: number, whole: number | bigint): string => {
      const value = Struct.ofChecked(schema, [text, number, whole])
      return textOf(converter.fromConnect('t', { schema, value })).replace(/.*"payload":(.*)\}$/, '$1')
    }
    const long = 'x'.repeat(100)
    for (const [text, number, whole, expected] of [
      ['a "b"', 0, 1, '{"text":"a \\"b\\"","number":0.0,"whole":1}'],
      ['a "b"', -0, 1, '{"text":"a \\"b\\"","number":-0.0,"whole":1}'],
      [null, -0, 2n ** 60n, '{"text":null,"number":-0.0,"whole":1152921504606846976}'],
      [long, Number.NaN, 2n ** 60n, `{"text":"${long}","number":"NaN","whole":1152921504606846976}`],
      [long, Number.NaN, 1, `{"text":"${long}","number":"NaN","whole":1}`],
      ['\ud800', 1, 1, '{"text":"\\ud800","number":1.0,"whole":1}'],
      ['\ud800', 1, 1, '{"text":"\\ud800","number":1.0,"whole":1}'],
    ] as const) {
      expect(written(text, number, whole)).toBe(expected)
    }
    // Long after nothing was the same, too.
    for (let at = 0; at < 300; at++) {
      expect(written(`t${at}`, at, at)).toBe(`{"text":"t${at}","number":${at}.0,"whole":${at}}`)
    }
    expect(() => written('t', 1, -0)).toThrow('int64 is wanted')
    expect(() => written('t', 1, -0)).toThrow('int64 is wanted')
  })
})
