import { describe, expect, it } from 'vitest'
import { Decimal } from './decimal.ts'
import { equalValues } from './equal.ts'
import { kindInWords, valueKind } from './kind.ts'
import { fromPlain, toPlain } from './plain.ts'
import { Schema } from './schema.ts'
import { Struct } from './struct.ts'
import { type ConnectValue, float32, float64, int16, int32, int64, int8, TypedNumber } from './value.ts'

describe('a value without a schema', () => {
  it.each<[unknown, string | undefined]>([
    [1, 'int64'],
    [1.5, 'float64'],
    [-0, 'float64'],
    [2 ** 53, 'float64'],
    [5n, 'int64'],
    [2n ** 63n, undefined],
    [int8(5), 'int8'],
    [float32(5), 'float32'],
    [float64(1), 'float64'],
    ['x', 'string'],
    [true, 'boolean'],
    [null, 'null'],
    [undefined, undefined],
    [Buffer.alloc(1), 'bytes'],
    [new Date(0), 'date'],
    [Decimal.parse('1'), 'decimal'],
    [[], 'array'],
    [new Map(), 'map'],
    [new Struct(Schema.struct({})), 'struct'],
    [{}, undefined],
    [Symbol.iterator, undefined],
  ])('tells what it is (%#)', (value, kind) => {
    expect(valueKind(value)).toBe(kind)
    expect(kindInWords(value)).not.toBe('')
  })

  it('is wrapped only where a plain number says something else', () => {
    expect(float64(1.5)).toBe(1.5)
    expect(float64(1)).toEqual(new TypedNumber('float64', 1))
    expect(int64(2n ** 53n - 1n)).toBe(2 ** 53 - 1)
    expect(int64(2n ** 53n)).toBe(2n ** 53n)
    expect(float32(0.1).value).toBe(Math.fround(0.1))
    expect(+int32(2) + +int16(3)).toBe(5)
    expect(JSON.stringify([int8(1)])).toBe('[1]')
  })

  it('is within its range', () => {
    expect(() => int8(128)).toThrow('128 is no int8')
    expect(() => int16(-32769)).toThrow('-32769 is no int16')
    expect(() => int32(2 ** 31)).toThrow('2147483648 is no int32')
    expect(() => int64(2 ** 53)).toThrow('give it as a bigint')
    expect(() => int64(2n ** 63n)).toThrow('is no int64')
  })
})

describe('equal values', () => {
  const one = (): ConnectValue =>
    new Map<ConnectValue, ConnectValue>([
      ['a', [1, Buffer.from('x'), new Date(5), Decimal.parse('1.0'), Number.NaN]],
      [Decimal.parse('2'), int8(1)],
    ])

  it('are equal all the way down', () => {
    expect(equalValues(one(), one())).toBe(true)
    expect(equalValues(5n, 5)).toBe(true)
    expect(equalValues([...(one() as Map<string, string>)].toReversed(), one())).toBe(false)
    expect(equalValues(new Map([...(one() as Map<string, string>)].toReversed()), one())).toBe(true)
  })

  it.each<[ConnectValue, ConnectValue]>([
    [0, -0],
    [1, int8(1)],
    [int8(1), int16(1)],
    [5n, 6],
    ['5', 5],
    [null, 0],
    [Decimal.parse('1.0'), Decimal.parse('1.00')],
    [[1], [1, 2]],
    [[null], [0]],
    [new Map([['a', null]]), new Map([['b', null]])],
    [new Date(1), new Date(2)],
    [Buffer.from('a'), Buffer.from('b')],
    [new Date(1), 1],
  ])('differ: %o and %o', (left, right) => {
    expect(equalValues(left, right)).toBe(false)
    expect(equalValues(right, left)).toBe(false)
  })
})

describe('plain values', () => {
  it('become maps, and objects again', () => {
    const plain = { id: 1, tags: ['a', { deep: null }], gone: undefined, at: new Date(5) }
    const value = fromPlain(plain)
    expect(value).toEqual(
      new Map<string, unknown>([
        ['id', 1],
        ['tags', ['a', new Map([['deep', null]])]],
        ['at', plain.at],
      ]),
    )
    expect(toPlain(value)).toEqual({ id: 1, tags: ['a', { deep: null }], at: plain.at })
  })

  it('have no name that is special', () => {
    const value = new Map([['__proto__', 'x']])
    expect(Object.entries(toPlain(value) as object)).toEqual([['__proto__', 'x']])
  })

  it('have defaults, and maps whose keys are no texts', () => {
    const schema = Schema.struct({ a: Schema.int8({ default: 3 }) })
    expect(toPlain([new Struct(schema), new Map([[1, int8(2)]])])).toEqual([{ a: 3 }, new Map([[1, 2]])])
  })

  it('are refused where Connect has none', () => {
    expect(() => fromPlain({ a: () => 1 })).toThrow('Connect has no value for function')
    expect(() => fromPlain(new URL('http://x'))).toThrow('Connect has no value for an object')
    const endless: unknown[] = []
    endless.push(endless)
    expect(() => fromPlain(endless)).toThrow('holds itself')
  })
})
