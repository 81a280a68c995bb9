/** Percentiles of a set of latencies, in milliseconds. */
export interface LatencySummary {
  readonly p50Ms: number
  readonly p99Ms: number
  readonly p999Ms: number
  readonly maxMs: number
}

// A bucket is 1/64 of its power of two wide: the error of a percentile is below 1.6 %.
const bucketsPerPower = 64
const powers = 40

/** Latencies from 1 microsecond to days, in constant memory. */
export class LatencyHistogram {
  readonly #counts = new Float64Array(powers * bucketsPerPower)
  #count = 0
  #maxMs = 0

  /** Notes a latency, `times` over. */
  add(latencyMs: number, times = 1): void {
    const microseconds = Math.max(1, latencyMs * 1_000)
    const power = Math.min(powers - 1, Math.floor(Math.log2(microseconds)))
    const bucket = Math.min(bucketsPerPower - 1, Math.floor((microseconds / 2 ** power - 1) * bucketsPerPower))
    const index = power * bucketsPerPower + bucket
    this.#counts[index] = (this.#counts[index] ?? 0) + times
    this.#count += times
    if (latencyMs > this.#maxMs) this.#maxMs = latencyMs
  }

  get count(): number {
    return this.#count
  }

  /** The latency below which `fraction` of all are; 0 if there are none. */
  percentileMs(fraction: number): number {
    let left = Math.ceil(this.#count * fraction)
    for (const [index, count] of this.#counts.entries()) {
      left -= count
      if (left <= 0 && count > 0) {
        const upper = 2 ** Math.floor(index / bucketsPerPower) * (1 + ((index % bucketsPerPower) + 1) / bucketsPerPower)
        return Math.min(upper / 1_000, this.#maxMs)
      }
    }
    return this.#maxMs
  }

  summary(): LatencySummary {
    const round = (value: number): number => Math.round(value * 1_000) / 1_000
    return {
      p50Ms: round(this.percentileMs(0.5)),
      p99Ms: round(this.percentileMs(0.99)),
      p999Ms: round(this.percentileMs(0.999)),
      maxMs: round(this.#maxMs),
    }
  }
}
