// Three processes of the shipped broker to which nothing happens, idle or with both cores of the machine taken by others: nobody may stand for
// election, be fenced or leave the in-sync replicas, and every partition is written all the time.
// node dist/cluster-quiet.js [--seconds N] [--burners N]
import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { atExit } from './at-exit.ts'
import { Checks } from './checks.ts'
import { Cluster } from './cluster/cluster.ts'
import { complaints } from './cluster/complaints.ts'
import { Probe } from './cluster/probe.ts'
import { ClusterView } from './cluster/view.ts'
import { Judge } from './judge.ts'
import { cpuSeconds } from './process-usage.ts'

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '3600' },
    /** Processes that take all the time they get. */
    burners: { type: 'string', default: '0' },
  },
})
const topic = 'faults'
const partitions = 12
const seconds = Number(options.seconds)
const burners = Number(options.burners)
const checks = new Checks()
const judge = new Judge(topic, partitions)
const { ledger } = judge
const cluster = await Cluster.start({ brokers: 3 })
const burning: ChildProcess[] = []
try {
  const view = await ClusterView.connect(cluster.addresses, topic)
  const configs = { 'min.insync.replicas': '2', 'retention.ms': '-1' }
  await view.client.admin().createTopic(topic, { partitions, replicationFactor: 3, configs })
  await view.whole()
  const probe = new Probe(cluster.addresses, topic, partitions, ledger, 100)
  await delay(2_000)
  await probe.longestGapMs()
  const before = await view.leadership()
  const complaintsSince = complaints(cluster)
  for (let burner = 0; burner < burners; burner += 1) burning.push(burn())
  const cpuBefore = cpuSecondsOfAll()
  await delay(seconds * 1_000)
  const cpuShare = (cpuSecondsOfAll() - cpuBefore) / seconds / cluster.ids.length
  for (const each of burning) each.kill('SIGKILL')
  const gapMs = await probe.longestGapMs()
  const events = complaintsSince()
  for (const event of events.slice(0, 10)) console.log(`  ${event}`)
  const after = await view.leadership()
  checks.that(after === before, 'nobody was elected', `${before} before, ${after} after`)
  checks.that(
    events.length === 0,
    'no broker had anything to warn of, and none stood for election',
    `${events.length} lines`,
  )
  await probe.stop()
  const findings = await judge.judge(cluster.addresses)
  checks.that(findings === 0 && probe.rejected.length === 0, 'every record is there', `${ledger.readCount} read`)
  checks.tell(
    `${seconds} s with ${burners} processes that take all the time they get: ${after === before ? 'no' : 'an'} election, ${gapMs.toFixed(0)} ms at ` +
      `most without an acknowledgement, ${(cpuShare * 100).toFixed(1)} % of a core each for ${ledger.acknowledgedCount} records.`,
  )
  await view.close()
  await cluster.stop()
} finally {
  for (const each of burning) each.kill('SIGKILL')
  await cluster.kill()
  cluster.home.remove()
}
process.exitCode = checks.close()

function cpuSecondsOfAll(): number {
  return cluster.ids.reduce((sum, id) => sum + cpuSeconds(cluster.broker(id).pid), 0)
}

function burn(): ChildProcess {
  const child = spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' })
  atExit(() => child.kill('SIGKILL'))
  return child
}
