// Three processes of the shipped broker, replication 3, min ISR 2, acks=all: kills, freezes and cuts them off while every partition is
// written to, and measures the longest time that any of them went without an acknowledgement; then judges every record.
// node dist/cluster-faults.js [--times N] [--row NAME] [--bounds]
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Checks } from './checks.ts'
import { Cluster } from './cluster/cluster.ts'
import { Namespaces } from './cluster/namespaces.ts'
import { Probe } from './cluster/probe.ts'
import { type Row, rows, type Scene } from './cluster/rows.ts'
import { ClusterView } from './cluster/view.ts'
import { Judge } from './judge.ts'

const { values: options } = parseArgs({
  options: {
    /** How often each fault is done. */
    times: { type: 'string', default: '5' },
    row: { type: 'string' },
    /** How long a broker stays frozen or cut off. */
    'absence-seconds': { type: 'string', default: '30' },
    /** How long the cluster is watched after a fault, and after it was made good. */
    'watch-seconds': { type: 'string', default: '6' },
    /** Whether a fault that costs more time than it may fails the run. */
    bounds: { type: 'boolean', default: false },
  },
})
const topic = 'faults'
const partitions = 12
const watchMs = Number(options['watch-seconds']) * 1_000
const absenceMs = Number(options['absence-seconds']) * 1_000

interface Measured {
  readonly name: string
  readonly gapMsMax: number
  readonly kafkaMs: number
  readonly faultMs: number[]
  readonly healedMs: number[]
}

const checks = new Checks()
const measured: Measured[] = []
const unavailable = Namespaces.unavailable()
if (unavailable !== undefined) console.log(`no network namespaces here, those rows are left out: ${unavailable}`)
const namespaces = unavailable === undefined ? Namespaces.create(3) : undefined
const cluster = await Cluster.start({ brokers: 3, namespaces })
let failed = true
try {
  const view = await ClusterView.connect(cluster.addresses, topic)
  await view.client.admin().createTopic(topic, {
    partitions,
    replicationFactor: 3,
    configs: { 'min.insync.replicas': '2', 'retention.ms': '-1' },
  })
  await view.whole()
  const judge = new Judge(topic, partitions)
  const { ledger } = judge
  const probe = new Probe(cluster.addresses, topic, partitions, ledger)
  const scene: Scene = { cluster, view, namespaces, absenceMs }
  await delay(watchMs)
  const quietMs = await probe.longestGapMs()
  console.log(`nothing happens: ${quietMs.toFixed(0)} ms at most without an acknowledgement`)
  const wanted = rows.filter(({ name, needs }) => {
    const isWanted = options.row === undefined || name.includes(options.row)
    return isWanted && (needs !== 'namespaces' || namespaces !== undefined)
  })
  for (const row of wanted) await run(row, scene, probe)
  await probe.stop()
  const findings = await judge.judge(cluster.addresses)
  checks.that(
    findings === 0 && ledger.acknowledgedCount === ledger.readCount,
    'every acknowledged record is read once, in order',
    judge.counts,
  )
  for (const rejection of probe.rejected.slice(0, 5)) console.log(`  refused: ${rejection}`)
  checks.that(probe.rejected.length === 0, 'no error reached the application', `${probe.rejected.length} refused`)
  await view.close()
  await cluster.stop()
  failed = false
} finally {
  namespaces?.remove()
  await cluster.kill()
  if (failed) cluster.home.keep()
  cluster.home.remove()
}
printTable()
process.exitCode = checks.close()

/** Does one fault as often as it was asked for, and holds each time to its bound. */
async function run(row: Row, scene: Scene, probe: Probe): Promise<void> {
  const figures: Measured = { name: row.name, gapMsMax: row.gapMsMax, kafkaMs: row.kafkaMs, faultMs: [], healedMs: [] }
  measured.push(figures)
  for (let time = 1; time <= Number(options.times); time += 1) {
    await scene.view.whole()
    await delay(1_000)
    await probe.longestGapMs()
    const { heal } = await row.inject(scene)
    await delay(watchMs)
    figures.faultMs.push(await probe.longestGapMs())
    await heal()
    await delay(watchMs)
    await scene.view.whole()
    figures.healedMs.push(await probe.longestGapMs())
  }
  const worst = Math.max(...figures.faultMs)
  const shown = (values: readonly number[]) => values.map((ms) => ms.toFixed(0)).join(' ')
  const detail = `${shown(figures.faultMs)} ms without an acknowledgement, ${shown(figures.healedMs)} ms when it was made good`
  checks.that(Number.isFinite(worst), `${row.name}: every partition is written again`, detail)
  // A busy machine is no fault of the cluster: only who asks for it has the times decide.
  if (options.bounds)
    checks.that(worst <= row.gapMsMax, `${row.name}: within ${row.gapMsMax} ms`, `${worst.toFixed(0)} ms`)
}

/** As it stands in the documentation. */
function printTable(): void {
  console.log(
    '| fault | longest time without an acknowledgement, of any partition, ms | when it is made good | is to stay below | Apache Kafka 4.1 |',
  )
  console.log('| --- | --- | --- | --- | --- |')
  const shown = (values: readonly number[]) => {
    const sorted = values.toSorted((a, b) => a - b)
    const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
    return `${median.toFixed(0)} (${(sorted[0] ?? Number.NaN).toFixed(0)} - ${(sorted.at(-1) ?? Number.NaN).toFixed(0)})`
  }
  for (const { name, gapMsMax, kafkaMs, faultMs, healedMs } of measured) {
    const kafka = Number.isNaN(kafkaMs) ? '' : `${kafkaMs}`
    console.log(`| ${name} | ${shown(faultMs)} | ${shown(healedMs)} | ${gapMsMax} | ${kafka} |`)
  }
}
