import { expect, test } from 'vitest'
import type { TopicMetadata } from '../transport/transport.ts'
import { limits } from '../limits.ts'
import { type KnownTopic, neverBack } from './never-back.ts'

function topic(
  id: string,
  ...leaders: readonly (readonly [leader: number | undefined, epoch: number])[]
): TopicMetadata {
  const partitions = leaders.map(([leader, leaderEpoch], partition) => ({
    partition,
    leader,
    leaderEpoch,
    replicas: [1, 2, 3],
    isr: [1, 2, 3],
    eligibleLeaderReplicas: [],
    offlineReplicas: [],
    addingReplicas: [],
    removingReplicas: [],
  }))
  return { name: 't', id, partitions, configs: [], internal: false }
}

function after(...told: readonly TopicMetadata[]): KnownTopic | undefined {
  let known: KnownTopic | undefined
  for (const one of told) known = neverBack(known, one)
  return known
}

const leadersOf = (known: KnownTopic | undefined): (number | undefined)[] =>
  (known?.metadata.partitions ?? []).map(({ leader }) => leader)

test('a broker that lags behind moves no leadership back, partition by partition', () => {
  const known = after(topic('a', [2, 5], [1, 1]), topic('a', [1, 4], [3, 2]))
  expect(leadersOf(known)).toEqual([2, 3])
})

test('that there is no leader is news like another', () => {
  expect(leadersOf(after(topic('a', [2, 5]), topic('a', [undefined, 6])))).toEqual([undefined])
  expect(leadersOf(after(topic('a', [undefined, 6]), topic('a', [2, 5])))).toEqual([undefined])
})

test('the same epoch may bring another set of in-sync replicas', () => {
  const told = topic('a', [2, 5])
  expect(after(topic('a', [2, 5]), told)?.metadata).toBe(told)
})

test('partitions that were there stay', () => {
  expect(leadersOf(after(topic('a', [1, 0], [2, 0]), topic('a', [1, 0])))).toEqual([1, 2])
})

test('a topic that was made again has new epochs, and its old self does not come back', () => {
  const again = after(topic('a', [2, 5]), topic('b', [1, 0]))
  expect(leadersOf(again)).toEqual([1])
  expect(again?.metadata.id).toBe('b')
  expect(neverBack(again, topic('a', [2, 5]))).toBe(again)
})

test('of former ids only so many are remembered', () => {
  const many = Array.from({ length: limits.formerTopicIdsMax + 5 }, (_, index) => topic(`id-${index}`, [1, 0]))
  expect(after(...many)?.formerIds).toHaveLength(limits.formerTopicIdsMax)
})
