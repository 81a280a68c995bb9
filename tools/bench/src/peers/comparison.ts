import type { Unit } from '../bars.ts'
import { type Latencies, type Summary, ratios, summarize } from '../statistics.ts'
import type { Outcome } from './deadline.ts'

/** What one side did in one round. */
export interface Figure {
  readonly value: number
  readonly latency?: Latencies
  readonly remark?: string
}

/** One side of a comparison. */
export interface Side {
  readonly name: string
  /** What its acknowledgements mean: `fsynced`, `not fsynced`, ... */
  readonly setting: string
  readonly run: (round: number, signal: AbortSignal) => Promise<Figure>
}

/** What must hold between ours and the best of some sides. */
export interface PeerBar {
  readonly against: readonly string[]
  /** For rates the least of ours by theirs, for times and sizes the most. */
  readonly factor: number
  readonly text: string
}

/** The same work done by several sides, of which the first is ours. */
export interface Comparison {
  readonly work: string
  readonly unit: Unit
  /** `more` is better for rates, `less` for times and sizes. */
  readonly better: 'more' | 'less'
  readonly sides: readonly Side[]
  readonly bars: readonly PeerBar[]
  /** Fewer rounds than the run's own, where one takes long. */
  readonly roundsMax?: number
}

export interface SideResult {
  readonly name: string
  readonly setting: string
  /** By round; undefined where it failed. */
  readonly figures: readonly (Figure | undefined)[]
  /** Why a round is missing, if one is. */
  readonly failure?: string
}

export interface ComparisonResult {
  readonly work: string
  readonly unit: Unit
  readonly better: 'more' | 'less'
  readonly sides: readonly SideResult[]
  readonly bars: readonly PeerBar[]
}

export interface RunOptions {
  readonly rounds: number
  /** Runs one step: with a deadline, telling how it goes. */
  readonly attempt: (what: string, run: (signal: AbortSignal) => Promise<Figure>) => Promise<Outcome<Figure>>
  /** Whether there is time for another round. */
  readonly hasTime: () => boolean
}

/** Failures in a row after which a side is not tried again: each may cost a deadline. */
const failuresMax = 2

/**
 * Runs the sides round by round, so that what disturbs the machine disturbs all of them, each round beginning with another one. A side
 * that fails loses its figure of that round and nobody else's.
 */
export async function compare(comparison: Comparison, options: RunOptions): Promise<ComparisonResult> {
  const { work, unit, better, sides, bars } = comparison
  const rounds = Math.min(options.rounds, comparison.roundsMax ?? options.rounds)
  const figures = sides.map((): (Figure | undefined)[] => [])
  const failures = sides.map((): string | undefined => undefined)
  const failedInARow = sides.map(() => 0)
  for (let round = 0; round < rounds && (round === 0 || options.hasTime()); round += 1) {
    for (const at of order(sides.length, round)) {
      const side = sides[at]
      if (side === undefined || (failedInARow[at] ?? 0) >= failuresMax) continue
      const outcome = await options.attempt(`${work}: ${side.name}, round ${round + 1}`, (signal) =>
        side.run(round, signal),
      )
      const list = figures[at] ?? []
      if ('result' in outcome) {
        list[round] = outcome.result
        failedInARow[at] = 0
      } else {
        list[round] = undefined
        failures[at] = outcome.failure
        failedInARow[at] = (failedInARow[at] ?? 0) + 1
      }
    }
  }
  return {
    work,
    unit,
    better,
    bars,
    sides: sides.map(({ name, setting }, at) => {
      const failure = failures[at]
      return { name, setting, figures: figures[at] ?? [], ...(failure === undefined ? {} : { failure }) }
    }),
  }
}

/** 0 to `count` - 1, beginning with another one each round. */
export function order(count: number, round: number): number[] {
  return Array.from({ length: count }, (_, at) => (at + round) % count)
}

/** The median figure of a side; undefined if it has none. */
export function summaryOf({ figures }: SideResult): Summary | undefined {
  const values = figures.flatMap((figure) => (figure === undefined ? [] : [figure.value]))
  return values.length === 0 ? undefined : summarize(values)
}

/** Ours by theirs, round by round. */
export function ratioTo(ours: SideResult, theirs: SideResult): Summary | undefined {
  const values = (side: SideResult) => Array.from(side.figures, (figure) => figure?.value)
  return ratios(values(ours), values(theirs))
}

export interface BarVerdict {
  readonly work: string
  readonly text: string
  /** Of ours by the best of those it is held to; undefined if either was not measured. */
  readonly ratio: number | undefined
  readonly best: string | undefined
  readonly factor: number
  readonly met: boolean
}

/** Holds ours to the best of the sides that each bar names. A bar without figures is not met. */
export function verdicts({ work, better, sides, bars }: ComparisonResult): BarVerdict[] {
  const [ours] = sides
  return bars.map(({ against, factor, text }) => {
    const candidates = sides
      .filter(({ name }) => against.includes(name))
      .flatMap((side) => {
        const summary = summaryOf(side)
        return summary === undefined ? [] : [{ side, median: summary.median }]
      })
      .toSorted((a, b) => (better === 'more' ? b.median - a.median : a.median - b.median))
    const best = candidates[0]?.side
    const ratio = ours === undefined || best === undefined ? undefined : ratioTo(ours, best)?.median
    const met = ratio !== undefined && (better === 'more' ? ratio >= factor : ratio <= factor)
    return { work, text, ratio, best: best?.name, factor, met }
  })
}
