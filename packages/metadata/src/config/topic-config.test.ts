import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  checkTopicConfigs,
  type ConfigTexts,
  effectiveSegmentBytes,
  resolveTopicConfig,
  type TopicConfig,
} from './topic-config.ts'
import { topicConfigNames } from './topic-config-table.ts'

const refusal = (message: string): unknown =>
  expect.objectContaining({ code: 'INVALID_CONFIG', message: expect.stringContaining(message) as string })

describe('a topic without configs of its own', () => {
  it("has Kafka's defaults, typed", () => {
    const { config } = resolveTopicConfig({})
    expect(config).toMatchObject({
      cleanupPolicy: ['delete'],
      retentionMs: 604_800_000,
      retentionBytes: -1,
      segmentBytes: 1_073_741_824,
      maxMessageBytes: 1_048_588,
      messageTimestampType: 'CreateTime',
      messageTimestampBeforeMaxMs: Number.MAX_SAFE_INTEGER,
      flushMs: Number.MAX_SAFE_INTEGER,
      internalSegmentBytes: null,
      minCleanableDirtyRatio: 0.5,
    })
    expect(Object.keys(config)).toHaveLength(topicConfigNames.length)
    expectTypeOf<TopicConfig['retentionMs']>().toEqualTypeOf<number>()
    expectTypeOf<TopicConfig['preallocate']>().toEqualTypeOf<boolean>()
    expectTypeOf<TopicConfig['messageTimestampType']>().toEqualTypeOf<'CreateTime' | 'LogAppendTime'>()
    expectTypeOf<TopicConfig['cleanupPolicy']>().toEqualTypeOf<readonly ('compact' | 'delete')[]>()
    expectTypeOf<TopicConfig['internalSegmentBytes']>().toEqualTypeOf<number | null>()
  })

  it('lists every key that has a value, by name, as Kafka writes it', () => {
    const { entries } = resolveTopicConfig({})
    expect(entries.map(({ name }) => name)).toEqual(
      topicConfigNames.filter((name) => name !== 'internal.segment.bytes'),
    )
    expect(entries.every(({ source }) => source === 'DEFAULT')).toBe(true)
    expect(entries.find(({ name }) => name === 'flush.ms')).toMatchObject({
      value: '9223372036854775807',
      type: 'LONG',
    })
  })
})

it("the topic's own value goes before the broker's, and the broker's before Kafka's", () => {
  const broker = { 'retention.ms': '1000', 'segment.ms': '2000' }
  const { config, entries } = resolveTopicConfig({ 'retention.ms': ' 5 ' }, broker)
  expect(config).toMatchObject({ retentionMs: 5, segmentMs: 2000, segmentJitterMs: 0 })
  const shown = entries.filter(({ name }) => ['retention.ms', 'segment.ms', 'segment.jitter.ms'].includes(name))
  expect(shown.map(({ name, value, source }) => ({ name, value, source }))).toEqual([
    { name: 'retention.ms', value: ' 5 ', source: 'TOPIC' },
    { name: 'segment.jitter.ms', value: '0', source: 'DEFAULT' },
    { name: 'segment.ms', value: '2000', source: 'STATIC_BROKER' },
  ])
})

it('a test may have smaller segments than Kafka allows', () => {
  expect(effectiveSegmentBytes(resolveTopicConfig({}).config)).toBe(1_073_741_824)
  expect(effectiveSegmentBytes(resolveTopicConfig({ 'internal.segment.bytes': '4096' }).config)).toBe(4096)
})

it.each([
  [
    { 'cleanup.policy': 'compact' },
    "cleanup.policy=compact is not supported by this release: logs are not compacted yet; the only value is 'delete'",
  ],
  [{ 'cleanup.policy': 'compact,delete' }, 'cleanup.policy=compact,delete is not supported'],
  [{ 'remote.storage.enable': 'true' }, 'there is no tiered storage yet'],
  [{ 'local.retention.ms': '1' }, 'local.retention.ms=1 is not supported'],
  [{ 'compression.type': 'zstd' }, 'the broker stores batches as producers compressed them'],
  [{ 'unclean.leader.election.enable': 'TRUE' }, 'never elected'],
  [{ 'flush.messages': '1' }, 'on disk already'],
  [{ preallocate: 'true' }, 'preallocate=true is not supported'],
])('%o does not work yet and is refused by name, with the reason', (configs, message) => {
  expect(() => checkTopicConfigs(configs)).toThrow(refusal(message))
})

