import { MemoryDisk, StreamError } from '@millrace/base'
import { AdminService, millrace } from '@millrace/contracts'
import { describe, expect, it } from 'vitest'
import { batchOf } from '../../../test/batches.ts'
import type { BrokerFixture } from '../../../test/broker-fixture.ts'
import { WatchedDisk } from '../../../test/knobs/watched-disk.ts'
import { moveTo, startMoving, waitFor, whereIs } from '../../../test/moves/moving-broker.ts'
import { reasonOf } from '../../../test/produce-client.ts'

const { DeleteTopicsRequest, DescribeTopicsRequest } = millrace.admin.v1
const slow = { 'replica.alter.log.dirs.io.max.bytes.per.second': 1_000 }

/** Writes values one after the other; resolves with those that were acknowledged. */
async function write({ produce }: BrokerFixture, topicId: Uint8Array, values: readonly string[]): Promise<string[]> {
  const producer = await produce()
  const acknowledged: string[] = []
  for (const value of values) {
    const [result] = await producer.send([{ topicId, batch: batchOf([value]) }])
    if (reasonOf(result) === undefined) acknowledged.push(value)
  }
  return acknowledged
}

const numbered = (count: number, prefix = ''): string[] =>
  Array.from({ length: count }, (_, at) => `${prefix}${at} ${'x'.repeat(200)}`)

/** All that a consumer reads. */
async function stored({ fetch, clock }: BrokerFixture, topicId: Uint8Array): Promise<string[]> {
  const consumer = fetch()
  const set = [{ topicId, partition: 0, offset: 0, epoch: 1, currentLeaderEpoch: -1 }]
  await consumer.ask({ set, grantBytes: 100_000_000 })
  await clock.settle()
  return consumer.values()
}

