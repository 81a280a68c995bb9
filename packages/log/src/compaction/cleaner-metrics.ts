import { gaugeMetric, type Metrics } from '@millrace/base'

/** What the cleaner measures, as Kafka's LogCleaner and LogCleanerManager do; for the documentation too. */
export const cleanerMetrics = {
  recopyPercent: gaugeMetric({
    name: 'kafka_log_logcleaner_cleaner_recopy_percent',
    help: 'Of the last round of each log that was compacted: how many percent of what was read were written again.',
  }),
  maxCleanTime: gaugeMetric({
    name: 'kafka_log_logcleaner_max_clean_time_secs',
    help: 'How long the longest of the last rounds of compaction took, in seconds.',
  }),
  maxBufferUtilization: gaugeMetric({
    name: 'kafka_log_logcleaner_max_buffer_utilization_percent',
    help: 'How full the memory for keys became in the last rounds of compaction, in percent: the most of them.',
  }),
  maxCompactionDelay: gaugeMetric({
    name: 'kafka_log_logcleaner_max_compaction_delay_secs',
    help: 'For how long records have waited beyond max.compaction.lag.ms, in seconds: the most of all logs, at the last look.',
  }),
  maxDirtyPercent: gaugeMetric({
    name: 'kafka_log_logcleanermanager_max_dirty_percent',
    help: 'How many percent of a log that may be compacted have not been yet: the most of all logs, at the last look.',
  }),
  timeSinceLastRun: gaugeMetric({
    name: 'kafka_log_logcleanermanager_time_since_last_run_ms',
    help: 'Milliseconds since the cleaner last looked for something to compact.',
  }),
  deadThreadCount: gaugeMetric({
    name: 'kafka_log_logcleaner_dead_thread_count',
    help: 'Rounds of compaction whose thread was lost and that were not made up for yet. Each is tried again when the cleaner next looks.',
  }),
  uncleanablePartitions: gaugeMetric({
    name: 'kafka_log_logcleanermanager_uncleanable_partitions_count',
    help: 'Logs that are not compacted any more, because something in them could not be read.',
    labels: ['logDirectory'],
  }),
  uncleanableBytes: gaugeMetric({
    name: 'kafka_log_logcleanermanager_uncleanable_bytes',
    help: 'How large the logs are that are not compacted any more.',
    labels: ['logDirectory'],
  }),
} as const

/** How the cleaner stands. */
export interface CleanerState {
  readonly recopyPercent: number
  readonly cleanSecondsMax: number
  readonly mapUtilizationPercentMax: number
  readonly lateSecondsMax: number
  readonly dirtyPercentMax: number
  readonly sinceLookMs: number
  readonly deadThreads: number
  /** By log directory. */
  readonly uncleanable: readonly { readonly directory: string; readonly count: number; readonly sizeBytes: number }[]
}

/** Reports `state` whenever metrics are read. Returns what ends that. */
export function measureCleaner(metrics: Metrics, state: () => CleanerState): () => void {
  const { uncleanablePartitions, uncleanableBytes } = cleanerMetrics
  const stops = [
    metrics.observe(cleanerMetrics.recopyPercent, (report) => report(state().recopyPercent)),
    metrics.observe(cleanerMetrics.maxCleanTime, (report) => report(state().cleanSecondsMax)),
    metrics.observe(cleanerMetrics.maxBufferUtilization, (report) => report(state().mapUtilizationPercentMax)),
    metrics.observe(cleanerMetrics.maxCompactionDelay, (report) => report(state().lateSecondsMax)),
    metrics.observe(cleanerMetrics.maxDirtyPercent, (report) => report(state().dirtyPercentMax)),
    metrics.observe(cleanerMetrics.timeSinceLastRun, (report) => report(state().sinceLookMs)),
    metrics.observe(cleanerMetrics.deadThreadCount, (report) => report(state().deadThreads)),
    metrics.observe(uncleanablePartitions, (report) => {
      for (const { directory: logDirectory, count } of state().uncleanable) report(count, { logDirectory })
    }),
    metrics.observe(uncleanableBytes, (report) => {
      for (const { directory: logDirectory, sizeBytes } of state().uncleanable) report(sizeBytes, { logDirectory })
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
