import { present } from '@millrace/base'
import { AdminService, millrace } from '@millrace/contracts'
import { describe, expect, it } from 'vitest'
import { batchOfSize } from '../../test/batches.ts'
import { type BrokerFixture, startFixture } from '../../test/broker-fixture.ts'
import { reasonOf } from '../../test/produce-client.ts'

const {
  AlterConfigOp,
  ConfigResourceType,
  ConfigSource,
  CreateTopicsRequest,
  DescribeConfigsRequest,
  IncrementalAlterConfigsRequest,
} = millrace.admin.v1
const topicType = ConfigResourceType.CONFIG_RESOURCE_TYPE_TOPIC
const brokerType = ConfigResourceType.CONFIG_RESOURCE_TYPE_BROKER
const { KIND_SET, KIND_DELETE } = AlterConfigOp.Kind

type Type = millrace.admin.v1.ConfigResourceType

/** Sets configs, or deletes those without a value; the result of the one resource. */
async function alter(
  { unary }: BrokerFixture,
  type: Type,
  name: string,
  configs: Readonly<Record<string, string | null>>,
) {
  const ops = Object.entries(configs).map(([key, value]) =>
    value === null ? { name: key, op: KIND_DELETE } : { name: key, op: KIND_SET, value },
  )
  const request = new IncrementalAlterConfigsRequest({ resources: [{ type, name, ops }] })
  return present((await unary(AdminService.incrementalAlterConfigs, request)).resources[0], 'one result')
}

async function describeOne({ unary }: BrokerFixture, type: Type, name: string, keys: readonly string[]) {
  const request = new DescribeConfigsRequest({
    resources: [{ type, name, keys: [...keys] }],
    includeSynonyms: true,
    includeDocumentation: true,
  })
  return present((await unary(AdminService.describeConfigs, request)).resources[0], 'one result')
}

/** What a batch of so many bytes comes to; undefined if it is taken. */
async function produceOf(fixture: BrokerFixture, topicId: Uint8Array, sizeBytes: number): Promise<string | undefined> {
  const produce = await fixture.produce()
  return reasonOf((await produce.send([{ topicId, batch: batchOfSize(sizeBytes) }]))[0])
}

describe('a config of a topic that is altered', () => {
  it('counts at once for its open logs, and after a restart', async () => {
    const fixture = await startFixture()
    const topicId = await fixture.createTopic('t')
    expect(await produceOf(fixture, topicId, 500)).toBeUndefined()
    expect(reasonOf(await alter(fixture, topicType, 't', { 'max.message.bytes': '400' }))).toBeUndefined()
    expect(await produceOf(fixture, topicId, 500)).toBe('MESSAGE_TOO_LARGE')
    await fixture.clock.until(fixture.broker.stop())

    const again = await startFixture({ disk: fixture.disk })
    expect(await produceOf(again, topicId, 500)).toBe('MESSAGE_TOO_LARGE')
    await alter(again, topicType, 't', { 'max.message.bytes': null })
    expect(await produceOf(again, topicId, 500)).toBeUndefined()
  })

  it('is described with every layer that sets it, and what it means', async () => {
    const fixture = await startFixture({ config: { 'log.retention.hours': 2 } })
    await fixture.createTopic('t')
    await alter(fixture, topicType, 't', { 'retention.ms': '5' })
    const { entries } = await describeOne(fixture, topicType, 't', ['retention.ms'])
    expect(entries).toMatchObject([
      {
        name: 'retention.ms',
        value: '5',
        source: ConfigSource.CONFIG_SOURCE_TOPIC,
        readOnly: false,
        sensitive: false,
        synonyms: [
          { name: 'retention.ms', value: '5', source: ConfigSource.CONFIG_SOURCE_TOPIC },
          { name: 'log.retention.hours', value: '2', source: ConfigSource.CONFIG_SOURCE_STATIC_BROKER },
          { name: 'log.retention.hours', value: '168', source: ConfigSource.CONFIG_SOURCE_DEFAULT },
        ],
        documentation: expect.stringContaining('How old a segment may grow') as string,
      },
    ])
  })

  it('is refused by name if it can not be, and then nothing changes', async () => {
    const fixture = await startFixture()
    await fixture.createTopic('t')
    const refused = await alter(fixture, topicType, 't', { 'segment.ms': '5', 'retention.ms': 'soon' })
    expect(reasonOf(refused)).toBe('INVALID_CONFIG')
    expect(refused.error?.message).toContain("retention.ms is 'soon' but must be an integer from -1")
    const { entries } = await describeOne(fixture, topicType, 't', ['segment.ms'])
    expect(entries).toMatchObject([{ value: '604800000' }])
    expect(reasonOf(await alter(fixture, topicType, 'no', {}))).toBe('UNKNOWN_TOPIC_OR_PARTITION')
  })
})

