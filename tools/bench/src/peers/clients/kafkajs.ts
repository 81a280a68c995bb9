import type { PeerClient } from './client.ts'
import { load } from './load.ts'

interface KafkaJs {
  readonly Kafka: new (options: object) => {
    producer(options: object): {
      connect(): Promise<void>
      send(request: {
        readonly topic: string
        readonly acks: number
        readonly messages: readonly { readonly value: Buffer; readonly partition: number }[]
      }): Promise<unknown>
      disconnect(): Promise<void>
    }
    consumer(options: object): {
      connect(): Promise<void>
      subscribe(options: object): Promise<void>
      run(options: {
        readonly autoCommit: boolean
        readonly eachBatch: (payload: {
          readonly batch: { readonly messages: readonly { readonly value: Buffer }[] }
        }) => Promise<void>
      }): Promise<void>
      disconnect(): Promise<void>
    }
  }
  readonly logLevel: { readonly ERROR: number }
}

const mebibyte = 1024 * 1024

/** kafkajs 2: no linger, so a call is a request; batches are what is given to one call. */
export async function kafkajs(folder: string): Promise<PeerClient> {
  const { Kafka, logLevel } = await load<KafkaJs>(folder, 'kafkajs')
  const connectTo = (address: string) =>
    new Kafka({ clientId: 'bench', brokers: [address], logLevel: logLevel.ERROR, retry: { retries: 10 } })
  return {
    async producer(address, topic) {
      const producer = connectTo(address).producer({ allowAutoTopicCreation: false })
      await producer.connect()
      return {
        send: (values) =>
          producer.send({ topic, acks: -1, messages: values.map((value) => ({ value, partition: 0 })) }),
        close: () => producer.disconnect(),
      }
    },
    async consume(address, topic, take) {
      const consumer = connectTo(address).consumer({
        groupId: `bench-${process.pid}`,
        maxBytesPerPartition: 4 * mebibyte,
        maxBytes: 4 * mebibyte,
        maxWaitTimeInMs: 500,
        minBytes: 1,
      })
      await consumer.connect()
      await consumer.subscribe({ topics: [topic], fromBeginning: true })
      await consumer.run({
        autoCommit: false,
        eachBatch: ({ batch }) => {
          for (const { value } of batch.messages) if (!take(value)) break
          return Promise.resolve()
        },
      })
      return () => consumer.disconnect()
    },
  }
}
