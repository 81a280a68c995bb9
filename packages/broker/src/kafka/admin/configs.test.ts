import { apis } from '@millrace/kafka-wire'
import { beforeEach, describe, expect, it } from 'vitest'
import { type BrokerFixture, startFixture } from '../../../test/broker-fixture.ts'
import type { KafkaClient } from '../../../test/kafka-client.ts'

let fixture: BrokerFixture
let client: KafkaClient

beforeEach(async () => {
  fixture = await startFixture({ kafka: true, config: { 'log.retention.hours': 2, 'min.insync.replicas': 1 } })
  client = await fixture.kafka()
  await fixture.createTopic('t', { configs: { 'retention.ms': '5000' } })
})

type Asked = readonly [resourceType: number, resourceName: string, keys?: readonly string[] | null]

const describeAll = async (resources: readonly Asked[], version = 4, more: object = {}) => {
  const body = {
    resources: resources.map(([resourceType, resourceName, configurationKeys = null]) => ({
      resourceType,
      resourceName,
      configurationKeys,
    })),
    ...more,
  }
  return (await client.ask(apis.describeConfigs, version, body)).results
}

describe('DescribeConfigs', () => {
  it.each([1, 2, 3, 4])('version %i tells of each value where it comes from', async (version) => {
    const all = version >= 3 ? { includeSynonyms: true, includeDocumentation: true } : { includeSynonyms: true }
    const [result] = await describeAll([[2, 't', ['retention.ms', 'cleanup.policy', 'no.such']]], version, all)
    expect(result).toMatchObject({ errorCode: 0, resourceType: 2, resourceName: 't' })
    const [cleanup, retention] = result?.configs ?? []
    expect(retention).toMatchObject({
      name: 'retention.ms',
      value: '5000',
      readOnly: false,
      configSource: 1,
      isSensitive: false,
      synonyms: [
        { name: 'retention.ms', value: '5000', source: 1 },
        { name: 'log.retention.hours', value: '2', source: 4 },
        { name: 'log.retention.hours', value: '168', source: 5 },
      ],
      configType: version >= 3 ? 5 : 0,
    })
    expect(cleanup).toMatchObject({ name: 'cleanup.policy', value: 'delete', configSource: 5 })
    expect(typeof retention?.documentation).toBe(version >= 3 ? 'string' : 'object')
    expect(result?.configs).toHaveLength(2)
  })

  it('says all of a topic if no keys are named, and leaves out what is not asked for', async () => {
    const [all, none] = await describeAll([
      [2, 't'],
      [2, 't', []],
    ])
    expect(all?.configs.length).toBeGreaterThan(25)
    expect(none?.configs).toEqual(all?.configs)
    for (const { synonyms, documentation } of all?.configs ?? []) expect([synonyms, documentation]).toEqual([[], null])
  })

  it('tells of this broker, of what all brokers share, and of groups', async () => {
    const results = await describeAll([
      [4, '1', ['log.retention.hours', 'ssl.keystore.password']],
      [4, ''],
      [32, 'g', ['consumer.session.timeout.ms']],
    ])
    expect(results).toMatchObject([
      { errorCode: 0, configs: [{ name: 'log.retention.hours', value: '2', configSource: 4 }, { value: null }] },
      { errorCode: 0, configs: [] },
      { errorCode: 0, configs: [{ value: '45000', configSource: 5, configType: 3 }] },
    ])
    expect(results[0]?.configs[1]).toMatchObject({ name: 'ssl.keystore.password', isSensitive: true, configType: 9 })
  })

  it('refuses each by itself', async () => {
    const results = await describeAll([
      [2, 'none'],
      [2, 'no/name'],
      [4, '9'],
      [4, 'x'],
      [3, 'x'],
      [2, 't', ['retention.ms']],
    ])
    expect(results.map(({ errorCode }) => errorCode)).toEqual([3, 17, 42, 42, 42, 0])
    const many = Array.from({ length: 1_001 }, (): Asked => [2, 't'])
    expect(new Set((await describeAll(many)).map(({ errorCode }) => errorCode))).toEqual(new Set([42]))
  })
})

