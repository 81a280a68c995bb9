import { Checks } from '../checks.ts'
import { Judge } from '../judge.ts'
import { Cluster, type ClusterOptions } from './cluster.ts'
import { Probe } from './probe.ts'
import { replicaDifferences } from './replica-differences.ts'
import { ClusterView } from './view.ts'

export interface TrialOptions extends Partial<ClusterOptions> {
  readonly partitions: number
  /** How often each partition is written to. Default: every 10 ms. */
  readonly intervalMs?: number
  /** Of the topic, besides what makes it replicated. */
  readonly configs?: Readonly<Record<string, string>>
  /** Removes what else there is, once the brokers have ended. */
  readonly cleanUp?: () => void
}

/** Brokers, three of them by default, and one topic that each of them has, with min ISR 2, of which every partition is written to all the time. */
export interface Trial {
  readonly checks: Checks
  readonly cluster: Cluster
  readonly view: ClusterView
  readonly judge: Judge
  readonly probe: Probe
  readonly topic: string
}

/**
 * Does to brokers under load what `disturb` does, and judges them at the end, when all must be whole again: every acknowledged record
 * is read once and in order, no error reached the application, and the replicas are the same bytes. Sets the exit code.
 */
export async function runTrial(options: TrialOptions, disturb: (trial: Trial) => Promise<void>): Promise<void> {
  const { partitions, intervalMs, cleanUp } = options
  const topic = 'faults'
  const checks = new Checks()
  const cluster = await Cluster.start({ brokers: 3, ...options })
  let failed = true
  try {
    const view = await ClusterView.connect(cluster.addresses, topic)
    const configs = { 'min.insync.replicas': '2', 'retention.ms': '-1', ...options.configs }
    await view.client.admin().createTopic(topic, { partitions, replicationFactor: cluster.ids.length, configs })
    await view.whole()
    const judge = new Judge(topic, partitions)
    const probe = new Probe(cluster.addresses, topic, partitions, judge.ledger, intervalMs)
    await probe.writtenEverywhere()
    await disturb({ checks, cluster, view, judge, probe, topic })
    await probe.stop()
    await view.whole()
    const findings = await judge.judge(cluster.addresses)
    const { acknowledgedCount, readCount } = judge.ledger
    checks.that(
      findings === 0 && acknowledgedCount === readCount,
      'every acknowledged record is read once, in order',
      judge.counts,
    )
    for (const rejection of probe.rejected.slice(0, 5)) console.log(`  refused: ${rejection}`)
    checks.that(probe.rejected.length === 0, 'no error reached the application', `${probe.rejected.length} refused`)
    await view.close()
    await cluster.stop()
    const differences = replicaDifferences(
      cluster.ids.map((id) => cluster.folder(id)),
      topic,
      partitions,
    )
    checks.that(differences.length === 0, 'the replicas are the same, byte by byte', differences.join('; '))
    failed = checks.failedCount > 0
  } finally {
    await cluster.kill()
    if (failed) cluster.home.keep()
    cluster.home.remove()
    cleanUp?.()
  }
  process.exitCode = checks.close()
}
