import { MemoryDisk, StreamError } from '@millrace/base'
import { apis, type MessageInput } from '@millrace/kafka-wire'
import { beforeEach, describe, expect, it } from 'vitest'
import { batchOf } from '../../../test/batches.ts'
import { type BrokerFixture, startFixture } from '../../../test/broker-fixture.ts'
import type { KafkaClient } from '../../../test/kafka-client.ts'
import { WatchedDisk } from '../../../test/knobs/watched-disk.ts'

let fixture: BrokerFixture
let client: KafkaClient

beforeEach(async () => {
  fixture = await startFixture({ kafka: true })
  client = await fixture.kafka()
  await fixture.createTopic('t', { partitions: 2 })
})

describe('ElectLeaders', () => {
  const elect = async (version: number, body: MessageInput<typeof apis.electLeaders.request>) => {
    const { errorCode, replicaElectionResults } = await client.ask(apis.electLeaders, version, body)
    const results = replicaElectionResults.map(({ topic, partitionResult }) => [
      topic,
      ...partitionResult.map((each) => [each.partitionId, each.errorCode]),
    ])
    return [errorCode, ...results]
  }

  it.each([0, 1, 2])('version %i elects for partitions that are named, or for all that need it', async (version) => {
    const topicPartitions = [
      { topic: 't', partitions: [0, 9, -1] },
      { topic: 'none', partitions: [0] },
      { topic: 't', partitions: [0] },
      { topic: 'empty', partitions: [] },
    ]
    expect(await elect(version, { topicPartitions })).toEqual([0, ['t', [0, 84], [9, 3], [-1, 3]], ['none', [0, 3]]])
    expect(await elect(version, { topicPartitions: null })).toEqual([0])
    expect(await elect(version, { topicPartitions: [] })).toEqual([0])
  })

  it('is of leaders that are preferred, or unclean, and of no other type', async () => {
    const topicPartitions = [{ topic: 't', partitions: [0] }]
    expect(await elect(1, { electionType: 1, topicPartitions })).toEqual([0, ['t', [0, 84]]])
    expect(await elect(1, { electionType: 5, topicPartitions })).toEqual([42, ['t', [0, 42]]])
  })
})

it('AlterPartitionReassignments: each partition by itself', async () => {
  const partition = (partitionIndex: number, replicas: number[] | null) => ({ partitionIndex, replicas })
  const topics = [
    {
      name: 't',
      partitions: [partition(0, [1]), partition(1, null), partition(9, [1]), partition(-1, [1])],
    },
    { name: 'none', partitions: [partition(0, [1])] },
    { name: 't', partitions: [partition(0, [5]), partition(1, [-1])] },
  ]
  const answer = await client.ask(apis.alterPartitionReassignments, 0, { topics })
  expect(answer).toMatchObject({ errorCode: 0, allowReplicationFactorChange: true })
  const codes = answer.responses.map(({ name, partitions }) => [
    name,
    ...partitions.map(({ partitionIndex, errorCode }) => [partitionIndex, errorCode]),
  ])
  // Of a partition that is named twice the second time is refused.
  expect(codes).toEqual([
    ['t', [0, 0], [1, 85], [9, 3], [-1, 3], [0, 42], [1, 39]],
    ['none', [0, 3]],
  ])
})

it('ListPartitionReassignments: nothing moves; what there is not is left out', async () => {
  const list = (topics: MessageInput<typeof apis.listPartitionReassignments.request>['topics'] = null) =>
    client.ask(apis.listPartitionReassignments, 0, { topics })
  expect(await list()).toMatchObject({ errorCode: 0, topics: [] })
  expect(await list([{ name: 'none', partitionIndexes: [0, 7] }])).toMatchObject({ errorCode: 0, topics: [] })
})

describe('DescribeLogDirs', () => {
  const describeDirs = async (version: number, topics: MessageInput<typeof apis.describeLogDirs.request>['topics']) => {
    const { errorCode, results } = await client.ask(apis.describeLogDirs, version, { topics })
    expect(errorCode).toBe(0)
    return results
  }
  const partitionOf = (partitionIndex: number) => ({
    partitionIndex,
    partitionSize: 0,
    offsetLag: 0,
    isFutureKey: false,
  })

  it.each([1, 2, 3, 4])('version %i tells what lies where, and of what is asked for alone', async (version) => {
    const [all] = await describeDirs(version, null)
    expect(all).toMatchObject({ errorCode: 0, logDir: '/data', totalBytes: -1, usableBytes: -1 })
    expect(all?.topics).toEqual([{ name: 't', partitions: [partitionOf(0), partitionOf(1)] }])
    const [some] = await describeDirs(version, [
      { topic: 't', partitions: [1, 99] },
      { topic: 'none', partitions: [0] },
    ])
    expect(some?.topics).toEqual([{ name: 't', partitions: [partitionOf(1)] }])
    expect((await describeDirs(version, []))[0]?.topics).toEqual([])
  })

  it('a directory that is out of use has an error, and no partitions', async () => {
    let isBroken = false
    const disk = new WatchedDisk(new MemoryDisk(), ({ path }) => {
      if (isBroken && path.startsWith('/two')) throw new StreamError('STORAGE_ERROR', 'disk gone')
      return undefined
    })
    fixture = await startFixture({ kafka: true, disk, config: { 'log.dirs': '/one,/two' } })
    client = await fixture.kafka()
    const topicId = await fixture.createTopic('t', { partitions: 2 })
    isBroken = true
    const producer = await fixture.produce()
    for (const partition of [0, 1]) await producer.send([{ topicId, partition, batch: batchOf(['x']) }])
    const results = await describeDirs(4, null)
    expect(results.map(({ logDir, errorCode }) => [logDir, errorCode])).toEqual([
      ['/one', 0],
      ['/two', 56],
    ])
  })
})

