import { circumstances, writeReport } from '../report.ts'
import { type ComparisonResult, verdicts } from './comparison.ts'
import { type Missing, peersTable, verdictLines } from './table.ts'

/** A run that has come to its end. */
export interface Conclusion {
  /** The repository. */
  readonly root: string
  /** Of docs/performance.md. */
  readonly part: string
  /** What ran, and how. */
  readonly about: string
  readonly results: readonly ComparisonResult[]
  readonly missing: readonly Missing[]
  /** Too short to judge speed: it proves that every step runs. */
  readonly isQuick: boolean
  /** All comparisons ran: the page is written. */
  readonly isWhole: boolean
}

/** Says what came of the comparisons, writes them into docs/performance.md, and sets the exit code: 1 if a bar is not met. */
export function conclude({ root, part, about, results, missing, isQuick, isWhole }: Conclusion): void {
  const held = results.flatMap(verdicts)
  const text = [
    circumstances(root),
    about,
    peersTable(results, missing),
    ...(held.length === 0 ? [] : [`What must hold, of the same rounds:\n\n${verdictLines(held).join('\n')}`]),
  ].join('\n\n')
  console.log(text)
  if (isQuick) {
    const steps = results.flatMap(({ sides }) => sides)
    tell(steps.length, steps.filter(({ failure }) => failure !== undefined).length)
    return
  }
  if (isWhole) writeReport(root, part, text)
  const below = held.filter(({ met }) => !met)
  for (const { work, text: asked } of below) console.log(`below its bar: ${work}: ${asked}`)
  tell(held.length, below.length)
}

function tell(count: number, failed: number): void {
  console.log(`${count - failed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}
