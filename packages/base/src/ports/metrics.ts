/**
 * What a metric's numbers are. A `histogram` counts into buckets that are exposed, so that queries can add up several brokers; a
 * `summary` exposes quantiles of about the last minute, as Kafka's own metrics do.
 */
export type MetricType = 'counter' | 'gauge' | 'histogram' | 'summary'

/** A metric: its name, what it says, and by what its series are told apart. Made once, as a constant. */
export interface MetricDefinition<Type extends MetricType = MetricType, Label extends string = string> {
  readonly type: Type
  /** Letters, digits and underscores; the unit last. Counters end in `_total`. */
  readonly name: string
  /** One sentence for people: it stands in the exposition and in the documentation. */
  readonly help: string
  /** A series may leave some of them out: then it is the sum over what they tell apart. */
  readonly labels: readonly Label[]
  /** Of a histogram: the upper bounds of its buckets, rising. What is above all of them is counted too. */
  readonly buckets: readonly number[]
}

/** The values of a series' labels. From a bounded set: each other value is a series that is kept. */
export type MetricLabels<Label extends string = string> = { readonly [Name in Label]?: string }

/** One series that only rises. */
export interface Counter {
  /** `amount` is 0 or more. */
  add(amount: number): void
}

/** One series that goes up and down. */
export interface Gauge {
  set(value: number): void
  /** May be negative. */
  add(amount: number): void
}

/** One series of observations. */
export interface Histogram {
  observe(value: number): void
}

/** Says one series' value while metrics are read. */
export type MetricReport<Label extends string = string> = (value: number, labels?: MetricLabels<Label>) => void

/**
 * Measuring as a port. What is on the way of records takes its series once, and then calls a handle that only adds numbers: no look-up,
 * no allocation. The same definition and labels give the same series, whoever asks.
 */
export interface Metrics {
  counter<Label extends string>(
    definition: MetricDefinition<'counter', Label>,
    labels?: MetricLabels<NoInfer<Label>>,
  ): Counter
  gauge<Label extends string>(
    definition: MetricDefinition<'gauge', Label>,
    labels?: MetricLabels<NoInfer<Label>>,
  ): Gauge
  histogram<Label extends string>(
    definition: MetricDefinition<'histogram' | 'summary', Label>,
    labels?: MetricLabels<NoInfer<Label>>,
  ): Histogram
  /**
   * Calls `read` whenever the metrics are read, to report the values that are known elsewhere: it must be quick, and not throw. For
   * a metric that has no handles. Returns what takes it away, with its series.
   */
  observe<Label extends string>(
    definition: MetricDefinition<'counter' | 'gauge', Label>,
    read: (report: MetricReport<Label>) => void,
  ): () => void
  /** Forgets the series of a handle: it is exposed no more, and its handle counts for nobody. Content if there is none. */
  remove<Label extends string>(
    definition: MetricDefinition<MetricType, Label>,
    labels: MetricLabels<NoInfer<Label>>,
  ): void
}

type Described<Label extends string> = {
  readonly name: string
  readonly help: string
  readonly labels?: readonly Label[]
}

/** Defines a counter. */
export function counterMetric<const Label extends string = never>(
  metric: Described<Label>,
): MetricDefinition<'counter', Label> {
  return { type: 'counter', labels: [], buckets: [], ...metric }
}

/** Defines a gauge. */
export function gaugeMetric<const Label extends string = never>(
  metric: Described<Label>,
): MetricDefinition<'gauge', Label> {
  return { type: 'gauge', labels: [], buckets: [], ...metric }
}

/** Defines a histogram with its buckets. */
export function histogramMetric<const Label extends string = never>(
  metric: Described<Label> & { readonly buckets: readonly number[] },
): MetricDefinition<'histogram', Label> {
  return { type: 'histogram', labels: [], ...metric }
}

/** Defines a summary: quantiles of about the last minute, with the sum and count of all time. */
export function summaryMetric<const Label extends string = never>(
  metric: Described<Label>,
): MetricDefinition<'summary', Label> {
  return { type: 'summary', labels: [], buckets: [], ...metric }
}

/** The quantiles of a summary, as the label `quantile` spells them: those of Kafka's own metrics. */
export const summaryQuantiles = ['0.50', '0.75', '0.95', '0.98', '0.99', '0.999'] as const

const nothing = { add() {}, set() {}, observe() {} }

/** Measures nothing: the default of everything that measures itself. */
export const noMetrics: Metrics = {
  counter: () => nothing,
  gauge: () => nothing,
  histogram: () => nothing,
  observe: () => () => {},
  remove() {},
}