describe('DescribeQuorum', () => {
  const ask = (version: number, topicName: string, ...partitions: number[]) =>
    client.ask(apis.describeQuorum, version, {
      topics: [{ topicName, partitions: partitions.map((partitionIndex) => ({ partitionIndex })) }],
    })

  it.each([0, 1, 2])('version %i tells who leads and how far the others are', async (version) => {
    const { errorCode, topics, nodes } = await ask(version, '__cluster_metadata', 0)
    expect([errorCode, topics[0]?.topicName, topics[0]?.partitions.length]).toEqual([0, '__cluster_metadata', 1])
    const [partition] = topics[0]?.partitions ?? []
    expect(partition).toMatchObject({ errorCode: 0, leaderId: 1, currentVoters: [{ replicaId: 1 }], observers: [] })
    expect(partition?.highWatermark).toBeGreaterThan(3)
    const [self] = partition?.currentVoters ?? []
    expect(self?.logEndOffset).toBe(partition?.highWatermark)
    expect(self?.lastCaughtUpTimestamp).toBe(version === 0 ? -1 : Math.floor(fixture.clock.wallMs()))
    const { host, port } = fixture.broker
    expect(nodes).toEqual(version < 2 ? [] : [{ nodeId: 1, listeners: [{ name: 'CONTROLLER', host, port }] }])
  })

  it('is of the one partition of the metadata alone', async () => {
    const codesOf = async (topicName: string, ...partitions: number[]) =>
      (await ask(2, topicName, ...partitions)).topics[0]?.partitions.map(({ errorCode }) => errorCode)
    expect(await codesOf('t', 0)).toEqual([3])
    expect(await codesOf('__cluster_metadata', 1)).toEqual([3])
    expect(await codesOf('__cluster_metadata', 0, 1)).toEqual([0, 3])
    expect(await codesOf('__cluster_metadata')).toEqual([])
  })
})

it.each([0, 1, 2])('UpdateFeatures %i: what there is can be asked for, and nothing else', async (version) => {
  const update = async (...levels: readonly (readonly [feature: string, maxVersionLevel: number])[]) => {
    const featureUpdates = levels.map(([feature, maxVersionLevel]) => ({ feature, maxVersionLevel }))
    const { errorCode, results } = await client.ask(apis.updateFeatures, version, { featureUpdates })
    return [errorCode, results.map((each) => each.errorCode)]
  }
  const one = version < 2 ? [0] : []
  expect(await update(['transaction.version', 2])).toEqual([0, one])
  expect(await update(['group.version', 1])).toEqual([0, one])
  expect(await update(['kraft.version', 1])).toEqual([0, one])
  expect(await update()).toEqual([0, []])
  expect(await update(['transaction.version', 0])).toEqual([95, []])
  expect(await update(['metadata.version', 99])).toEqual([95, []])
  expect(await update(['group.version', 1], ['no.such', 1])).toEqual([95, []])
})

it.each([1, 2, 3])('ACLs %i: security is disabled', async (version) => {
  const filter = {
    resourceTypeFilter: 1,
    resourceNameFilter: null,
    principalFilter: null,
    hostFilter: null,
    operation: 1,
    permissionType: 1,
  }
  const rule = { resourceType: 2, resourceName: 't', principal: 'User:a', host: '*', operation: 3, permissionType: 3 }
  const message = expect.stringContaining('no authorizer is configured') as string
  expect(await client.ask(apis.describeAcls, version, filter)).toMatchObject({ errorCode: 54, errorMessage: message })
  const created = await client.ask(apis.createAcls, version, { creations: [rule, rule] })
  expect(created.results).toMatchObject([{ errorCode: 54 }, { errorCode: 54, errorMessage: message }])
  const deleted = await client.ask(apis.deleteAcls, version, { filters: [filter] })
  expect(deleted.filterResults).toMatchObject([{ errorCode: 54, matchingAcls: [] }])
})
