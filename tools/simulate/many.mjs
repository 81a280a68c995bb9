// Many seeds: a line for each that fails, what happened in all, and whether that was enough.
import { summaryLine } from '../summary-line.mjs'
import { inOrder } from './pool.mjs'
import { tooTame } from './tameness.mjs'

/** How often the seeds that are done are told of. */
const reportEverySeeds = 20

const option = (name, value) => (value === undefined ? '' : ` --${name} ${value}`)

/**
 * Runs seeds, `ahead` of them at a time, and tells of them in their order. Without `brokers` each has as many as it says. Returns the exit
 * code: 0 if all passed and enough happened.
 */
export async function runMany({ start, seeds, events, brokers, work, write, run, ahead = 1 }) {
  const counts = {}
  const failed = []
  const startedMs = performance.now()
  let happened = 0
  const all = Array.from({ length: seeds }, (_, index) => ({
    seed: start + index,
    events,
    brokers,
    work,
    trace: false,
  }))
  for await (const result of inOrder(all, run, ahead)) {
    const { seed } = result
    happened += result.events
    for (const [name, count] of Object.entries(result.counts)) counts[name] = (counts[name] ?? 0) + count
    if (result.failure !== undefined) {
      failed.push(seed)
      write(`seed ${seed} FAILED ${result.failure.check}: ${result.failure.message}`)
      write(
        `  again: npm run simulate -- --seed ${seed} --events ${events}${option('brokers', brokers)}${option('work', work)}`,
      )
    }
    const done = seed - start + 1
    if (done % reportEverySeeds === 0 && done < seeds) write(`${done} of ${seeds} seeds, ${failed.length} failed`)
  }
  const seconds = (performance.now() - startedMs) / 1000
  write(`${happened} events in ${seconds.toFixed(1)} s, ${Math.round(happened / seconds)} a second`)
  write(
    Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(', '),
  )
  const tame = tooTame(counts, { seeds, events, brokers, work })
  for (const line of tame) write(`too tame: ${line}`)
  const bad = failed.length + tame.length
  write(summaryLine({ passed: seeds - failed.length, failed: bad }))
  return bad === 0 ? 0 : 1
}
