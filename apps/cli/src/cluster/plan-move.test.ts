import type { TopicDescription } from '@millrace/client'
import { expect, test } from 'vitest'
import { planMove } from './plan-move.ts'

function topic(...replicas: readonly (readonly number[])[]): TopicDescription {
  const partitions = replicas.map((each, partition) => ({
    partition,
    leader: each[0],
    leaderEpoch: 0,
    replicas: each,
    isr: each,
    eligibleLeaderReplicas: [],
    offlineReplicas: [],
    addingReplicas: [],
    removingReplicas: [],
  }))
  return { name: 't', topicId: 'id', partitions, configs: [], internal: false }
}

test('a whole topic goes to the brokers in turn, each partition with as many replicas as it has', () => {
  const moved = planMove(topic([1, 2], [2, 3], [3, 1], [1, 3]), [4, 5, 6], undefined)
  expect(moved.map(({ replicas }) => replicas)).toEqual([
    [4, 5],
    [5, 6],
    [6, 4],
    [4, 5],
  ])
})

test('one partition gets just those that are named', () => {
  expect(planMove(topic([1, 2], [2, 3]), [3, 1, 2], 1)).toEqual([{ topic: 't', partition: 1, replicas: [3, 1, 2] }])
})

test('too few brokers, and a partition that there is not', () => {
  expect(() => planMove(topic([1, 2]), [3], undefined)).toThrow('t-0 has 2 replicas, and --to names 1 brokers only')
  expect(() => planMove(topic([1, 2]), [3], 4)).toThrow('has no partition 4: its partitions are 0 to 0')
})
