import { describe, expect, it } from 'vitest'
import { CrashRun, type CrashRunSummary } from '../test/crash-run.ts'

const seeds = Number(process.env['CRASH_SEEDS'] ?? 25)
const firstSeed = Number(process.env['CRASH_SEED'] ?? 1)
const lives = 12
/** Seeds that have found something: a loop that never ended once the directory had failed. */
const remembered = process.env['CRASH_SEED'] === undefined ? [2107] : []

describe('a log whose machine crashes', () => {
  it(`keeps what it acknowledged and shows nothing else, over ${seeds} seeds`, async () => {
    const total: Partial<CrashRunSummary> = {}
    for (const seed of [...Array.from({ length: seeds }, (_, at) => firstSeed + at), ...remembered]) {
      const run = new CrashRun(seed)
      try {
        await run.run(lives)
      } catch (error) {
        const story = run.trace.slice(-60).join('\n')
        throw new Error(`seed ${seed} (CRASH_SEED=${seed} CRASH_SEEDS=1 repeats it):\n${story}`, { cause: error })
      }
      for (const [key, value] of Object.entries(run.summary) as [keyof CrashRunSummary, number][]) {
        total[key] = (total[key] ?? 0) + value
      }
    }
    // It was no tame run.
    if (seeds < 20) return
    for (const [key, value] of Object.entries(total)) expect([key, value > 20]).toEqual([key, true])
  })
})
