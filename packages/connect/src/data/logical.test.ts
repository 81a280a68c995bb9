import { describe, expect, it } from 'vitest'
import { Decimal } from './decimal.ts'
import { fromLogical, toLogical } from './logical.ts'
import { Schema } from './schema.ts'
import type { ConnectValue } from './value.ts'

const pairs: [Schema, ConnectValue, ConnectValue][] = [
  [Schema.decimal(2), Decimal.parse('12.34'), Buffer.from([4, 210])],
  [Schema.date(), new Date('1969-12-31T00:00:00Z'), -1],
  [Schema.time(), new Date(80_000_123), 80_000_123],
  [Schema.time(), new Date(86_400_000), 86_400_000],
  [Schema.timestamp(), new Date(-1), -1],
  [Schema.string(), 'x', 'x'],
  [Schema.timestamp({ optional: true }), null, null],
]

describe('logical types', () => {
  it.each(pairs)('stand for what is below them (%#)', (schema, value, below) => {
    expect(fromLogical(schema, value)).toEqual(below)
    expect(toLogical(schema, below)).toEqual(value)
  })

  it.each<[Schema, ConnectValue, string]>([
    [Schema.decimal(1), Decimal.parse('1.25'), 'a decimal has scale 2, its schema has 1'],
    [Schema.date(), new Date(5), 'is a midnight, UTC'],
    [Schema.time(), new Date(86_400_001), 'is within 1970-01-01, UTC'],
    [Schema.time(), new Date(-1), 'is within 1970-01-01, UTC'],
    [Schema.timestamp(), 5, 'is wanted, is int64'],
    [Schema.timestamp(), new Date(Number.NaN), 'a Date without a time'],
    [Schema.bytes({ name: Schema.decimal(1).name }), Decimal.parse('1'), "has a parameter 'scale'"],
  ])('refuse other values (%#)', (schema, value, message) => {
    expect(() => fromLogical(schema, value)).toThrow(message)
  })

  it('refuse what is below no value', () => {
    expect(() => toLogical(Schema.date(), 2 ** 31 - 1)).toThrow('beyond the year 275760')
    expect(() => toLogical(Schema.timestamp(), 2n ** 60n)).toThrow('is made of an integer')
    expect(() => toLogical(Schema.decimal(2), 'x')).toThrow('is made of bytes')
    expect(() => toLogical(Schema.decimal(2), Buffer.alloc(0))).toThrow('one byte at least')
  })
})
