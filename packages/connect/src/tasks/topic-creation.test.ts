import { describe, expect, it } from 'vitest'
import { isTopicConfig, topicCreation, topicCreationInfos } from './topic-creation.ts'

const given = {
  'topic.creation.default.replication.factor': '3',
  'topic.creation.default.partitions': '5',
  'topic.creation.default.cleanup.policy': 'compact',
  'topic.creation.groups': 'logs, big',
  'topic.creation.logs.include': 'app-.*,sys\\..*',
  'topic.creation.logs.exclude': '.*-secret',
  'topic.creation.logs.partitions': '-1',
  'topic.creation.logs.retention.ms': '60000',
  'topic.creation.big.include': '.*-big',
  'topic.creation.big.partitions': 40,
}

describe('how the topics of a source are made', () => {
  it('is as brokers do by default, if nothing is said', () => {
    expect(topicCreation({ name: 'x' })('a')).toEqual({})
    expect(topicCreationInfos({ name: 'x' })).toEqual([])
  })

  it.each([
    ['other', { partitions: 5, replicationFactor: 3, configs: { 'cleanup.policy': 'compact' } }],
    ['app-a', { replicationFactor: 3, configs: { 'retention.ms': '60000' } }],
    ['sys.a', { replicationFactor: 3, configs: { 'retention.ms': '60000' } }],
    // The first group that it is of, and not what would match a part of its name.
    ['app-big', { replicationFactor: 3, configs: { 'retention.ms': '60000' } }],
    ['my-big', { partitions: 40, replicationFactor: 3 }],
    ['app-secret', { partitions: 5, replicationFactor: 3, configs: { 'cleanup.policy': 'compact' } }],
    ['my-app-a', { partitions: 5, replicationFactor: 3, configs: { 'cleanup.policy': 'compact' } }],
  ])('says the first group that %s is of', (topic, options) => {
    expect(topicCreation(given)(topic)).toEqual(options)
  })

  it.each([
    [{ 'topic.creation.default.partitions': '1' }, 'topic.creation.default.replication.factor'],
    [{ ...given, 'topic.creation.default.partitions': '0' }, 'topic.creation.default.partitions'],
    [{ ...given, 'topic.creation.big.partitions': 'many' }, 'topic.creation.big.partitions'],
    [{ ...given, 'topic.creation.logs.include': undefined }, 'topic.creation.logs.include'],
    [{ ...given, 'topic.creation.logs.include': '' }, 'topic.creation.logs.include'],
    [{ ...given, 'topic.creation.logs.exclude': 'a(b' }, 'topic.creation.logs.exclude'],
    [{ ...given, 'topic.creation.groups': 'logs,logs' }, 'topic.creation.groups'],
  ])('is refused, by the name of what is wrong: %j', (raw, name) => {
    expect(() => topicCreation(raw)).toThrow(name)
  })

  it('is checked with all that is wrong, under a heading a group', () => {
    const infos = topicCreationInfos({
      ...given,
      'topic.creation.big.include': '(',
      'topic.creation.logs.partitions': '0',
    })
    expect(infos.flatMap(({ value }) => (value.errors.length > 0 ? [value.name] : []))).toEqual([
      'topic.creation.logs.partitions',
      'topic.creation.big.include',
    ])
    expect([...new Set(infos.map(({ definition }) => definition.group))]).toEqual([
      'Topic Creation: default',
      'Topic Creation: logs',
      'Topic Creation: big',
    ])
  })

  it('knows configs of topics from options that nothing reads', () => {
    expect(isTopicConfig('topic.creation.logs.retention.ms', given)).toBe(true)
    expect(isTopicConfig('topic.creation.default.retention.ms', given)).toBe(true)
    expect(isTopicConfig('topic.creation.lgos.retention.ms', given)).toBe(false)
  })
})
