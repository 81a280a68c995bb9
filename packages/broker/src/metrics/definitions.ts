import type { MetricDefinition } from '@millrace/base'
import { cleanerMetrics, logMetrics } from '@millrace/log'
import { brokerMetrics } from './broker-metrics.ts'
import { clusterMetrics } from './cluster-metrics.ts'
import { groupMetrics } from './group-metrics.ts'
import { partitionMetrics } from './partition-metrics.ts'
import { quorumMetrics } from './quorum-metrics.ts'
import { requestMetrics } from './request-metrics.ts'
import { topicMetrics } from './topic-metrics.ts'
import { transactionMetrics } from './transaction-metrics.ts'

/** Every metric of a broker by what it is about; for the documentation. */
export const metricDefinitions: Readonly<Record<string, readonly MetricDefinition[]>> = {
  Traffic: Object.values(topicMetrics),
  Requests: Object.values(requestMetrics),
  Partitions: Object.values(partitionMetrics),
  Transactions: Object.values(transactionMetrics),
  Disk: Object.values(logMetrics),
  Compaction: Object.values(cleanerMetrics),
  Cluster: Object.values(clusterMetrics),
  Groups: Object.values(groupMetrics),
  Quorum: Object.values(quorumMetrics),
  Broker: Object.values(brokerMetrics),
}
