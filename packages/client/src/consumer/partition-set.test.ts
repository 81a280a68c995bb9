import { describe, expect, it } from 'vitest'
import type { TopicMetadata } from '../transport/transport.ts'
import { PartitionSet } from './partition-set.ts'
import { PartitionState } from './partition-state.ts'

/** A topic whose partitions have these leaders. */
function topicLedBy(...leaders: (number | undefined)[]): TopicMetadata {
  const none = { eligibleLeaderReplicas: [], offlineReplicas: [], addingReplicas: [], removingReplicas: [] }
  const partitions = leaders.map((leader, partition) => ({
    partition,
    leader,
    leaderEpoch: 7,
    replicas: [],
    isr: [],
    ...none,
  }))
  return { name: 't', id: 'id', partitions, configs: [], internal: false }
}

const numbers = (set: PartitionSet): number[] => [...set.states.keys()]

describe('all partitions', () => {
  it('are those of the topic, and those that it gets, from their first record on', () => {
    const set = new PartitionSet('t', { from: 'latest' })
    set.begin(topicLedBy(1, 1))
    expect([...set.states.values()].map(({ origin }) => origin)).toEqual(['latest', 'latest'])
    expect(set.add(topicLedBy(1, 1)).length).toBe(0)
    expect(set.add(topicLedBy(1, 1, 1)).map(({ partition, origin }) => [partition, origin])).toEqual([[2, 'earliest']])
    expect(numbers(set)).toEqual([0, 1, 2])
  })

  it('are fewer once the topic is another one that has fewer', () => {
    const set = new PartitionSet('t', {})
    set.begin(topicLedBy(1, 1, 1))
    const epochs = [...set.states.values()].map(({ epoch }) => epoch)
    set.restart(topicLedBy(1))
    expect(numbers(set)).toEqual([0])
    expect(set.one(0).epoch).not.toBe(epochs[0])
    set.reset('earliest')
    expect(set.one(0)).toMatchObject({ origin: 'earliest', position: undefined })
  })
})

it.each([{ partitions: [1] }, { until: 'end' as const }])('%j stays with what it began with', (options) => {
  const set = new PartitionSet('t', options)
  set.begin(topicLedBy(1, 1))
  const before = numbers(set)
  expect(set.add(topicLedBy(1, 1, 1))).toEqual([])
  expect(numbers(set)).toEqual(before)
})

it('gives each leader what it is to send, once, and tells of what has none', () => {
  const set = new PartitionSet('t', {})
  const topic = topicLedBy(1, 2, undefined, 1)
  set.begin(topic)
  for (const state of set.states.values()) state.moveTo(0)
  set.one(3).isPaused = true
  const leaderless: unknown[] = []
  const taken = set.takeUnsent(topic, ({ context }) => leaderless.push(context.partition))
  expect([...taken].map(([leader, led]) => [leader, led.map(({ state }) => state.partition)])).toEqual([
    [1, [0]],
    [2, [1]],
  ])
  expect(taken.get(1)?.[0]?.leaderEpoch).toBe(7)
  expect(leaderless).toEqual([2])
  expect(set.takeUnsent(topic, () => undefined).size).toBe(0)
  set.lost(2, 0)
  expect([...set.takeUnsent(topic, () => undefined).keys()]).toEqual([2])
})

it('refuses partitions that are not there', () => {
  const set = new PartitionSet('t', { partitions: [0, 5] })
  expect(() => set.begin(topicLedBy(1))).toThrow('topic t has no partition 5: its partitions are 0 to 0')
  expect(() => set.one(3)).toThrow('partition 3 of t is not being consumed by this consumer')
  expect(() => set.chosen([0, 3])).toThrow('partition 3')
})

it('is complete once each has come to the end that was asked for', () => {
  const set = new PartitionSet('t', { until: 'end' })
  expect(set.isComplete).toBe(false)
  set.begin(topicLedBy(1, 1))
  set.one(0).isDone = true
  expect(set.isComplete).toBe(false)
  set.one(1).isDone = true
  expect(set.isComplete).toBe(true)
})

describe('partitions of a group', () => {
  it('that come back are told from what they were before', () => {
    const set = new PartitionSet('t', {})
    const first = new PartitionState(0, 'earliest')
    set.take([first])
    first.moveTo(4)
    const { epoch } = first
    set.drop([first])
    const second = new PartitionState(0, 'earliest')
    set.take([second])
    expect(second.epoch).toBeGreaterThan(epoch)
    // One that is here no more is dropped without a trace.
    set.drop([first])
    expect(numbers(set)).toEqual([0])
  })
})
