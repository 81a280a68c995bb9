import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startTestCluster } from '@millrace/testing'
import { Auditor, type Findings } from '../auditor.ts'
import { createTopics } from '../events.ts'
import { services } from '../services/index.ts'
import { Copies } from './copies.ts'

/** Few partitions of what brokers keep for themselves: a cluster that lives for seconds is made the sooner. */
export const smallCluster = { 'offsets.topic.num.partitions': 4, 'transaction.state.log.num.partitions': 4 }

/**
 * The whole shop in this process: a cluster of three brokers, `copies` of each service, and in the middle of it some that are let go and come
 * back, and a broker that dies. Resolves with what the auditor says once every order has come through.
 */
export async function runShop(
  copies: number,
  ordersPerShop: number,
  log: (text: string) => void = () => {},
): Promise<Findings> {
  const state = await mkdtemp(path.join(tmpdir(), 'millrace-orders-'))
  await using cluster = await startTestCluster({ brokers: 3, configs: smallCluster })
  const running = new Copies({ cluster, state, ordersPerShop, log })
  try {
    const client = await cluster.client({ clientId: 'auditor' })
    await createTopics(client)
    const names = Object.keys(services)
    for (const name of names) for (let number = 1; number <= copies; number++) running.start(name, number)

    const auditor = new Auditor({ client, state, shops: copies, ordersPerShop })
    const [broker] = cluster.brokers
    /** What happens once so many orders are shipped. */
    const events: { at: number; text: string; happen: () => Promise<unknown> }[] = [
      {
        at: auditor.orderCount / 4,
        text: 'a copy of each service stops',
        happen: () => Promise.all(names.map((name) => running.stop(name, copies))),
      },
      { at: auditor.orderCount / 4, text: `broker ${broker.nodeId} dies`, happen: () => broker.kill() },
      { at: auditor.orderCount / 2, text: `broker ${broker.nodeId} comes back`, happen: () => broker.restart() },
      {
        at: auditor.orderCount / 2,
        text: 'the copies come back',
        happen: async () => names.forEach((name) => running.start(name, copies)),
      },
    ]
    let happening = Promise.resolve()
    await auditor.watch(new AbortController().signal, ([, , shipped = 0]) => {
      while (shipped >= (events[0]?.at ?? Infinity)) {
        const event = events.shift()
        happening = happening.then(async () => {
          log(`${shipped} of ${auditor.orderCount} are shipped: ${event?.text}`)
          await event?.happen()
        })
      }
    })
    await happening
    await running.stopAll()
    return await auditor.judge()
  } finally {
    await running.stopAll()
    await rm(state, { recursive: true, force: true })
  }
}
