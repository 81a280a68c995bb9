import { isStreamError } from '@millrace/base'
import { describe, expect, it } from 'vitest'
import { Decimal } from './decimal.ts'
import { Schema } from './schema.ts'
import { Struct } from './struct.ts'

const order = Schema.struct(
  { id: Schema.int64(), note: Schema.string({ optional: true }), count: Schema.int32({ default: 1 }) },
  { name: 'Order', version: 2, doc: 'what was ordered', parameters: { origin: 'shop' } },
)

describe('a schema', () => {
  it('keeps its fields in order', () => {
    expect(order.fields.map(({ name, index }) => [name, index])).toEqual([
      ['id', 0],
      ['note', 1],
      ['count', 2],
    ])
    const numbered = Schema.struct([
      ['2', Schema.int8()],
      ['1', Schema.int8()],
    ])
    expect(numbered.fields.map(({ name }) => name)).toEqual(['2', '1'])
  })

  it('is changed into another, and stays itself', () => {
    const next = order.with({ name: 'Next', optional: true, version: undefined })
    expect(next).toMatchObject({ type: 'struct', name: 'Next', optional: true, version: undefined, doc: order.doc })
    expect(next.field('id')?.schema).toBe(Schema.int64())
    expect(order.name).toBe('Order')
    expect(order.with({}).equals(order)).toBe(true)
    const wider = order.with({
      fields: [...order.fields.map((f) => [f.name, f.schema] as const), ['x', Schema.int8()]],
    })
    expect(wider.fields).toHaveLength(4)
  })

  it.each([
    order.with({ name: 'Other' }),
    order.with({ version: 3 }),
    order.with({ doc: undefined }),
    order.with({ optional: true }),
    order.with({ parameters: { origin: 'web' } }),
    order.with({ fields: { note: Schema.string({ optional: true }), id: Schema.int64(), count: Schema.int32() } }),
    order.with({ default: new Struct(order, { id: 1 }) }),
    Schema.string(),
  ])('is another if anything differs (%#)', (other) => {
    expect(order.equals(other)).toBe(false)
    expect(other.equals(order)).toBe(false)
  })

  it('knows elements, keys and values', () => {
    const map = Schema.map(Schema.int32(), Schema.array(Schema.string()))
    expect(map.equals(Schema.map(Schema.int32(), Schema.array(Schema.string())))).toBe(true)
    expect(map.equals(Schema.map(Schema.int32(), Schema.array(null)))).toBe(false)
  })

  it('has logical types', () => {
    expect(Schema.decimal(2)).toMatchObject({
      type: 'bytes',
      name: 'org.apache.kafka.connect.data.Decimal',
      version: 1,
      parameters: new Map([['scale', '2']]),
    })
    expect(Schema.decimal(2, { default: Decimal.parse('1.50') }).default).toEqual(Decimal.parse('1.50'))
    expect(Schema.timestamp({ optional: true })).toMatchObject({ type: 'int64', optional: true, version: 1 })
  })

  it('refuses a field twice, and a default of another type', () => {
    const twice = [
      ['a', Schema.int8()],
      ['a', Schema.int8()],
    ] as const
    expect(() => Schema.struct(twice)).toThrow('has a field twice')
    const wrong = (): Schema => Schema.int32({ default: 'x' })
    expect(wrong).toThrow('the default of int32: int32 is wanted, is string')
    try {
      wrong()
    } catch (error) {
      expect(isStreamError(error, 'INVALID_DATA')).toBe(true)
    }
  })
})
