import {
  type Counter,
  counterMetric,
  gaugeMetric,
  type Histogram,
  histogramMetric,
  type MetricReport,
  type Metrics,
  noMetrics,
} from '@millrace/base'
import type { LocalStores } from '../queries/local-stores.ts'

const secondsBuckets = [0.000_01, 0.000_1, 0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

/** What a copy of an application measures of itself as a whole. */
export const copyMetrics = {
  sent: counterMetric({
    name: 'millrace_streams_records_sent_total',
    help: 'Records that tasks wrote to topics, repartition topics among them; changelogs are not counted.',
    labels: ['application_id'],
  }),
  punctuated: counterMetric({
    name: 'millrace_streams_punctuations_total',
    help: 'Times that punctuations by the clock were due, and called.',
    labels: ['application_id'],
  }),
  processSeconds: histogramMetric({
    name: 'millrace_streams_process_latency_seconds',
    help: 'How long a record takes through its sub-topology: of each turn of a task the mean.',
    labels: ['application_id'],
    buckets: secondsBuckets,
  }),
  commitSeconds: histogramMetric({
    name: 'millrace_streams_commit_latency_seconds',
    help: 'How long a commit takes, from when caches were flushed until all of it is acknowledged and its state written.',
    labels: ['application_id'],
    buckets: secondsBuckets,
  }),
  tasks: gaugeMetric({
    name: 'millrace_streams_tasks',
    help: 'Tasks of the copy, by role: active, restoring (to be active), standby.',
    labels: ['application_id', 'role'],
  }),
  inputLag: gaugeMetric({
    name: 'millrace_streams_input_lag_records',
    help: 'Records of the inputs of the copy that it has not processed, as far as that is known.',
    labels: ['application_id'],
  }),
  restoreLag: gaugeMetric({
    name: 'millrace_streams_restore_lag_records',
    help: 'Records of changelogs that stores still lack, by role: restoring, standby.',
    labels: ['application_id', 'role'],
  }),
  storeEntries: gaugeMetric({
    name: 'millrace_streams_store_entries',
    help: 'About how many rows a store has in the tasks of the copy.',
    labels: ['application_id', 'store'],
  }),
  cacheBytes: gaugeMetric({
    name: 'millrace_streams_cache_bytes',
    help: 'What the caches of the copy hold.',
    labels: ['application_id'],
  }),
} as const

/** What the caches of a copy hold at the moment. */
type CacheBytes = () => number

/** The copies that measure into the same registry: a gauge of a registry is read in one go. */
const sourcesOf = new WeakMap<Metrics, Map<LocalStores, CacheBytes>>()

/** The series of one copy. */
export class CopyMetrics {
  readonly sent: Counter
  readonly punctuated: Counter
  readonly #processSeconds: Histogram
  readonly #commitSeconds: Histogram
  readonly #metrics: Metrics

  constructor(metrics: Metrics, applicationId: string) {
    const labels = { application_id: applicationId }
    this.#metrics = metrics
    this.sent = metrics.counter(copyMetrics.sent, labels)
    this.punctuated = metrics.counter(copyMetrics.punctuated, labels)
    this.#processSeconds = metrics.histogram(copyMetrics.processSeconds, labels)
    this.#commitSeconds = metrics.histogram(copyMetrics.commitSeconds, labels)
  }

  /** A turn of a task: so many records, in so long. */
  processed(count: number, durationMs: number): void {
    this.#processSeconds.observe(durationMs / 1_000 / count)
  }

  committed(durationMs: number): void {
    this.#commitSeconds.observe(durationMs / 1_000)
  }

  /** Gauges are read from there whenever metrics are read, until that copy has stopped. */
  begin(source: LocalStores, cacheBytes: CacheBytes): void {
    const metrics = this.#metrics
    if (metrics === noMetrics) return
    const known = sourcesOf.get(metrics)
    const sources = known ?? new Map<LocalStores, CacheBytes>()
    forgetStopped(sources)
    sources.set(source, cacheBytes)
    if (known !== undefined) return
    sourcesOf.set(metrics, sources)
    observeAll(metrics, sources)
  }
}

function forgetStopped(sources: Map<LocalStores, CacheBytes>): void {
  for (const source of sources.keys()) if (source.isOver) sources.delete(source)
}

function observeAll(metrics: Metrics, sources: Map<LocalStores, CacheBytes>): void {
  type Task = ReturnType<LocalStores['copy']['tasks']>[number]
  const ofTasks = (read: (applicationId: string, tasks: readonly Task[]) => void): void => {
    forgetStopped(sources)
    const byId = new Map<string, Task[]>()
    for (const local of sources.keys()) {
      const { applicationId } = local.copy
      byId.set(applicationId, [...(byId.get(applicationId) ?? []), ...local.copy.tasks()])
    }
    for (const [applicationId, tasks] of byId) read(applicationId, tasks)
  }
  metrics.observe(copyMetrics.tasks, (report) =>
    ofTasks((application_id, tasks) => {
      for (const role of ['active', 'restoring', 'standby']) {
        report(tasks.filter((task) => roleOf(task) === role).length, { application_id, role })
      }
    }),
  )
  metrics.observe(copyMetrics.inputLag, (report) =>
    ofTasks((application_id, tasks) => report(sum(tasks.map(({ inputLag }) => inputLag)), { application_id })),
  )
  metrics.observe(copyMetrics.restoreLag, (report) =>
    ofTasks((application_id, tasks) => {
      for (const role of ['restoring', 'standby']) {
        const lags = tasks.filter((task) => roleOf(task) === role).map(({ restoreLag }) => restoreLag)
        report(sum(lags), { application_id, role })
      }
    }),
  )
  metrics.observe(copyMetrics.storeEntries, (report) => {
    forgetStopped(sources)
    reportStores(sources, report)
  })
  metrics.observe(copyMetrics.cacheBytes, (report) => {
    forgetStopped(sources)
    const byId = new Map<string, number>()
    for (const [local, cacheBytes] of sources) {
      const { applicationId } = local.copy
      byId.set(applicationId, (byId.get(applicationId) ?? 0) + cacheBytes())
    }
    for (const [application_id, bytes] of byId) report(bytes, { application_id })
  })
}

function reportStores(
  sources: ReadonlyMap<LocalStores, CacheBytes>,
  report: MetricReport<'application_id' | 'store'>,
): void {
  const byStore = new Map<string, { readonly application_id: string; readonly store: string; count: number }>()
  for (const local of sources.keys()) {
    const { applicationId } = local.copy
    for (const { name, store } of local.all()) {
      const key = `${applicationId}/${name}`
      const series = byStore.get(key) ?? { application_id: applicationId, store: name, count: 0 }
      series.count += local.entryCount(store)
      byStore.set(key, series)
    }
  }
  for (const { application_id, store, count } of byStore.values()) report(count, { application_id, store })
}

function roleOf({ standby, ready }: { readonly standby: boolean; readonly ready: boolean }): string {
  if (standby) return 'standby'
  return ready ? 'active' : 'restoring'
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
