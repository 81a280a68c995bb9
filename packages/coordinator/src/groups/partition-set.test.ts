import { asTopicId, type TopicId } from '@millrace/base'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  countPartitions,
  equalPartitions,
  filterPartitions,
  includes,
  intersects,
  isSubset,
  partitionSet,
  type PartitionSet,
  topicPartitions,
  union,
} from './partition-set.ts'

const ids = ['AAAAAQAAAAAAAAAAAAAAAA', 'AAAAAgAAAAAAAAAAAAAAAA'].map((id) => asTopicId(id))
const topic = fc.record({ topicId: fc.constantFrom(...ids), partitions: fc.array(fc.nat(4)) })
const sets = fc.array(topic).map((topics) => partitionSet(topics))

function flat(set: PartitionSet): Set<string> {
  return new Set(
    topicPartitions(set).flatMap(({ topicId, partitions }) => partitions.map((each) => `${topicId}-${each}`)),
  )
}

test('sets do what sets do', () => {
  fc.assert(
    fc.property(sets, sets, (left, right) => {
      const [flatLeft, flatRight] = [flat(left), flat(right)]
      expect(flat(union(left, right))).toEqual(new Set([...flatLeft, ...flatRight]))
      expect(countPartitions(left)).toBe(flatLeft.size)
      expect(isSubset(left, right)).toBe([...flatLeft].every((each) => flatRight.has(each)))
      expect(intersects(left, right)).toBe([...flatLeft].some((each) => flatRight.has(each)))
      expect(equalPartitions(left, right)).toBe(flatLeft.size === flatRight.size && isSubset(left, right))
      const both = filterPartitions(left, (topicId: TopicId, partition) => includes(right, topicId, partition))
      expect(flat(both)).toEqual(new Set([...flatLeft].filter((each) => flatRight.has(each))))
    }),
  )
})

test('equal sets are written equally: topics by id, partitions rising', () => {
  fc.assert(
    fc.property(fc.array(topic), (topics) => {
      const written = topicPartitions(partitionSet(topics))
      expect(topicPartitions(partitionSet(topics.toReversed()))).toEqual(written)
      expect(written.map(({ topicId }) => topicId)).toEqual(written.map(({ topicId }) => topicId).toSorted())
      for (const { partitions } of written)
        expect(partitions).toEqual(partitions.toSorted((left, right) => left - right))
    }),
  )
})
