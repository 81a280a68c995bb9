import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal } from './decimal.ts'
import { equalValues } from './equal.ts'
import { parseText } from './parse-text.ts'
import { Schema } from './schema.ts'
import { Struct } from './struct.ts'
import { dateText, literalText, toText } from './text.ts'
import { type ConnectValue, float32, float64, int8 } from './value.ts'

const row = Schema.struct({ a: Schema.int32(), b: Schema.string({ optional: true }), f: Schema.float64() })

const texts: [Schema | null, ConnectValue, string, string][] = [
  [null, 'x', 'x', 'x'],
  [null, 5, '5', '5'],
  [null, float64(5), '5.0', '5.0'],
  [null, float32(0.1), '0.1', '0.1'],
  [Schema.float32(), Math.fround(0.1), '0.1', '0.1'],
  [Schema.float64(), 5, '5.0', '5.0'],
  [Schema.int64(), 2n ** 62n, '4611686018427387904', '4611686018427387904'],
  [Schema.decimal(2), Decimal.parse('1.20'), '1.20', '1.20'],
  [Schema.bytes(), Buffer.from([1, 2]), 'AQI=', 'AQI='],
  [Schema.timestamp(), new Date(1700000000123), '2023-11-14T22:13:20.123Z', '2023-11-14T22:13:20.123Z'],
  [null, [int8(1), 'a', null, Buffer.from([1])], '[1, a, null, AQ==]', '[1,"a",null,"AQ=="]'],
  [Schema.map(Schema.string(), Schema.float64()), new Map([['k', 1]]), '{k=1.0}', '{"k":1.0}'],
  [null, new Map([['a "b" \\', true]]), '{a "b" \\=true}', '{"a \\"b\\" \\\\":true}'],
  [row, new Struct(row, { a: 1, f: 2 }), 'Struct{a=1,f=2.0}', '{"a":1,"b":null,"f":2.0}'],
]

describe('the text of a value', () => {
  it.each(texts)('for people, and as a literal (%#)', (schema, value, text, literal) => {
    expect(toText(schema, value)).toBe(text)
    expect(literalText(schema, value)).toBe(literal)
  })

  it('is as short for a date as it says all', () => {
    expect(dateText(new Date(80_000_123))).toBe('22:13:20.123Z')
    expect(dateText(new Date(1699920000000))).toBe('2023-11-14')
    expect(dateText(new Date(-1))).toBe('1969-12-31T23:59:59.999Z')
    expect(() => dateText(new Date(Number.NaN))).toThrow('a Date without a time')
  })

  it('is there for values of Connect only', () => {
    expect(() => toText(null, {} as ConnectValue)).toThrow('there is no text for an object')
  })
})

describe('what a text says', () => {
  it.each<[string, Schema | null, ConnectValue]>([
    ['5', Schema.int8(), 5],
    ['-129', Schema.int16(), -129],
    ['2147483648', Schema.int64(), 2147483648],
    ['9223372036854775808', Schema.decimal(0), Decimal.parse('9223372036854775808')],
    ['1e5', Schema.int32(), 100000],
    ['1.50', Schema.float32(), 1.5],
    ['0.0', Schema.int8(), 0],
    ['3.141592653589793', Schema.float64(), Math.PI],
    ['3.14159265358979323846', Schema.decimal(20), Decimal.parse('3.14159265358979323846')],
    ['1e-1000', Schema.decimal(1000), Decimal.parse('1e-1000')],
    [' 7 ', Schema.int8(), 7],
    ['true', Schema.boolean(), true],
    ['null', null, null],
    ['', Schema.string(), ''],
    ['2023-02-30', Schema.string(), '2023-02-30'],
    ['25:00:00.000Z', Schema.string(), '25:00:00.000Z'],
    ['[22:13:20.123Z]', Schema.array(Schema.time()), [new Date(80_000_123)]],
    ['["2023-11-14"]', Schema.array(Schema.date()), [new Date(1699920000000)]],
    ['[1,null]', Schema.array(Schema.int8({ optional: true })), [1, null]],
    ['[[1],["a"]]', Schema.array(null), [[int8(1)], ['a']]],
    [
      '{1:"a", "b" : [ ]}',
      Schema.map(null, null),
      new Map<ConnectValue, ConnectValue>([
        [int8(1), 'a'],
        ['b', []],
      ]),
    ],
    [
      '[9007199254740993, 0.5]',
      Schema.array(null),
      [9007199254740993n, 0.5].map((v) => (v === 0.5 ? float32(0.5) : v)),
    ],
    ['{null:1}', Schema.string(), '{null:1}'],
    ['{"a":1,}', Schema.string(), '{"a":1,}'],
    ['["\\', Schema.string(), '["\\'],
  ])('%j', (text, schema, value) => {
    const said = parseText(text)
    expect(said.schema === null ? null : said.schema.equals(schema ?? Schema.string())).toBe(
      schema === null ? null : true,
    )
    expect(equalValues(said.value, value)).toBe(true)
  })

  it('is a number before something else only where that is asked for', () => {
    expect(parseText('12:30')).toEqual({ schema: Schema.string(), value: '12:30' })
    expect(parseText('12:30', { numberAndMore: true })).toEqual({ schema: Schema.int8(), value: 12 })
    expect(parseText('a:30', { numberAndMore: true })).toEqual({ schema: Schema.string(), value: 'a:30' })
  })

  it('is what was written, of texts, integers and what holds them', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((value) => typeof parseText(value).value === 'string')
    const scalar = fc.oneof(text, fc.boolean(), fc.integer({ min: -128, max: 127 }).map(int8))
    const { value: values } = fc.letrec<{ value: ConnectValue }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        scalar,
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(text, tie('value'), { maxKeys: 4 }).map((entries) => new Map(Object.entries(entries))),
      ),
    }))
    fc.assert(
      fc.property(values, (value) => {
        const literal = literalText(null, value)
        const said = parseText(literal)
        expect(literalText(said.schema, said.value)).toBe(literal)
      }),
    )
  })

  it('is never an error', () => {
    const pieces = [
      '[',
      ']',
      '{',
      '}',
      '"',
      '\\',
      ':',
      ',',
      '1',
      '-',
      'e9',
      '.',
      'null',
      'true',
      ' ',
      '2023-11-14',
      'x',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 10 }), (chosen) => {
        expect(parseText(chosen.join(''))).toHaveProperty('schema')
      }),
      { numRuns: 1_000 },
    )
    expect(parseText('['.repeat(100_000)).value).toHaveLength(100_000)
    expect(parseText(`["${'a'.repeat(1_000_000)}"]`).schema?.type).toBe('array')
  })
})
