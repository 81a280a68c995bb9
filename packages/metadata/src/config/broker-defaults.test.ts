import { expect, it } from 'vitest'
import { brokerTopicConfigNames, topicDefaultsOfBroker } from './broker-defaults.ts'
import { resolveTopicConfig } from './topic-config.ts'

it("a broker's configs set topics' defaults, in the units of the topic", () => {
  const defaults = topicDefaultsOfBroker({ 'log.retention.hours': '2', 'message.max.bytes': '2000', 'node.id': '1' })
  expect(defaults).toEqual({ 'retention.ms': '7200000', 'max.message.bytes': '2000' })
  expect(resolveTopicConfig({}, defaults).config).toMatchObject({ retentionMs: 7_200_000, maxMessageBytes: 2000 })
})

it('of several that are set the finest unit counts', () => {
  const all = { 'log.retention.hours': '1', 'log.retention.minutes': '1', 'log.retention.ms': '1' }
  expect(topicDefaultsOfBroker(all)).toEqual({ 'retention.ms': '1' })
  const { 'log.retention.ms': _, ...coarse } = all
  expect(topicDefaultsOfBroker(coarse)).toEqual({ 'retention.ms': '60000' })
})

it('a negative time is for ever in any unit', () => {
  expect(topicDefaultsOfBroker({ 'log.retention.hours': '-1' })).toEqual({ 'retention.ms': '-1' })
})

it('a number that is none is refused by the name that was written', () => {
  expect(() => topicDefaultsOfBroker({ 'log.roll.hours': 'week' })).toThrow(
    expect.objectContaining({
      code: 'INVALID_CONFIG',
      message: 'Invalid value week for configuration log.roll.hours: Not a number',
    }),
  )
})

it('the names of all such configs are known', () => {
  expect(brokerTopicConfigNames).toContain('log.retention.minutes')
  expect(new Set(brokerTopicConfigNames).size).toBe(brokerTopicConfigNames.length)
})
