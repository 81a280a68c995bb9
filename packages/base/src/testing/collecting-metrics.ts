import type {
  Counter,
  Gauge,
  Histogram,
  MetricDefinition,
  MetricLabels,
  MetricReport,
  Metrics,
} from '../ports/metrics.ts'
import { summaryQuantiles } from '../ports/metrics.ts'

/** One number of one series, by the name that it has in the exposition: a histogram has several. */
export interface MetricSample {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

/** Metrics that a test can look at. They keep every observation. */
export class CollectingMetrics implements Metrics {
  readonly #series = new Map<string, Series>()
  readonly #readers = new Map<string, (report: MetricReport) => void>()

  counter(definition: MetricDefinition, labels: MetricLabels = {}): Counter {
    return this.#of(definition, labels)
  }

  gauge(definition: MetricDefinition, labels: MetricLabels = {}): Gauge {
    return this.#of(definition, labels)
  }

  histogram(definition: MetricDefinition, labels: MetricLabels = {}): Histogram {
    return this.#of(definition, labels)
  }

  observe<Label extends string>(
    { name }: MetricDefinition<'counter' | 'gauge', Label>,
    read: (report: MetricReport<Label>) => void,
  ): () => void {
    this.#readers.set(name, read)
    return () => {
      if (this.#readers.get(name) === read) this.#readers.delete(name)
    }
  }

  remove({ name }: MetricDefinition, labels: MetricLabels): void {
    this.#series.delete(keyOf(name, labels))
  }

  /** Every sample there is now. */
  samples(): MetricSample[] {
    const found = [...this.#series.values()].flatMap((series) => series.samples())
    for (const [name, read] of this.#readers) {
      read((value, labels = {}) => found.push({ name, labels: textsOf(labels), value }))
    }
    return found
  }

  /** The value of one sample; undefined if there is none. The order of labels does not matter. */
  value(name: string, labels: MetricLabels = {}): number | undefined {
    const key = keyOf(name, labels)
    return this.samples().find((sample) => keyOf(sample.name, sample.labels) === key)?.value
  }

  #of(definition: MetricDefinition, labels: MetricLabels): Series {
    const key = keyOf(definition.name, labels)
    const series = this.#series.get(key) ?? new Series(definition, textsOf(labels))
    this.#series.set(key, series)
    return series
  }
}

class Series implements Counter, Gauge, Histogram {
  readonly #definition: MetricDefinition
  readonly #labels: Readonly<Record<string, string>>
  readonly #observed: number[] = []
  #value = 0

  constructor(definition: MetricDefinition, labels: Readonly<Record<string, string>>) {
    this.#definition = definition
    this.#labels = labels
  }

  add(amount: number): void {
    this.#value += amount
  }

  set(value: number): void {
    this.#value = value
  }

  observe(value: number): void {
    this.#observed.push(value)
  }

  samples(): MetricSample[] {
    const { type, name, buckets } = this.#definition
    const labels = this.#labels
    if (type === 'counter' || type === 'gauge') return [{ name, labels, value: this.#value }]
    const sorted = this.#observed.toSorted((a, b) => a - b)
    const upTo = (bound: number): number => sorted.filter((value) => value <= bound).length
    const shape: MetricSample[] =
      type === 'histogram'
        ? [...buckets, Infinity].map((bound) => ({
            name: `${name}_bucket`,
            labels: { ...labels, le: bound === Infinity ? '+Inf' : String(bound) },
            value: upTo(bound),
          }))
        : summaryQuantiles.map((quantile) => ({
            name,
            labels: { ...labels, quantile },
            value: sorted[Math.ceil(Number(quantile) * sorted.length) - 1] ?? Number.NaN,
          }))
    return [
      ...shape,
      { name: `${name}_sum`, labels, value: sorted.reduce((sum, value) => sum + value, 0) },
      { name: `${name}_count`, labels, value: sorted.length },
    ]
  }
}

function textsOf(labels: MetricLabels): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).filter((entry): entry is [string, string] => entry[1] !== undefined))
}

function keyOf(name: string, labels: MetricLabels): string {
  return JSON.stringify([name, Object.entries(textsOf(labels)).toSorted(([a], [b]) => (a < b ? -1 : 1))])
}
