import type { Counter, Gauge, Histogram, MetricDefinition, MetricLabels, MetricReport, Metrics } from '@millrace/base'
import { threadLimits } from './limits.ts'
import type { SeriesChange } from './messages.ts'

interface Series {
  readonly definition: MetricDefinition
  readonly labels: MetricLabels
  added: number
  set: number | undefined
  observed: number[]
}

/** Metrics that another thread keeps: what has changed is gathered here, and told now and then. */
export class SentMetrics implements Metrics {
  readonly #series = new Map<string, Series>()
  readonly #readers = new Map<string, () => void>()
  readonly #removed: Series[] = []

  counter(definition: MetricDefinition, labels: MetricLabels = {}): Counter {
    const series = this.#of(definition, labels)
    return { add: (amount) => void (series.added += amount) }
  }

  gauge(definition: MetricDefinition, labels: MetricLabels = {}): Gauge {
    const series = this.#of(definition, labels)
    return {
      set: (value) => {
        series.set = value
        series.added = 0
      },
      add: (amount) => void (series.added += amount),
    }
  }

  histogram(definition: MetricDefinition, labels: MetricLabels = {}): Histogram {
    const series = this.#of(definition, labels)
    return {
      observe: (value) => {
        // Between two tellings: beyond that they say nothing new.
        if (series.observed.length < threadLimits.observationsMax) series.observed.push(value)
      },
    }
  }

  observe<Label extends string>(
    definition: MetricDefinition<'counter' | 'gauge', Label>,
    read: (report: MetricReport<Label>) => void,
  ): () => void {
    const told = new Map<Series, number>()
    const report: MetricReport<Label> = (value, labels = {}) => {
      const series = this.#of(definition, labels)
      if (definition.type === 'gauge') series.set = value
      else series.added += Math.max(0, value - (told.get(series) ?? 0))
      told.set(series, value)
    }
    const reader = (): void => read(report)
    this.#readers.set(definition.name, reader)
    return () => {
      if (this.#readers.get(definition.name) !== reader) return
      this.#readers.delete(definition.name)
      for (const { labels } of told.keys()) this.remove(definition, labels)
    }
  }

  remove(definition: MetricDefinition, labels: MetricLabels): void {
    const key = keyOf(definition, labels)
    const series = this.#series.get(key)
    if (series === undefined) return
    this.#series.delete(key)
    this.#removed.push(series)
  }

  /** What has changed since the last call. */
  take(): SeriesChange[] {
    for (const read of this.#readers.values()) read()
    const changes: SeriesChange[] = []
    const tell = ({ definition, labels }: Series, change: SeriesChange['change'], values: readonly number[]): void =>
      void changes.push({ definition, labels, change, values })
    for (const series of this.#series.values()) {
      const { set, added, observed } = series
      if (set !== undefined) tell(series, 'set', [set])
      if (added !== 0) tell(series, 'add', [added])
      if (observed.length > 0) tell(series, 'observe', observed)
      series.set = undefined
      series.added = 0
      series.observed = []
    }
    for (const series of this.#removed.splice(0)) tell(series, 'remove', [])
    return changes
  }

  #of(definition: MetricDefinition, labels: MetricLabels): Series {
    const key = keyOf(definition, labels)
    const known = this.#series.get(key)
    if (known !== undefined) return known
    const series = { definition, labels, added: 0, set: undefined, observed: [] }
    this.#series.set(key, series)
    return series
  }
}

/** Gives what a thread has measured to the metrics of this one. Counters of several threads add up; of gauges with the same labels the last is shown. */
export function applyChanges(metrics: Metrics, changes: readonly SeriesChange[]): void {
  for (const { definition, labels, change, values } of changes) {
    if (change === 'remove') {
      metrics.remove(definition, labels)
      continue
    }
    for (const value of values) {
      if (change === 'observe') metrics.histogram(definition as MetricDefinition<'histogram'>, labels).observe(value)
      else if (definition.type === 'counter')
        metrics.counter(definition as MetricDefinition<'counter'>, labels).add(value)
      else metrics.gauge(definition as MetricDefinition<'gauge'>, labels)[change](value)
    }
  }
}

function keyOf({ name }: MetricDefinition, labels: MetricLabels): string {
  return JSON.stringify([name, Object.entries(labels).toSorted(([left], [right]) => (left < right ? -1 : 1))])
}
