// Runs scripts one after the other, each of which ends in `N passed, N failed`, and adds them up.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { lastSummary, summaryLine } from './summary-line.mjs'

/**
 * Runs each script with its arguments in a Node of its own, shows its output as it comes, and prints the sum at the end.
 *
 * @param {readonly { name: string, file: string, arguments?: readonly string[] }[]} scripts
 * @param {(script: { name: string, output: string, passed: number, failed: number }) => void} [onEnd] told of each that has ended
 * @returns {Promise<number>} the exit code: 0 if something passed and nothing failed
 */
export async function runScripts(scripts, onEnd = () => {}) {
  const total = { passed: 0, failed: 0, skipped: 0 }
  let child
  let isInterrupted = false
  // Whoever is told to end tells the script, which may have things to undo.
  const interrupt = (signal) => {
    isInterrupted = true
    child?.kill(signal)
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, interrupt)
  for (const { name, file, arguments: arguments_ = [] } of scripts) {
    console.log(`\n${name}`)
    child = spawn(process.execPath, [file, ...arguments_], { stdio: ['ignore', 'pipe', 'inherit'] })
    const startMs = performance.now()
    let output = ''
    const { stdout } = child
    stdout.setEncoding('utf8').on('data', (chunk) => {
      process.stdout.write(chunk)
      output += chunk
    })
    const [status] = await once(child, 'close')
    console.log(`${name} took ${((performance.now() - startMs) / 1000).toFixed(0)} s`)
    const counts = lastSummary(output)
    total.passed += counts?.passed ?? 0
    total.skipped += counts?.skipped ?? 0
    // A script that ended badly, or without counting anything, has failed, whatever it says.
    const said = counts !== undefined && counts.passed + counts.failed > 0
    const failed = status === 0 && said ? counts.failed : Math.max(1, counts?.failed ?? 0)
    total.failed += failed
    if (isInterrupted) break
    onEnd({ name, output, passed: counts?.passed ?? 0, failed })
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.removeListener(signal, interrupt)
  console.log(`\n${summaryLine(total)}`)
  return total.failed === 0 && total.passed > 0 ? 0 : 1
}
