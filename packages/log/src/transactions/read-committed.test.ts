import { describe, expect, it } from 'vitest'
import { TransactionRun, type TransactionRunSummary } from '../../test/transaction-run.ts'

const seeds = Number(process.env['TRANSACTION_SEEDS'] ?? 30)
const firstSeed = Number(process.env['TRANSACTION_SEED'] ?? 1)

describe('a log with transactions of many producers', () => {
  it(`shows those who read what is committed exactly that, over ${seeds} seeds`, async () => {
    const total: Partial<TransactionRunSummary> = {}
    for (let seed = firstSeed; seed < firstSeed + seeds; seed++) {
      const run = new TransactionRun(seed)
      try {
        await run.run(120)
      } catch (error) {
        const story = run.trace.slice(-40).join('\n')
        throw new Error(`seed ${seed} (TRANSACTION_SEED=${seed} TRANSACTION_SEEDS=1 repeats it):\n${story}`, {
          cause: error,
        })
      }
      for (const [key, value] of Object.entries(run.summary) as [keyof TransactionRunSummary, number][]) {
        total[key] = (total[key] ?? 0) + value
      }
    }
    // It was no tame run.
    if (seeds < 20) return
    for (const [key, value] of Object.entries(total)) expect([key, value > 20]).toEqual([key, true])
  })
})
