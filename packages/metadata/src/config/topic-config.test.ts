import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { ConfigTexts } from './check-configs.ts'
import {
  checkTopicConfigs,
  checkTopicDefaults,
  effectiveSegmentBytes,
  resolveTopicConfig,
  type TopicConfig,
} from './topic-config.ts'
import { checkTopicRules, topicConfigWarnings } from './topic/rules.ts'
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
    expect(entries.every(({ source }) => source === 'DEFAULT_CONFIG')).toBe(true)
    expect(entries.find(({ name }) => name === 'flush.ms')).toMatchObject({
      value: '9223372036854775807',
      type: 'LONG',
    })
  })
})

describe("what counts: the topic's own value, then the broker's layers, then Kafka's default", () => {
  const broker = {
    dynamicBroker: { 'log.segment.bytes': '2000000' },
    dynamicDefault: { 'log.segment.bytes': '3000000', 'log.retention.ms': '7' },
    staticBroker: { 'log.roll.ms': '2000', 'log.retention.hours': '2', 'log.retention.minutes': '3' },
  }
  const resolved = resolveTopicConfig({ 'segment.jitter.ms': ' 5 ' }, broker)
  const entry = (name: string) => resolved.entries.find((each) => each.name === name)

  it('in the units of the topic', () => {
    expect(resolved.config).toMatchObject({
      segmentJitterMs: 5,
      segmentBytes: 2_000_000,
      retentionMs: 7,
      segmentMs: 2000,
      retentionBytes: -1,
    })
    const { config } = resolveTopicConfig({}, { staticBroker: broker.staticBroker })
    // Of several in one layer the finest unit counts.
    expect(config.retentionMs).toBe(180_000)
    expect(resolveTopicConfig({}, { staticBroker: { 'log.retention.hours': '-1' } }).config.retentionMs).toBe(-1)
  })

  it('and every layer is listed, the one that counts first', () => {
    expect(entry('segment.jitter.ms')).toMatchObject({ value: ' 5 ', source: 'DYNAMIC_TOPIC_CONFIG', readOnly: false })
    expect(entry('segment.bytes')?.synonyms).toEqual([
      { name: 'log.segment.bytes', value: '2000000', source: 'DYNAMIC_BROKER_CONFIG' },
      { name: 'log.segment.bytes', value: '3000000', source: 'DYNAMIC_DEFAULT_BROKER_CONFIG' },
      { name: 'log.segment.bytes', value: '1073741824', source: 'DEFAULT_CONFIG' },
    ])
    expect(entry('retention.ms')).toMatchObject({
      value: '7',
      source: 'DYNAMIC_DEFAULT_BROKER_CONFIG',
      synonyms: [
        { name: 'log.retention.ms', value: '7', source: 'DYNAMIC_DEFAULT_BROKER_CONFIG' },
        { name: 'log.retention.minutes', value: '3', source: 'STATIC_BROKER_CONFIG' },
        { name: 'log.retention.hours', value: '2', source: 'STATIC_BROKER_CONFIG' },
        { name: 'log.retention.hours', value: '168', source: 'DEFAULT_CONFIG' },
      ],
    })
    expect(entry('segment.ms')).toMatchObject({ value: '2000', source: 'STATIC_BROKER_CONFIG' })
    expect(entry('retention.bytes')).toMatchObject({ value: '-1', source: 'DEFAULT_CONFIG' })
  })
})

it('what a broker sets for topics must be what they take, and is refused by the name that was written', () => {
  expect(() => checkTopicDefaults({ 'log.retention.ms': '5', 'num.partitions': '3' })).not.toThrow()
  expect(() => checkTopicDefaults({ 'log.flush.scheduler.interval.ms': '-5' })).toThrow(
    refusal("log.flush.scheduler.interval.ms=-5: flush.ms is '-5' but must be an integer from 0"),
  )
})

it('contradictions are refused', () => {
  const { config } = resolveTopicConfig({})
  expect(() => checkTopicRules(config)).not.toThrow()
  expect(() => checkTopicRules({ ...config, minCompactionLagMs: 10, maxCompactionLagMs: 9 })).toThrow(
    refusal('min.compaction.lag.ms is 10, which is more than max.compaction.lag.ms=9'),
  )
})

it('a retention below the size of a segment is allowed, with a warning', () => {
  const warnings = (texts: ConfigTexts): string[] => topicConfigWarnings(resolveTopicConfig(texts).config)
  expect(warnings({})).toEqual([])
  expect(warnings({ 'retention.bytes': '2000000', 'segment.bytes': '2000000' })).toEqual([])
  expect(warnings({ 'retention.bytes': '1999999', 'segment.bytes': '2000000' })).toEqual([
    expect.stringContaining('retention.bytes=1999999 is less than segment.bytes=2000000'),
  ])
})

it('a test may have smaller segments than Kafka allows', () => {
  expect(effectiveSegmentBytes(resolveTopicConfig({}).config)).toBe(1_073_741_824)
  expect(effectiveSegmentBytes(resolveTopicConfig({ 'internal.segment.bytes': '4096' }).config)).toBe(4096)
})

it.each([
  [{ 'remote.storage.enable': 'true' }, 'remote.storage.enable=true is refused: this broker has no tiered storage'],
  [{ 'local.retention.ms': '1' }, 'local.retention.ms=1 is refused'],
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
  [{ 'retention.ms': 'week' }, "retention.ms is 'week' but must be an integer from -1 to 9223372036854775807"],
  [{ 'retention.ms': '-2' }, "retention.ms is '-2' but must be an integer from -1"],
  [{ 'segment.bytes': '1024' }, "segment.bytes is '1024' but must be an integer from 1048576 to 2147483647"],
  [{ 'segment.bytes': '2147483648' }, 'an integer from 1048576 to 2147483647'],
  [{ 'message.timestamp.type': 'Created' }, "is 'Created' but must be one of CreateTime, LogAppendTime"],
  [{ 'cleanup.policy': 'remove' }, 'must be a list of one or more of compact, delete'],
  [{ preallocate: '1' }, "preallocate is '1' but must be true or false"],
  [{ 'min.cleanable.dirty.ratio': '1.5' }, "is '1.5' but must be a number from 0 to 1"],
  [{ 'retetion.ms': '1' }, "unknown topic config 'retetion.ms'; did you mean 'retention.ms'?"],
  [{ nonsense: '1' }, "unknown topic config 'nonsense'"],
  [{ toString: '1' }, "unknown topic config 'toString'"],
  [{ 'message.format.version': '3.0' }, "unknown topic config 'message.format.version': Kafka removed it in 4.0"],
])('%o is refused with what is wrong', (configs, message) => {
  expect(() => checkTopicConfigs(configs)).toThrow(refusal(message))
})

it('every problem is named at once', () => {
  const configs = { 'retention.ms': 'x', 'segment.ms': '0', 'cleanup.policy': 'delete' }
  expect(() => checkTopicConfigs(configs)).toThrow(
    /retention\.ms is 'x' but must be .*; segment\.ms is '0' but must be an integer from 1/,
  )
})

it('neither a long text nor many problems make a long error', () => {
  const long = { 'retention.ms': `${' '.repeat(10_000)}5` }
  expect(() => checkTopicConfigs(long)).toThrow(refusal('and no longer than 4000 characters'))
  const many = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`nonsense-${i}`, '1']))
  expect(() => checkTopicConfigs(many)).toThrow(refusal("unknown topic config 'nonsense-9'; and 40 more"))
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
