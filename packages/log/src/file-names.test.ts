import { randomUuid } from '@millrace/base'
import { SeededRandom } from '@millrace/base/testing'
import { expect, it } from 'vitest'
import {
  deletedDirectoryName,
  fitsFutureDirectoryName,
  futureDirectoryName,
  parseFutureDirectoryName,
  parsePartitionDirectoryName,
} from './file-names.ts'

const id = randomUuid(new SeededRandom(1))

it('a folder in which a partition is copied says whose it is, and is taken for no partition', () => {
  for (const topic of ['orders', 'a-1', 'a.b', '__consumer_offsets', 'x'.repeat(200)]) {
    const name = futureDirectoryName(topic, 12, id)
    expect(name).toMatch(/^.*-12\.[0-9a-f]{32}-future$/)
    expect(parseFutureDirectoryName(name)).toEqual({ topic, partition: 12 })
    expect(parsePartitionDirectoryName(name)).toBeUndefined()
  }
  expect(parseFutureDirectoryName('orders-12')).toBeUndefined()
  expect(parseFutureDirectoryName(deletedDirectoryName('orders', 12, id))).toBeUndefined()
  expect(parseFutureDirectoryName(`orders.${'0'.repeat(32)}-future`)).toBeUndefined()
})

it('a name that is so long that it would be cut off does not fit', () => {
  expect(futureDirectoryName('x'.repeat(249), 0, id)).toHaveLength(255)
  expect([213, 214].map((length) => fitsFutureDirectoryName('x'.repeat(length), 0))).toEqual([true, false])
  expect([211, 212].map((length) => fitsFutureDirectoryName('x'.repeat(length), 100))).toEqual([true, false])
})
