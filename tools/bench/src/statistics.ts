import { assert, present } from '@millrace/base'

/** The middle value, and the spread around it. */
export interface Summary {
  readonly median: number
  readonly least: number
  readonly greatest: number
  readonly count: number
}

/** Median, least and greatest of at least one figure. */
export function summarize(figures: readonly number[]): Summary {
  assert(figures.length > 0, 'nothing was measured')
  const sorted = figures.toSorted((a, b) => a - b)
  return {
    median: quantile(sorted, 0.5),
    least: present(sorted[0], 'checked above'),
    greatest: present(sorted.at(-1), 'checked above'),
    count: sorted.length,
  }
}

/** The value below which `fraction` of the sorted figures lie (nearest rank). */
export function quantile(sorted: readonly number[], fraction: number): number {
  assert(sorted.length > 0 && fraction >= 0 && fraction <= 1, 'a quantile needs figures, and a fraction from 0 to 1')
  const rank = Math.max(0, Math.ceil(fraction * sorted.length) - 1)
  return present(sorted[rank], 'the rank is within the figures')
}

/** p50, p99 and p99.9 of latencies in milliseconds. */
export interface Latencies {
  readonly p50Ms: number
  readonly p99Ms: number
  readonly p999Ms: number
}

export function latencies(samplesMs: readonly number[]): Latencies {
  const sorted = samplesMs.toSorted((a, b) => a - b)
  return { p50Ms: quantile(sorted, 0.5), p99Ms: quantile(sorted, 0.99), p999Ms: quantile(sorted, 0.999) }
}

/**
 * Each figure of `ours` by the one of `theirs` in the same round, summed up. Rounds that lack one of them are left out; undefined if
 * none is left.
 */
export function ratios(
  ours: readonly (number | undefined)[],
  theirs: readonly (number | undefined)[],
): Summary | undefined {
  const found = ours.flatMap((figure, round) => {
    const other = theirs[round]
    return figure === undefined || other === undefined ? [] : [figure / other]
  })
  return found.length === 0 ? undefined : summarize(found)
}