it('what does not work yet takes its default, in any spelling', () => {
  expect(() =>
    checkTopicConfigs({
      'cleanup.policy': ' delete ',
      'remote.storage.enable': 'FALSE',
      'compression.type': 'producer',
      'flush.ms': '+9223372036854775807',
      'min.cleanable.dirty.ratio': '.5',
      'leader.replication.throttled.replicas': ' ',
    }),
  ).not.toThrow()
})

it.each([
  [{ 'retention.ms': 'week' }, 'Invalid value week for configuration retention.ms: Not a number of type LONG'],
  [{ 'retention.ms': '-2' }, 'Invalid value -2 for configuration retention.ms: Value must be at least -1'],
  [{ 'segment.bytes': '1024' }, 'Invalid value 1024 for configuration segment.bytes: Value must be at least 1048576'],
  [{ 'segment.bytes': '2147483648' }, 'Not a number of type INT'],
  [{ 'message.timestamp.type': 'Created' }, 'String must be one of: CreateTime, LogAppendTime'],
  [{ 'cleanup.policy': 'remove' }, 'String must be one of: compact, delete'],
  [{ preallocate: '1' }, 'Expected value to be either true or false'],
  [{ 'min.cleanable.dirty.ratio': '1.5' }, 'Value must be no more than 1'],
  [{ 'retetion.ms': '1' }, 'Unknown topic config retetion.ms; did you mean retention.ms?'],
  [{ nonsense: '1' }, 'Unknown topic config nonsense'],
  [{ toString: '1' }, 'Unknown topic config toString'],
  [{ 'message.format.version': '3.0' }, 'Unknown topic config message.format.version: Kafka removed it in 4.0'],
])('%o is refused with what is wrong', (configs, message) => {
  expect(() => checkTopicConfigs(configs)).toThrow(refusal(message))
})

it('every problem is named at once', () => {
  const configs = { 'retention.ms': 'x', 'segment.ms': '0', 'cleanup.policy': 'delete' }
  expect(() => checkTopicConfigs(configs)).toThrow(
    /retention\.ms: Not a number.*; .*segment\.ms: Value must be at least 1/,
  )
})

it('neither a long text nor many problems make a long error', () => {
  const long = { 'retention.ms': `${' '.repeat(10_000)}5` }
  expect(() => checkTopicConfigs(long)).toThrow(
    refusal('(10001 characters) for configuration retention.ms: it is longer'),
  )
  const many = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`nonsense-${i}`, '1']))
  expect(() => checkTopicConfigs(many)).toThrow(refusal('Unknown topic config nonsense-9; and 40 more'))
})

it('whatever the configs are, they are resolved or refused with INVALID_CONFIG', () => {
  const texts: fc.Arbitrary<ConfigTexts> = fc.dictionary(
    fc.oneof(fc.constantFrom<string>(...topicConfigNames), fc.string()),
    fc.oneof(
      fc.string(),
      fc.integer().map(String),
      fc.bigInt().map(String),
      fc.double().map(String),
      fc.constantFrom('true', 'delete'),
    ),
    { maxKeys: 3 },
  )
  fc.assert(
    fc.property(texts, (configs) => {
      try {
        const { config } = resolveTopicConfig(configs)
        const numbers = Object.values(config).filter((value) => typeof value === 'number')
        expect(numbers.every((value) => Number.isSafeInteger(value) || (value >= 0 && value <= 1))).toBe(true)
      } catch (error) {
        expect(error).toMatchObject({ code: 'INVALID_CONFIG' })
      }
    }),
    { numRuns: 1000 },
  )
})
