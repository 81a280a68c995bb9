import { type EventEmitter, once } from 'node:events'
import type { PeerClient } from './client.ts'
import { load } from './load.ts'

interface RdProducer extends EventEmitter {
  connect(): void
  setPollInterval(ms: number): void
  produce(topic: string, partition: number, value: Buffer, key: null, timestamp: number): unknown
  disconnect(): void
}
interface RdConsumer extends EventEmitter {
  connect(): void
  assign(partitions: readonly { readonly topic: string; readonly partition: number; readonly offset: number }[]): void
  consume(count: number, taken: (error: Error | null, messages: readonly { readonly value: Buffer }[]) => void): void
  consume(): void
  setDefaultConsumeTimeout(ms: number): void
  disconnect(): void
}
interface RdKafka {
  readonly Producer: new (options: object, topicOptions: object) => RdProducer
  readonly KafkaConsumer: new (options: object, topicOptions: object) => RdConsumer
}

const mebibyte = 1024 * 1024
const recordsPerCall = 10_000

/**
 * node-rdkafka: librdkafka gathers and sends in threads of its own; each delivery is told by an event. It has no promises: those that
 * its users must make themselves are made here, one a call.
 */
export async function rdkafka(folder: string): Promise<PeerClient> {
  const loaded = await load<RdKafka & { readonly default: RdKafka }>(folder, 'node-rdkafka')
  const { Producer, KafkaConsumer } = loaded.default
  return {
    async producer(address, topic, { lingerMs }) {
      const producer = new Producer(
        {
          'client.id': 'bench',
          'metadata.broker.list': address,
          'socket.nagle.disable': true,
          'queue.buffering.max.ms': lingerMs,
          'queue.buffering.max.messages': 1_000_000,
          'batch.num.messages': 100_000,
          'compression.codec': 'none',
          dr_cb: true,
        },
        { 'request.required.acks': -1 },
      )
      // Reports of one partition come in the order of its records.
      const waiting: { left: number; readonly resolve: () => void; readonly reject: (error: unknown) => void }[] = []
      let first = 0
      producer.on('delivery-report', (error: Error | null) => {
        const call = waiting[first]
        if (call === undefined) return
        call.left -= 1
        if (error !== null) call.reject(error)
        if (call.left > 0) return
        call.resolve()
        first += 1
        if (first === 10_000) first -= waiting.splice(0, first).length
      })
      const ready = once(producer, 'ready')
      producer.connect()
      await ready
      producer.setPollInterval(1)
      return {
        send: (values) =>
          new Promise<void>((resolve, reject) => {
            waiting.push({ left: values.length, resolve, reject })
            for (const value of values) producer.produce(topic, 0, value, null, 0)
          }),
        close: () => {
          const disconnected = once(producer, 'disconnected')
          producer.disconnect()
          return disconnected
        },
      }
    },
    async consume(address, topic, take, { soon }) {
      const consumer = new KafkaConsumer(
        {
          'client.id': 'bench',
          'group.id': `bench-${process.pid}`,
          'metadata.broker.list': address,
          'socket.nagle.disable': true,
          'enable.auto.commit': false,
          'fetch.message.max.bytes': 4 * mebibyte,
          'fetch.wait.max.ms': 500,
        },
        { 'auto.offset.reset': 'earliest' },
      )
      const ready = once(consumer, 'ready')
      consumer.connect()
      await ready
      consumer.assign([{ topic, partition: 0, offset: 0 }])
      let isOpen = true
      if (soon) {
        // One by one, from a thread that waits for each.
        consumer.on('data', ({ value }: { readonly value: Buffer }) => take(value))
        consumer.setDefaultConsumeTimeout(1000)
        consumer.consume()
      }
      const next = () => {
        if (!isOpen) return
        consumer.consume(recordsPerCall, (error, messages) => {
          if (error !== null) throw error
          for (const { value } of messages) if (!take(value)) return
          next()
        })
      }
      if (!soon) {
        consumer.setDefaultConsumeTimeout(1)
        next()
      }
      return () => {
        isOpen = false
        const disconnected = once(consumer, 'disconnected')
        consumer.disconnect()
        return disconnected
      }
    },
  }
}