it('a retention below the size of a segment is accepted with a warning, in the answer and in the log', async () => {
  const fixture = await startFixture()
  await fixture.createTopic('t')
  const warning = expect.stringContaining('retention.bytes=10 is less than segment.bytes=1073741824') as string
  expect(await alter(fixture, topicType, 't', { 'retention.bytes': '10' })).toMatchObject({ warnings: [warning] })
  const request = new CreateTopicsRequest({ topics: [{ name: 'u', configs: { 'retention.bytes': '10' } }] })
  const created = await fixture.unary(AdminService.createTopics, request)
  expect(created.topics).toMatchObject([{ name: 'u', warnings: [warning] }])
  expect(fixture.logger.lines.filter(({ level }) => level === 'warn')).toMatchObject([
    { fields: { topic: 't' }, message: warning },
    { fields: { topic: 'u' }, message: warning },
  ])
})

describe('a config of a broker that is altered', () => {
  it('counts at once for the topics that follow it, for one broker before all, and after a restart', async () => {
    const fixture = await startFixture()
    const follows = await fixture.createTopic('follows')
    const own = await fixture.createTopic('own', { configs: { 'max.message.bytes': '1000' } })
    await alter(fixture, brokerType, '', { 'message.max.bytes': '400' })
    expect(await produceOf(fixture, follows, 500)).toBe('MESSAGE_TOO_LARGE')
    expect(await produceOf(fixture, own, 500)).toBeUndefined()
    await alter(fixture, brokerType, '1', { 'message.max.bytes': '600' })
    expect(await produceOf(fixture, follows, 500)).toBeUndefined()
    await fixture.clock.until(fixture.broker.stop())

    const again = await startFixture({ disk: fixture.disk })
    expect(await produceOf(again, follows, 500)).toBeUndefined()
    await alter(again, brokerType, '1', { 'message.max.bytes': null })
    expect(await produceOf(again, follows, 500)).toBe('MESSAGE_TOO_LARGE')
    const { entries } = await describeOne(again, topicType, 'follows', ['max.message.bytes'])
    expect(entries).toMatchObject([{ value: '400', source: ConfigSource.CONFIG_SOURCE_DYNAMIC_DEFAULT_BROKER }])
  })

  it('is refused by name if it is read only, or of another broker', async () => {
    const fixture = await startFixture()
    const readOnly = await alter(fixture, brokerType, '1', { 'log.dir': '/elsewhere' })
    expect(readOnly.error?.message).toContain("log.dir can't be altered while the broker runs")
    const other = await alter(fixture, brokerType, '2', { 'message.max.bytes': '400' })
    expect(reasonOf(other)).toBe('INVALID_REQUEST')
  })

  it('is described: all keys of the broker that answers, what was altered for all brokers', async () => {
    const fixture = await startFixture({ config: { 'num.partitions': 3 } })
    const all = await describeOne(fixture, brokerType, '1', [])
    expect(all.entries.length).toBeGreaterThan(300)
    expect(all.entries.find(({ name }) => name === 'num.partitions')).toMatchObject({ value: '3', readOnly: true })
    await alter(fixture, brokerType, '', { 'message.max.bytes': '400' })
    const { entries } = await describeOne(fixture, brokerType, '', [])
    expect(entries.map(({ name, value }) => [name, value])).toEqual([['message.max.bytes', '400']])
  })
})

it('a kind of resource or of change that there is not is refused', async () => {
  const { unary } = await startFixture()
  const describing = unary(AdminService.describeConfigs, new DescribeConfigsRequest({ resources: [{ name: 't' }] }))
  await expect(describing).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
  const request = new IncrementalAlterConfigsRequest({
    resources: [{ type: topicType, name: 't', ops: [{ name: 'segment.ms' }] }],
  })
  await expect(unary(AdminService.incrementalAlterConfigs, request)).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
})
