// The shop of examples/orders on three processes of the shipped broker: copies of its services and brokers are killed (-9) again and again, at
// random, while orders come in. At the end its auditor finds each order placed, paid and shipped once, in order, counted once, and mailed.
// node dist/orders.js [--orders N] [--per-second N] [--copy-kills N] [--broker-kills N] [--seed N]
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { present } from '@millrace/base'
import { atExit } from './at-exit.ts'
import { Checks } from './checks.ts'
import { Cluster } from './cluster/cluster.ts'
import { ClusterView } from './cluster/view.ts'
import { seededRandom } from './seeded-random.ts'

const { values: options } = parseArgs({
  options: {
    /** Of each of the three copies of the order service. */
    orders: { type: 'string', default: '10000' },
    'per-second': { type: 'string', default: '40' },
    /** Spread over the way of all orders. */
    'copy-kills': { type: 'string', default: '200' },
    'broker-kills': { type: 'string', default: '40' },
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
    ['--kills', options['copy-kills']],
  ]
  // In a group of its own, so that its copies can be taken along: asked in peace they would wait for brokers that are gone.
  const child = spawn(process.execPath, [shop, ...words.flat()], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  atExit(() => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-present(child.pid, 'it runs'), 'SIGKILL')
  })
  const exited = once(child, 'exit')
  const view = await ClusterView.connect(cluster.addresses, 'order-shipped')
  let last = ''
  let kills = 0
  let killing = Promise.resolve()
  for await (const line of createInterface({ input: child.stdout })) {
    console.log(line)
    if (line !== '') last = line
    const [, total, ...events] = (/^of (\d+) orders (\d+) are placed, (\d+) paid, (\d+) shipped/.exec(line) ?? []).map(
      Number,
    )
    const share = events.reduce((sum, count) => sum + count, 0) / (3 * (total ?? Infinity))
    if (kills >= Number(options['broker-kills']) * share) continue
    kills += 1
    killing = killing.then(() => killBroker(view))
  }
  await killing
  const [code] = (await exited) as [number | null]
  await view.close()
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

/** Kills a broker, once all are whole again after the last one. */
async function killBroker(view: ClusterView): Promise<void> {
  await view.whole()
  const id = present(cluster.ids[Math.floor(random() * cluster.ids.length)], 'there are three')
  console.log(`kill -9 broker ${id}`)
  await cluster.broker(id).kill()
  await cluster.broker(id).start()
}
