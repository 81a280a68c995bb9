import { isStreamError, MemoryDisk, silentLogger, type StreamError } from '@millrace/base'
import { parseBrokerConfig, startBroker } from '@millrace/broker'
import { type Client, connect, type ConsumedRecord, type ProducerRecord } from '@millrace/client/core'
import { handleEach, observe } from '@millrace/client/rxjs'
import { nodePorts } from '@millrace/node-io'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ChaosProxy, chaosKinds } from './support/chaos-proxy.ts'
import { CountedNetwork } from './support/counted-network.ts'

const rejections: unknown[] = []
const note = (reason: unknown): void => void rejections.push(reason)
beforeEach(() => {
  rejections.length = 0
  process.on('unhandledRejection', note)
})
afterEach(() => {
  process.off('unhandledRejection', note)
})

interface Chaos extends AsyncDisposable {
  readonly proxy: ChaosProxy
  readonly client: Client
  readonly ofClient: CountedNetwork
  readonly ofBroker: CountedNetwork
}

/** A real broker over real sockets, and a client that reaches it only through a proxy that makes trouble. */
async function chaos(seed: number, times: number): Promise<Chaos> {
  const { disk: _disk, ...ports } = nodePorts({ logger: silentLogger })
  const ofBroker = new CountedNetwork(ports.network)
  const config = parseBrokerConfig({ 'listener.port': 0, 'log.dir': 'data' })
  const broker = await startBroker(config, { ...ports, network: ofBroker, disk: new MemoryDisk() })
  const proxy = await ChaosProxy.start({ port: broker.port, seed, times, chunksBetweenMax: 25 })
  const ofClient = new CountedNetwork(ports.network, proxy.address)
  const client = await connect({ brokers: [proxy.address] }, { ...ports, network: ofClient })
  return {
    proxy,
    client,
    ofClient,
    ofBroker,
    [Symbol.asyncDispose]: async () => {
      await client.close({ deadlineMs: 1_000 })
      await proxy[Symbol.asyncDispose]()
      await broker.stop({ deadlineMs: 1_000 })
    },
  }
}

const partitions = 3

/** What was read of each partition, checked record by record: offsets without a gap, so none is missed or comes twice. */
class Received {
  readonly values: number[][] = Array.from({ length: partitions }, () => [])

  take({ partition, offset, value }: ConsumedRecord<Buffer, Buffer>): void {
    const values = this.values[partition]
    expect(offset).toBe(values?.length)
    values?.push(Number(value))
  }

  get count(): number {
    return count(this.values)
  }
}

const count = (values: readonly (readonly number[])[]): number => values.reduce((sum, { length }) => sum + length, 0)

function place<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('a record that was delivered is somewhere')
  return found
}

/** Creates the topic, whatever becomes of the connections meanwhile. */
async function createTopic(client: Client): Promise<void> {
  for (;;) {
    try {
      await client.admin().createTopic('t', { partitions })
      return
    } catch (error) {
      // The answer got lost, not the topic.
      if (isStreamError(error, 'TOPIC_ALREADY_EXISTS')) return
      if (!isStreamError(error) || !error.retriable) throw error
    }
  }
}

