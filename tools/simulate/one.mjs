// One seed again, with its trace; a failing one with as few faults as it takes.
import { simulate } from '@millrace/simulator'
import { shrink } from './shrink.mjs'

/** Runs one seed and prints what happened. Returns the exit code. */
export async function runOne({ seed, events, brokers, work, lines, write, run = simulate }) {
  const result = await run({ seed, events, brokers, work, linesKept: lines })
  for (const line of result.lines) write(line)
  write('')
  for (const { index, atMs, what } of result.strikes) write(`fault [${index}] at ${atMs.toFixed(0)} ms: ${what}`)
  write(
    `seed ${seed}: ${result.events} events, ${result.simulatedMs.toFixed(0)} ms of simulated time, trace ${result.digest}`,
  )
  if (result.failure === undefined) {
    write('it passed')
    return 0
  }
  write(`it FAILED ${result.failure.check}: ${result.failure.message}`)
  const shrunk = await shrink(result, { events, brokers, work, run, write })
  write('')
  write(`as few faults as it takes (${shrunk.result.strikes.length} of ${result.strikes.length}):`)
  for (const { index, atMs, what } of shrunk.result.strikes) write(`fault [${index}] at ${atMs.toFixed(0)} ms: ${what}`)
  write(`${shrunk.result.failure.check}: ${shrunk.result.failure.message}`)
  return 1
}
