import { expect, test } from 'vitest'
import { configSchema } from '../config/index.ts'
import { defineSink } from '../connectors/define-sink.ts'
import { defineSource } from '../connectors/define-source.ts'
import { consumerOverrides, producerOverrides } from '../tasks/client-overrides.ts'
import { checkOverrides, type OverridePolicy } from './override-policy.ts'
import { pluginSet } from './plugin-set.ts'
import { validateConnector } from './validate-connector.ts'

const about = { version: '1.0.0', doc: 'Does nothing.', config: configSchema({}) }
const source = defineSource({ ...about, name: 'In', open: () => [] as never })
const sink = defineSink({ ...about, name: 'Out', open: async () => ({ write: async () => [] }) })

const validated = (given: object, overridePolicy: OverridePolicy = 'All', kind: 'In' | 'Out' = 'In') => {
  const set = pluginSet([source, sink], { overridePolicy })
  const topics = kind === 'Out' ? { topics: 't' } : {}
  const {
    configs,
    error_count: count,
    groups,
  } = validateConnector(set, {
    ...{ name: 'x', 'connector.class': kind, ...topics, ...given },
  })
  const own = configs.filter(({ value }) => value.name.includes('.override.'))
  return { count, groups, errors: own.flatMap(({ value }) => value.errors), own }
}

test('what a config says of clients is answered under headings of its own, and only if it is said', () => {
  const { count, groups, own } = validated({ 'producer.override.linger.ms': '20', 'producer.override.acks': '-1' })
  expect([count, groups.at(-1)]).toEqual([0, 'Producer overrides'])
  expect(own.map(({ definition, value }) => [definition.name, definition.type, value.value])).toEqual([
    ['producer.override.linger.ms', 'INT', '20'],
    ['producer.override.acks', 'STRING', '-1'],
  ])
  expect(validated({}).own).toEqual([])
})

test.each<[string, string, string]>([
  ['producer.override.lnger.ms', '1', "the producer has no option lnger.ms: did you mean 'linger.ms'?"],
  ['producer.override.transactional.id', 'x', 'the producer has no option transactional.id: it has acks, linger.ms'],
  ['producer.override.linger.ms', 'soon', 'Not a number of type INT'],
  ['producer.override.linger.ms', '-1', 'Value must be at least 0'],
  ['producer.override.acks', '2', 'String must be one of: all, -1, 1, 0'],
  ['consumer.override.client.rack', 'a', 'a source has no consumer: take it out'],
  ['admin.override.request.timeout.ms', '1', 'nothing can be said of the admin client: take it out'],
])('%s=%s of a source is refused: %s', (name, value, message) => {
  const { count, errors } = validated({ [name]: value })
  expect([count, errors[0]]).toEqual([errors.length, expect.stringContaining(message)])
})

test('a sink has a producer for dead letters alone', () => {
  const given = { 'producer.override.acks': '1', 'consumer.override.isolation.level': 'read_uncommitted' }
  expect(validated(given, 'All', 'Out').errors).toEqual([expect.stringContaining('names no topic for them')])
  const aside = { ...given, 'errors.deadletterqueue.topic.name': 'aside' }
  expect(validated(aside, 'All', 'Out').count).toBe(0)
})

test.each<[OverridePolicy, string]>([
  ['None', "The 'None' policy does not allow 'acks' to be overridden in the connector configuration."],
  ['Principal', "The 'Principal' policy does not allow 'acks' to be overridden in the connector configuration."],
])('the policy %s refuses what All takes, also of what is kept', (policy, message) => {
  const given = { 'producer.override.acks': 'all' }
  expect(validated(given, policy).errors).toEqual([message])
  expect(() => checkOverrides(pluginSet([source], { overridePolicy: policy }), source, given)).toThrow(
    `producer.override.acks: ${message}`,
  )
  expect(() => checkOverrides(pluginSet([source]), source, given)).not.toThrow()
  const who = { 'producer.override.sasl.mechanism': 'PLAIN' }
  const refused = policy === 'None' ? 'does not allow' : 'the producer has no option sasl.mechanism'
  expect(validated(who, policy).errors).toEqual([expect.stringContaining(refused)])
})

test('every option is one of the clients', () => {
  const producer = {
    ...{ acks: '1', 'linger.ms': '0', 'batch.size': '100', 'compression.type': 'zstd', 'buffer.memory': '200' },
    ...{ 'max.request.size': '300', 'delivery.timeout.ms': '400', 'max.block.ms': '500', 'request.timeout.ms': '600' },
    ...{ 'partitioner.adaptive.partitioning.enable': 'false', 'partitioner.availability.timeout.ms': '700' },
    ...{ 'retry.backoff.ms': '80', 'retry.backoff.max.ms': '800' },
  }
  const behind = (client: string, given: object) =>
    Object.fromEntries(Object.entries(given).map(([name, value]) => [`${client}.override.${name}`, String(value)]))
  expect(producerOverrides(behind('producer', producer))).toEqual({
    ...{ acks: 'leader', lingerMs: 0, batchBytes: 100, compression: 'zstd', bufferBytes: 200, maxRecordBytes: 300 },
    ...{ deliveryTimeoutMs: 400, maxBlockMs: 500, requestTimeoutMs: 600, adaptivePartitioning: false },
    ...{ partitionAvailabilityTimeoutMs: 700, retryBackoffMs: 80, retryBackoffMsMax: 800 },
  })
  const consumer = {
    ...{
      'auto.offset.reset': 'latest',
      'isolation.level': 'read_uncommitted',
      'check.crcs': 'false',
      'client.rack': 'a',
    },
    ...{ 'group.remote.assignor': 'range', 'session.timeout.ms': '6000', 'max.poll.interval.ms': '7000' },
  }
  expect(consumerOverrides(behind('consumer', consumer))).toEqual({
    ...{ offsetReset: 'latest', isolation: 'read_uncommitted', checkCrcs: false, rack: 'a', assignor: 'range' },
    ...{ sessionTimeoutMs: 6000, rebalanceTimeoutMs: 7000 },
  })
  expect(producerOverrides({})).toEqual({})
  expect(producerOverrides({ 'producer.override.retry.backoff.ms': '5000' })).toEqual({ retryBackoffMs: 1000 })
  expect(producerOverrides({ 'producer.override.acks': '0' })).toEqual({ acks: 'none' })
})
