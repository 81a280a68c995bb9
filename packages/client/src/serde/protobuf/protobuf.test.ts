import fc from 'fast-check'
import protobufjs from 'protobufjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { limits } from '../../limits.ts'
import { topic } from '../../topic.ts'
import { protobuf } from './index.ts'

const { root } = protobufjs.parse(`
  syntax = "proto3";
  package shop.v1;
  enum Size { SIZE_UNSPECIFIED = 0; SIZE_LARGE = 1; }
  message Order {
    string id = 1;
    int32 quantity = 2;
    repeated string tags = 3;
    int64 at = 4;
    Size size = 5;
    Order parent = 6;
  }
`)
const OrderType = root.lookupType('shop.v1.Order')

interface Order {
  readonly id: string
  readonly quantity: number
  readonly tags: readonly string[]
}
const order: Order = { id: 'o-1', quantity: 2, tags: ['new', 'äöü'] }
const bytesOf = (written: Uint8Array | string): Buffer => Buffer.from(written as Uint8Array)

describe('a reflected type', () => {
  it('goes there and comes back', () => {
    const orders = protobuf<Order>(OrderType)
    const written = bytesOf(orders.serialize(order))
    expect(written.toString('hex', 0, 7)).toBe('0a036f2d311002')
    expect(orders.deserialize(written)).toMatchObject(order)
    expect(orders.name).toBe('protobuf (shop.v1.Order)')
    expectTypeOf(topic('orders', { value: orders }).value.deserialize).returns.toEqualTypeOf<Order>()
  })

  it('gives plain objects if it is told how', () => {
    const orders = protobuf(OrderType, { toObject: { longs: Number, enums: String, defaults: true } })
    const read = orders.deserialize(bytesOf(orders.serialize({ ...order, at: 5, size: 1 })))
    expect(read).toStrictEqual({ ...order, at: 5, size: 'SIZE_LARGE', parent: null })
    expectTypeOf(read).toEqualTypeOf<Record<string, unknown>>()
  })

  it('refuses fields of the wrong type, which protobufjs would write as something else', () => {
    const orders = protobuf(OrderType)
    expect(() => orders.serialize({ ...order, quantity: 'two' })).toThrow('quantity: integer expected')
    expect(() => orders.serialize('text' as unknown as Record<string, unknown>)).toThrow(
      'expected a message, got a string',
    )
  })

  it('tells bytes that are no message', () => {
    const orders = protobuf(OrderType)
    const bytes = bytesOf(orders.serialize({ ...order }))
    expect(() => orders.deserialize(bytes.subarray(0, 3))).toThrow('index out of range')
    expect(() => orders.deserialize(Buffer.of(0x0f))).toThrow(/wire type/)
    expect(() => orders.deserialize(Buffer.of(0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f))).toThrow('invalid length')
  })

  it('gives an error or a message for bytes of any kind', () => {
    const orders = protobuf<Order>(OrderType)
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          expect(orders.deserialize(Buffer.from(bytes))).toBeInstanceOf(Object)
        } catch (error) {
          expect((error as Error).message.length).toBeLessThan(limits.serdeReasonCharsMax)
        }
      }),
    )
  })

  it('does not follow messages that nest without end', () => {
    let nested = Buffer.alloc(0)
    for (let depth = 0; depth < 1000; depth++) {
      nested = Buffer.concat([Buffer.of(0x32), varint(nested.length), nested])
    }
    expect(() => protobuf(OrderType).deserialize(nested)).toThrow(/depth/)
  })
})

function varint(value: number): Buffer {
  return value < 0x80 ? Buffer.of(value) : Buffer.of((value & 0x7f) | 0x80, value >> 7)
}

describe('a generated class', () => {
  /** As `pbjs --target static-module` writes it. */
  class Greeting {
    readonly text: string
    constructor(properties: { text: string }) {
      this.text = properties.text
    }
    static getTypeUrl(prefix = 'type.googleapis.com'): string {
      return `${prefix}/shop.v1.Greeting`
    }
    static verify(message: Record<string, unknown>): string | null {
      return typeof message['text'] === 'string' ? null : 'text: string expected'
    }
    static encode(message: { text: string }): protobufjs.Writer {
      return protobufjs.Writer.create().uint32(10).string(message.text)
    }
    static decode(bytes: Uint8Array): Greeting {
      const reader = protobufjs.Reader.create(bytes)
      reader.uint32()
      return new Greeting({ text: reader.string() })
    }
  }

  it('goes there and comes back, with its own types', () => {
    const greetings = protobuf(Greeting)
    const read = greetings.deserialize(bytesOf(greetings.serialize({ text: 'hello' })))
    expect(read).toBeInstanceOf(Greeting)
    expect(read.text).toBe('hello')
    expect(greetings.name).toBe('protobuf (shop.v1.Greeting)')
    expectTypeOf(greetings.serialize).parameter(0).toEqualTypeOf<{ text: string }>()
    expectTypeOf(greetings.deserialize).returns.toEqualTypeOf<Greeting>()
    expect(() => greetings.serialize({ text: 5 } as unknown as { text: string })).toThrow('text: string expected')
  })
})
