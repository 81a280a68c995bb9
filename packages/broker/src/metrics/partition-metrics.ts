import { gaugeMetric, type MetricReport, type Metrics } from '@millrace/base'
import type { PartitionLog } from '@millrace/log'
import { partitionsMeasuredMax } from '../limits.ts'

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
  notMeasured: gaugeMetric({
    name: 'millrace_partitions_not_measured',
    help: `Partitions without series of their own: those beyond the first ${partitionsMeasuredMax}.`,
  }),
} as const

/** Measures each partition, up to a limit of partitions. A partition that is deleted has no series any more. Returns what ends it. */
export function measurePartitions(metrics: Metrics, logs: () => Iterable<PartitionLog>): () => void {
  const each =
    (value: (log: PartitionLog) => number) =>
    (report: MetricReport<(typeof labels)[number]>): void => {
      let measured = 0
      for (const log of logs()) {
        if ((measured += 1) > partitionsMeasuredMax) return
        report(value(log), { topic: log.topic, partition: String(log.partition) })
      }
    }
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
    metrics.observe(partitionMetrics.notMeasured, (report) =>
      report(Math.max(0, [...logs()].length - partitionsMeasuredMax)),
    ),
  ]
  return () => {
    for (const end of ends) end()
  }
}
