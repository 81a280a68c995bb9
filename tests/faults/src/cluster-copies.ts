// Three processes of the shipped broker, replication 3, min ISR 2, and three programs that copy a topic by transactions while it is being
// written: brokers, coordinators and copiers are killed (-9) again and again, at any moment and as a commit is asked for. At the end the copy
// is equal to what was copied, record by record and in order.
// node dist/cluster-copies.js [--records N] [--kills N] [--seed N]
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { present } from '@millrace/base'
import { checkCopies } from '@millrace/simulator/checkers'
import { Copiers } from './apps/copiers.ts'
import { readEverything } from './apps/read-everything.ts'
import { Checks } from './checks.ts'
import { Cluster } from './cluster/cluster.ts'
import { transactionsEnd } from './cluster/transactions-end.ts'
import { ClusterView } from './cluster/view.ts'
import { seededRandom } from './seeded-random.ts'
import { waitFor } from './wait-for.ts'

const { values: options } = parseArgs({
  options: {
    records: { type: 'string', default: '100000' },
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const [source, target] = ['source', 'target']
const partitions = 6
/** So many records lie in one batch, and so in one transaction. */
const batchRecords = 25
const recordsTotal = Number(options.records)
const killsTotal = Number(options.kills)
const random = seededRandom(Number(options.seed))
const checks = new Checks()
const failoverMs = 120_000

console.log(`seed ${options.seed}`)
const cluster = await Cluster.start({
  brokers: 3,
  settings: { 'offsets.topic.num.partitions': '6', 'transaction.state.log.num.partitions': '6' },
})
let failed = true
try {
  const view = await ClusterView.connect(cluster.addresses, source)
  const admin = view.client.admin()
  const configs = { 'min.insync.replicas': '2', 'retention.ms': '-1' }
  for (const topic of [source, target]) await admin.createTopic(topic, { partitions, replicationFactor: 3, configs })
  await view.whole()
  const producer = view.client.producer({ lingerMs: 0, deliveryTimeoutMs: failoverMs })
  const copiers = new Copiers(3, cluster.addresses, source, target)
  let written = 0

  /** The kills, each with whom it strikes. */
  const kills: readonly (readonly [name: string, strike: () => Promise<void>])[] = [
    ['a broker', () => killBroker(present(cluster.ids[Math.floor(random() * 3)], 'there are three'))],
    ['a copier', () => killCopier(anyCopier())],
    ['a copier as it commits', async () => killCopier(await committing())],
    [
      'the coordinator of transactions as it is asked to commit',
      async () => {
        const coordinators = new Map<string, number>()
        for (const id of copiers.ids) coordinators.set(id, await transactionCoordinator(id))
        const id = await committing()
        await killBroker(coordinators.get(id) ?? 1)
      },
    ],
    [
      'the coordinator of the group as offsets are committed',
      async () => {
        const { coordinator } = await admin.describeGroup('copiers')
        await committing()
        await killBroker(coordinator)
      },
    ],
  ]
  await write(partitions * batchRecords)
  await copiers.next(({ copied }) => copied !== undefined)
  const struck = new Map<string, number>()
  for (let kill = 1; kill <= killsTotal; kill += 1) {
    const copied = copiers.next((note) => note.copied !== undefined)
    await write(Math.max(batchRecords, Math.ceil((recordsTotal - written) / (killsTotal - kill + 1))))
    await copied
    await delay(random() * 200)
    // Each of them once, then any.
    const [name, strike] = present(kills[kill <= kills.length ? kill - 1 : Math.floor(random() * kills.length)], 'one')
    await whileWriting(strike())
    struck.set(name, (struck.get(name) ?? 0) + 1)
    console.log(`kill ${kill} of ${killsTotal}: ${name}; ${written} written, ${copiers.copiedCount} known to be copied`)
  }
  await write(Math.max(0, recordsTotal - written))
  await view.whole()
  await waitFor('all is copied', lagOfCopiers, failoverMs)
  await copiers.stop()
  await transactionsEnd(admin, [target])
  checks.that(true, 'no transaction is left open, and nobody waits behind one')
  const [records, copies] = [
    await readEverything(cluster.addresses, source),
    await readEverything(cluster.addresses, target),
  ]
  const anomalies = checkCopies(records, copies)
  for (const { kind, message } of anomalies.slice(0, 20)) console.log(`  ${kind}: ${message}`)
  const counts = `${records.length} records, ${copies.length} copies`
  checks.that(records.length === written && anomalies.length === 0, 'the copy is equal, and in order', counts)
  console.log(`failures that copiers went on from: ${JSON.stringify(copiers.failures)}`)
  const strikes = [...struck].map(([name, times]) => `${name} ${times}`).join(', ')
  checks.tell(`Killed: ${strikes}; ${counts}: equal and in order.`)
  await view.close()
  await cluster.stop()
  failed = checks.failedCount > 0

  /** There is something to be committed, whenever it strikes. */
  async function whileWriting(strike: Promise<void>): Promise<void> {
    let isOver = false
    const over = strike.finally(() => (isOver = true))
    while (!isOver) await Promise.all([write(batchRecords), delay(50)])
    await over
  }

  /** Writes so many more, batch by batch, a partition after the other. */
  async function write(count: number): Promise<void> {
    const end = written + count
    const batches: Promise<unknown>[] = []
    while (written < end) {
      const partition = Math.floor(written / batchRecords) % partitions
      const length = Math.min(batchRecords, end - written)
      const first = written
      written += length
      const values = Array.from({ length }, (_, index) => ({ partition, value: `record ${first + index}` }))
      batches.push(producer.sendBatch(source, values))
      if (batches.length === partitions) await Promise.all(batches.splice(0))
    }
    await Promise.all(batches)
  }

  function anyCopier(): string {
    return present(copiers.ids[Math.floor(random() * copiers.ids.length)], 'there are copiers')
  }

  /** Which copier asks for a commit next; a moment later, so that each step of a commit is met. */
  async function committing(): Promise<string> {
    const id = await copiers.next((note) => note.committing === true)
    await delay(random() * 15)
    return id
  }

  async function killCopier(id: string): Promise<void> {
    await copiers.app(id).kill()
    // At once, or after the others have taken over what it had.
    if (random() < 0.3) await delay(random() * 3_000)
    copiers.start(id)
  }

  async function killBroker(id: number): Promise<void> {
    await cluster.broker(id).kill()
    if (random() < 0.5) await delay(random() * 2_000)
    await cluster.broker(id).start()
    await view.whole()
  }

  async function transactionCoordinator(id: string): Promise<number> {
    const listed = await admin.listTransactions()
    return listed.find(({ transactionalId }) => transactionalId === id)?.coordinator ?? 1
  }

  async function lagOfCopiers(): Promise<string | undefined> {
    const offsets = new Map(
      (await admin.listGroupOffsets('copiers')).map(({ partition, offset }) => [partition, offset]),
    )
    const lags = (await admin.listOffsets(source, 'latest'))
      .map(({ partition, offset }) => ({ partition, lag: (offset ?? 0) - (offsets.get(partition) ?? 0) }))
      .filter(({ lag }) => lag !== 0)
    return lags.length === 0 ? undefined : `lag ${lags.map(({ partition, lag }) => `${partition}: ${lag}`).join(', ')}`
  }
} finally {
  await cluster.kill()
  if (failed) cluster.home.keep()
  cluster.home.remove()
}
process.exitCode = checks.close()
