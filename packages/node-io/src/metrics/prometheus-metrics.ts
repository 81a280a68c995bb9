import {
  assert,
  type Counter,
  type Gauge,
  type Histogram,
  type MetricDefinition,
  type MetricLabels,
  type MetricReport,
  type Metrics,
} from '@millrace/base'
import { metricsPartLengthMax } from '../limits.ts'
import { MetricFamily } from './family.ts'
import { measureProcess } from './process-metrics.ts'
import type { Registries } from './registries.ts'

/** Which series are written out: all, or those that no topic, partition or client adds to. */
export type MetricScope = 'all' | 'public'

/** Metrics that Prometheus can read, those of the process and of Node.js among them. Made by `prometheusMetrics`. */
export class PrometheusMetrics implements Metrics {
  readonly contentType = 'text/plain; version=0.0.4; charset=utf-8'
  #registries: Registries | undefined
  readonly #families = new Map<string, MetricFamily>()
  /** Readings under way: whoever asks meanwhile gets the same. */
  readonly #rendering = new Map<MetricScope, Promise<string>>()

  constructor() {
    measureProcess(this)
  }

  counter(definition: MetricDefinition, labels: MetricLabels = {}): Counter {
    return this.#family(definition).cell(labels) as Counter
  }

  gauge(definition: MetricDefinition, labels: MetricLabels = {}): Gauge {
    return this.#family(definition).cell(labels) as Gauge
  }

  histogram(definition: MetricDefinition, labels: MetricLabels = {}): Histogram {
    return this.#family(definition).cell(labels) as Histogram
  }

  observe<Label extends string>(
    definition: MetricDefinition<'counter' | 'gauge', Label>,
    read: (report: MetricReport<Label>) => void,
  ): () => void {
    const family = this.#family(definition)
    family.reader = read
    return () => {
      if (family.reader === read) family.reader = undefined
    }
  }

  remove(definition: MetricDefinition, labels: MetricLabels): void {
    this.#families.get(definition.name)?.remove(labels)
  }

  /**
   * Everything in Prometheus' text format. It is made from what is in memory; readings that overlap are one. Between the larger parts
   * the process does other work.
   */
  render(scope: MetricScope): Promise<string> {
    const underWay = this.#rendering.get(scope)
    if (underWay !== undefined) return underWay
    const rendering = this.#render(scope).finally(() => {
      this.#rendering.delete(scope)
    })
    this.#rendering.set(scope, rendering)
    return rendering
  }

  /** What there is: for the documentation. */
  async describe(): Promise<{ name: string; help: string; type: string }[]> {
    const { all } = await this.#registered()
    const found = await all.getMetricsAsJSON()
    return found.map(({ name, help, type }) => ({ name, help, type: String(type) }))
  }

  /** From the first reading on. What writes them out is loaded then: it would take its share of each start, whether anyone reads or not. */
  async #registered(): Promise<Registries> {
    const { Registries: Implementation } = await import('./registries.ts')
    return (this.#registries ??= new Implementation(this.#families.values()))
  }

  async #render(scope: MetricScope): Promise<string> {
    const { [scope]: registry } = await this.#registered()
    const parts: string[] = []
    for (const { name } of registry.getMetricsAsArray()) {
      const part = await registry.getSingleMetricAsString(name)
      parts.push(part)
      if (part.length > metricsPartLengthMax) await new Promise((resolve) => setImmediate(resolve))
    }
    return `${parts.join('\n')}\n`
  }

  #family(definition: MetricDefinition): MetricFamily {
    const known = this.#families.get(definition.name)
    if (known !== undefined) {
      assert(known.type === definition.type, `${definition.name} is a ${known.type}, not a ${definition.type}`)
      return known
    }
    const family = new MetricFamily(definition)
    this.#families.set(family.name, family)
    this.#registries?.add(family)
    return family
  }
}
