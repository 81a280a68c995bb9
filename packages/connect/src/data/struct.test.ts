import { describe, expect, it } from 'vitest'
import { Schema } from './schema.ts'
import { Struct } from './struct.ts'

const schema = Schema.struct(
  { id: Schema.int64(), note: Schema.string({ optional: true }), count: Schema.int32({ default: 1 }) },
  { name: 'Order' },
)

describe('a struct', () => {
  it('is made whole', () => {
    const order = new Struct(schema, { id: 7 })
    expect(order.get('id')).toBe(7)
    expect(order.get('note')).toBeNull()
    expect(order.get('count')).toBe(1)
    expect(order.getWithoutDefault('count')).toBeNull()
    expect(() => new Struct(schema, { note: 'x' })).toThrow("field 'id' of struct 'Order' is not optional")
  })

  it('is filled field by field, and checked at the end', () => {
    const order = new Struct(schema).set('note', 'x')
    expect(() => order.check()).toThrow("field 'id' of struct 'Order' is not optional")
    expect(
      order
        .set('id', 2n ** 60n)
        .check()
        .get('id'),
    ).toBe(2n ** 60n)
  })

  it('refuses what does not fit, and says what was meant', () => {
    const order = new Struct(schema, { id: 7 })
    expect(() => order.set('id', 'seven')).toThrow("field 'id' of struct 'Order': int64 is wanted, is string")
    expect(() => order.set('id', null)).toThrow("field 'id' of struct 'Order': int64 is wanted, is null")
    expect(() => order.set('nota', 'x')).toThrow("struct 'Order' has no field 'nota': did you mean 'note'?")
    expect(() => order.get('other')).toThrow("struct 'Order' has no field 'other'")
    expect(() => new Struct(Schema.int8())).toThrow('a struct has a schema of that type')
    expect(order.get('id')).toBe(7)
  })

  it('is equal by schema and values', () => {
    const same = schema.with({})
    expect(new Struct(schema, { id: 7 }).equals(new Struct(same, { id: 7 }))).toBe(true)
    expect(new Struct(schema, { id: 7 }).equals(new Struct(schema, { id: 7, count: 1 }))).toBe(false)
    expect(new Struct(schema, { id: 7 }).equals(new Struct(schema.with({ name: 'X' }), { id: 7 }))).toBe(false)
  })
})
