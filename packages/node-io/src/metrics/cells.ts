import { type Counter, type Gauge, type Histogram, summaryQuantiles } from '@millrace/base'

/** A number of a series as Prometheus gets it. */
export interface Sample {
  /** What is added to the metric's name, such as `_sum`. */
  readonly suffix: string
  /** A label beside those of the series. */
  readonly label?: readonly [name: string, value: string]
  readonly value: number
}

/** One series. What counts does nothing but add to numbers that are there already. */
export interface Cell {
  samples(nowMs: number): readonly Sample[]
}

/** A counter's or a gauge's number. */
export class NumberCell implements Cell, Counter, Gauge {
  #value = 0

  add(amount: number): void {
    this.#value += amount
  }

  set(value: number): void {
    this.#value = value
  }

  samples(): readonly Sample[] {
    return [{ suffix: '', value: this.#value }]
  }
}

/** Counts into buckets with given bounds. */
export class HistogramCell implements Cell, Histogram {
  readonly #bounds: Float64Array
  readonly #counts: Float64Array
  #sum = 0
  #count = 0

  constructor(bounds: readonly number[]) {
    this.#bounds = Float64Array.from(bounds)
    this.#counts = new Float64Array(bounds.length)
  }

  observe(value: number): void {
    this.#sum += value
    this.#count += 1
    const bounds = this.#bounds
    let index = 0
    // Few bounds: a loop is quicker than halving.
    while (index < bounds.length && value > (bounds[index] as number)) index += 1
    if (index < bounds.length) this.#counts[index] = (this.#counts[index] as number) + 1
  }

  samples(): readonly Sample[] {
    let cumulative = 0
    const samples: Sample[] = []
    for (const [index, bound] of this.#bounds.entries()) {
      cumulative += this.#counts[index] ?? 0
      samples.push({ suffix: '_bucket', label: ['le', String(bound)], value: cumulative })
    }
    samples.push({ suffix: '_bucket', label: ['le', '+Inf'], value: this.#count })
    samples.push({ suffix: '_sum', value: this.#sum }, { suffix: '_count', value: this.#count })
    return samples
  }
}

// Buckets of a summary: from this on, so many to each doubling. Within a bucket values are taken for evenly spread, so that a quantile
// is wrong by less than a tenth.
const bucketLeast = 0.001
const bucketsPerDoubling = 8
const bucketCount = 30 * bucketsPerDoubling

/** What a summary's quantiles are of: at least this long, if it was read before; and how many readings are remembered for that. */
const windowMs = 60_000
const snapshotIntervalMs = 10_000

/**
 * Counts into buckets that grow with the value, and tells quantiles of what came since the reading that was a minute ago. So
 * counting costs the same however many look, and nobody has to turn a clock.
 */
export class SummaryCell implements Cell, Histogram {
  readonly #counts = new Float64Array(bucketCount)
  readonly #snapshots: { readonly atMs: number; readonly counts: Float64Array }[] = []
  #sum = 0
  #count = 0

  observe(value: number): void {
    this.#sum += value
    this.#count += 1
    const index = value <= bucketLeast ? 0 : Math.ceil(Math.log2(value / bucketLeast) * bucketsPerDoubling)
    const bucket = index < bucketCount ? index : bucketCount - 1
    this.#counts[bucket] = (this.#counts[bucket] as number) + 1
  }

  samples(nowMs: number): readonly Sample[] {
    const recent = this.#recent(nowMs)
    return [
      ...summaryQuantiles.map((quantile): Sample => ({
        suffix: '',
        label: ['quantile', quantile],
        value: quantileOf(recent, Number(quantile)),
      })),
      { suffix: '_sum', value: this.#sum },
      { suffix: '_count', value: this.#count },
    ]
  }

  /** What was counted since the youngest reading that is at least a window old; without one, since the oldest. */
  #recent(nowMs: number): Float64Array {
    while ((this.#snapshots[1]?.atMs ?? Infinity) <= nowMs - windowMs) this.#snapshots.shift()
    const before = this.#snapshots[0]
    // The first readings are of all there was until then.
    const isOldEnough = before !== undefined && before.atMs <= nowMs - windowMs
    const recent = this.#counts.map((count, index) => count - (isOldEnough ? (before.counts[index] ?? 0) : 0))
    if (nowMs - (this.#snapshots.at(-1)?.atMs ?? -Infinity) >= snapshotIntervalMs) {
      this.#snapshots.push({ atMs: nowMs, counts: this.#counts.slice() })
    }
    return recent
  }
}

function quantileOf(counts: Float64Array, quantile: number): number {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return Number.NaN
  const rank = quantile * total
  let before = 0
  for (const [index, count] of counts.entries()) {
    if (count > 0 && before + count >= rank) {
      const [low, high] = [index === 0 ? 0 : boundOf(index - 1), boundOf(index)]
      return low + ((high - low) * (rank - before)) / count
    }
    before += count
  }
  return boundOf(bucketCount - 1)
}

/** The upper bound of a bucket. */
function boundOf(index: number): number {
  return bucketLeast * 2 ** (index / bucketsPerDoubling)
}
