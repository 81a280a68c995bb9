import type { Row } from '../../bars.ts'
import { seededPayloads } from '../../payloads.ts'
import type { ConnectBench } from '../bench.ts'
import type { ConnectScale } from '../scale.ts'
import { serverModule } from '../servers.ts'
import { rateRow, times } from './rows.ts'

/** Messages of QoS 1, published by one connection while the source reads, which acknowledges each once it is stored. */
export async function mqttRow(bench: ConnectBench, scale: ConnectScale): Promise<Row> {
  const { Mosquitto, Publisher } = await serverModule('mosquitto')
  await using server = await Mosquitto.start()
  const payloads = seededPayloads(256, 100)
  const { mqttMessages: messages } = scale
  const rounds = await times(scale.rounds, () =>
    bench.withTopic(async (topic) => {
      const name = bench.freshName('mqtt')
      const source = await bench.connector({
        module: '@millrace/connector-mqtt-source',
        connector: 'mqttSource',
        name,
        config: {
          'mqtt.server.uri': server.uri,
          'mqtt.topics': `${name}/#`,
          'mqtt.username': server.user,
          'mqtt.password': server.password,
          'kafka.topic': topic,
          'key.converter': 'StringConverter',
          'value.converter': 'ByteArrayConverter',
        },
      })
      const publisher = await Publisher.connect(server)
      try {
        await bench.until(
          async () => {
            await publisher.publish([{ topic: `${name}/first`, payload: 'is anybody there?' }])
            return bench.end(topic)
          },
          1,
          source,
        )
        // What was published before it was there at all never comes.
        const before = await settled(bench, topic)
        const publishing = publisher.publish(
          Array.from({ length: messages }, (_, at) => ({
            topic: `${name}/${at % 100}`,
            payload: payloads[at & 255] ?? '',
          })),
        )
        const round = await bench.timed(async () => (await bench.end(topic)) - before, messages, source)
        await publishing
        return round
      } finally {
        await publisher.close()
        await source.stop()
      }
    }),
  )
  return rateRow({ name: 'MQTT of QoS 1 to a topic, 100 B', unit: 'messages/s', bar: 15_000, rounds })
}

/** How many records a topic has once it has as many as a moment before. */
async function settled(bench: ConnectBench, topic: string): Promise<number> {
  let before = -1
  await bench.until(async () => {
    const now = await bench.end(topic)
    const isSame = now === before
    before = now
    if (!isSame) await new Promise((resolve) => setTimeout(resolve, 300))
    return isSame ? 1 : 0
  }, 1)
  return before
}
