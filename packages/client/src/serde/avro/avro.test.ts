import avsc from 'avsc'
import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { limits } from '../../limits.ts'
import { topic } from '../../topic.ts'
import { avro, avroSingleObject } from './index.ts'

interface Order {
  readonly id: string
  readonly quantity: number
  readonly note: string | null
  readonly tags: readonly string[]
  readonly prices: Readonly<Record<string, number>>
}

const orderSchema = {
  type: 'record',
  name: 'Order',
  namespace: 'shop',
  fields: [
    { name: 'id', type: 'string' },
    { name: 'quantity', type: 'int' },
    { name: 'note', type: ['null', 'string'], default: null },
    { name: 'tags', type: { type: 'array', items: 'string' } },
    { name: 'prices', type: { type: 'map', values: 'double' } },
  ],
}

const orders = avro<Order>(orderSchema)
const order: Order = { id: 'o-1', quantity: 2, note: null, tags: ['new', 'äöü'], prices: { eur: 1.5 } }

const bytesOf = (written: Uint8Array | string): Buffer => Buffer.from(written as Uint8Array)

describe('avro', () => {
  it('goes there and comes back, by a schema as an object, as JSON or as a type of avsc', () => {
    for (const schema of [orderSchema, JSON.stringify(orderSchema), avsc.Type.forSchema(orderSchema as avsc.Schema)]) {
      const serde = avro<Order>(schema)
      expect(serde.deserialize(bytesOf(serde.serialize(order)))).toEqual(order)
      expect(serde.name).toBe('avro (shop.Order)')
    }
    const text = avro<string>('string')
    expect(text.deserialize(bytesOf(text.serialize('a')))).toBe('a')
    expect(avro('null').serialize(null)).toHaveLength(0)
    expect(avro('"null"').deserialize(Buffer.alloc(0))).toBe(null)
  })

  it('writes what the Avro specification shows', () => {
    const schema = {
      type: 'record',
      name: 'test',
      fields: [
        { name: 'a', type: 'long' },
        { name: 'b', type: 'string' },
      ],
    }
    expect(bytesOf(avro(schema).serialize({ a: 27, b: 'foo' })).toString('hex')).toBe('3606666f6f')
  })

  it('has the types it is given', () => {
    const described = topic('orders', { value: orders })
    expectTypeOf(described.value.serialize).parameter(0).toEqualTypeOf<Order>()
    expectTypeOf(described.value.deserialize).returns.toEqualTypeOf<Order>()
  })

  it('refuses what the schema refuses, naming the fields and no value', () => {
    const wrong = { ...order, quantity: 'hunter2', tags: [5] } as unknown as Order
    expect(() => orders.serialize(wrong)).toThrow(
      'quantity: expected int, got a string; tags.0: expected string, got a number',
    )
    expect(() => orders.serialize(undefined as unknown as Order)).toThrow('expected shop.Order, got a undefined')
    expect(() => avro<number>('int').serialize(2 ** 31)).toThrow('expected int, got a number')
  })

  it('refuses schemas that make no sense, when the serde is made', () => {
    expect(() => avro({ type: 'recrd', name: 'x' })).toThrow(/recrd/)
    expect(() => avro('{"type":')).toThrow(/JSON/)
    expect(() => avro('/etc/hostname')).toThrow(/JSON/)
    expect(() => avro('strin')).toThrow(/strin/)
  })

  it('refuses the one key that an object can not hold', () => {
    const map = avro<Record<string, object>>({
      type: 'map',
      values: { type: 'map', values: 'int' },
    })
    const keyed = (key: string): Buffer =>
      Buffer.concat([
        Buffer.of(2, key.length * 2),
        Buffer.from(key),
        Buffer.of(2, 2),
        Buffer.from('a'),
        Buffer.of(2, 0, 0),
      ])
    expect(map.deserialize(keyed('__prot_'))).toEqual({ __prot_: { a: 1 } })
    expect(() => map.deserialize(keyed('__proto__'))).toThrow("a map has the key '__proto__'")
  })
})

