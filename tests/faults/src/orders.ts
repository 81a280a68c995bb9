// The shop of examples/orders on three processes of the shipped broker: copies of its services and brokers are killed (-9) again and again, at
// random, while orders come in. At the end its auditor finds each order placed, paid and shipped once, in order, counted once, and mailed.
// node dist/orders.js [--orders N] [--per-second N] [--kill-copies-every MS] [--kill-brokers-every MS] [--seed N]
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { present } from '@millrace/base'
import { atExit } from './at-exit.ts'
import { Checks } from './checks.ts'
import { Cluster } from './cluster/cluster.ts'
import { ClusterView } from './cluster/view.ts'
import { seededRandom } from './seeded-random.ts'
import { waitFor } from './wait-for.ts'

const { values: options } = parseArgs({
  options: {
    /** Of each of the three copies of the order service. */
    orders: { type: 'string', default: '10000' },
    'per-second': { type: 'string', default: '40' },
    'kill-copies-every': { type: 'string', default: '1000' },
    /** On average. */
    'kill-brokers-every': { type: 'string', default: '5000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const shop = fileURLToPath(new URL('../../../examples/orders/dist/main.js', import.meta.url))
const random = seededRandom(Number(options.seed))
const checks = new Checks()

console.log(`seed ${options.seed}`)
const cluster = await Cluster.start({
  brokers: 3,
  settings: { 'offsets.topic.num.partitions': '6', 'transaction.state.log.num.partitions': '6' },
})
let failed = true
try {
  const words = [
    ['--brokers', cluster.addresses.join(',')],
    ['--orders', options.orders],
    ['--per-second', options['per-second']],
    ['--kill-every', options['kill-copies-every']],
  ]
  const child = spawn(process.execPath, [shop, ...words.flat()], { stdio: ['ignore', 'pipe', 'inherit'] })
  atExit(() => child.kill('SIGTERM'))
  const ended = new AbortController()
  const exited = once(child, 'exit').finally(() => ended.abort())
  let last = ''
  createInterface({ input: child.stdout }).on('line', (line) => {
    console.log(line)
    if (line !== '') last = line
  })
  const kills = await killBrokers(ended.signal)
  const [code] = (await exited) as [number | null]
  checks.that(code === 0, 'each order was placed, paid and shipped once, in order', last)
  checks.that(kills > 0, 'brokers were killed meanwhile', `${kills} times`)
  checks.tell(`Brokers killed ${kills} times: ${last}.`)
  await cluster.stop()
  failed = checks.failedCount > 0
} finally {
  await cluster.kill()
  if (failed) cluster.home.keep()
  cluster.home.remove()
}
process.exitCode = checks.close()

/** Kills brokers, one at a time, each once all partitions are whole again. Returns how often. */
async function killBrokers(until: AbortSignal): Promise<number> {
  const view = await ClusterView.connect(cluster.addresses, 'order-shipped')
  let kills = 0
  try {
    await waitFor('the shop has opened', async () =>
      until.aborted || (await view.client.admin().listTopics()).length === 4 ? undefined : 'no topics',
    )
    while (!until.aborted) {
      await view.whole()
      await delay(random() * 2 * Number(options['kill-brokers-every']))
      if (until.aborted) break
      const id = present(cluster.ids[Math.floor(random() * cluster.ids.length)], 'there are three')
      console.log(`kill -9 broker ${id}`)
      await cluster.broker(id).kill()
      await cluster.broker(id).start()
      kills += 1
    }
    return kills
  } finally {
    await view.close()
  }
}
