import type { Client } from '@millrace/client'
import { startTestCluster } from '@millrace/testing'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ConnectorProcess } from '../servers/lib/connector-process.ts'
import { Mosquitto } from '../servers/mosquitto.ts'

const isMinimum = process.env['CONNECTORS_MINIMUM'] === '1'
const wait = { timeout: 60_000, interval: 50 }

let server: Mosquitto
beforeAll(async () => {
  server = await Mosquitto.start()
})
afterAll(() => server[Symbol.asyncDispose]())

const worker = (bootstrap: string, topic: string) =>
  new ConnectorProcess({
    module: '@millrace/connector-mqtt-source',
    connector: 'mqttSource',
    brokers: [bootstrap],
    name: topic,
    offsetsTopic: 'connect-offsets',
    config: {
      'mqtt.server.uri': server.uri,
      'mqtt.username': server.user,
      'mqtt.password': server.password,
      'mqtt.topics': `${topic}/#`,
      'kafka.topic': topic,
      'key.converter': 'org.apache.kafka.connect.storage.StringConverter',
      'value.converter': 'org.apache.kafka.connect.converters.ByteArrayConverter',
    },
  })

async function stored(client: Client, topic: string): Promise<Set<string>> {
  const found = new Set<string>()
  for await (const { value } of client.consumer().records(topic, { from: 'earliest', until: 'end' }))
    found.add(String(value))
  return found
}

const messages = (topic: string, from: number, count: number) =>
  Array.from({ length: count }, (_, at) => ({ topic: `${topic}/n`, payload: String(from + at) }))

test('none is lost, though the worker is killed and the broker restarts while messages come', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  await client.admin().createTopic('kills', { partitions: 1 })
  let running = worker(cluster.bootstrap, 'kills')
  await vi.waitFor(async () => {
    await server.publish(messages('kills', 0, 1))
    expect((await stored(client, 'kills')).size).toBe(1)
  }, wait)
  let sent = 1
  for (let round = 0; round < (isMinimum ? 2 : 10); round++) {
    const publishing = server.publish(messages('kills', sent, 5000))
    const before = (await stored(client, 'kills')).size
    await vi.waitFor(async () => expect((await stored(client, 'kills')).size).toBeGreaterThan(before), wait)
    await running.kill()
    await publishing
    sent += 5000
    running = worker(cluster.bootstrap, 'kills')
    await server.stop()
    await server.start()
  }
  await vi.waitFor(async () => expect((await stored(client, 'kills')).size).toBe(sent), wait)
  expect(running.isRunning, running.output).toBe(true)
  await running.kill()
})

test('messages of QoS 1 go into a topic', async () => {
  const total = isMinimum ? 10_000 : 200_000
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  await client.admin().createTopic('speed', { partitions: 1 })
  await using running = worker(cluster.bootstrap, 'speed')
  await vi.waitFor(async () => {
    await server.publish(messages('speed', 0, 1))
    expect((await stored(client, 'speed')).size).toBe(1)
  }, wait)
  const beganMs = performance.now()
  const publishing = server.publish(messages('speed', 1, total))
  await publishing
  await vi.waitFor(async () => expect((await stored(client, 'speed')).size).toBe(total + 1), wait)
  console.log(`${Math.round(total / ((performance.now() - beganMs) / 1000))} messages/s, with what counts them`)
  expect(running.isRunning, running.output).toBe(true)
})
