import { assert } from '@millrace/base'
import { collectDefaultMetrics, Registry } from 'prom-client'
import type { MetricFamily } from './family.ts'

/** Labels of which there are as many values as users make things. */
const manyValued = new Set(['topic', 'partition'])

/** What prom-client writes out: everything, and what no topic, partition or client adds to. Both have what Node.js says of itself. */
export class Registries {
  readonly all = new Registry()
  readonly public = new Registry()

  constructor(families: Iterable<MetricFamily>) {
    collectDefaultMetrics({ register: this.all })
    for (const { name } of this.all.getMetricsAsArray()) {
      const metric = this.all.getSingleMetric(name)
      assert(metric !== undefined, `the registry lists ${name}`)
      this.public.registerMetric(metric)
    }
    for (const family of families) this.add(family)
  }

  add(family: MetricFamily): void {
    // A registry asks a metric for no more than its name, and `get`.
    this.all.registerMetric(family as never)
    this.public.registerMetric(publicOf(family) as never)
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
