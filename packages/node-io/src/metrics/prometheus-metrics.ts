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
import { collectDefaultMetrics, Registry } from 'prom-client'
import { metricsPartLengthMax } from '../limits.ts'
import { MetricFamily } from './family.ts'
import { measureProcess } from './process-metrics.ts'

/** Which series are written out: all, or those that no topic, partition or client adds to. */
export type MetricScope = 'all' | 'public'

/** Labels of which there are as many values as users make things. */
const manyValued = new Set(['topic', 'partition'])

/** Metrics that Prometheus can read, those of the process and of Node.js among them. Made by `prometheusMetrics`. */
export class PrometheusMetrics implements Metrics {
  readonly #all = new Registry()
  readonly #public = new Registry()
  readonly #families = new Map<string, MetricFamily>()
  /** Readings under way: whoever asks meanwhile gets the same. */
  readonly #rendering = new Map<MetricScope, Promise<string>>()

  constructor() {
    collectDefaultMetrics({ register: this.#all })
    for (const { name } of this.#all.getMetricsAsArray()) {
      const metric = this.#all.getSingleMetric(name)
      assert(metric !== undefined, `the registry lists ${name}`)
      this.#public.registerMetric(metric)
    }
    measureProcess(this)
  }

  get contentType(): string {
    return this.#all.contentType
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
    const rendering = this.#render(scope === 'all' ? this.#all : this.#public).finally(() => {
      this.#rendering.delete(scope)
    })
    this.#rendering.set(scope, rendering)
    return rendering
  }

  /** What there is: for the documentation. */
  async describe(): Promise<{ name: string; help: string; type: string }[]> {
    const found = await this.#all.getMetricsAsJSON()
    return found.map(({ name, help, type }) => ({ name, help, type: String(type) }))
  }

  async #render(registry: Registry): Promise<string> {
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
    // A registry asks a metric for no more than its name, and `get`.
    this.#all.registerMetric(family as never)
    this.#public.registerMetric(publicOf(family) as never)
    return family
  }
}

/** The same without the series that there may be many of. */
function publicOf(family: MetricFamily): Pick<MetricFamily, 'name' | 'get'> {
  return {
    name: family.name,
    get: async () => {
      const metric = await family.get()
      const values = metric.values.filter(({ labels }) => !Object.keys(labels).some((label) => manyValued.has(label)))
      return { ...metric, values }
    },
  }
}