type Op = readonly [name: string, configOperation: number, value: string | null]

const alter = async (resources: readonly (readonly [number, string, ...Op[]])[], version = 1, validateOnly = false) => {
  const body = {
    resources: resources.map(([resourceType, resourceName, ...ops]) => ({
      resourceType,
      resourceName,
      configs: ops.map(([name, configOperation, value]) => ({ name, configOperation, value })),
    })),
    validateOnly,
  }
  const { responses } = await client.ask(apis.incrementalAlterConfigs, version, body)
  return responses.map(({ errorCode }) => errorCode)
}

const valuesOf = async (resourceType: number, name: string, ...keys: string[]) =>
  (await describeAll([[resourceType, name, keys]]))[0]?.configs.map(({ value, configSource }) => [value, configSource])

describe('IncrementalAlterConfigs', () => {
  it.each([0, 1])('version %i changes single configs of topics, brokers and groups', async (version) => {
    const codes = await alter(
      [
        [2, 't', ['segment.ms', 0, '9000'], ['cleanup.policy', 2, 'compact'], ['retention.ms', 1, null]],
        [4, '1', ['log.cleaner.threads', 0, '2']],
        [4, '', ['log.retention.ms', 0, '7000']],
        [32, 'g', ['consumer.heartbeat.interval.ms', 0, '6000']],
      ],
      version,
    )
    expect(codes).toEqual([0, 0, 0, 0])
    expect(await valuesOf(2, 't', 'cleanup.policy', 'retention.ms', 'segment.ms')).toEqual([
      ['delete,compact', 1],
      ['7000', 3],
      ['9000', 1],
    ])
    expect(await valuesOf(4, '1', 'log.cleaner.threads')).toEqual([['2', 2]])
    expect(await valuesOf(32, 'g', 'consumer.heartbeat.interval.ms')).toEqual([['6000', 8]])
  })

  it('refuses each resource by itself, and changes nothing if it only checks', async () => {
    await fixture.createTopic('u')
    const codes = await alter([
      [2, 'none', ['retention.ms', 0, '7000']],
      [2, 't', ['no.such', 0, '1']],
      [2, 'u', ['retention.ms', 0, null]],
      [4, '9', ['log.retention.ms', 0, '1']],
      [4, '1', ['log.dirs', 0, '/x']],
      [3, 'x', ['a', 0, 'b']],
      [16, 'metrics', ['interval.ms', 0, '1000']],
      [32, '', ['consumer.session.timeout.ms', 0, '46000']],
    ])
    expect(codes).toEqual([3, 40, 42, 42, 40, 42, 42, 42])
    expect(await alter([[2, 't', ['retention.ms', 7, '1']]])).toEqual([42])
    expect(await alter([[2, 't', ['retention.ms', 2, '1']]])).toEqual([40])
    expect(await alter([[2, 't', ['retention.ms', 0, '1'], ['retention.ms', 1, null]]])).toEqual([42])
    const twice = [2, 't', ['retention.ms', 0, '1']] as const
    expect(await alter([twice, twice])).toEqual([42, 42])
    expect(await alter([twice], 1, true)).toEqual([0])
    expect(await valuesOf(2, 't', 'retention.ms')).toEqual([['5000', 1]])
  })
})

it.each([0, 1, 2])('AlterConfigs %i: what is not named is set no more', async (version) => {
  const body = {
    resources: [
      { resourceType: 2, resourceName: 't', configs: [{ name: 'segment.ms', value: '9000' }] },
      { resourceType: 2, resourceName: 'none', configs: [] },
      { resourceType: 4, resourceName: '1', configs: [{ name: 'log.cleaner.threads', value: null }] },
    ],
    validateOnly: false,
  }
  const { responses } = await client.ask(apis.alterConfigs, version, body)
  expect(responses.map(({ errorCode }) => errorCode)).toEqual([0, 3, 42])
  expect(await valuesOf(2, 't', 'retention.ms', 'segment.ms')).toEqual([
    ['7200000', 4],
    ['9000', 1],
  ])
})

