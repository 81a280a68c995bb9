import { expect, it } from 'vitest'
import { FollowerRun, type FollowerRunSummary } from '../../test/follower-run.ts'

const seeds = Number(process.env['CRASH_SEEDS'] ?? 25)
const firstSeed = Number(process.env['CRASH_SEED'] ?? 1)

it(`a follower's log whose machine crashes is never worse than where it was cut, over ${seeds} seeds`, async () => {
  const total: Partial<FollowerRunSummary> = {}
  for (let seed = firstSeed; seed < firstSeed + seeds; seed++) {
    const run = new FollowerRun(seed)
    try {
      await run.run(12)
    } catch (error) {
      const story = run.trace.slice(-60).join('\n')
      throw new Error(`seed ${seed} (CRASH_SEED=${seed} CRASH_SEEDS=1 repeats it):\n${story}`, { cause: error })
    }
    for (const [key, value] of Object.entries(run.summary) as [keyof FollowerRunSummary, number][]) {
      total[key] = (total[key] ?? 0) + value
    }
  }
  // It was no tame run.
  if (seeds < 20) return
  for (const [key, value] of Object.entries(total)) expect([key, value > 20]).toEqual([key, true])
})
