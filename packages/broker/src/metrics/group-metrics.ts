import { counterMetric, gaugeMetric, type Metrics } from '@millrace/base'
import type { GroupStatus } from '../coordinators/groups/group-coordinators.ts'

const manager = (name: string, help: string) =>
  gaugeMetric({ name: `kafka_coordinator_group_groupmetadatamanager_${name}`, help })
const coordinator = (name: string) => `kafka_server_group_coordinator_metrics_${name}`

export const groupMetrics = {
  groups: manager('numgroups', 'Groups that this broker coordinates. Over a cluster the sum is that of all groups.'),
  stable: manager('numgroupsstable', 'Of these, groups whose members have all that they are to own.'),
  empty: manager('numgroupsempty', 'Of these, groups that have no members: their offsets are kept.'),
  byState: gaugeMetric({
    name: coordinator('consumer_group_count'),
    help: 'Groups that this broker coordinates, by state: empty, assigning, reconciling (members let go of partitions and take others), stable; preparing and completing (of the classic protocol: members are called to the next generation, and wait for its assignment).',
    labels: ['state'],
  }),
  partitions: gaugeMetric({
    name: coordinator('num_partitions'),
    help: 'Partitions of __consumer_offsets that this broker leads, by state: active; loading, whose groups have to wait.',
    labels: ['state'],
  }),
  rebalances: counterMetric({
    name: coordinator('consumer_group_rebalance_count'),
    help: 'Times that the members of a group, or what they read, have changed.',
  }),
  commits: counterMetric({ name: coordinator('offset_commit_count'), help: 'Offsets that were committed.' }),
  sessions: gaugeMetric({
    name: 'millrace_group_sessions',
    help: 'Members of groups that have their sessions with this broker.',
  }),
} as const

/** Measures the groups that a broker coordinates. Returns what ends it. */
export function measureGroups(metrics: Metrics, status: () => GroupStatus): () => void {
  const values = [
    [groupMetrics.groups, () => status().groups],
    [groupMetrics.stable, () => status().byState.stable],
    [groupMetrics.empty, () => status().byState.empty],
    [groupMetrics.rebalances, () => status().rebalances],
    [groupMetrics.commits, () => status().commits],
    [groupMetrics.sessions, () => status().sessions],
  ] as const
  const ends = [
    ...values.map(([definition, value]) => metrics.observe(definition, (report) => report(value()))),
    metrics.observe(groupMetrics.byState, (report) => {
      for (const [state, count] of Object.entries(status().byState)) report(count, { state })
    }),
    metrics.observe(groupMetrics.partitions, (report) => {
      const { active, loading } = status()
      report(active, { state: 'active' })
      report(loading, { state: 'loading' })
    }),
  ]
  return () => {
    for (const end of ends) end()
  }
}
