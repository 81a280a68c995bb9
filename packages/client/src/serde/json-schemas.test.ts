// Standard Schema is an interface: these are the libraries that people use behind it.
import { type } from 'arktype'
import * as v from 'valibot'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { z } from 'zod'
import { serde } from './index.ts'

const bytesOf = (written: Uint8Array | string): Buffer => Buffer.from(written as string)

interface Order {
  readonly item: string
  readonly quantity: number
}

describe.each([
  ['zod', serde.json(z.object({ item: z.string(), quantity: z.number().int().positive() }))],
  ['valibot', serde.json(v.object({ item: v.string(), quantity: v.pipe(v.number(), v.integer(), v.minValue(1)) }))],
  ['arktype', serde.json(type({ item: 'string', quantity: 'number.integer > 0' }))],
])('JSON checked by a schema of %s', (vendor, json) => {
  it('goes there and comes back', () => {
    const order: Order = { item: 'rye', quantity: 2 }
    expect(json.deserialize(bytesOf(json.serialize(order)))).toEqual(order)
    expect(json.name).toBe(`json (${vendor} schema)`)
    expectTypeOf(json.serialize).parameter(0).toExtend<Order>()
  })

  it('refuses what the schema refuses, naming the field', () => {
    expect(() => json.serialize({ item: 'rye', quantity: 0 })).toThrow(/quantity/)
    expect(() => json.serialize({ item: 5, quantity: 1 } as unknown as Order)).toThrow(/item/)
    expect(() => json.deserialize(Buffer.from('{"item":"rye"}'))).toThrow(/quantity/)
    expect(() => json.deserialize(Buffer.from('[]'))).toThrow(/\w/)
  })
})

describe.each([
  [
    'zod',
    serde.json(
      z.object({ at: z.iso.datetime().transform((text) => new Date(text)), note: z.string().default('none') }),
    ),
  ],
  [
    'valibot',
    serde.json(
      v.object({
        at: v.pipe(
          v.string(),
          v.isoTimestamp(),
          v.transform((text) => new Date(text)),
        ),
        note: v.optional(v.string(), 'none'),
      }),
    ),
  ],
  ['arktype', serde.json(type({ at: 'string.date.iso.parse', note: "string = 'none'" }))],
])('a schema of %s that transforms', (_, json) => {
  it('does so once, at the consumer', () => {
    const written = json.serialize({ at: '2026-01-01T00:00:00Z' })
    expect(written).toBe('{"at":"2026-01-01T00:00:00Z"}')
    const read = json.deserialize(bytesOf(written))
    expect(read).toEqual({ at: new Date('2026-01-01T00:00:00Z'), note: 'none' })
    expectTypeOf(read).toEqualTypeOf<{ at: Date; note: string }>()
  })
})

describe.each([
  ['zod', serde.json(z.string().refine((text) => Promise.resolve(text !== '')))],
  [
    'valibot',
    serde.json(
      v.pipeAsync(
        v.string(),
        v.checkAsync((text) => Promise.resolve(text !== '')),
      ),
    ),
  ],
])('an asynchronous schema of %s', (vendor, json) => {
  it('is refused on both ways, and says what to do', () => {
    const refusal = `the ${vendor} schema validates asynchronously; records keep the order of the calls, so use a synchronous schema`
    expect(() => json.serialize('x')).toThrow(refusal)
    expect(() => json.deserialize(Buffer.from('"x"'))).toThrow(refusal)
  })
})

it('says the first few of many problems', () => {
  const json = serde.json(z.array(z.number()))
  const text = JSON.stringify(Array.from({ length: 10_000 }, () => 'x'))
  expect(() => json.deserialize(Buffer.from(text))).toThrow(/^(\d: [^;]+; ){5}and 9995 more$/)
})
