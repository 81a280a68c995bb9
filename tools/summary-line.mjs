// The plain line that every suite ends in, and that .ci/run adds up.
import { stripVTControlCharacters } from 'node:util'

/** `N passed, N failed`, and `, N skipped` if any was. */
export function summaryLine({ passed, failed, skipped = 0 }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** The counts of the last such line in some output (a word with a colon may stand before it), or undefined. */
export function lastSummary(output) {
  const plain = stripVTControlCharacters(output)
  const last = [...plain.matchAll(/^(?:\w+: )?(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\s*$/gm)].at(-1)
  if (last === undefined) return undefined
  return { passed: Number(last[1]), failed: Number(last[2]), skipped: Number(last[3] ?? 0) }
}
