import { crc32cChecksum, MemoryDisk, silentLogger } from '@millrace/base'
import { FakeClock, MemoryNetwork, plainCompression, SeededRandom } from '@millrace/base/testing'
import { type Broker, parseBrokerConfig, startBroker } from '@millrace/broker'
import { type Client, connect } from '@millrace/client/core'
import { expect, test } from 'vitest'

interface Simulation {
  readonly clock: FakeClock
  readonly network: MemoryNetwork
  readonly random: SeededRandom
  readonly broker: Broker
  readonly client: Client
  readonly address: string
}

/** The real broker and the SDK in one process, on a clock that stands still and a network in memory. */
async function simulate(seed: number): Promise<Simulation> {
  const clock = new FakeClock()
  const network = new MemoryNetwork({ clock })
  const random = new SeededRandom(seed)
  const shared = {
    clock,
    network,
    random,
    checksum: crc32cChecksum,
    compression: plainCompression,
    logger: silentLogger,
  }
  const processIdentity = { self: { pid: 1, bootId: 'simulated', startTime: '0' }, isAlive: async () => false }
  const config = parseBrokerConfig({ 'listener.port': 9094, 'log.dir': 'data' })
  const broker = await clock.until(startBroker(config, { ...shared, disk: new MemoryDisk(), processIdentity }))
  const address = `${broker.host}:${broker.port}`
  const client = await clock.until(connect({ brokers: [address] }, shared))
  return { clock, network, random, broker, client, address }
}

test('a record reaches an idle consumer, and its producer is told, without time passing', async () => {
  const { clock, client, broker } = await simulate(0)
  await clock.until(client.admin().createTopic('t'))
  const producer = client.producer({ lingerMs: 0 })
  await clock.until(producer.send('t', { value: 'before' }))
  const records = client.consumer().records('t', { from: 'latest' })
  const next = records.next()
  // Long idle, however long.
  await clock.advance(100_000)
  const before = clock.monotonicMs()
  const sent = producer.send('t', { value: 'now' })
  await clock.settle()
  const [step, metadata] = await Promise.all([next, sent])
  expect(step.done === true ? 'the end' : String(step.value.value)).toBe('now')
  expect(metadata.offset).toBe(1)
  expect(clock.monotonicMs()).toBe(before)
  await clock.until(client.close())
  await clock.until(broker.stop())
})

test.each(Array.from({ length: 25 }, (_, seed) => [seed]))(
  'every record is stored once and in order, and read so, while connections break (seed %i)',
  async (seed) => {
    const { clock, network, random, client, broker, address } = await simulate(seed)
    const partitions = 3
    await clock.until(client.admin().createTopic('t', { partitions }))
    const producer = client.producer({ lingerMs: random.integer(2) * 5, batchBytes: 200 + random.integer(2_000) })
    const received: number[][] = Array.from({ length: partitions }, () => [])
    const consumer = client.consumer({ prefetchBytes: 1_000 + random.integer(10_000) })
    const total = 300
    const read = async (): Promise<void> => {
      let count = 0
      for await (const { partition, offset, value } of consumer.records('t', { from: 'earliest' })) {
        const values = received[partition]
        expect(offset).toBe(values?.length)
        values?.push(Number(value))
        if (++count === total) break
      }
    }
    const reading = read()
    const expected: number[][] = received.map(() => [])
    const sent: Promise<unknown>[] = []
    for (let index = 0; index < total; index++) {
      const partition = random.integer(partitions)
      expected[partition]?.push(index)
      sent.push(producer.send('t', { value: String(index), partition }))
      if (random.number() < 0.3) await clock.advance(random.integer(10))
      if (random.number() < 0.03) network.reset(address)
      if (random.number() < 0.02) {
        network.cut(address)
        await clock.advance(random.integer(3_000))
        network.heal(address)
      }
    }
    await clock.until(Promise.all([...sent, reading]))
    expect(received).toEqual(expected)
    await clock.until(client.close())
    await clock.until(broker.stop())
  },
)
