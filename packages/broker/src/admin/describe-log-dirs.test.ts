import { MemoryDisk, present, uuidToText } from '@millrace/base'
import { CrashingDisk } from '@millrace/base/testing'
import { AdminService, millrace } from '@millrace/contracts'
import { expect, it } from 'vitest'
import { batchOfSize } from '../../test/batches.ts'
import { startFixture } from '../../test/broker-fixture.ts'
import { reasonOf } from '../../test/produce-client.ts'

const { DescribeClusterRequest, DescribeLogDirsRequest } = millrace.admin.v1

it('a log directory is described with its room and the size of each partition', async () => {
  const disk = new MemoryDisk({ capacityBytes: 10_000_000 })
  const { unary, createTopic, produce } = await startFixture({ disk })
  const topicId = await createTopic('a', { partitions: 2 })
  await createTopic('b')
  const producer = await produce()
  await producer.send([{ topicId, partition: 1, batch: batchOfSize(50_000) }])
  const { logDirs } = await unary(AdminService.describeLogDirs, new DescribeLogDirsRequest())
  const [only, ...others] = logDirs
  expect(others).toEqual([])
  expect(only).toMatchObject({ path: '/data', error: null, totalBytes: 10_000_000 })
  expect(only?.usableBytes).toBe(await disk.freeBytes())
  expect(uuidToText(only?.directoryId ?? Buffer.of())).toHaveLength(22)
  expect(only?.topics.map(({ name }) => name)).toEqual(['a', 'b'])
  const [a, b] = only?.topics ?? []
  expect(a?.topicId).toEqual(topicId)
  expect(a?.partitions).toMatchObject([
    { partition: 0, sizeBytes: 0, offsetLag: 0 },
    { partition: 1, offsetLag: 0 },
  ])
  expect(a?.partitions[1]?.sizeBytes).toBeGreaterThan(50_000)
  expect(b?.partitions).toHaveLength(1)
})

it('only what was asked for is told, and what is not there is an error', async () => {
  const { unary, createTopic } = await startFixture()
  await createTopic('a', { partitions: 3 })
  await createTopic('b')
  const ask = (topics: { name: string; partitions?: number[] }[]) =>
    unary(AdminService.describeLogDirs, new DescribeLogDirsRequest({ topics }))
  const { logDirs } = await ask([{ name: 'a', partitions: [2, 0] }])
  expect(
    logDirs[0]?.topics.map(({ name, partitions }) => [name, partitions.map(({ partition }) => partition)]),
  ).toEqual([['a', [0, 2]]])
  // A disk in memory without a bound has no size.
  expect(logDirs[0]).toMatchObject({ totalBytes: -1, usableBytes: -1 })
  await expect(ask([{ name: 'nope' }])).rejects.toMatchObject({ code: 'UNKNOWN_TOPIC_OR_PARTITION' })
  await expect(ask([{ name: 'a', partitions: [3] }])).rejects.toMatchObject({
    code: 'UNKNOWN_TOPIC_OR_PARTITION',
    message: expect.stringContaining('topic a has no partition 3: they are 0 to 2') as string,
  })
  await expect(ask([{ name: 'a' }, { name: 'a' }])).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
})

it('a partition is moved to another directory of its broker, each by itself', async () => {
  const { unary, createTopic, clock } = await startFixture({ config: { 'log.dirs': '/one,/two' } })
  await createTopic('a')
  const replicas = [
    { topic: 'a', partition: 0, path: '/two' },
    { topic: 'a', partition: 0, path: '/three' },
    { topic: 'a', partition: 7, path: '/two' },
  ]
  const moved = await unary(
    AdminService.alterReplicaLogDirs,
    new millrace.admin.v1.AlterReplicaLogDirsRequest({ replicas }),
  )
  expect(moved.replicas.map(reasonOf)).toEqual([undefined, 'INVALID_REQUEST', 'UNKNOWN_TOPIC_OR_PARTITION'])
  await clock.advance(1_000)
  const { logDirs } = await unary(AdminService.describeLogDirs, new DescribeLogDirsRequest())
  expect(logDirs.map(({ path, topics }) => [path, topics[0]?.partitions[0]?.isFuture])).toEqual([
    ['/one', undefined],
    ['/two', false],
  ])
})

it('of several directories each has its own partitions', async () => {
  const { unary, createTopic } = await startFixture({ config: { 'log.dirs': '/one,/two' } })
  await createTopic('a', { partitions: 4 })
  const { logDirs } = await unary(AdminService.describeLogDirs, new DescribeLogDirsRequest())
  expect(logDirs.map(({ path }) => path)).toEqual(['/one', '/two'])
  const partitions = logDirs.map(({ topics }) =>
    topics.flatMap((topic) => topic.partitions.map((each) => each.partition)),
  )
  expect(partitions.map((some) => some.length)).toEqual([2, 2])
  expect(partitions.flat().toSorted()).toEqual([0, 1, 2, 3])
  expect(new Set(logDirs.map(({ directoryId }) => uuidToText(directoryId))).size).toBe(2)
})

it('a directory that has failed says so, and so does the cluster', async () => {
  const disk = new CrashingDisk()
  const { unary, createTopic, produce, broker } = await startFixture({ disk })
  const topicId = await createTopic('a')
  const describeCluster = () => unary(AdminService.describeCluster, new DescribeClusterRequest())
  expect(await describeCluster()).toMatchObject({
    nodeId: 1,
    notServingReason: '',
    metadata: { topicCount: 1, partitionCount: 1, leaderlessPartitionCount: 0 },
    logDirs: [{ path: '/data', error: null }],
  })
  const { metadata } = await describeCluster()
  expect(metadata?.appliedOffset).toBe(metadata?.committedOffset)
  expect(metadata?.committedOffset).toBeGreaterThan(0)
  disk.failNext('sync', 'a-0/', 'STORAGE_ERROR')
  const producer = await produce()
  await producer.send([{ topicId, batch: batchOfSize(10) }])
  const { logDirs } = await unary(AdminService.describeLogDirs, new DescribeLogDirsRequest())
  expect(reasonOf(present(logDirs[0], 'one directory'))).toBe('STORAGE_ERROR')
  const after = await describeCluster()
  expect(after.notServingReason).toBe(broker.health().reason)
  expect(after.notServingReason).toContain('out of service')
  expect(reasonOf(after.logDirs[0])).toBe('STORAGE_ERROR')
})
