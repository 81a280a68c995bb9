import { setTimeout as delay } from 'node:timers/promises'
import { startTestCluster } from '@millrace/testing'
import { expect, test, vi } from 'vitest'
import { seededRandom } from '../../faults/src/seeded-random.ts'
import { ConnectorProcess } from '../servers/lib/connector-process.ts'
import { startSwift } from '../servers/swift.ts'
import { Bucket } from './bucket.ts'
import { configFor } from './config.ts'

const isMinimum = process.env['CONNECTORS_MINIMUM'] === '1'
const kills = isMinimum ? 2 : 20
const partitions = 3

test(
  `the worker and the store are killed ${kills} times under load, and each record is in the bucket once`,
  async () => {
    await using cluster = await startTestCluster()
    await using client = await cluster.client()
    await using swift = await startSwift()
    using bucket = await Bucket.make(swift, 'killed')
    await client.admin().createTopic('orders', { partitions })
    // Some objects are sent in two parts, and some partitions have a rest.
    const config = configFor(swift, 'killed', {
      'flush.size': '6000',
      's3.part.size': '5242880',
      'rotate.idle.interval.ms': '300',
      's3.part.retries': '1',
      's3.request.timeout.ms': '5000',
    })
    const startWorker = () =>
      new ConnectorProcess({
        module: '@millrace/connector-s3-sink',
        connector: 's3Sink',
        brokers: [cluster.bootstrap],
        name: 'lake',
        config,
        commitIntervalMs: 200,
      })
    let worker = startWorker()
    const producer = client.producer()
    let sent = 0
    const pad = 'x'.repeat(1000)
    let stopLoad = false
    const load = (async () => {
      while (!stopLoad) {
        const batch = Array.from({ length: 300 }, () => {
          const id = sent++
          return producer.send('orders', { partition: id % partitions, value: JSON.stringify({ id, pad }) })
        })
        await Promise.all(batch)
        await delay(30)
      }
    })()
    const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
    const random = seededRandom(seed)
    for (let at = 0; at < kills; at++) {
      await delay(500 + random() * 2500)
      if (random() < 1 / 3) {
        await swift.process.kill()
        await delay(random() * 300)
        await swift.process.start()
      } else {
        await worker.kill()
        worker = startWorker()
      }
    }
    stopLoad = true
    await load
    const committed = async () => {
      const offsets = await client.consumer({ group: 'connect-lake' }).committed('orders')
      return offsets.reduce((sum, { offset }) => sum + (offset ?? 0), 0)
    }
    const isDone = async () => {
      // One that started while there was no store ended by itself: its config could not be tried.
      if (!worker.isRunning) worker = startWorker()
      expect(await committed(), worker.output).toBe(sent)
    }
    await vi.waitFor(isDone, { timeout: 120_000, interval: 200 })
    await worker.kill()
    const times = new Map<number, number>()
    for (const line of await bucket.lines()) {
      const { id } = JSON.parse(line) as { id: number }
      times.set(id, (times.get(id) ?? 0) + 1)
    }
    const wrong = Array.from({ length: sent }, (_, id) => ({ id, times: times.get(id) ?? 0 })).filter(
      ({ times: n }) => n !== 1,
    )
    expect(wrong.slice(0, 10)).toEqual([])
    expect(times.size).toBe(sent)
    expect(await bucket.unfinished()).toEqual([])
    const keys = await bucket.keys()
    console.log(`${sent} records, ${keys.length} objects, ${kills} kills, seed ${seed}`)
  },
  isMinimum ? 120_000 : 600_000,
)
