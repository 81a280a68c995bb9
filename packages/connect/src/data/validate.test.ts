import { describe, expect, it } from 'vitest'
import { Decimal } from './decimal.ts'
import { Schema } from './schema.ts'
import { Struct } from './struct.ts'
import { checkValue } from './validate.ts'
import { type ConnectValue, int8 } from './value.ts'

const row = Schema.struct({ a: Schema.int32() }, { name: 'Row' })

const fits: [Schema | null, ConnectValue][] = [
  [Schema.int8(), -128],
  [Schema.int64(), 2n ** 63n - 1n],
  [Schema.int64(), Number.MAX_SAFE_INTEGER],
  [Schema.int64(), 5n],
  [Schema.float32(), 0.1],
  [Schema.float32(), Number.NaN],
  [Schema.float32(), Number.POSITIVE_INFINITY],
  [Schema.float64(), -0],
  [Schema.bytes(), Buffer.from('x')],
  [Schema.bytes(), new Uint8Array(2)],
  [Schema.decimal(2), Decimal.parse('1.50')],
  [Schema.date(), new Date(0)],
  [Schema.string({ optional: true }), null],
  [Schema.string({ default: 'x' }), null],
  [Schema.array(Schema.int8()), [1, 2]],
  [Schema.array(null), [int8(1), 'x', null]],
  [Schema.map(Schema.int32(), Schema.string()), new Map([[1, 'one']])],
  [row, new Struct(row, { a: 1 })],
  [null, new Map<ConnectValue, ConnectValue>([[null, [1.5, new Date(5)]]])],
]

const refused: [Schema | null, unknown, string][] = [
  [Schema.int8(), 128, 'the value: int8 is wanted, is another number'],
  [Schema.int8(), 1.5, 'the value: int8 is wanted, is another number'],
  [Schema.int8(), -0, 'the value: int8 is wanted, is another number'],
  [Schema.int32(), '5', 'the value: int32 is wanted, is string'],
  [Schema.int64(), 2 ** 53, 'the value: int64 is wanted, is another number'],
  [Schema.int64(), 2n ** 63n, 'the value: int64 is wanted, is a bigint beyond 64 bits'],
  [Schema.float32(), 1e300, 'the value: float32 is wanted, is another number'],
  [Schema.boolean(), null, 'the value: boolean is wanted, is null'],
  [Schema.boolean({ optional: true }), undefined, 'the value: boolean is wanted, is undefined'],
  [Schema.string(), { a: 1 }, 'is an object: a struct or a Map is wanted, see fromPlain()'],
  [Schema.decimal(2), Buffer.from('x'), "bytes 'org.apache.kafka.connect.data.Decimal' is wanted, is bytes"],
  [Schema.timestamp(), 5, "int64 'org.apache.kafka.connect.data.Timestamp' is wanted, is another number"],
  [Schema.date(), new Date(Number.NaN), 'is wanted, is a Date without a time'],
  [Schema.array(Schema.array(Schema.int8())), [[1], [2, 'x']], 'the value at [1][1]: int8 is wanted, is string'],
  [Schema.map(Schema.int8(), Schema.int8()), new Map([['a', 1]]), 'the value at [key 0]: int8 is wanted, is string'],
  [Schema.map(Schema.string(), Schema.int8()), new Map([['a', 'b']]), 'the value at [value 0]: int8 is wanted'],
  [row, new Map([['a', 1]]), "struct 'Row' is wanted, is map"],
  [row, new Struct(row.with({ version: 2 }), { a: 1 }), "struct 'Row' is wanted, is struct 'Row' of another schema"],
  [row, new Struct(row), 'the value at a: int32 is wanted, is null'],
  [null, [undefined], 'the value at [0]: is no value of Connect but undefined'],
  [null, 2n ** 64n, 'the value: is no value of Connect but a bigint beyond 64 bits'],
]

describe('a value', () => {
  it.each(fits)('fits %o (%#)', (schema, value) => {
    expect(() => {
      checkValue(schema, value)
    }).not.toThrow()
  })

  it.each(refused)('does not fit %o (%#)', (schema, value, message) => {
    expect(() => {
      checkValue(schema, value as ConnectValue)
    }).toThrow(message)
  })

  it('is not said in messages, for it may be private', () => {
    expect(() => {
      checkValue(Schema.int32(), 'secret')
    }).not.toThrow('secret')
  })

  it('may not hold itself', () => {
    const endless: ConnectValue[] = []
    endless.push(endless)
    expect(() => {
      checkValue(null, endless)
    }).toThrow('nested deeper than 1000')
  })
})
