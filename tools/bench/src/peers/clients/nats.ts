import type { PeerClient } from './client.ts'
import { load } from './load.ts'

interface Connection {
  close(): Promise<void>
}
interface Transport {
  readonly connect: (options: object) => Promise<Connection>
}
interface JetStream {
  readonly jetstream: (connection: Connection) => {
    publish(subject: string, payload: Uint8Array): Promise<unknown>
    readonly consumers: {
      get(
        stream: string,
        options: object,
      ): Promise<{
        consume(options: object): Promise<AsyncIterable<{ readonly data: Uint8Array }> & { close(): Promise<unknown> }>
      }>
    }
  }
  readonly jetstreamManager: (connection: Connection) => Promise<{
    readonly streams: { add(config: object): Promise<unknown> }
  }>
}

/** NATS JetStream with its own client: file storage, each publish acknowledged by the server, which syncs its files in its own time. */
export async function nats(folder: string): Promise<PeerClient> {
  const { connect } = await load<Transport>(folder, '@nats-io/transport-node')
  const { jetstream, jetstreamManager } = await load<JetStream>(folder, '@nats-io/jetstream')
  const open = async (address: string, topic: string) => {
    const connection = await connect({ servers: address })
    // Adding what is there already with the same configuration changes nothing.
    await (await jetstreamManager(connection)).streams.add({ name: topic, subjects: [topic], storage: 'file' })
    return connection
  }
  return {
    async producer(address, topic) {
      const connection = await open(address, topic)
      const stream = jetstream(connection)
      return {
        send: (values) => Promise.all(values.map((value) => stream.publish(topic, value))),
        close: () => connection.close(),
      }
    },
    async consume(address, topic, take) {
      const connection = await open(address, topic)
      // Without a name it is an ordered consumer: no acknowledgement a message, which is the fastest that the client has.
      const consumer = await jetstream(connection).consumers.get(topic, { deliver_policy: 'all' })
      const messages = await consumer.consume({ max_messages: 10_000 })
      const taken = (async () => {
        for await (const { data } of messages) if (!take(data)) break
      })()
      return async () => {
        await messages.close()
        await taken
        await connection.close()
      }
    },
  }
}
