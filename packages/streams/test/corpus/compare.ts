import { isDeepStrictEqual } from 'node:util'
import type { Case, OutputRow, StoresRows } from './cases.ts'
import { type Outcome, run } from './run.ts'

/** What is wrong with a case's outcome: the first difference, as text; undefined if it is one of those expected. */
export function difference(test: Case, restartAfter = -1): string | undefined {
  let outcome: Outcome
  try {
    outcome = run(test, restartAfter)
  } catch (error) {
    return `could not be run: ${error instanceof Error ? causes(error) : String(error)}`
  }
  return isDefect(test) ? betterThan(test, outcome) : (wrongError(test, outcome) ?? wrongRows(test, outcome))
}

/** Where the reference throws a null pointer or the like, nothing is expected but what came before, and that we do not throw. */
const isDefect = ({ error }: Case): boolean => error !== undefined && error.type !== 'StreamsException'

function betterThan(test: Case, outcome: Outcome): string | undefined {
  if (outcome.error !== undefined) return thrownBy(outcome.error)
  const rows = outcome.rows.filter(([after]) => after < (test.error?.after ?? 0))
  return wrongRows(test, { ...outcome, rows })
}

function wrongError({ error }: Case, outcome: Outcome): string | undefined {
  const thrown = outcome.error
  if (thrown === undefined) return error === undefined ? undefined : `nothing was thrown by input ${error.after}`
  if (error?.after === thrown.after) return undefined
  return thrownBy(thrown)
}

function thrownBy({ after, thrown }: NonNullable<Outcome['error']>): string {
  return `input ${after} threw: ${thrown instanceof Error ? causes(thrown) : String(thrown)}`
}

function causes(error: Error): string {
  return `${error.stack}${error.cause instanceof Error ? `\n  caused by ${causes(error.cause)}` : ''}`
}

/** Where a case gives alternatives, any of its answers is right: of rows, and of what stores hold then (which no longer retention says). */
function wrongRows(test: Case, { rows, stores }: Outcome): string | undefined {
  const alternatives = [test.inMemory, test.longRetention]
  const differences = [test.expected, ...alternatives.map((each) => each?.expected)].map((expected) =>
    expected === undefined ? 'no such alternative' : firstRow(test, expected, rows),
  )
  if (!differences.includes(undefined)) return differences[0]
  const held = [test.stores, ...alternatives.map((each) => each?.stores)].map((expected, i) =>
    i > 0 && expected === undefined ? 'no such alternative' : firstStore(expected ?? {}, stores),
  )
  return held.includes(undefined) ? undefined : held[0]
}

function firstRow(test: Case, expected: readonly OutputRow[], rows: readonly OutputRow[]): string | undefined {
  for (let i = 0; i < Math.max(rows.length, expected.length); i++) {
    if (!isDeepStrictEqual(rows[i], expected[i])) {
      const at = expected[i]?.[0] ?? rows[i]?.[0] ?? 0
      const input = JSON.stringify(test.input[at])
      return `row ${i}: expected ${JSON.stringify(expected[i])}, found ${JSON.stringify(rows[i])} (input ${at}: ${input})`
    }
  }
  return undefined
}

function firstStore(expected: StoresRows, stores: StoresRows): string | undefined {
  for (const [name, { rows }] of Object.entries(expected)) {
    const found = stores[name]?.rows
    if (!isDeepStrictEqual(found, rows)) {
      return `store ${name}: expected ${JSON.stringify(rows)}, found ${JSON.stringify(found)}`
    }
  }
  return undefined
}
