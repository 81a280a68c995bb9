import { batchesIn } from '@millrace/records'
import { expect, it } from 'vitest'
import { batchOf, valuesIn } from '../../test/batches.ts'
import { newestRun } from './newest-run.ts'

/** Batches of two records each, from offset 10 on. */
function runOf(count: number): Buffer {
  return Buffer.concat(
    Array.from({ length: count }, (_, at) => {
      const batch = batchOf([`${at}a`, `${at}b`])
      batch.writeBigInt64BE(BigInt(10 + 2 * at), 0)
      return batch
    }),
  )
}

it.each([
  { recordsMax: 1, first: 14, count: 2 },
  { recordsMax: 2, first: 14, count: 2 },
  { recordsMax: 3, first: 12, count: 4 },
  { recordsMax: 100, first: 10, count: 6 },
])('keeps the last batches that hold $recordsMax records', ({ recordsMax, first, count }) => {
  const run = newestRun(runOf(3), 16, recordsMax)
  expect([run.firstOffset, run.recordCount, valuesIn(run.bytes).length]).toEqual([first, count, count])
})

it('counts of a batch that reaches past the offset only what lies before it', () => {
  const run = newestRun(runOf(3), 15, 2)
  expect([run.firstOffset, run.recordCount]).toEqual([12, 3])
  expect([...batchesIn(run.bytes)].map(({ baseOffset }) => baseOffset)).toEqual([12, 14])
})