describe('longs', () => {
  const long = avro<number>('long')

  it.each([
    [0, '00'],
    [-1, '01'],
    [64, '8001'],
    [-64, '7f'],
    [2 ** 52 - 1, 'feffffffffffff0f'],
    [2 ** 52, '8080808080808010'],
    [-(2 ** 52) - 1, '8180808080808010'],
    [Number.MAX_SAFE_INTEGER, 'feffffffffffff1f'],
    [Number.MIN_SAFE_INTEGER, 'fdffffffffffff1f'],
  ])('%d is exact', (value, hex) => {
    expect(bytesOf(long.serialize(value)).toString('hex')).toBe(hex)
    expect(long.deserialize(Buffer.from(hex, 'hex'))).toBe(value)
  })

  it('beyond 2^53 - 1 are refused either way', () => {
    expect(() => long.serialize(2 ** 53)).toThrow('expected long, got a number')
    expect(() => long.deserialize(Buffer.from('8080808080808020', 'hex'))).toThrow('beyond 2^53 - 1')
    expect(() => long.deserialize(Buffer.from('ffffffffffffffffff01', 'hex'))).toThrow('beyond 2^53 - 1')
  })

  it('are read from ints, and as doubles', () => {
    expect(avro<number>('long', { writer: 'int' }).deserialize(Buffer.of(3))).toBe(-2)
    expect(avro<number>('double', { writer: 'long' }).deserialize(Buffer.of(3))).toBe(-2)
    expect(avro('int').deserialize(Buffer.from('ffffffff0f', 'hex'))).toBe(-(2 ** 31))
    expect(() => avro('int').deserialize(Buffer.from('8080808010', 'hex'))).toThrow('an int of 2147483648')
  })

  it('are what a type of the application says', () => {
    const bigints = avsc.types.LongType.__with({
      isValid: (value: unknown) => typeof value === 'bigint',
      toBuffer(value: bigint) {
        const bytes = Buffer.alloc(8)
        bytes.writeBigInt64LE(value)
        return bytes
      },
      fromBuffer: (bytes: Buffer) => bytes.readBigInt64LE(),
      fromJSON: BigInt,
      toJSON: Number,
      compare: (one: bigint, other: bigint) => Number(one - other),
    })
    const serde = avro<bigint>(avsc.Type.forSchema('long', { registry: { long: bigints } }))
    expect(serde.deserialize(bytesOf(serde.serialize(2n ** 62n)))).toBe(2n ** 62n)
  })
})

describe('another schema that wrote it', () => {
  const older = {
    type: 'record',
    name: 'Order',
    namespace: 'shop',
    fields: [
      { name: 'id', type: 'string' },
      { name: 'amount', type: 'int' },
    ],
  }
  const newer = {
    type: 'record',
    name: 'Order',
    namespace: 'shop',
    fields: [
      { name: 'quantity', aliases: ['amount'], type: 'long' },
      { name: 'id', type: 'string' },
      { name: 'note', type: 'string', default: 'none' },
    ],
  }

  it('is resolved: order, aliases, promotion, defaults', () => {
    const serde = avro<object, object>(newer, { writer: older })
    const written = serde.serialize({ id: 'o-1', amount: 2 })
    expect(written).toEqual(avro(older).serialize({ id: 'o-1', amount: 2 }))
    expect(serde.deserialize(bytesOf(written))).toEqual({ quantity: 2, id: 'o-1', note: 'none' })
  })

  it('is refused at once where it can not be', () => {
    expect(() => avro('int', { writer: 'string' })).toThrow("what string writes can't be read as int: ")
  })

  it('is named by each record in single-object encoding', () => {
    const [v1, v2] = [avroSingleObject(older), avroSingleObject(newer, { writers: [older] })]
    const old = bytesOf(v1.serialize({ id: 'o-1', amount: 2 }))
    expect(v2.deserialize(old)).toEqual({ quantity: 2, id: 'o-1', note: 'none' })
    const current = bytesOf(v2.serialize({ quantity: 3, id: 'o-2', note: 'x' }))
    expect(v2.deserialize(current)).toEqual({ quantity: 3, id: 'o-2', note: 'x' })
    expect(() => v1.deserialize(current)).toThrow(
      /^it was written with a schema of fingerprint [0-9a-f]{16}, which is none of the 1 known: add that schema to writers$/,
    )
    expect(v2.name).toBe('avro, single object (shop.Order)')
  })

  it('has the header that the Avro specification gives it', () => {
    const written = bytesOf(avroSingleObject<string>('string').serialize('a'))
    // c3 01, then 8f014872634503c7 in little endian.
    expect(written.toString('hex')).toBe('c301c70345637248018f0261')
    for (const bad of ['', 'c3', 'c301c703456372480100', '0000000000000000000000']) {
      expect(() => avroSingleObject('string').deserialize(Buffer.from(bad, 'hex'))).toThrow(/single-object|fingerprint/)
    }
    const many = Array.from({ length: limits.avroWritersMax + 1 }, () => 'string')
    expect(() => avroSingleObject('string', { writers: many })).toThrow('more than the 1000 there may be')
  })
})

