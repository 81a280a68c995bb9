import { afterEach, describe, expect, it } from 'vitest'
import { ServedRegistry } from '../../test/served-registry.ts'
import type { SchemaRegistry } from '../client/schema-registry.ts'
import { protobufSerde } from './protobuf-serde.ts'

const served: ServedRegistry[] = []
const serve = async (): Promise<{ server: ServedRegistry; registry: SchemaRegistry }> => {
  const server = new ServedRegistry()
  served.push(server)
  return { server, registry: await server.client() }
}
afterEach(() => {
  for (const each of served.splice(0)) each.close()
})

const bytesOf = (written: Uint8Array | string): Buffer => Buffer.from(written as Uint8Array)
const proto = (body: string): string => `syntax = "proto3"; package shop; ${body}`
const schema = proto('message Order { int32 id = 1; } message Gift { string text = 1; message Card { int32 n = 1; } }')

describe('protobufSerde', () => {
  it('puts the id of the schema and the place of the message in front', async () => {
    const { registry } = await serve()
    const order = await protobufSerde<{ id: number }>({ registry, subject: 's', schema })
    const written = bytesOf(order.serialize({ id: 3 }))
    expect(written.toString('hex')).toBe('0000000001000803')
    expect(order.deserialize(written)).toMatchObject({ id: 3 })
    expect([order.schemaId, order.name]).toEqual([1, 'protobuf (shop.Order) of a registry'])
    const card = await protobufSerde({
      registry,
      subject: 's',
      message: 'shop.Gift.Card',
      toObject: { defaults: true },
    })
    expect(bytesOf(card.serialize({ n: 5 })).toString('hex')).toBe('00000000010402000805')
    expect(card.deserialize(Buffer.from('0000000001040200', 'hex'))).toEqual({ n: 0 })
    // The length of the list is 0 where some clients mean the first message.
    expect(order.deserialize(Buffer.from('0000000001000803', 'hex'))).toMatchObject({ id: 3 })
  })

  it('reads what other versions wrote, if it is the same message', async () => {
    const { registry, server } = await serve()
    const older = await protobufSerde({ registry, subject: 's', schema })
    const wider = `${schema} message More {}`.replace('int32 id = 1;', 'int32 id = 1; string note = 2;')
    const newer = await protobufSerde<{ id: number; note: string }>({ registry, subject: 's', schema: wider })
    expect(newer.deserialize(bytesOf(older.serialize({ id: 1 })))).toMatchObject({ id: 1, note: '' })
    const written = bytesOf(newer.serialize({ id: 2, note: 'x' }))
    expect(() => older.deserialize(written)).toThrow('which is not loaded: read the topic through withSchemas')
    const asked = server.asked.length
    await older.load([written, written, Buffer.of(1)])
    await older.load([written])
    expect(older.deserialize(written)).toMatchObject({ id: 2 })
    expect(server.asked.slice(asked)).toEqual(['GET /schemas/ids/2'])
    const gift = await protobufSerde({ registry, subject: 's', message: 'shop.Gift' })
    expect(() => gift.deserialize(written)).toThrow('it is a shop.Order, and a shop.Gift is read')
  })

  it('refuses what is not written with a schema of the registry', async () => {
    const { registry, server } = await serve()
    const order = await protobufSerde({ registry, subject: 's', schema })
    expect(() => order.deserialize(Buffer.from('0803', 'hex'))).toThrow('it does not begin with a 0 and the id')
    expect(() => order.deserialize(Buffer.from('0000000001', 'hex'))).toThrow('does not say which message of schema 1')
    expect(() => order.deserialize(Buffer.from('00000000010208', 'hex'))).toThrow('does not say which message')
    expect(() => order.serialize({ id: 'three' })).toThrow('id: integer expected')
    server.plain.register('avro', '"string"')
    const foreign = Buffer.from('000000000200', 'hex')
    await order.load([foreign])
    expect(() => order.deserialize(foreign)).toThrow('written with schema 2: a schema of AVRO is not one of Protobuf')
  })

  it('has schemas import others, and rejects with what is refused', async () => {
    const { registry, server } = await serve()
    server.plain.register('item', proto('message Item { int32 price = 1; }'), { type: 'PROTOBUF' })
    const references = [{ name: 'item.proto', subject: 'item', version: 1 }]
    const order = proto('import "item.proto"; message Order { Item item = 1; }')
    const serde = await protobufSerde({ registry, subject: 'order', schema: order, references })
    expect(serde.deserialize(bytesOf(serde.serialize({ item: { price: 5 } })))).toMatchObject({ item: { price: 5 } })
    const changed = protobufSerde({ registry, subject: 'item', schema: proto('message Item { string price = 1; }') })
    await expect(changed).rejects.toMatchObject({ code: 'INVALID_REQUEST', context: { errorCode: 409 } })
    const none = protobufSerde({ registry, subject: 'item', message: 'shop.None' })
    await expect(none).rejects.toMatchObject({ code: 'INVALID_DATA' })
    const wrong = { registry, subject: 'item', mesage: 'shop.Item' }
    await expect(protobufSerde(wrong)).rejects.toMatchObject({ code: 'INVALID_CONFIG' })
  })
})
