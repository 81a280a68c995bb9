// Runs checks that are commands of their own, one after the other: a line for each, the output of those that failed.
import { spawnSync } from 'node:child_process'
import { summaryLine } from './summary-line.mjs'

const outputBytesMax = 64 * 1024 * 1024

/** The last line that says something: what a check says of itself. */
const verdict = (output) =>
  output
    .trim()
    .split('\n')
    .findLast((line) => line.trim() !== '')
    ?.trim() ?? ''

/** Runs `{ name, command }` each. Writes lines; returns the exit code, 0 if there were gates and all passed. */
export function runGates(gates, { cwd, write }) {
  const counts = { passed: 0, failed: 0 }
  for (const { name, command } of gates) {
    const startedMs = performance.now()
    const [file, ...arguments_] = command
    const result = spawnSync(file, arguments_, {
      cwd,
      encoding: 'utf8',
      maxBuffer: outputBytesMax,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    })
    const output = result.error === undefined ? `${result.stderr}${result.stdout}` : String(result.error)
    const passed = result.error === undefined && result.status === 0
    counts[passed ? 'passed' : 'failed'] += 1
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)
    write(
      `${passed ? 'ok  ' : 'FAIL'} ${name.padEnd(10)} ${seconds.padStart(6)} s  ${passed ? verdict(output) : ''}`.trimEnd(),
    )
    if (!passed) write(output.trimEnd().replaceAll(/^/gm, '     '))
  }
  write(summaryLine(counts))
  return counts.failed === 0 && counts.passed > 0 ? 0 : 1
}
