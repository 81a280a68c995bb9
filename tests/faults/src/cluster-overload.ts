// Three processes of the shipped broker with 2,000 connections and twice the load that they can take: what is too much waits, or is refused
// with an error that may be tried again; nobody is fenced or elected, and nobody leaves the in-sync replicas.
// node dist/cluster-overload.js [--connections N] [--seconds N]
import { parseArgs } from 'node:util'
import { complaints } from './cluster/complaints.ts'
import { runTrial, type Trial } from './cluster/trial.ts'
import { describeLoad, runLoad } from './load-process.ts'
import { ManyConnections } from './many-connections.ts'

const { values: options } = parseArgs({
  options: { connections: { type: 'string', default: '2000' }, seconds: { type: 'string', default: '600' } },
})
const seconds = Number(options.seconds)
const capacitySeconds = 5
const deliveryTimeoutMs = 60_000
/** All connections together ask so often, in a second. */
const callsPerSecond = 100
const producers = 3

await runTrial({ partitions: 3, intervalMs: 100 }, async (trial) => {
  const { checks, cluster, view, probe } = trial
  const topics = Array.from({ length: producers }, (_, at) => `load-${at}`)
  const configs = {
    'min.insync.replicas': '2',
    'retention.bytes': String(64 * 1024 * 1024),
    'segment.bytes': String(16 * 1024 * 1024),
  }
  for (const topic of topics)
    await view.client.admin().createTopic(topic, { partitions: 1, replicationFactor: 3, configs })
  const connections = await ManyConnections.open(cluster.addresses, Number(options.connections))
  const load = { address: cluster.addresses[0] ?? '', deliveryTimeoutMs }
  const offer = (loadSeconds: number, recordsPerSecond: number) =>
    Promise.all(topics.map((topic) => runLoad({ ...load, topic, seconds: loadSeconds, recordsPerSecond })))
  const before = await view.leadership()
  const complaintsSince = complaints(cluster)
  const alone = await offer(capacitySeconds, 0)
  for (const result of alone) console.log(`as many as are taken: ${describeLoad(result)}`)
  const capacity = alone.reduce((sum, { acknowledged }) => sum + acknowledged, 0) / capacitySeconds
  const stop = new AbortController()
  const asking = connections.ask(callsPerSecond, stop.signal)
  await probe.longestGapMs()
  const results = await offer(seconds, Math.round((2 * capacity) / producers))
  const gapMs = await probe.longestGapMs()
  stop.abort()
  await asking
  for (const result of results) {
    console.log(`twice as many: ${describeLoad(result)}`)
    const final = Object.keys(result.refused).filter(
      (code) => code.includes('final') && !code.includes('DELIVERY_TIMEOUT'),
    )
    checks.that(final.length === 0, 'what is refused may be tried again', JSON.stringify(result.refused))
    checks.that(
      result.acknowledged > 0 && result.outOfOrder === 0,
      'what is acknowledged is in order',
      `${result.acknowledged} records`,
    )
  }
  const { openCount, failures, answers } = connections
  checks.that(
    openCount === Number(options.connections),
    'all connections stay',
    `${openCount} of ${options.connections}`,
  )
  checks.that(failures.length === 0, 'whoever asks is answered, or told to come again', JSON.stringify(answers))
  connections.close()
  await checkQuiet(trial, before, complaintsSince())
  const acknowledged = results.reduce((sum, result) => sum + result.acknowledged, 0) / seconds
  checks.tell(
    `${options.connections} connections, ${Math.round(2 * capacity)} records/s offered, ${Math.round(acknowledged)}/s acknowledged, ` +
      `${gapMs.toFixed(0)} ms at most without an acknowledgement: nobody was elected, fenced or left the in-sync replicas.`,
  )
})

async function checkQuiet({ checks, view }: Trial, before: string, said: readonly string[]): Promise<void> {
  const after = await view.leadership()
  checks.that(after === before, 'nobody was elected', `${before} before, ${after} after`)
  const flaps = said.filter((line) => /in sync change|fenced|active controller/.test(line))
  checks.that(
    flaps.length === 0,
    'nobody was fenced, and nobody left the in-sync replicas',
    flaps.slice(0, 3).join('; '),
  )
  for (const line of said.slice(0, 10)) console.log(`  ${line}`)
}
