import { type Counter, counterMetric, type Metrics } from '@millrace/base'
import type { DropReason } from '../processor/context.ts'
import { CopyMetrics } from './copy-metrics.ts'
import type { FailureResponse, RecordFailure } from '../task/failures.ts'

/** What a copy of an application measures. */
export const streamMetrics = {
  processed: counterMetric({
    name: 'millrace_streams_records_processed_total',
    help: 'Records of inputs that tasks took.',
    labels: ['application_id'],
  }),
  dropped: counterMetric({
    name: 'millrace_streams_records_dropped_total',
    help: 'Records that an operator left out: without key or value that it needs, late for all windows, without a time. By reason.',
    labels: ['application_id', 'reason'],
  }),
  failed: counterMetric({
    name: 'millrace_streams_record_failures_total',
    help: 'Records that could not be handled. By kind (deserialization, processing, production) and by what was answered (continue, fail, dlq).',
    labels: ['application_id', 'kind', 'response'],
  }),
  replaced: counterMetric({
    name: 'millrace_streams_tasks_replaced_total',
    help: 'Tasks that began again from what was committed, after a failure of theirs or of the cluster.',
    labels: ['application_id'],
  }),
} as const

/** The series of one copy. */
export class StreamMetrics {
  readonly #metrics: Metrics
  readonly #applicationId: string
  readonly #processed: Counter
  readonly replaced: Counter
  /** Of the copy as a whole. */
  readonly copy: CopyMetrics
  /** Taken when they first count: most of them never do. */
  readonly #series = new Map<string, Counter>()

  constructor(metrics: Metrics, applicationId: string) {
    this.#metrics = metrics
    this.#applicationId = applicationId
    this.copy = new CopyMetrics(metrics, applicationId)
    this.#processed = metrics.counter(streamMetrics.processed, { application_id: applicationId })
    this.replaced = metrics.counter(streamMetrics.replaced, { application_id: applicationId })
  }

  /** A turn of a task: so many records, in so long. */
  turn(count: number, durationMs: number): void {
    if (count === 0) return
    this.#processed.add(count)
    this.copy.processed(count, durationMs)
  }

  dropped(reason: DropReason): void {
    this.#counter(reason, () =>
      this.#metrics.counter(streamMetrics.dropped, { application_id: this.#applicationId, reason }),
    ).add(1)
  }

  failed({ kind }: RecordFailure, response: FailureResponse): void {
    this.#counter(`${kind}/${response}`, () =>
      this.#metrics.counter(streamMetrics.failed, { application_id: this.#applicationId, kind, response }),
    ).add(1)
  }

  #counter(key: string, take: () => Counter): Counter {
    const known = this.#series.get(key)
    if (known !== undefined) return known
    const counter = take()
    this.#series.set(key, counter)
    return counter
  }
}
