import { expect, it } from 'vitest'
import { coordinatorPartitionOf } from './partition-of.ts'

it.each([
  // As Java says: hashes of 1794106052, -1008770331 and -1738392088.
  ['hello world', 2],
  ['orders', 31],
  ['consumer-group', 38],
  // A character of two UTF-16 units: 1772899.
  ['\u{1f600}', 49],
  // The one number whose absolute value Java can't hold.
  ['polygenelubricants', 0],
  ['', 0],
])("of '%s' is Kafka's", (id, partition) => {
  expect(coordinatorPartitionOf(id, 50)).toBe(partition)
})