test.each([1, 2, 3])(
  'through cut, torn, half-closed, slow and stalled connections nothing is lost, doubled or moved, and nobody gives up (seed %i)',
  async (seed) => {
    await using made = await chaos(seed, 4)
    const { client, proxy, ofClient, ofBroker } = made
    await createTopic(client)
    const total = 6_000
    const byRecord = new Received()
    const byObserving = new Received()
    const read = async (): Promise<void> => {
      for await (const record of client.consumer({ prefetchBytes: 20_000 }).records('t', { from: 'earliest' })) {
        byRecord.take(record)
        if (byRecord.count >= total && proxy.isCalm) break
      }
    }
    const observing = new Promise<void>((resolve, reject) => {
      const consumer = client.consumer({ prefetchBytes: 20_000 })
      const subscription = observe(consumer, 't', { from: 'earliest', concurrency: 8, orderBy: 'partition' })
        .pipe(handleEach(async (record) => byObserving.take(record)))
        .subscribe({
          next: () => {
            if (byObserving.count < total || !proxy.isCalm) return
            // Not from within: the subscription may not be known yet.
            void Promise.resolve().then(() => subscription.unsubscribe())
            resolve()
          },
          error: reject,
        })
    })
    const reading = read()
    const producer = client.producer({ lingerMs: 1, batchBytes: 1_500, requestTimeoutMs: 2_000 })
    const expected: number[][] = Array.from({ length: partitions }, () => [])
    const failures: StreamError[] = []
    const sent: Promise<void>[] = []
    const failed = (error: unknown): void => {
      if (!isStreamError(error)) throw error
      failures.push(error)
    }
    const acknowledged = new Map<number, { readonly partition: number; readonly offset: number }>()
    const next = (partition: number): ProducerRecord<string, string> => {
      const value = count(expected)
      expected[partition]?.push(value)
      return { value: String(value), partition }
    }
    // At least so many, and until all trouble was made; some of them many at a time.
    for (let turn = 0; count(expected) < total || !proxy.isCalm; turn++) {
      const partition = turn % partitions
      const first = count(expected)
      if (turn % 20 === 0) {
        const records = Array.from({ length: 10 }, () => next(partition))
        sent.push(
          producer.sendBatch('t', records).then((metadata) => {
            for (const index of records.keys()) acknowledged.set(first + index, place(metadata.locate(index)))
          }, failed),
        )
      } else {
        sent.push(
          producer.send('t', next(partition)).then((metadata) => void acknowledged.set(first, metadata), failed),
        )
      }
      if (turn % 100 === 99) await sent.at(-90)
    }
    await Promise.all(sent)
    // Those who read may have come to the end before the last trouble: one more record tells them.
    for (const [partition, values] of expected.entries()) {
      await producer.send('t', { value: '-1', partition })
      values.push(-1)
    }
    await Promise.all([reading, observing])
    expect(failures).toEqual([])
    for (const received of [byRecord, byObserving]) {
      for (const [partition, values] of received.values.entries()) {
        expect(values).toEqual(expected[partition]?.slice(0, values.length))
      }
      expect(received.count).toBeGreaterThanOrEqual(total)
    }
    // The log itself holds each record once.
    const stored = new Received()
    for await (const record of client.consumer().records('t', { from: 'earliest', until: 'end' })) stored.take(record)
    expect(stored.values).toEqual(expected)
    // And where the producer said, unless that was not known any more when it came again.
    expect(acknowledged.size).toBe(count(expected) - partitions)
    for (const [value, { partition, offset }] of acknowledged) {
      if (offset >= 0) expect(stored.values[partition]?.[offset]).toBe(value)
    }
    expect(new Set(proxy.made)).toEqual(new Set(chaosKinds))

    // One produce stream and one fetch stream for each of two readers, and however often they broke, none was left behind.
    expect(ofClient.opened).toBeGreaterThan(chaosKinds.length)
    expect(ofClient.mostOpen).toBeLessThanOrEqual(4)
    await client.close()
    expect(ofClient.open).toBe(0)
    await proxy.idle()
    await ofBroker.idle()
    expect(rejections).toEqual([])
  },
)

test('connections that go dead without a word are given up, and everything goes on over new ones', async () => {
  await using made = await chaos(0, 0)
  const { client, proxy, ofClient } = made
  await createTopic(client)
  const producer = client.producer({ lingerMs: 0, requestTimeoutMs: 500 })
  const records = client.consumer().records('t', { from: 'earliest', partitions: [0] })
  await producer.send('t', { value: '0', partition: 0 })
  expect((await records.next()).done).toBe(false)
  const next = records.next()
  proxy.loseAll()
  // Lost on its way, and sent again once its answer is late; read once the silence of the other stream was noticed.
  expect(await producer.send('t', { value: '1', partition: 0 })).toMatchObject({ offset: 1 })
  const step = await next
  if (step.done === true) throw new Error('the iteration has ended')
  expect([step.value.offset, String(step.value.value)]).toEqual([1, '1'])
  // One for what is written and one for what is read; those that were given up may take a moment to go.
  await expect.poll(() => ofClient.open, { timeout: 60_000 }).toBe(2)
  expect(rejections).toEqual([])
})
