import type { Observable } from 'rxjs'
import { expect, expectTypeOf, test } from 'vitest'
import { fixture } from '../test/fixture.ts'
import {
  type ClientEvents,
  type ConsumedBatch,
  type ConsumedRecord,
  type Consumer,
  type PoisonRecord,
  type Producer,
  type ProducerInterceptor,
  serde,
  type StreamError,
  topic,
} from './core.ts'
import type { Telemetry } from './otel/index.ts'
import { handleEach, observable, type Observed, observe } from './rxjs/index.ts'

interface Order {
  readonly id: string
}

const orders = topic('orders', { key: serde.string(), value: serde.json<Order>() })

// What stands here is checked by the compiler; the calls are made so that none of it is only a claim.
test('records have the types of their topic, and poison stands beside them where it is asked for', () => {
  const consumer: Consumer = fixture().client.consumer()
  const records = consumer.records(orders)
  expectTypeOf(records).toEqualTypeOf<AsyncIterableIterator<ConsumedRecord<string, Order>>>()
  const byName = fixture().client.consumer().records('orders')
  expectTypeOf(byName).toEqualTypeOf<AsyncIterableIterator<ConsumedRecord<Buffer, Buffer>>>()
  const skipping = fixture().client.consumer().records(orders, { onPoison: 'skip' })
  expectTypeOf(skipping).toEqualTypeOf<AsyncIterableIterator<ConsumedRecord<string, Order>>>()
  const raw = fixture().client.consumer().records(orders, { onPoison: 'raw' })
  expectTypeOf(raw).toEqualTypeOf<AsyncIterableIterator<ConsumedRecord<string, Order> | PoisonRecord>>()
  const batches = fixture().client.consumer().batches(orders, { onPoison: 'raw' })
  expectTypeOf(batches).toEqualTypeOf<
    AsyncIterableIterator<ConsumedBatch<string, Order, ConsumedRecord<string, Order> | PoisonRecord>>
  >()
  const told = (record: ConsumedRecord<string, Order> | PoisonRecord): void => {
    if (record.poison === undefined) {
      expectTypeOf(record).toEqualTypeOf<ConsumedRecord<string, Order>>()
      expectTypeOf(record.value).toEqualTypeOf<Order | null>()
    } else {
      expectTypeOf(record.poison).toEqualTypeOf<StreamError>()
      expectTypeOf(record.value).toEqualTypeOf<Buffer | null>()
    }
  }
  expect(told).toBeTypeOf('function')
})

test('observables have them too', () => {
  const consumer = observable(fixture().client.consumer())
  const observed = consumer.observe(orders, { concurrency: 16, orderBy: 'key' })
  expectTypeOf(observed).toEqualTypeOf<Observable<Observed<ConsumedRecord<string, Order>>>>()
  const raw = observe(consumer, orders, { onPoison: 'raw' })
  expectTypeOf(raw).toEqualTypeOf<Observable<Observed<ConsumedRecord<string, Order> | PoisonRecord>>>()
  const ids = observed.pipe(handleEach(async ({ value }) => value?.id.length))
  expectTypeOf(ids).toEqualTypeOf<Observable<number | undefined>>()
  // @ts-expect-error -- an order that does not exist
  expect(() => consumer.observe(orders, { orderBy: 'offset' })).toThrow('orderBy must be one of')
})

test('interceptors keep the types of what they are given', () => {
  const interceptor: ProducerInterceptor = {
    name: 'typed',
    onSend(record, call) {
      expectTypeOf(call.topic).toBeString()
      return { ...record, headers: { by: 'typed' } }
    },
  }
  const producer: Producer = fixture().client.producer({ interceptors: [interceptor] })
  expectTypeOf<Telemetry['producer']>().toExtend<ProducerInterceptor>()
  // @ts-expect-error -- a record of another type
  const call = (): unknown => producer.send(orders, { key: 'k', value: { id: 7 } })
  expect(call).toBeTypeOf('function')
})

test('events have the types of their channels', () => {
  expectTypeOf<ClientEvents['millrace:producer.batch.acknowledged']['baseOffset']>().toBeNumber()
  expectTypeOf<ClientEvents['millrace:consumer.poison']['policy']>().toEqualTypeOf<'skip' | 'dlq' | 'raw'>()
  expect(Object.keys(orders)).toEqual(['name', 'key', 'value'])
})
