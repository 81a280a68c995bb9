// Three processes of the shipped broker under load, replication 3, min ISR 2, acks=all: kills (-9) the leader of a partition, or all of
// them, again and again, and judges after each kill everything that was acknowledged.
// node dist/cluster-kills.js [--kills N] [--all-kills N] [--seed N] [--rate MB/s]
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Checks } from './checks.ts'
import { Cluster } from './cluster/cluster.ts'
import { ClusterView } from './cluster/view.ts'
import { Judge } from './judge.ts'
import { seededRandom } from './seeded-random.ts'
import { SteadyLoad } from './steady-load.ts'

const { values: options } = parseArgs({
  options: {
    /** Of the leader of a partition. */
    kills: { type: 'string', default: '500' },
    /** Of all three brokers. */
    'all-kills': { type: 'string', default: '100' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    rate: { type: 'string', default: '8' },
  },
})
const topic = 'faults'
const partitions = 6
const random = seededRandom(Number(options.seed))
const checks = new Checks()
const judge = new Judge(topic, partitions)
const { ledger } = judge

console.log(`seed ${options.seed}`)
const cluster = await Cluster.start({
  brokers: 3,
  // Segments roll and old ones go all the time, so that kills meet that too; what is judged is never that old.
  settings: {
    'log.segment.bytes': String(16 * 1024 * 1024),
    'log.retention.bytes': String(256 * 1024 * 1024),
    'log.retention.check.interval.ms': '2000',
  },
})
let failed = true
try {
  const view = await ClusterView.connect(cluster.addresses, topic)
  const configs = { 'min.insync.replicas': '2', 'retention.ms': '-1' }
  await view.client.admin().createTopic(topic, { partitions, replicationFactor: 3, configs })
  await view.whole()
  const load = new SteadyLoad(cluster.addresses, ledger, { topic, partitions, producers: 2, rate: options.rate })
  await killAgainAndAgain(Number(options.kills), 'the leader', async () => {
    const leader = await view.leaderOf(Math.floor(random() * partitions))
    return [leader]
  })
  await killAgainAndAgain(Number(options['all-kills']), 'all three', () => Promise.resolve(cluster.ids))
  await load.stop()
  const findings = await judge.judge(cluster.addresses)
  const counts = judge.counts
  checks.that(findings === 0, 'every acknowledged record is there, once and in order', counts)
  checks.tell(`A leader killed ${options.kills} times, all three ${options['all-kills']} times: ${counts}.`)
  for (const rejection of load.rejected.slice(0, 5)) console.log(`  refused: ${rejection}`)
  checks.that(load.rejected.length === 0, 'no error reached the application', `${load.rejected.length} refused`)
  await view.close()
  await cluster.stop()
  failed = false

  async function killAgainAndAgain(
    times: number,
    who: string,
    choose: () => Promise<readonly number[]>,
  ): Promise<void> {
    for (let kill = 1; kill <= times; kill += 1) {
      await load.nextAcknowledgement()
      const before = ledger.acknowledgedCount
      await delay(500 + random() * 500)
      const chosen = await choose()
      await Promise.all(chosen.map((id) => cluster.broker(id).kill()))
      const killedMs = performance.now()
      const othersGoOn = chosen.length < cluster.ids.length
      if (othersGoOn) await load.nextAcknowledgement()
      const writableMs = othersGoOn ? performance.now() - killedMs : undefined
      // At once, or after the others have gone on without it.
      if (random() < 0.5) await delay(random() * 2_000)
      await Promise.all(chosen.map((id) => cluster.broker(id).start()))
      await load.nextAcknowledgement()
      const backMs = performance.now() - killedMs
      await view.whole()
      const findings = await judge.judge(cluster.addresses)
      const acknowledgements = ledger.acknowledgedCount - before
      const written = writableMs === undefined ? '' : `written again after ${writableMs.toFixed(0)} ms, `
      checks.that(
        findings === 0 && acknowledgements > 0,
        `kill ${kill} of ${times} of ${who} (${chosen.join()})`,
        `${acknowledgements} acknowledged, ${written}whole after ${backMs.toFixed(0)} ms, ${ledger.readCount} read`,
      )
    }
  }
} finally {
  await cluster.kill()
  if (failed) cluster.home.keep()
  cluster.home.remove()
}
process.exitCode = checks.close()
