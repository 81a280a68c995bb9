import { beforeEach, expect, test } from 'vitest'
import { TestTopics } from '../../test/test-topics.ts'
import { Subscriptions } from './subscriptions.ts'

let topics: TestTopics
let subscriptions: Subscriptions

beforeEach(() => {
  topics = new TestTopics()
  subscriptions = new Subscriptions(topics)
})

const named = (...names: readonly string[]) => ({ topics: names, topicRegex: null })
const matching = (topicRegex: string, ...names: readonly string[]) => ({ topics: names, topicRegex })

test('a member reads the topics that exist of those it named, and those that match, each once', () => {
  topics.set('b', 1)
  topics.set('a', 1)
  expect(subscriptions.topicsOf(named('a', 'nowhere')).map(({ name }) => name)).toEqual(['a'])
  expect(subscriptions.topicsOf(matching('[ab]', 'a')).map(({ name }) => name)).toEqual(['a', 'b'])
  expect([...subscriptions.allTopics([named('b'), named('a'), named('b')]).values()].map(({ name }) => name)).toEqual([
    'a',
    'b',
  ])
})

test('what matches is looked up again once topics changed', () => {
  topics.set('a', 1)
  expect(subscriptions.topicsOf(matching('.*'))).toHaveLength(1)
  topics.set('b', 1)
  expect(subscriptions.topicsOf(matching('.*'))).toHaveLength(2)
  topics.delete('a')
  expect(subscriptions.topicsOf(matching('.*')).map(({ name }) => name)).toEqual(['b'])
})

test('the hash differs if a topic comes, goes, is made anew, grows or moves to other racks, and not else', () => {
  const members = [named('a', 'b')]
  const seen = new Set<bigint>()
  const isNew = (): boolean => {
    const before = seen.size
    return seen.add(subscriptions.hash(members)).size > before
  }
  expect(subscriptions.hash([])).toBe(0n)
  expect([isNew(), isNew()]).toEqual([true, false])
  topics.set('a', 1)
  expect(isNew()).toBe(true)
  topics.set('b', 2)
  expect(isNew()).toBe(true)
  topics.set('other', 2)
  expect(isNew()).toBe(false)
  topics.set('b', 3)
  expect(isNew()).toBe(true)
  topics.set('b', 3, ['rack'])
  expect(isNew()).toBe(true)
  topics.delete('a')
  expect(isNew()).toBe(true)
  topics.set('a', 1)
  expect(isNew()).toBe(true)
  expect([...seen].every((hash) => BigInt.asIntN(64, hash) === hash)).toBe(true)
})

test('whether a member is subscribed does not depend on whether the topic is there', () => {
  expect(subscriptions.isSubscribed(named('a'), 'a')).toBe(true)
  expect(subscriptions.isSubscribed(named('a'), 'b')).toBe(false)
})