describe('AlterReplicaLogDirs', () => {
  it.each([1, 2])('version %i answers for each partition by itself', async (version) => {
    const fixture = await startMoving()
    const client = await fixture.kafka()
    await fixture.createTopic('t', { partitions: 2 })
    const long = 'l'.repeat(240)
    await fixture.createTopic(long)
    expect(await moveTo(client, '/nowhere', 't', [0], version)).toEqual([57])
    expect(await moveTo(client, '/two', 't', [0, 5, -1], version)).toEqual([0, 3, 3])
    expect(await moveTo(client, '/two', 'none', [0], version)).toEqual([3])
    expect(await moveTo(client, '/two', long, [0], version)).toEqual([17])
    // Where it is already.
    expect(await moveTo(client, '/two/', 't', [1], version)).toEqual([0])
    await waitFor(fixture, 'the move', async () => (await whereIs(client, 't')).join() === '/two/0,/two/1')
  })

  it('moves a partition that is written to, and nothing of it is lost or twice there', async () => {
    const fixture = await startMoving()
    const client = await fixture.kafka()
    const topicId = await fixture.createTopic('t')
    const before = await write(fixture, topicId, numbered(30))
    expect(await whereIs(client, 't')).toEqual(['/one/0'])
    expect(await moveTo(client, '/two', 't')).toEqual([0])
    const during = await write(fixture, topicId, numbered(30, 'more '))
    await waitFor(fixture, 'the move', async () => (await whereIs(client, 't')).join() === '/two/0')
    const after = await write(fixture, topicId, ['last'])
    const all = [...before, ...during, ...after]
    expect(all).toHaveLength(61)
    expect(await stored(fixture, topicId)).toEqual(all)
    const names = async () =>
      (await fixture.disk.list('/one')).map(({ name }) => name).filter((name) => name.startsWith('t-0'))
    await waitFor(fixture, 'the removal of the old folder', async () => (await names()).length === 0)
    // The cluster knows: the directory it is in counts, and no other.
    await fixture.clock.until(fixture.broker.stop())
    const again = await startMoving({ disk: fixture.disk, seed: 2, config: { 'log.dirs': '/one,/two' } })
    expect(await stored(again, topicId)).toEqual(all)
    const { topics } = await again.unary(AdminService.describeTopics, new DescribeTopicsRequest({ names: ['t'] }))
    expect(topics[0]?.partitions.map(({ offlineReplicas }) => offlineReplicas)).toEqual([[]])
    await again.clock.until(again.broker.stop())
  })

  it('holds back as it is told to; a move can be changed, taken back, and goes on after a start', async () => {
    const fixture = await startMoving({ config: slow })
    const client = await fixture.kafka()
    const topicId = await fixture.createTopic('t')
    const all = await write(fixture, topicId, numbered(40))
    await moveTo(client, '/two', 't')
    await waitFor(fixture, 'the copy', async () => (await whereIs(client, 't')).includes('/two/0+'))
    await moveTo(client, '/three', 't')
    await waitFor(fixture, 'the other copy', async () => (await whereIs(client, 't')).join() === '/one/0,/three/0+')
    expect(await moveTo(client, '/one', 't')).toEqual([0])
    expect(await whereIs(client, 't')).toEqual(['/one/0'])
    await moveTo(client, '/three', 't')
    await waitFor(fixture, 'the copy', async () => (await whereIs(client, 't')).includes('/three/0+'))
    await fixture.clock.until(fixture.broker.stop())
    const again = await startMoving({ disk: fixture.disk, seed: 2, config: slow })
    const other = await again.kafka()
    expect(await whereIs(other, 't')).toEqual(['/one/0', '/three/0+'])
    await waitFor(again, 'the move', async () => (await whereIs(other, 't')).join() === '/three/0')
    // At a thousand bytes a second: more than one second's worth was there to copy.
    expect(again.clock.monotonicMs()).toBeGreaterThan(5_000)
    expect(await stored(again, topicId)).toEqual(all)
    await again.clock.until(again.broker.stop())
  })

  it('ends with its topic, and leaves nothing', async () => {
    const fixture = await startMoving({ config: slow })
    const client = await fixture.kafka()
    const topicId = await fixture.createTopic('t')
    await write(fixture, topicId, numbered(40))
    await moveTo(client, '/two', 't')
    await waitFor(fixture, 'the copy', async () => (await whereIs(client, 't')).includes('/two/0+'))
    await fixture.unary(AdminService.deleteTopics, new DeleteTopicsRequest({ names: ['t'] }))
    await fixture.createTopic('t')
    await fixture.clock.advance(5_000)
    expect(await whereIs(client, 't')).toEqual(['/one/0'])
    for (const directory of ['/two', '/three']) {
      const names = (await fixture.disk.list(directory)).map(({ name }) => name)
      expect(names.filter((name) => name.startsWith('t-'))).toEqual([])
    }
    await fixture.clock.until(fixture.broker.stop())
  })

  it('waits where the disk is full, and ends where it has failed: the partition stays where it is', async () => {
    let code: 'DISK_FULL' | 'STORAGE_ERROR' | undefined = 'DISK_FULL'
    const memory = new MemoryDisk()
    const disk = new WatchedDisk(memory, ({ path, operation }) => {
      if (code !== undefined && operation === 'write' && path.startsWith('/two/t-')) throw new StreamError(code, 'no')
      return undefined
    })
    const fixture = await startMoving({ disk })
    const client = await fixture.kafka()
    const topicId = await fixture.createTopic('t')
    const all = await write(fixture, topicId, numbered(10))
    await moveTo(client, '/two', 't')
    await fixture.clock.advance(3_000)
    expect((await whereIs(client, 't'))[0]).toBe('/one/0')
    all.push(...(await write(fixture, topicId, ['while it is full'])))
    code = undefined
    await waitFor(fixture, 'the move', async () => (await whereIs(client, 't')).join() === '/two/0')
    await moveTo(client, '/three', 't')
    await waitFor(fixture, 'the next move', async () => (await whereIs(client, 't')).join() === '/three/0')
    code = 'STORAGE_ERROR'
    expect(await moveTo(client, '/two', 't')).toEqual([0])
    await waitFor(fixture, 'the failure', async () => fixture.broker.health().degraded.length > 0)
    expect(await moveTo(client, '/two', 't')).toEqual([56])
    all.push(...(await write(fixture, topicId, ['after it failed'])))
    expect(await whereIs(client, 't')).toEqual(['/three/0'])
    expect(await stored(fixture, topicId)).toEqual(all)
    await fixture.clock.until(fixture.broker.stop())
  })
})
