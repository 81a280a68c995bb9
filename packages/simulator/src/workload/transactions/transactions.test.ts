import { expect, test } from 'vitest'
import { simulate } from '../../simulate.ts'

test('transactions are committed, given up, fenced and copied, while things break', async () => {
  const options = { seed: 1, events: 4_000, brokers: 3, work: 'transactions' } as const
  const { failure, counts, digest } = await simulate(options)
  expect(failure).toBeUndefined()
  const { transactionsCommitted = 0, transactionsAborted = 0, producersFenced = 0, batchesCopied = 0 } = counts
  expect(Math.min(transactionsCommitted, transactionsAborted, producersFenced, batchesCopied)).toBeGreaterThan(0)
  expect((await simulate({ ...options, linesKept: 1 })).digest).toBe(digest)
})
