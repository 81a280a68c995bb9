import type { StandardSchemaV1 } from '@standard-schema/spec'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { topic } from '../topic.ts'
import { serde } from './index.ts'
import { rangeReaderOf } from './range-reader.ts'

const bytesOf = (written: Uint8Array | string): Buffer => Buffer.from(written as string)

/** A schema as zod, valibot and others make them: takes `{ at: string }`, gives `{ at: Date }`. */
const dated: StandardSchemaV1<{ at: string }, { at: Date }> = {
  '~standard': {
    version: 1,
    vendor: 'example',
    validate(value) {
      const { at } = value as { at: unknown }
      if (typeof at === 'string') return { value: { at: new Date(at) } }
      return { issues: [{ message: 'expected text', path: ['order', { key: 'at' }] }] }
    },
  },
}

describe('string and bytes', () => {
  it('goes there and comes back', () => {
    for (const text of ['', 'a', 'äöü €', '💶'.repeat(1_000)]) {
      expect(serde.string().deserialize(bytesOf(serde.string().serialize(text)))).toBe(text)
    }
    const bytes = Buffer.of(0, 255, 1)
    expect(serde.bytes().deserialize(bytesOf(serde.bytes().serialize(bytes)))).toEqual(bytes)
  })

  it('reads text of any length within other bytes, ASCII or not', () => {
    const read = rangeReaderOf(serde.string())
    for (let length = 0; length <= 20; length += 1) {
      const ascii = Array.from({ length }, (_, at) => String.fromCharCode((at * 29) & 0x7f)).join('')
      for (const text of [ascii, ...Array.from(ascii, (_, at) => `${ascii.slice(0, at)}é${ascii.slice(at + 1)}`)]) {
        const bytes = Buffer.from(`<${text}>`)
        expect(read(bytes, 1, bytes.length - 1)).toBe(text)
      }
    }
    // What is no UTF-8 is read as it always was.
    expect(read(Buffer.of(0x61, 0xff, 0x62), 0, 3)).toBe('a\ufffdb')
  })

  it('refuses other kinds, without showing the value', () => {
    const secret = { password: 'hunter2' } as unknown as string
    expect(() => serde.string().serialize(secret)).toThrow('expected a string, got an object (Object)')
    expect(() => serde.bytes().serialize('text' as unknown as Uint8Array)).toThrow(
      'expected a Uint8Array, got a string',
    )
    expect(() => topic('t').value.serialize(5 as unknown as string)).toThrow(
      'expected a Uint8Array or a string, got a number',
    )
  })
})

describe('numbers', () => {
  it('writes them as Kafka does', () => {
    expect(serde.integer().serialize(-2)).toEqual(Buffer.from('fffffffe', 'hex'))
    expect(serde.long().serialize(-2)).toEqual(Buffer.from('fffffffffffffffe', 'hex'))
    expect(serde.double().serialize(1.5)).toEqual(Buffer.from('3ff8000000000000', 'hex'))
  })

  it.each([
    [serde.integer(), [0, -1, 0x7fff_ffff, -0x8000_0000]],
    [serde.long(), [0, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]],
    [serde.double(), [0, -0, 1e300, Number.POSITIVE_INFINITY, Number.NaN]],
  ])('goes there and comes back', (number, values) => {
    for (const value of values) expect(number.deserialize(bytesOf(number.serialize(value)))).toBe(value)
  })

  it('refuses what does not fit', () => {
    expect(() => serde.integer().serialize(0x8000_0000)).toThrow('not a 32-bit integer')
    expect(() => serde.integer().serialize(1.5)).toThrow('not a 32-bit integer')
    expect(() => serde.long().serialize(2 ** 53)).toThrow('not a safe 64-bit integer')
    expect(() => serde.long().deserialize(Buffer.from('0020000000000000', 'hex'))).toThrow('2^53')
    expect(() => serde.integer().deserialize(Buffer.alloc(3))).toThrow('has 4 bytes, these are 3')
    expect(() => serde.double().serialize('1' as unknown as number)).toThrow('expected a number')
  })
})

describe('json', () => {
  it('goes there and comes back', () => {
    const json = serde.json<{ a: number[] }>()
    expect(json.deserialize(bytesOf(json.serialize({ a: [1] })))).toEqual({ a: [1] })
    expect(() => serde.json().serialize(undefined)).toThrow('JSON cannot carry a undefined')
    expect(() => serde.json().deserialize(Buffer.from('{'))).toThrow(SyntaxError)
  })

  it('checks with a schema on both ways, and transforms once', () => {
    const json = serde.json(dated)
    const written = json.serialize({ at: '2026-01-01' })
    expect(written).toBe('{"at":"2026-01-01"}')
    expect(json.deserialize(bytesOf(written))).toEqual({ at: new Date('2026-01-01') })
    expect(() => json.serialize({ at: 5 } as unknown as { at: string })).toThrow('order.at: expected text')
    expect(() => json.deserialize(Buffer.from('{}'))).toThrow('order.at: expected text')
  })

  it('has the types of its schema', () => {
    const orders = topic('orders', { key: serde.string(), value: serde.json(dated) })
    expectTypeOf(orders.value.serialize).parameter(0).toEqualTypeOf<{ at: string }>()
    expectTypeOf(orders.value.deserialize).returns.toEqualTypeOf<{ at: Date }>()
    expectTypeOf(topic('raw').value.deserialize).returns.toEqualTypeOf<Buffer>()
  })

  it('refuses a schema that validates asynchronously', () => {
    const slow: StandardSchemaV1<string> = {
      '~standard': { version: 1, vendor: 'slow', validate: () => Promise.reject(new Error('never seen')) },
    }
    expect(() => serde.json(slow).serialize('x')).toThrow('slow schema validates asynchronously')
  })
})