describe('bytes that are not what the schema says', () => {
  it('are told: cut short, too long, of another schema', () => {
    const bytes = bytesOf(orders.serialize(order))
    for (let length = 0; length < bytes.length; length++) {
      expect(() => orders.deserialize(bytes.subarray(0, length))).toThrow(/announced|it ends|cut short/)
    }
    expect(() => orders.deserialize(Buffer.concat([bytes, Buffer.of(0)]))).toThrow(
      'it goes on behind its end (bytes: 1)',
    )
    expect(() => avro(['null', 'int']).deserialize(Buffer.of(8))).toThrow('branch 4 of 2')
    const suits = avro({ type: 'enum', name: 'Suit', symbols: ['SPADES', 'HEARTS'] })
    expect(() => suits.deserialize(Buffer.of(4))).toThrow('symbol 2 of 2')
    expect(() => avro('string').deserialize(Buffer.of(1))).toThrow('a length of -1')
    expect(() => avro('long').deserialize(Buffer.alloc(11, 0xff))).toThrow('more than 64 bits')
  })

  it.each([
    ['of ints', { type: 'array', items: 'int' }],
    ['of nothing', { type: 'array', items: 'null' }],
    ['in a map', { type: 'map', values: 'null' }],
    ['of empty records', { type: 'array', items: { type: 'record', name: 'Empty', fields: [] } }],
  ])('can not announce more items than there are: %s', (_, schema) => {
    // 2^48 items in seven bytes, then in a block that says its size too.
    const many = Buffer.from('80808080808080010000', 'hex')
    const negative = Buffer.from('ffffffffffffff000200', 'hex')
    for (const bytes of [many, negative]) {
      expect(() => avro(schema).deserialize(bytes)).toThrow('items are announced')
    }
  })

  it('can not nest without end', () => {
    const list = avro<object>({ type: 'record', name: 'Node', fields: [{ name: 'next', type: ['null', 'Node'] }] })
    const nested = (depth: number): Buffer => Buffer.concat([Buffer.alloc(depth - 1, 2), Buffer.of(0)])
    expect(list.deserialize(nested(limits.avroDepthMax))).toHaveProperty('next.next.next')
    expect(() => list.deserialize(nested(1_000_000))).toThrow('nested more than 500 deep')
  })

  it('of any kind give an error or a value, and soon', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          orders.deserialize(Buffer.from(bytes))
        } catch (error) {
          expect((error as Error).message.length).toBeLessThan(limits.serdeReasonCharsMax)
        }
      }),
    )
  })
})

it('any value of its types goes there and comes back', () => {
  const everything = {
    type: 'record',
    name: 'Everything',
    fields: [
      { name: 'flag', type: 'boolean' },
      { name: 'long', type: 'long' },
      { name: 'double', type: 'double' },
      { name: 'text', type: 'string' },
      { name: 'bytes', type: 'bytes' },
      { name: 'hash', type: { type: 'fixed', name: 'Hash', size: 4 } },
      { name: 'suit', type: { type: 'enum', name: 'Suit', symbols: ['SPADES', 'HEARTS'] } },
      { name: 'other', type: ['null', 'Suit', 'Hash'] },
      { name: 'lists', type: { type: 'array', items: { type: 'map', values: { type: 'array', items: 'null' } } } },
    ],
  }
  const bytes = (size?: number): fc.Arbitrary<Buffer> =>
    fc.uint8Array(size === undefined ? {} : { minLength: size, maxLength: size }).map((value) => Buffer.from(value))
  const suit = fc.constantFrom('SPADES', 'HEARTS')
  const key = fc.string().filter((text) => text !== '__proto__')
  const value = fc.record({
    flag: fc.boolean(),
    long: fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }),
    double: fc.double(),
    text: fc.string(),
    bytes: bytes(),
    hash: bytes(4),
    suit,
    other: fc.constant(null),
    lists: fc.array(fc.dictionary(key, fc.array(fc.constant(null)), { noNullPrototype: true })),
  })
  const serde = avro<object>(everything)
  fc.assert(
    fc.property(value, (given) => {
      expect(serde.deserialize(bytesOf(serde.serialize(given)))).toEqual(given)
    }),
  )
})
