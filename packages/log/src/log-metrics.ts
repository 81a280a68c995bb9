import {
  type Counter,
  counterMetric,
  type Histogram,
  histogramMetric,
  type Metrics,
  noMetrics,
  summaryMetric,
} from '@millrace/base'

/** What logs measure; for the documentation too. */
export const logMetrics = {
  flushTime: summaryMetric({
    name: 'kafka_log_logflushstats_logflushrateandtimems',
    help: 'How long syncs of segment files took, in milliseconds. One sync makes everything durable that was written before it.',
  }),
  syncTime: histogramMetric({
    name: 'millrace_log_sync_seconds',
    help: 'How long syncs of segment files took.',
    buckets: [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  }),
  groupBatches: histogramMetric({
    name: 'millrace_log_group_batches',
    help: 'How many batches one write to a segment file carried: what gathered while the write before was under way.',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024],
  }),
  groupBytes: histogramMetric({
    name: 'millrace_log_group_bytes',
    help: 'How many bytes one write to a segment file carried.',
    buckets: [4_096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216],
  }),
  segmentsDeleted: counterMetric({
    name: 'millrace_log_segments_deleted_total',
    help: 'Segments that retention, a bound on the size of a directory, or a deletion of records removed.',
  }),
} as const

/** The series of the logs of one broker. */
export class LogMetrics {
  readonly #flushTime: Histogram
  readonly #syncTime: Histogram
  readonly #groupBatches: Histogram
  readonly #groupBytes: Histogram
  readonly segmentsDeleted: Counter

  constructor(metrics: Metrics = noMetrics) {
    this.#flushTime = metrics.histogram(logMetrics.flushTime)
    this.#syncTime = metrics.histogram(logMetrics.syncTime)
    this.#groupBatches = metrics.histogram(logMetrics.groupBatches)
    this.#groupBytes = metrics.histogram(logMetrics.groupBytes)
    this.segmentsDeleted = metrics.counter(logMetrics.segmentsDeleted)
  }

  /** A segment file was synced. */
  synced(durationMs: number): void {
    this.#flushTime.observe(durationMs)
    this.#syncTime.observe(durationMs / 1_000)
  }

  /** A group of batches was written. */
  wrote(batches: number, bytes: number): void {
    this.#groupBatches.observe(batches)
    this.#groupBytes.observe(bytes)
  }
}
