import type { Metrics, RpcListener } from '@millrace/base'
import type { LogDirectories } from '@millrace/log'
import { clusterMetadataTopic, type ReplicationContext } from '@millrace/metadata'
import type { ClusterNode } from '../cluster/cluster-node.ts'
import type { GroupCoordinators } from '../coordinators/groups/group-coordinators.ts'
import type { FrameBudget } from '../fetch/frame-budget.ts'
import type { HealthState } from '../health/health-state.ts'
import * as limits from '../limits.ts'
import type { PartitionTable } from '../partitions/partition-table.ts'
import type { ProduceWindow } from '../produce/produce-window.ts'
import { brokerVersion } from '../version.ts'
import { brokerMetrics } from './broker-metrics.ts'
import type { LiveConfig } from '../config/live-config.ts'
import { measureCluster } from './cluster-metrics.ts'
import { measureGroups } from './group-metrics.ts'
import { measureQuorum } from './quorum-metrics.ts'
import { measurePartitions } from './partition-metrics.ts'
import { type MeasuredTransactions, measureTransactions } from './transaction-metrics.ts'

export interface BrokerParts {
  readonly nodeId: number
  readonly clusterId: string
  readonly node: Pick<ClusterNode, 'quorum' | 'controller' | 'sessions'>
  readonly logs: LogDirectories
  readonly partitions: PartitionTable
  readonly transactions: MeasuredTransactions
  readonly groups: GroupCoordinators
  readonly live: Pick<LiveConfig, 'settings'>
  /** By what partitions are counted that have too few in sync. */
  readonly replication: ReplicationContext
  /** For gRPC and for Kafka's protocol: connections of all are counted together. */
  readonly listeners: readonly RpcListener[]
  readonly budget: FrameBudget
  readonly unwritten: ProduceWindow
}

/** Measures what a broker that serves has and holds. Returns what ends it. */
export function measureBroker(metrics: Metrics, parts: BrokerParts): () => void {
  const { nodeId, clusterId, node, logs, partitions, transactions, listeners, budget, unwritten } = parts
  const { quorum, controller, sessions } = node
  const failed = () => logs.states().filter(({ failure }) => failure !== undefined)
  const offlineLogs = (): number =>
    failed().flatMap((directory) => directory.logs.filter(({ topic }) => topic !== clusterMetadataTopic)).length
  const total = (of: (listener: RpcListener) => number): number =>
    listeners.reduce((sum, listener) => sum + of(listener), 0)
  const who = { version: brokerVersion, cluster: clusterId, node: String(nodeId) }
  metrics.gauge(brokerMetrics.info, who).set(1)
  metrics.gauge(brokerMetrics.frameBytesLimit).set(limits.frameBytesHeldMax)
  metrics.gauge(brokerMetrics.unwrittenBytesLimit).set(limits.produceBytesInFlightTotalMax)
  const ends = [
    () => metrics.remove(brokerMetrics.info, who),
    measureCluster(metrics, {
      ...parts,
      image: controller.image,
      isController: () => controller.isActive,
      offlineReplicas: () => partitions.failedCount + offlineLogs(),
      replicationLag: () => partitions.followerLag,
    }),
    measureQuorum(metrics, {
      status: () => quorum.status,
      leadersSeen: () => quorum.leadersSeen,
      offsets: () => ({ replayed: quorum.state.replayedOffset, applied: quorum.state.appliedOffset }),
      sessions: () => sessions.statuses(),
    }),
    measurePartitions(
      metrics,
      () => logs.logs(),
      () => partitions.all(),
      () => parts.live.settings.transactionMaxTimeoutMs,
    ),
    measureTransactions(metrics, transactions),
    measureGroups(metrics, () => parts.groups.status()),
    metrics.observe(brokerMetrics.offlineDirectories, (report) => report(failed().length)),
    metrics.observe(brokerMetrics.connections, (report) => report(total((each) => each.connectionCount()))),
    metrics.observe(brokerMetrics.connectionsAccepted, (report) =>
      report(total((each) => each.connectionTotals().accepted)),
    ),
    metrics.observe(brokerMetrics.connectionsRefused, (report) =>
      report(total((each) => each.connectionTotals().refused)),
    ),
    metrics.observe(brokerMetrics.frameBytes, (report) => report(budget.bytesHeld)),
    metrics.observe(brokerMetrics.frameWaiters, (report) => report(budget.waiting)),
    metrics.observe(brokerMetrics.unwrittenBytes, (report) => report(unwritten.bytesInFlight)),
  ]
  return () => {
    for (const end of ends) end()
  }
}

/** Kafka's numbers for what a broker does. */
const states: Readonly<Record<string, number>> = { '': 3, STARTING: 1, STOPPING: 6 }

/** Measures how a broker fares, from its start on. Returns what ends it. */
export function measureHealth(metrics: Metrics, health: HealthState): () => void {
  return metrics.observe(brokerMetrics.state, (report) => report(states[health.now.code] ?? 0))
}
