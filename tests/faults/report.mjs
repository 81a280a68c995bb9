// What a run of the fault suites came to, for docs/reliability.md: a line a suite, and the tables that suites print.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const page = fileURLToPath(new URL('../../docs/reliability.md', import.meta.url))
const [begin, end] = ['<!-- faults: begin -->', '<!-- faults: end -->']

/**
 * Replaces the suites that were run in the page, and leaves those that were not.
 *
 * @param {readonly { name: string, output: string, passed: number, failed: number }[]} suites
 */
export function writeReport(suites) {
  const text = readFileSync(page, 'utf8')
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`the page has lost its markers ${begin} and ${end}`)
  const parts = partsOf(text.slice(from + begin.length, to))
  const commit = execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], { encoding: 'utf8' }).trim()
  for (const suite of suites) parts.set(suite.name, partOf(suite, commit))
  const sorted = [...parts.values()].map((part) => part.trim())
  writeFileSync(page, `${text.slice(0, from + begin.length)}\n\n${sorted.join('\n\n')}\n\n${text.slice(to)}`)
}

/** The parts that stand in the page, by suite. */
function partsOf(text) {
  const parts = text.split(/^(?=### )/m).filter((part) => part.startsWith('### '))
  return new Map(parts.map((part) => [/^### `([^`]+)`/.exec(part)?.[1] ?? '', part]))
}

function partOf({ name, output, passed, failed }, commit) {
  const lines = output.split('\n')
  // What a suite wants told begins so.
  const told = lines.filter((line) => line.startsWith('told: ')).map((line) => line.slice('told: '.length))
  const table = lines.filter((line) => line.startsWith('| '))
  const counts = `Commit ${commit}: ${passed} checks passed, ${failed} failed.`
  return [`### \`${name}\``, [counts, ...told].join(' '), ...(table.length === 0 ? [] : [table.join('\n')])].join(
    '\n\n',
  )
}
