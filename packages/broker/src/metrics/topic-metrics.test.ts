import { CollectingMetrics } from '@millrace/base/testing'
import { expect, test } from 'vitest'
import { topicsMeasuredMax } from '../limits.ts'
import { otherTopics, TopicMetrics } from './topic-metrics.ts'

const messages = 'kafka_server_brokertopicmetrics_messagesin_total'

test('a topic has series of its own, and adds to those of all', () => {
  const metrics = new CollectingMetrics()
  const topics = new TopicMetrics(metrics, () => true)
  topics.of('a').messagesIn.add(2)
  topics.of('b').messagesIn.add(3)
  expect(metrics.value(messages, { topic: 'a' })).toBe(2)
  expect(metrics.value(messages, { topic: 'b' })).toBe(3)
  expect(metrics.value(messages)).toBe(5)
})

test('what is about no topic is in the sum, and has its own label', () => {
  const metrics = new CollectingMetrics()
  const topics = new TopicMetrics(metrics, (topic) => topic !== 'made-up')
  topics.of(undefined).failedProduceRequests.add(1)
  topics.of('made-up').failedProduceRequests.add(1)
  const failed = 'kafka_server_brokertopicmetrics_failedproducerequests_total'
  expect(metrics.value(failed)).toBe(2)
  expect(metrics.value(failed, { topic: otherTopics })).toBe(2)
  expect(metrics.value(failed, { topic: 'made-up' })).toBeUndefined()
})

test('beyond the limit topics are counted together, until others are deleted', () => {
  const metrics = new CollectingMetrics()
  const deleted = new Set<string>()
  const topics = new TopicMetrics(metrics, (topic) => !deleted.has(topic))
  for (let index = 0; index < topicsMeasuredMax + 10; index++) topics.of(`t${index}`).messagesIn.add(1)
  expect(metrics.value('millrace_topics_measured')).toBe(topicsMeasuredMax)
  expect(metrics.value(messages, { topic: otherTopics })).toBe(10)
  expect(metrics.value(messages)).toBe(topicsMeasuredMax + 10)
  deleted.add('t0')
  topics.of('late').messagesIn.add(1)
  expect(metrics.value(messages, { topic: 'late' })).toBe(1)
  expect(metrics.value(messages, { topic: 't0' })).toBeUndefined()
})

test('a deleted topic has no series any more, and one of its name begins anew', () => {
  const metrics = new CollectingMetrics()
  let exists = true
  const topics = new TopicMetrics(metrics, () => exists)
  topics.of('t').messagesIn.add(7)
  exists = false
  topics.prune()
  expect(metrics.samples().filter(({ labels }) => labels['topic'] === 't')).toEqual([])
  exists = true
  topics.of('t').messagesIn.add(1)
  expect(metrics.value(messages, { topic: 't' })).toBe(1)
  expect(metrics.value(messages)).toBe(8)
})
