// Three processes of the shipped broker under load whose clocks are moved by an hour (libfaketime): one forward and back again, then all
// three apart. Nobody is elected or fenced, retention takes nothing before its time, and producers and consumers go on.
// node dist/cluster-clock.js [--watch-seconds N]
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { present } from '@millrace/base'
import { complaints } from './cluster/complaints.ts'
import { roles } from './cluster/roles.ts'
import { runTrial, type Trial } from './cluster/trial.ts'
import { FakeClock } from './fake-clock.ts'

const { values: options } = parseArgs({
  options: {
    /** How long the cluster is watched with clocks that are wrong. */
    'watch-seconds': { type: 'string', default: '60' },
  },
})
const hourMs = 3_600_000
const clocks = new Map([1, 2, 3].map((id) => [id, new FakeClock()]))
const clock = (id: number): FakeClock => present(clocks.get(id), 'each broker has one')
let longestMs = 0

await runTrial(
  {
    partitions: 6,
    // Less than the hour: what a broker says it is older by is no reason to delete it.
    configs: { 'retention.ms': String(hourMs / 2) },
    settings: { 'log.retention.check.interval.ms': '500', 'log.segment.bytes': String(1024 * 1024) },
    environment: (id) => clock(id).environment,
    cleanUp: () => {
      for (const each of clocks.values()) each.remove()
    },
  },
  async (trial) => {
    for (const { name, who } of roles) {
      const id = await who(trial)
      await withClocks(`the clock of ${name} an hour ahead`, trial, () => clock(id).set(hourMs))
      await withClocks(`the clock of ${name} right again`, trial, () => clock(id).set(0))
      await withClocks(`the clock of ${name} an hour back`, trial, () => clock(id).set(-hourMs))
      await withClocks(`the clock of ${name} right again, later`, trial, () => clock(id).set(0))
    }
    // A broker that starts believes its clock: records of an hour ago are that old to it.
    await trial.view.client
      .admin()
      .alterConfigs({ type: 'topic', name: trial.topic }, { set: { 'retention.ms': String(2 * hourMs) } })
    await withClocks('three clocks, an hour between each and the next', trial, () => {
      for (const id of trial.cluster.ids) clock(id).set((id - 2) * hourMs)
    })
    await restartAll(trial)
    trial.checks.tell(
      `Clocks moved by an hour: no election, ${longestMs.toFixed(0)} ms at most without an acknowledgement.`,
    )
  },
)

async function withClocks(what: string, trial: Trial, move: () => void): Promise<void> {
  const { checks, cluster, view, probe, judge } = trial
  const before = await view.leadership()
  const complaintsSince = complaints(cluster)
  await probe.longestGapMs()
  move()
  await delay(Number(options['watch-seconds']) * 1_000)
  await probe.writtenEverywhere()
  const gapMs = await probe.longestGapMs()
  longestMs = Math.max(longestMs, gapMs)
  const after = await view.leadership()
  checks.that(
    after === before,
    `${what}: nobody was elected`,
    after === before ? `${gapMs.toFixed(0)} ms at most` : `${before} before, ${after} after`,
  )
  const said = complaintsSince()
  checks.that(said.length === 0, `${what}: no broker has anything to warn of`, said.slice(0, 3).join('; '))
  const findings = await judge.judge(cluster.addresses)
  const [first] = await view.client.admin().listOffsets(trial.topic, 'earliest')
  checks.that(findings === 0 && first?.offset === 0, `${what}: nothing is deleted, nothing lost`, judge.counts)
}

/** One after the other, as their clocks are. */
async function restartAll({ checks, cluster, view, probe }: Trial): Promise<void> {
  for (const id of cluster.ids) {
    await cluster.broker(id).stop()
    await cluster.broker(id).start()
    await view.whole()
  }
  await probe.writtenEverywhere()
  // What they log has the time of their clocks.
  const shifts = cluster.ids.map((id) =>
    Math.round((Date.parse(String(cluster.broker(id).lines[0]?.['time'])) - Date.now()) / hourMs),
  )
  checks.that(
    shifts.join() === '-1,0,1',
    'brokers whose clocks are apart start one after the other',
    `${shifts.join()} hours`,
  )
}
