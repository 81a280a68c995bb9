// Three processes of the shipped broker, each with a file system of its own whose power is cut under load: of one broker, or of all three
// in the same moment. What was not synced is gone; what was acknowledged must be there, once and in order.
// node dist/cluster-power.js [--cuts N] [--all-cuts N] [--seed N]
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { present } from '@millrace/base'
import { Checks } from './checks.ts'
import { Cluster } from './cluster/cluster.ts'
import { ClusterView } from './cluster/view.ts'
import { Judge } from './judge.ts'
import { type PowerDisk, powerDisks } from './power-disk.ts'
import { seededRandom } from './seeded-random.ts'
import { SteadyLoad } from './steady-load.ts'

const { values: options } = parseArgs({
  options: {
    /** Of one broker. */
    cuts: { type: 'string', default: '100' },
    /** Of all three. */
    'all-cuts': { type: 'string', default: '100' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const topic = 'faults'
const partitions = 6
const random = seededRandom(Number(options.seed))
const checks = new Checks()
const judge = new Judge(topic, partitions)
const { ledger } = judge

console.log(`seed ${options.seed}`)
// Room for what all cuts of a whole run write; a file takes as much as is in it.
const disks = powerDisks(3, 16_384)
const disk = (id: number): PowerDisk => present(disks[id - 1], 'each broker has one')
const cluster = await Cluster.start({
  brokers: 3,
  folder: (id) => disk(id).data,
  settings: {
    'log.segment.bytes': String(8 * 1024 * 1024),
    // What is written between two looks of the judge must be there still, however slow the machine is.
    'log.retention.bytes': String(512 * 1024 * 1024),
    'log.retention.check.interval.ms': '2000',
    'log.segment.delete.delay.ms': '1000',
  },
})
try {
  const view = await ClusterView.connect(cluster.addresses, topic)
  const configs = { 'min.insync.replicas': '2', 'retention.ms': '-1' }
  await view.client.admin().createTopic(topic, { partitions, replicationFactor: 3, configs })
  await view.whole()
  const load = new SteadyLoad(cluster.addresses, ledger, { topic, partitions, producers: 2, rate: '6' })
  for (let cut = 1; cut <= Number(options.cuts); cut += 1) {
    await cutPower(`cut ${cut} of ${options.cuts} of one broker`, [1 + Math.floor(random() * 3)])
  }
  for (let cut = 1; cut <= Number(options['all-cuts']); cut += 1) {
    await cutPower(`cut ${cut} of ${options['all-cuts']} of all three`, cluster.ids)
  }
  await load.stop()
  const findings = await judge.judge(cluster.addresses)
  const counts = judge.counts
  checks.that(findings === 0, 'every acknowledged record is there, once and in order', counts)
  checks.tell(`The power of one cut ${options.cuts} times, of all three ${options['all-cuts']} times: ${counts}.`)
  checks.that(load.rejected.length === 0, 'no error reached the application', load.rejected.slice(0, 3).join('; '))
  await view.close()
  await cluster.stop()

  async function cutPower(what: string, ids: readonly number[]): Promise<void> {
    await load.nextAcknowledgement()
    const before = ledger.acknowledgedCount
    await delay(500 + random() * 1_000)
    // Frozen first: a sync that is under way as the power goes may tell of success (see LoopDisk), and the dead acknowledge nothing.
    await Promise.all(ids.map((id) => cluster.broker(id).freeze()))
    for (const id of ids) disk(id).cutPower()
    await Promise.all(ids.map((id) => cluster.broker(id).kill()))
    for (const id of ids) disk(id).unmount()
    for (const id of ids) disk(id).mount()
    await Promise.all(ids.map((id) => cluster.broker(id).start()))
    await load.nextAcknowledgement()
    await view.whole()
    const findings = await judge.judge(cluster.addresses)
    const acknowledgements = ledger.acknowledgedCount - before
    const counts = `${acknowledgements} acknowledged, ${ledger.readCount} read`
    checks.that(findings === 0 && acknowledgements > 0, `${what} (${ids.join()})`, counts)
  }
} finally {
  await cluster.kill()
  for (const each of disks) each.remove()
  cluster.home.remove()
}
process.exitCode = checks.close()
