// Runs scripts, each of which ends in `N passed, N failed`, and adds them up.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { lastSummary, summaryLine } from './summary-line.mjs'

/**
 * A script in a Node of its own. `alone`: nothing runs beside it, since it measures what others would disturb, or takes all that there is.
 * `mounts`: it mounts file systems, where the machine lets it, and nobody else may have them: a process that is given mounts of its own
 * meanwhile (as by `ip netns exec`) has those of the script too, and keeps them in use after the script has unmounted them.
 *
 * @typedef {{ name: string, file: string, arguments?: readonly string[], alone?: boolean, mounts?: boolean }} Script
 */

/**
 * Runs each script with its arguments, `atOnce` of them at the same time, and prints the sum at the end. The output of the one that began
 * first is shown as it comes, and that of the others in their turn: they are told of in one order, whoever ends first.
 *
 * @param {readonly Script[]} scripts
 * @param {{ atOnce?: number, onEnd?: (script: { name: string, output: string, passed: number, failed: number }) => void }} [options]
 *   `onEnd` is told of each that has ended
 * @returns {Promise<number>} the exit code: 0 if something passed and nothing failed
 */
export async function runScripts(scripts, { atOnce = 1, onEnd = () => {} } = {}) {
  const total = { passed: 0, failed: 0, skipped: 0 }
  /** In the order in which they began, until they are told of. */
  const begun = []
  let isInterrupted = false
  // Whoever is told to end tells the scripts, which may have things to undo.
  const interrupt = (signal) => {
    isInterrupted = true
    for (const { child } of begun) child.kill(signal)
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, interrupt)

  const tellFirst = async () => {
    const [first] = begun
    first.show()
    const result = await first.ended
    begun.shift()
    console.log(`${result.name} took ${result.seconds.toFixed(0)} s`)
    for (const key of ['passed', 'failed', 'skipped']) total[key] += result[key]
    if (!isInterrupted) onEnd(result)
  }

  // With those that need nobody beside them at the end, nobody waits for a place that nothing may take.
  const ordered =
    atOnce === 1 ? scripts : scripts.toSorted((a, b) => Number(a.alone ?? false) - Number(b.alone ?? false))
  for (const script of ordered) {
    for (;;) {
      const running = begun.filter(({ isOver }) => !isOver())
      if (running.length < (script.alone ? 1 : atOnce) || isInterrupted) break
      await Promise.race(running.map(({ ended }) => ended))
      while (begun[0]?.isOver()) await tellFirst()
      begun[0]?.show()
    }
    if (isInterrupted) break
    begun.push(begin(script))
    begun[0].show()
  }
  while (begun.length > 0) await tellFirst()

  for (const signal of ['SIGINT', 'SIGTERM']) process.removeListener(signal, interrupt)
  console.log(`\n${summaryLine(total)}`)
  return total.failed === 0 && total.passed > 0 ? 0 : 1
}

/** What makes a program's mounts its own. */
const apart = ['unshare', '--mount', '--propagation', 'private']

/** Whether this machine lets us, as it does root on Linux. */
const mayBeApart = () => spawnSync(apart[0], [...apart.slice(1), 'true']).status === 0

/** @param {Script} script */
function begin({ name, file, arguments: arguments_ = [], mounts = false }) {
  const [program, ...words] = [...(mounts && mayBeApart() ? apart : []), process.execPath, file, ...arguments_]
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  const startMs = performance.now()
  let output = ''
  let isShown = false
  let isOver = false
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    output += chunk
    if (isShown) process.stdout.write(chunk)
  })
  const end = async () => {
    const [status] = await once(child, 'close')
    isOver = true
    const { passed = 0, failed = 0, skipped = 0 } = lastSummary(output) ?? {}
    // A script that ended badly, or without counting anything, has failed, whatever it says.
    const isRight = status === 0 && passed + failed > 0
    const seconds = (performance.now() - startMs) / 1000
    return { name, output, passed, failed: isRight ? failed : Math.max(1, failed), skipped, seconds }
  }
  return {
    child,
    ended: end(),
    isOver: () => isOver,
    show: () => {
      if (!isShown) process.stdout.write(`\n${name}\n${output}`)
      isShown = true
    },
  }
}
