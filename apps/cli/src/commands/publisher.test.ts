import { StreamError } from '@millrace/base'
import { type Producer, SendBatchError } from '@millrace/client'
import { expect, test } from 'vitest'
import { Publisher } from './publisher.ts'

/** Refuses the records at these places of each call, a reason each. */
function refusing(reasons: readonly (readonly [index: number, reason: string])[]): Producer {
  const failures = reasons.map(([index, reason]) => ({ index, error: new StreamError('DISK_FULL', reason) }))
  const [first] = failures
  if (first === undefined) throw new Error('nothing is refused')
  const delivered = { topic: 't', recordCount: 1, ranges: [], locate: () => undefined }
  const sendBatch = (): Promise<never> => Promise.reject(new SendBatchError(first, failures, delivered))
  // Nothing else of a producer is used.
  return { sendBatch } as Partial<Producer> as Producer
}

test('lines that were refused together for one reason are named once', async () => {
  const told: string[] = []
  const publisher = new Publisher({
    producer: refusing([
      [0, 'full'],
      [1, 'full'],
      [2, 'full'],
      [4, 'full too'],
      [5, 'something else'],
    ]),
    topic: 't',
    partition: undefined,
    headers: [],
    stopOnError: false,
    tell: (text) => void told.push(text),
  })
  for (const line of [7, 8, 9, 10, 11, 12]) publisher.add({ line, key: null, value: Buffer.from('x') }, 'file')
  await publisher.finish()
  expect(told).toEqual([
    'file: lines 7 to 9: full (DISK_FULL)',
    'file: line 11: full too (DISK_FULL)',
    'file: line 12: something else (DISK_FULL)',
  ])
  expect(publisher).toMatchObject({ acknowledged: 1, failed: 5, skipped: 0 })
})
