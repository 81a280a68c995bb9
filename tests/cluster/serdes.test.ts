import { isStreamError, serde, type StreamError, topic } from '@millrace/client'
import { avro, avroSingleObject } from '@millrace/client/avro'
import { protobuf } from '@millrace/client/protobuf'
import { startTestCluster } from '@millrace/testing'
import protobufjs from 'protobufjs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'

interface Order {
  readonly id: string
}
const avroSchema = { type: 'record', name: 'shop.Order', fields: [{ name: 'id', type: 'string' }] }
const { root } = protobufjs.parse('syntax = "proto3"; package shop; message Order { string id = 1; }')

/** What no serde here can read: a negative length, a group that never ends, no JSON. */
const garbage = Buffer.from('0bffffffff0f', 'hex')

describe.each([
  ['JSON', serde.json(z.object({ id: z.string() })), 'json (zod schema)'],
  ['Avro', avro<Order>(avroSchema), 'avro (shop.Order)'],
  ['Avro, single object', avroSingleObject<Order>(avroSchema), 'avro, single object (shop.Order)'],
  ['Protobuf', protobuf<Order>(root.lookupType('shop.Order')), 'protobuf (shop.Order)'],
])('%s over a broker', (_, value, name) => {
  test('goes there and comes back; what is none is told, with its place, and can be skipped', async () => {
    await using cluster = await startTestCluster()
    const client = await cluster.client()
    const orders = topic('orders', { key: serde.string(), value })
    await client.admin().createTopic(orders, { partitions: 1 })
    const producer = client.producer()
    await producer.send(orders, { key: 'k', value: { id: 'o-1' } })
    await producer.send('orders', { key: 'k', value: garbage })
    await producer.send(orders, { key: 'k', value: null })
    await producer.send(orders, { key: 'k', value: { id: 'o-2' } })

    const failure = producer.send(orders, { key: 'k', value: { id: 5 } as unknown as Order })
    await expect(failure).rejects.toMatchObject({ code: 'SERIALIZATION', context: { topic: 'orders' } })
    await expect(failure).rejects.toThrow(`the value of a record for orders is not ${name}: `)

    const read = async (onPoison: 'fail' | 'skip'): Promise<(string | undefined)[]> => {
      const ids: (string | undefined)[] = []
      for await (const record of client.consumer().records(orders, { from: 'earliest', until: 'end', onPoison })) {
        ids.push(record.value?.id)
      }
      return ids
    }
    expect(await read('skip')).toEqual(['o-1', undefined, 'o-2'])
    const error: unknown = await read('fail').catch((reason: unknown) => reason)
    expect(isStreamError(error, 'DESERIALIZATION')).toBe(true)
    expect(error).toMatchObject({ context: { topic: 'orders', partition: 0, offset: 1 } })
    const { message } = error as StreamError
    expect(message).toContain(`the value of the record at offset 1 of orders-0 is not ${name}: `)
    expect(message.length).toBeLessThan(300)
  })
})
