import { gaugeMetric, type MetricReport, type Metrics } from '@millrace/base'
import type { PartitionLog } from '@millrace/log'
import { lateTransactionGraceMs, partitionsMeasuredMax } from '../limits.ts'
import type { Partition } from '../partitions/partition.ts'

const labels = ['topic', 'partition'] as const

export const partitionMetrics = {
  size: gaugeMetric({
    name: 'kafka_log_log_size',
    help: "Bytes in a partition's segment files on this broker, without their indexes.",
    labels,
  }),
  endOffset: gaugeMetric({
    name: 'kafka_log_log_logendoffset',
    help: 'The offset after the last record of a partition.',
    labels,
  }),
  startOffset: gaugeMetric({
    name: 'kafka_log_log_logstartoffset',
    help: 'The first offset of a partition that can be read.',
    labels,
  }),
  segments: gaugeMetric({
    name: 'kafka_log_log_numlogsegments',
    help: 'Segments of a partition.',
    labels,
  }),
  lastStableOffsetLag: gaugeMetric({
    name: 'kafka_cluster_partition_laststableoffsetlag',
    help: 'How many offsets the last stable one of a partition is behind its high watermark: what readers of committed records wait for.',
    labels,
  }),
  openTransactions: gaugeMetric({
    name: 'millrace_partition_transactions_open',
    help: 'Transactions that are open in the partitions of this broker. One counts in each of its partitions, on leaders and on followers.',
  }),
  lateTransactions: gaugeMetric({
    name: 'kafka_server_replicamanager_partitionswithlatetransactionscount',
    help: 'Partitions that this broker leads with a transaction that should have ended: its producer has written nothing for five minutes longer than transaction.max.timeout.ms. Readers of committed records wait for it.',
  }),
  producerIds: gaugeMetric({
    name: 'kafka_server_replicamanager_produceridcount',
    help: 'Producers that the partitions of this broker remember, each in each partition.',
  }),
  notMeasured: gaugeMetric({
    name: 'millrace_partitions_not_measured',
    help: `Partitions without series of their own: those beyond the first ${partitionsMeasuredMax}.`,
  }),
} as const

type Labelled = { readonly topic: string; readonly partition: number }

/**
 * Measures each partition, up to a limit of partitions: its log, and what the broker makes of it. A partition that is deleted has no
 * series any more. Returns what ends it.
 */
export function measurePartitions(
  metrics: Metrics,
  logs: () => Iterable<PartitionLog>,
  partitions: () => Iterable<Partition>,
  transactionMsMax: () => number,
): () => void {
  const of =
    <Measured extends Labelled>(all: () => Iterable<Measured>, value: (one: Measured) => number) =>
    (report: MetricReport<(typeof labels)[number]>): void => {
      let measured = 0
      for (const one of all()) {
        if ((measured += 1) > partitionsMeasuredMax) return
        report(value(one), { topic: one.topic, partition: String(one.partition) })
      }
    }
  const each = (value: (log: PartitionLog) => number) => of(logs, value)
  const ends = [
    metrics.observe(
      partitionMetrics.size,
      each((log) => log.sizeBytes),
    ),
    metrics.observe(
      partitionMetrics.endOffset,
      each((log) => log.logEndOffset),
    ),
    metrics.observe(
      partitionMetrics.startOffset,
      each((log) => log.logStartOffset),
    ),
    metrics.observe(
      partitionMetrics.segments,
      each((log) => log.segments().length),
    ),
    metrics.observe(
      partitionMetrics.lastStableOffsetLag,
      of(partitions, ({ highWatermark, lastStableOffset }) => highWatermark - lastStableOffset),
    ),
    metrics.observe(partitionMetrics.openTransactions, (report) => {
      let count = 0
      for (const { log } of partitions()) count += log.transactions.openCount
      report(count)
    }),
    metrics.observe(partitionMetrics.lateTransactions, (report) => {
      const lateMs = transactionMsMax() + lateTransactionGraceMs
      let count = 0
      for (const { isLeader, log } of partitions()) if (isLeader && log.transactions.quietMsMax > lateMs) count++
      report(count)
    }),
    metrics.observe(partitionMetrics.producerIds, (report) => {
      let count = 0
      for (const log of logs()) count += log.producerIdCount
      report(count)
    }),
    metrics.observe(partitionMetrics.notMeasured, (report) =>
      report(Math.max(0, [...logs()].length - partitionsMeasuredMax)),
    ),
  ]
  return () => {
    for (const end of ends) end()
  }
}
