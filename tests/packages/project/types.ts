// Compiled, never run: the declarations are found, and say what they should.
import { type Duration, DurationSchema } from '@bufbuild/protobuf/wkt'
import { type Client, connect, type ConsumedRecord, isStreamError, serde, topic } from '@millrace/client'
import { avro } from '@millrace/client/avro'
import type { connect as connectWith } from '@millrace/client/core'
import { protobuf } from '@millrace/client/protobuf'
import { protobufEs } from '@millrace/client/protobuf-es'
import { startTestCluster } from '@millrace/testing'
import type { Type } from 'protobufjs'
import { z } from 'zod'

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const isTrue = <T extends true>(): T | undefined => undefined

const orders = topic('orders', {
  key: serde.string(),
  value: serde.json(z.object({ at: z.string().transform((text) => new Date(text)), quantity: z.number().default(1) })),
})

export async function shop(client: Client): Promise<number> {
  await using producer = client.producer({ compression: 'zstd' })
  const { offset } = await producer.send(orders, { key: 'o-1', value: { at: '2026-01-01' } })
  // @ts-expect-error -- the schema refuses it
  await producer.send(orders, { key: 'o-1', value: { at: 5 } })
  for await (const record of client.consumer().records(orders, { from: 'earliest' })) {
    isTrue<Same<typeof record, ConsumedRecord<string, { at: Date; quantity: number }>>>()
    const bytes: Buffer | null = record.valueBytes
    if (bytes === null) break
  }
  return offset
}

export async function main(type: Type): Promise<void> {
  try {
    await using client = await connect({ brokers: ['127.0.0.1:9094'] })
    await shop(client)
  } catch (error) {
    if (!isStreamError(error, 'BROKER_UNAVAILABLE')) throw error
    isTrue<Same<typeof error.retriable, boolean>>()
  }
  await using cluster = await startTestCluster()
  await shop(await cluster.client())

  interface Order {
    readonly id: string
  }
  const [a, b, c] = [avro<Order>('string'), protobuf<Order>(type), protobufEs(DurationSchema)]
  isTrue<Same<ReturnType<typeof a.deserialize>, Order>>()
  isTrue<Same<ReturnType<typeof b.deserialize>, Order>>()
  isTrue<Same<ReturnType<typeof c.deserialize>, Duration>>()
  isTrue<Same<Parameters<typeof connectWith>['length'], 2>>()
}
