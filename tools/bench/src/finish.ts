import { type Row, missedBars, shortfalls } from './bars.ts'
import { writeReport } from './report.ts'

/** A run that has come to its end. */
export interface Finished {
  /** The repository. */
  readonly root: string
  /** Of docs/performance.md. */
  readonly part: string
  readonly rows: readonly Row[]
  /** What the page is to have. */
  readonly text: string
  /** Too short to judge speed: it proves that every row runs. */
  readonly isSmoke: boolean
  /** All rows ran: the page is written. */
  readonly isWhole: boolean
}

/** Says what came of the rows, writes them into docs/performance.md, and sets the exit code: 1 if a row is below a bar. */
export function finish({ root, part, rows, text, isSmoke, isWhole }: Finished): void {
  console.log(text)
  if (isSmoke) {
    console.log(`${rows.length} passed, 0 failed`)
    return
  }
  if (isWhole) writeReport(root, part, text)
  const below = rows.filter((row) => missedBars(row).length > 0)
  for (const line of shortfalls(rows)) console.log(line)
  console.log(`${rows.length - below.length} passed, ${below.length} failed`)
  process.exitCode = below.length === 0 ? 0 : 1
}

/** The names that `asked` lists, all if it is empty. Throws if one is not known. */
export function chosenRows(asked: string, known: readonly string[]): readonly string[] {
  const chosen = asked === '' ? known : asked.split(',')
  const unknown = chosen.filter((name) => !known.includes(name))
  if (unknown.length > 0) throw new Error(`no rows are called ${unknown.join(', ')}; there are ${known.join(', ')}`)
  return chosen
}
