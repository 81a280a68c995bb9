import { crc32cChecksum, isStreamError, MemoryDisk, silentLogger } from '@millrace/base'
import {
  type CollectingLogger,
  collectingLogger,
  FakeClock,
  MemoryNetwork,
  plainCompression,
  SeededRandom,
} from '@millrace/base/testing'
import { parseBrokerConfig, startBroker } from '@millrace/broker'
import { type Client, connect, type ConsumedBatch, type Consumer, type ConsumerOptions } from '@millrace/client/core'
import { afterEach, expect, test } from 'vitest'

const minuteMs = 60_000
const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** A broker with a topic of two partitions that have three records each, and clients on its clock, which stands still unless it is told to go on. */
async function simulate() {
  const clock = new FakeClock()
  const shared = {
    clock,
    network: new MemoryNetwork({ clock }),
    random: new SeededRandom(1),
    checksum: crc32cChecksum,
    compression: plainCompression,
  }
  const processIdentity = { self: { pid: 1, bootId: 'simulated', startTime: '0' }, isAlive: async () => false }
  const config = parseBrokerConfig({ 'listener.port': 9094, 'log.dir': 'data' })
  const ports = { ...shared, logger: silentLogger, disk: new MemoryDisk(), processIdentity }
  const broker = await clock.until(startBroker(config, ports))
  ends.push(() => clock.until(broker.stop()))
  const client = async (logger = collectingLogger()): Promise<{ client: Client; logger: CollectingLogger }> => {
    const made = await clock.until(connect({ brokers: [`${broker.host}:${broker.port}`] }, { ...shared, logger }))
    ends.push(() => clock.until(made.close()))
    return { client: made, logger }
  }
  const { client: operator } = await client()
  await clock.until(operator.admin().createTopic('orders', { partitions: 2 }))
  const records = [0, 1].flatMap((partition) => ['a', 'b', 'c'].map((value) => ({ partition, value })))
  await clock.until(operator.producer().sendBatch('orders', records))
  const members = async (): Promise<string[]> =>
    (await clock.until(operator.admin().describeGroup('billing'))).members.map(({ memberId }) => memberId)
  const committed = async (): Promise<unknown[]> =>
    (await clock.until(operator.admin().listGroupOffsets('billing'))).map(({ partition, offset }) => [
      partition,
      offset,
    ])
  return { clock, client, members, committed }
}

const reading = { group: 'billing', offsetReset: 'earliest' } as const

/** A member whose loop body has got its first batch, and does with it what `handle` does. */
function consume(
  client: Client,
  handle: (batch: ConsumedBatch<unknown, unknown>) => Promise<void>,
  options: Partial<ConsumerOptions> = {},
): { consumer: Consumer; ended: Promise<unknown> } {
  const consumer = client.consumer({ ...reading, ...options })
  const run = async (): Promise<void> => {
    for await (const batch of consumer.batches('orders')) await handle(batch)
  }
  return { consumer, ended: run().catch((error: unknown) => error) }
}

const warnings = ({ lines }: CollectingLogger): string[] =>
  lines.filter(({ level }) => level === 'warn' || level === 'error').map(({ message }) => message)

test('a handler that hangs for ten minutes stays a member, and what it has in the end is committed', async () => {
  const { clock, client, members, committed } = await simulate()
  const { client: hanging, logger } = await client()
  let goOn: () => void = () => {}
  const hangs = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const lost: unknown[] = []
  consume(hanging, () => hangs, { onLost: (partitions) => void lost.push(partitions) })
  await clock.advance(1_000)
  const before = await members()
  await clock.advance(10 * minuteMs)
  expect([await members(), lost]).toEqual([before, []])
  // Where it began.
  expect(await committed()).toEqual([
    [0, 0],
    [1, 0],
  ])
  expect(warnings(logger)).toEqual([expect.stringContaining('a handler has had the same record or batch for long')])
  goOn()
  await clock.advance(10_000)
  expect(await committed()).toEqual([
    [0, 3],
    [1, 3],
  ])
})

test('what it has of a partition that goes to another goes without it, and it is no member less', async () => {
  const { clock, client, members, committed } = await simulate()
  const { client: hanging, logger } = await client()
  const { client: other } = await client()
  const held: ConsumedBatch<unknown, unknown>[] = []
  consume(hanging, (batch) => new Promise(() => held.push(batch)))
  await clock.advance(1_000)
  const [first] = await members()
  const got: number[] = []
  consume(other, async ({ partition }) => void got.push(partition))
  await clock.advance(2 * minuteMs)
  expect(await members()).toContain(first)
  expect(await members()).toHaveLength(2)
  expect(got).toHaveLength(1)
  // The other one's; what hangs has finished nothing.
  await clock.advance(10_000)
  expect(await committed()).toEqual([0, 1].map((partition) => [partition, partition === got[0] ? 3 : 0]))
  const [batch] = held
  const isMine = batch?.partition !== got[0]
  const outcome = await clock.until(
    (async () => batch?.commit())().then(
      () => 'taken',
      (error: unknown) => (isStreamError(error) ? error.code : String(error)),
    ),
  )
  expect([isMine, outcome]).toEqual(isMine ? [true, 'taken'] : [false, 'STALE_MEMBER_EPOCH'])
  expect(warnings(logger).some((text) => text.includes('event loop'))).toBe(false)
})

test('a handler that throws ends its own loop with that; the others get what it had not finished', async () => {
  const { clock, client, members, committed } = await simulate()
  const { client: throwing, logger } = await client()
  const { client: other } = await client()
  const { ended } = consume(throwing, () => Promise.reject(new Error('no such price')))
  expect(await clock.until(ended)).toEqual(new Error('no such price'))
  await clock.advance(1_000)
  const got: number[] = []
  consume(other, async ({ partition }) => void got.push(partition))
  await clock.advance(10_000)
  expect(got.toSorted()).toEqual([0, 1])
  expect(await members()).toHaveLength(1)
  expect(await committed()).toEqual([
    [0, 3],
    [1, 3],
  ])
  // It is the application's own to tell.
  expect(warnings(logger)).toEqual([])
})