describe('ListConfigResources', () => {
  const list = async (version: number, ...resourceTypes: number[]) => {
    const body = version === 0 ? {} : { resourceTypes }
    const { errorCode, configResources } = await client.ask(apis.listConfigResources, version, body)
    return [errorCode, ...configResources.map(({ resourceType, resourceName }) => [resourceType, resourceName])]
  }

  it('lists topics, brokers and groups that have configs', async () => {
    await alter([[32, 'g', ['consumer.heartbeat.interval.ms', 0, '6000']]])
    expect(await list(0)).toEqual([0])
    expect(await list(1)).toEqual([0, [2, 't'], [4, '1'], [8, '1'], [32, 'g']])
    expect(await list(1, 4, 2, 4)).toEqual([0, [4, '1'], [2, 't']])
    expect(await list(1, 16)).toEqual([0])
    expect(await list(1, 2, 3)).toEqual([35])
  })
})

describe('loggers of a broker', () => {
  const levels = async (...keys: string[]) => {
    const [result] = await describeAll([[8, '1', keys]])
    return result?.configs.map(({ name, value, configSource }) => [name, value, configSource])
  }

  it('are told with their levels, and what each is about', async () => {
    const [all] = await describeAll([[8, '1']], 4, { includeDocumentation: true })
    expect(all?.configs.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['root', 'log', 'quorum', 'replication', 'coordinators', 'kafka', 'requests']),
    )
    expect(all?.configs[0]?.documentation).toMatch(/start and end/)
    expect(await levels('kafka')).toEqual([['kafka', 'DEBUG', 6]])
    const wrong = await describeAll([
      [8, ''],
      [8, '2'],
    ])
    expect(wrong.map(({ errorCode }) => errorCode)).toEqual([42, 42])
  })

  it.each([0, 1])('have their levels changed, and write no more than that (version %i)', async (version) => {
    const written = async (topic: string): Promise<number> => {
      const told = () => fixture.logger.lines.filter(({ message }) => message === 'metadata committed').length
      const before = told()
      await fixture.createTopic(topic)
      return told() - before
    }
    expect(await alter([[8, '1', ['root', 0, 'WARN'], ['quorum', 0, 'TRACE']]], version)).toEqual([0])
    expect(await levels('root', 'quorum', 'log')).toEqual([
      ['root', 'WARN', 6],
      ['log', 'WARN', 6],
      ['quorum', 'DEBUG', 6],
    ])
    expect(await written('a')).toBeGreaterThan(0)
    expect(fixture.logger.lines.at(-1)?.fields).toMatchObject({ logger: 'quorum' })
    expect(await alter([[8, '1', ['quorum', 1, null]]], version)).toEqual([0])
    expect(await levels('quorum')).toEqual([['quorum', 'WARN', 6]])
    expect(await written('b')).toBe(0)
    expect(await alter([[8, '1', ['root', 0, 'DEBUG']]], version)).toEqual([0])
    expect(await written('c')).toBeGreaterThan(0)
  })

  it('are refused whole, and changed by nobody who only looks', async () => {
    const kafka = ['kafka', 0, 'ERROR'] as const
    const codes = [
      await alter([[8, '1', kafka, ['none', 0, 'INFO']]]),
      await alter([[8, '1', kafka, ['log', 0, 'LOUD']]]),
      await alter([[8, '1', kafka, ['log', 2, 'INFO']]]),
      await alter([[8, '1', kafka, ['root', 1, null]]]),
      await alter([[8, '1', kafka, kafka]]),
      await alter([[8, '2', kafka]]),
      await alter([[8, '1', kafka]], 1, true),
    ]
    expect(codes.flat()).toEqual([40, 40, 42, 42, 42, 42, 0])
    const replaced = { resources: [{ resourceType: 8, resourceName: '1', configs: [] }], validateOnly: false }
    const { responses } = await client.ask(apis.alterConfigs, 2, replaced)
    expect(responses.map(({ errorCode }) => errorCode)).toEqual([42])
    expect(await levels('kafka')).toEqual([['kafka', 'DEBUG', 6]])
  })
})
