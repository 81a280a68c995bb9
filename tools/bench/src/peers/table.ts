import { shown } from '../bars.ts'
import { latencyText, spread } from '../report.ts'
import { type Latencies, type Summary, summarize } from '../statistics.ts'
import { type BarVerdict, type ComparisonResult, type SideResult, ratioTo, summaryOf } from './comparison.ts'

/** A peer that none of the work could be done with, and why. */
export interface Missing {
  readonly name: string
  readonly why: string
}

/** One table of all comparisons in Markdown: each side's figure, and ours by it in the same rounds. */
export function peersTable(results: readonly ComparisonResult[], missing: readonly Missing[]): string {
  return [
    '| work | side | acknowledged records are | median (least - greatest) | Millrace by it | p50 / p99 / p99.9, ms | |',
    '|---|---|---|---|---|---|---|',
    ...results.flatMap((result) => result.sides.map((side, at) => line(result, side, at === 0))),
    ...missing.map(({ name, why }) => `| all | ${name} | | not measured | | | ${cell(why)} |`),
  ].join('\n')
}

function line({ work, unit, sides }: ComparisonResult, side: SideResult, isOurs: boolean): string {
  const summary = summaryOf(side)
  const start = `| ${work} | ${side.name} | ${side.setting} |`
  if (summary === undefined) return `${start} not measured | | | ${cell(side.failure ?? 'no round was run')} |`
  const [ours] = sides
  const ratio = isOurs || ours === undefined ? undefined : ratioTo(ours, side)
  const latency = latencyOf(side)
  const latencies = latency === undefined ? '' : latencyText(latency)
  return `${start} ${spread(summary, unit)} | ${ratio === undefined ? '' : ratioText(ratio)} | ${latencies} | ${cell(remarks(side))} |`
}

/** `3.62x (3.41 - 3.90)`. */
export function ratioText({ median, least, greatest, count }: Summary): string {
  const range = count === 1 ? '' : ` (${shown(least, 'x')} - ${shown(greatest, 'x')})`
  return `${shown(median, 'x')}x${range}`
}

/** The median of each percentile over the rounds. */
function latencyOf({ figures }: SideResult): Latencies | undefined {
  const found = figures.flatMap((figure) => (figure?.latency === undefined ? [] : [figure.latency]))
  if (found.length === 0) return undefined
  const median = (of: (latency: Latencies) => number) => summarize(found.map(of)).median
  return { p50Ms: median((l) => l.p50Ms), p99Ms: median((l) => l.p99Ms), p999Ms: median((l) => l.p999Ms) }
}

function remarks({ figures, failure }: SideResult): string {
  const said = [...new Set(figures.flatMap((figure) => figure?.remark ?? []))]
  return [...said, ...(failure === undefined ? [] : [`a round is missing: ${failure}`])].join('; ')
}

/** A text that can't end its cell. */
function cell(text: string): string {
  return text.replaceAll('|', '/').replaceAll('\n', ' ')
}

/** One line a bar: what was asked, and what is. */
export function verdictLines(verdicts: readonly BarVerdict[]): string[] {
  return verdicts.map(({ work, text, ratio, best, met }) => {
    const found = ratio === undefined ? 'not measured' : `${shown(ratio, 'x')}x (${best})`
    return `- ${work}: ${text}: ${found}, ${met ? 'met' : '**below**'}`
  })
}
