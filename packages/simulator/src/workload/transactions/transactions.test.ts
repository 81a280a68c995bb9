import { expect, test } from 'vitest'
import { simulate } from '../../simulate.ts'

test('transactions are committed, given up and copied, while things break', async () => {
  const { failure, counts } = await simulate({ seed: 1, events: 2_500, brokers: 3, work: 'transactions', trace: false })
  expect(failure).toBeUndefined()
  const { transactionsCommitted = 0, transactionsAborted = 0, batchesCopied = 0 } = counts
  expect(Math.min(transactionsCommitted, transactionsAborted, batchesCopied)).toBeGreaterThan(0)
})
