import type { MetricDefinition, MetricLabels, MetricReport } from '@millrace/base'
import { type Cell, HistogramCell, NumberCell, type Sample, SummaryCell } from './cells.ts'

/** One line of the exposition. */
interface Value {
  readonly metricName: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

/** A metric as prom-client takes it. */
export interface MetricValues {
  readonly name: string
  readonly help: string
  readonly type: MetricDefinition['type']
  readonly values: readonly Value[]
}

interface Series {
  readonly labels: Readonly<Record<string, string>>
  readonly cell: Cell
}

/** All series of one metric. prom-client writes them out: it asks with {@link get}. */
export class MetricFamily {
  readonly name: string
  readonly help: string
  readonly type: MetricDefinition['type']
  readonly #buckets: readonly number[]
  readonly #series = new Map<string, Series>()
  #read: ((report: MetricReport) => void) | undefined

  constructor({ name, help, type, buckets }: MetricDefinition) {
    this.name = name
    this.help = help
    this.type = type
    this.#buckets = buckets
  }

  /** The series with these labels, made if need be. */
  cell(labels: MetricLabels): NumberCell | HistogramCell | SummaryCell {
    const key = keyOf(labels)
    const known = this.#series.get(key)
    if (known !== undefined) return known.cell as NumberCell
    const cell = this.#newCell()
    this.#series.set(key, { labels: textsOf(labels), cell })
    return cell
  }

  remove(labels: MetricLabels): void {
    this.#series.delete(keyOf(labels))
  }

  /** Sets who is asked for the values of this metric. */
  set reader(read: ((report: MetricReport) => void) | undefined) {
    this.#read = read
  }

  get reader(): ((report: MetricReport) => void) | undefined {
    return this.#read
  }

  /** Every value there is now, as prom-client takes it. */
  async get(): Promise<MetricValues> {
    const nowMs = performance.now()
    const values: Value[] = []
    for (const { labels, cell } of this.#series.values()) {
      for (const sample of cell.samples(nowMs)) values.push(this.#valueOf(sample, labels))
    }
    this.#read?.((value, labels = {}) => values.push({ metricName: this.name, labels: textsOf(labels), value }))
    return { name: this.name, help: this.help, type: this.type, values }
  }

  #newCell(): NumberCell | HistogramCell | SummaryCell {
    if (this.type === 'histogram') return new HistogramCell(this.#buckets)
    return this.type === 'summary' ? new SummaryCell() : new NumberCell()
  }

  #valueOf({ suffix, label, value }: Sample, labels: Readonly<Record<string, string>>): Value {
    return {
      metricName: `${this.name}${suffix}`,
      labels: label === undefined ? labels : { ...labels, [label[0]]: label[1] },
      value,
    }
  }
}

function textsOf(labels: MetricLabels): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).filter((entry): entry is [string, string] => entry[1] !== undefined))
}

function keyOf(labels: MetricLabels): string {
  return JSON.stringify(Object.entries(textsOf(labels)).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
