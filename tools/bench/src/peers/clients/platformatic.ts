import type { EventEmitter } from 'node:events'
import type { PeerClient } from './client.ts'
import { load } from './load.ts'

interface Platformatic {
  readonly Producer: new (options: object) => {
    send(request: {
      readonly acks: number
      readonly messages: readonly { readonly topic: string; readonly partition: number; readonly value: Buffer }[]
    }): Promise<unknown>
    close(): Promise<void>
  }
  readonly Consumer: new (options: object) => {
    consume(options: object): Promise<EventEmitter>
    close(force: boolean): Promise<void>
  }
  readonly ProduceAcks: { readonly ALL: number }
  readonly MessagesStreamModes: { readonly EARLIEST: string }
}

const mebibyte = 1024 * 1024

/** @platformatic/kafka 2: no linger, so a call is a request; batches are what is given to one call. */
export async function platformatic(folder: string): Promise<PeerClient> {
  const { Producer, Consumer, ProduceAcks, MessagesStreamModes } = await load<Platformatic>(
    folder,
    '@platformatic/kafka',
  )
  return {
    producer(address, topic) {
      const producer = new Producer({
        clientId: 'bench',
        bootstrapBrokers: [address],
        autocreateTopics: false,
        // Its default of five would let the others wait in a queue of its own.
        maxInflights: 20,
      })
      return Promise.resolve({
        send: (values) =>
          producer.send({ acks: ProduceAcks.ALL, messages: values.map((value) => ({ topic, partition: 0, value })) }),
        close: () => producer.close(),
      })
    },
    async consume(address, topic, take) {
      const consumer = new Consumer({
        clientId: 'bench',
        groupId: `bench-${process.pid}`,
        bootstrapBrokers: [address],
        autocommit: false,
        minBytes: 1,
        maxBytes: 4 * mebibyte,
        maxWaitTime: 500,
        // So that a whole answer of the broker fits.
        highWaterMark: 65_536,
      })
      const stream = await consumer.consume({ topics: [topic], mode: MessagesStreamModes.EARLIEST })
      stream.on('data', ({ value }: { readonly value: Buffer }) => take(value))
      return () => consumer.close(true)
    },
  }
}
