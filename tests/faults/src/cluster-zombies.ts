// Three processes of the shipped broker, replication 3, min ISR 2, and programs that write transactions under one transactional id: one is
// frozen in the middle, another takes the id over, and the first goes on. It must be fenced, and whatever it had open be gone; requests
// to end transactions that come late must not touch the later ones. In some rounds the coordinator is killed (-9) meanwhile. What all of
// them and a reader did and saw is judged as a history.
// node dist/cluster-zombies.js [--rounds N] [--seed N]
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { present } from '@millrace/base'
import { connect, isStreamError } from '@millrace/client'
import { checkHistory, History } from '@millrace/simulator/checkers'
import { LateEnds } from './apps/late-ends.ts'
import { now } from './apps/now.ts'
import { readEverything } from './apps/read-everything.ts'
import type { SharedHistory } from './apps/sender-notes.ts'
import { Writer } from './apps/writer.ts'
import type { WriterNote } from './apps/writer-process.ts'
import { Checks } from './checks.ts'
import { Cluster } from './cluster/cluster.ts'
import { transactionsEnd } from './cluster/transactions-end.ts'
import { ClusterView } from './cluster/view.ts'
import { seededRandom } from './seeded-random.ts'

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const topic = 'payments'
const partitions = 4
const id = 'billing'
const roundsTotal = Number(options.rounds)
const random = seededRandom(Number(options.seed))
const checks = new Checks()
/** A little after one of these the writer is frozen: before it has sent anything, while it sends, while it asks for the commit, between two. */
const moments: readonly WriterNote['did'][] = ['begin', 'sent', 'committing', 'end']

console.log(`seed ${options.seed}`)
const cluster = await Cluster.start({
  brokers: 3,
  settings: { 'offsets.topic.num.partitions': '6', 'transaction.state.log.num.partitions': '6' },
})
let failed = true
try {
  const view = await ClusterView.connect(cluster.addresses, topic)
  const admin = view.client.admin()
  const configs = { 'min.insync.replicas': '2', 'retention.ms': '-1' }
  await admin.createTopic(topic, { partitions, replicationFactor: 3, configs })
  await view.whole()
  const shared: SharedHistory = { at: 0, history: new History(() => shared.at) }
  const { history } = shared
  const reading = new AbortController()
  const read = readOn(shared, reading.signal)
  const lateEnds = new LateEnds(cluster.addresses)
  let [fencedCount, killedCount, committedCount, writers] = [0, 0, 0, 0]
  const begin = (): Writer => new Writer(`writer-${(writers += 1)}`, id, cluster.addresses, topic, partitions, shared)

  let former = begin()
  await former.commits(2)
  for (let round = 1; round <= roundsTotal; round += 1) {
    const moment = present(moments[round % moments.length], 'one of them')
    await former.next(moment)
    await delay(random() * 8)
    former.app.freeze()
    const known = await admin.describeTransaction(id)
    const isKilled = round % 5 === 0
    const killed = isKilled ? restart(known.coordinator) : undefined
    if (isKilled) killedCount += 1
    const next = begin()
    await next.commits(2)
    former.app.thaw()
    await Promise.all([former.app.ended(), lateEnds.deliver(await admin.describeTransaction(id)), next.commits(2)])
    await killed
    // It may have asked for a commit, and never hear what came of that.
    const isFenced = ['PRODUCER_FENCED', 'TRANSACTION_OUTCOME_UNKNOWN'].includes(former.failures.at(-1) ?? '')
    if (isFenced) fencedCount += 1
    checks.that(
      isFenced && (isKilled || next.failures.length === 0),
      `round ${round} of ${roundsTotal}: frozen after ${moment}${isKilled ? ', coordinator killed' : ''}`,
      `the zombie was told ${former.failures.join()}; its successor ${next.failures.join() || 'nothing'}`,
    )
    committedCount += former.committedCount
    former = next
  }
  await former.app.stop()
  committedCount += former.committedCount
  await view.whole()
  await transactionsEnd(admin, [topic])
  checks.that(true, 'no transaction is left open, and nobody waits behind one')
  reading.abort()
  await read
  const everything = await readEverything(cluster.addresses, topic)
  const anomalies = checkHistory(history, everything)
  for (const { kind, message } of anomalies.slice(0, 20)) console.log(`  ${kind}: ${message}`)
  const { transactions, sends, sessions } = history
  const readCount = sessions.reduce((sum, { polls }) => sum + polls.length, 0)
  const counts = `${transactions.length} transactions, ${committedCount} known to be committed, ${sends.length} records sent, ${everything.length} there, ${readCount} read meanwhile`
  checks.that(anomalies.length === 0 && readCount > 0, 'the history holds nothing that must not be', counts)
  console.log(`requests to end transactions that came late: ${JSON.stringify(lateEnds.answers)}`)
  const late = Object.values(lateEnds.answers).reduce((sum, count) => sum + count, 0)
  checks.tell(
    `${fencedCount} of ${roundsTotal} zombies fenced, the coordinator killed ${killedCount} times, ${late} late requests to end a transaction: ${counts}.`,
  )
  lateEnds.close()
  await view.close()
  await cluster.stop()
  failed = checks.failedCount > 0

  async function restart(broker: number): Promise<void> {
    await cluster.broker(broker).kill()
    await delay(random() * 1_000)
    await cluster.broker(broker).start()
  }
} finally {
  await cluster.kill()
  if (failed) cluster.home.keep()
  cluster.home.remove()
}
process.exitCode = checks.close()

/** Reads what is committed until it is told to stop, and notes it. */
async function readOn(shared: SharedHistory, signal: AbortSignal): Promise<void> {
  const client = await connect({ brokers: cluster.addresses, clientId: 'faults-reader' })
  const session = shared.history.session('the reader', 'read_committed')
  const consumer = client.consumer({ isolation: 'read_committed' })
  try {
    for await (const batch of consumer.batches(topic, { from: 'earliest', signal })) {
      const { partition } = batch
      const records = [...batch.records].map(({ offset, value }) => ({
        topic,
        partition,
        offset,
        value: String(value),
      }))
      shared.at = now()
      shared.history.polled(session, records)
    }
  } catch (error) {
    if (!isStreamError(error, 'ABORTED')) throw error
  }
  await client.close({ deadlineMs: 5_000 })
}
