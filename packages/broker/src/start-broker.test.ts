import { MemoryDisk, StreamError } from '@millrace/base'
import { AdminService, millrace } from '@millrace/contracts'
import { describe, expect, it } from 'vitest'
import { batchOf } from '../test/batches.ts'
import { startFixture } from '../test/broker-fixture.ts'
import { HeldDisk } from '../test/held-disk.ts'
import { reasonOf } from '../test/produce-client.ts'

const { DeleteTopicsRequest, DescribeTopicsRequest } = millrace.admin.v1
const from = (topicId: Uint8Array, offset = 0) => ({ topicId, partition: 0, offset, epoch: 1, currentLeaderEpoch: -1 })
const plenty = 100_000_000

describe('starting again', () => {
  it('brings back topics, records and leader epochs, on the same clock of offsets', async () => {
    const disk = new MemoryDisk()
    const first = await startFixture({ disk })
    const topicId = await first.createTopic('a', { configs: { 'retention.ms': '-1' } })
    const producer = await first.produce()
    await producer.send([{ topicId, batch: batchOf(['0', '1']) }])
    await first.clock.until(first.broker.stop())

    const second = await startFixture({ disk, seed: 2 })
    const { topics } = await second.unary(AdminService.describeTopics, new DescribeTopicsRequest({ names: ['a'] }))
    expect(topics).toMatchObject([{ name: 'a', partitions: [{ leader: 1, leaderEpoch: 2 }] }])
    expect(Buffer.from(topics[0]?.topicId ?? []).equals(Buffer.from(topicId))).toBe(true)
    const again = await second.produce()
    expect(await again.send([{ topicId, batch: batchOf(['2']) }])).toMatchObject([{ error: null, baseOffset: 2 }])
    const consumer = second.fetch()
    await consumer.ask({ set: [from(topicId)], grantBytes: plenty })
    expect(consumer.values()).toEqual(['0', '1', '2'])
  })

  it('refuses a data folder of another cluster, and takes everything back', async () => {
    const disk = new MemoryDisk()
    const first = await startFixture({ disk })
    await first.clock.until(first.broker.stop())
    const config = { 'cluster.id': 'AAAAAAAAAAAAAAAAAAAAAg' }
    await expect(startFixture({ disk, seed: 2, config })).rejects.toMatchObject({ code: 'DATA_DIRECTORY_FOREIGN' })
    await startFixture({ disk, seed: 3 })
  })

  it('makes the log of a topic anew whose folder a crash kept from being made', async () => {
    const disk = new MemoryDisk()
    const first = await startFixture({ disk })
    const topicId = await first.createTopic('a')
    await first.clock.until(first.broker.stop())
    await disk.removeDirectory('/data/a-0')

    const second = await startFixture({ disk, seed: 2 })
    const producer = await second.produce()
    expect(await producer.send([{ topicId, batch: batchOf(['0']) }])).toMatchObject([{ error: null, baseOffset: 0 }])
  })

  it('does not start on a directory that has lost its metadata log', async () => {
    const disk = new MemoryDisk()
    const first = await startFixture({ disk })
    await first.clock.until(first.broker.stop())
    await disk.removeDirectory('/data/__cluster_metadata-0')
    await expect(startFixture({ disk, seed: 2 })).rejects.toMatchObject({ code: 'CORRUPT_LOG' })
  })

  it('refuses to make a log anew that had records, until its topic is deleted; other topics are served', async () => {
    const disk = new MemoryDisk()
    const first = await startFixture({ disk })
    const ids = { lost: await first.createTopic('lost'), kept: await first.createTopic('kept') }
    const producer = await first.produce()
    for (const topicId of Object.values(ids)) await producer.send([{ topicId, batch: batchOf(['0']) }])
    await first.clock.until(first.broker.stop())
    await disk.removeDirectory('/data/lost-0')

    const second = await startFixture({ disk, seed: 2 })
    const again = await second.produce()
    const [lost] = await again.send([{ topicId: ids.lost, batch: batchOf(['1']) }])
    expect(reasonOf(lost)).toBe('CORRUPT_LOG')
    expect(lost?.error?.message).toContain('lost-0')
    expect(await again.send([{ topicId: ids.kept, batch: batchOf(['1']) }])).toMatchObject([
      { error: null, baseOffset: 1 },
    ])
    await second.unary(AdminService.deleteTopics, new DeleteTopicsRequest({ names: ['lost'] }))
    const remade = await second.createTopic('lost')
    expect(await again.send([{ topicId: remade, batch: batchOf(['0']) }])).toMatchObject([
      { error: null, baseOffset: 0 },
    ])
  })

  it('removes what is left of a deleted topic', async () => {
    const disk = new HeldDisk(new MemoryDisk())
    const first = await startFixture({ disk })
    await first.createTopic('deleted')
    await first.createTopic('kept')
    disk.fail('rename', new StreamError('DISK_FULL', 'no space left'))
    await first.unary(AdminService.deleteTopics, new DeleteTopicsRequest({ names: ['deleted'] }))
    disk.fail('rename', undefined)
    await first.clock.until(first.broker.stop())
    expect((await disk.list('/data')).map(({ name }) => name)).toContain('deleted-0')

    const second = await startFixture({ disk, seed: 2 })
    const names = (await disk.list('/data')).map(({ name }) => name)
    expect(names).not.toContain('deleted-0')
    expect(names).toContain('kept-0')
    await second.createTopic('deleted')
  })

  it('leaves alone a folder that the cluster never spoke of, and says so', async () => {
    const disk = new MemoryDisk()
    const first = await startFixture({ disk })
    const topicId = await first.createTopic('a')
    const producer = await first.produce()
    await producer.send([{ topicId, batch: batchOf(['precious']) }])
    await first.clock.until(first.broker.stop())
    // As if the folder had come from elsewhere: nothing in the directory knows of it.
    await disk.removeDirectory('/data/__cluster_metadata-0')
    await disk.remove('/data/recovery-point-offset-checkpoint')

    const second = await startFixture({ disk, seed: 2 })
    expect((await disk.list('/data')).map(({ name }) => name)).toContain('a-0')
    expect(second.logger.lines).toContainEqual(
      expect.objectContaining({ level: 'warn', fields: expect.objectContaining({ topic: 'a' }) }),
    )
    const remade = await second.createTopic('a')
    const again = await second.produce()
    expect(await again.send([{ topicId: remade, batch: batchOf(['x']) }])).toMatchObject([
      { error: null, baseOffset: 0 },
    ])
    const folders = (await disk.list('/data')).filter(({ name }) => name.startsWith('a-0.'))
    expect(folders).toHaveLength(1)
  })

  it('makes a log later that could not be made for want of space', async () => {
    const disk = new HeldDisk(new MemoryDisk())
    const { createTopic, produce, clock } = await startFixture({ disk })
    disk.fail('makeDirectory', new StreamError('DISK_FULL', 'no space left'))
    const topicId = await createTopic('a')
    const producer = await produce()
    const [full] = await producer.send([{ topicId, batch: batchOf(['x']) }])
    expect(reasonOf(full)).toBe('DISK_FULL')
    disk.fail('makeDirectory', undefined)
    await producer.send([{ topicId, batch: batchOf(['x']) }])
    await clock.settle()
    expect(await producer.send([{ topicId, batch: batchOf(['x']) }])).toMatchObject([{ error: null, baseOffset: 0 }])
  })

  it('gives up its port and its folder when it can not start', async () => {
    const one = await startFixture()
    const disk = new MemoryDisk()
    const taken = { disk, config: { 'listener.port': one.broker.port }, network: one.network }
    await expect(startFixture(taken)).rejects.toMatchObject({ code: 'ADDRESS_IN_USE' })
    await startFixture({ disk, seed: 2 })
  })
})

describe('stopping', () => {
  it('answers everything that was accepted, refuses what comes after, and ends the streams', async () => {
    const disk = new HeldDisk(new MemoryDisk())
    const { createTopic, produce, fetch, broker, clock } = await startFixture({ disk })
    const topicId = await createTopic('a')
    const producer = await produce()
    const consumer = fetch()
    await consumer.ask({ set: [from(topicId)], grantBytes: plenty })
    disk.hold('sync')
    const accepted = Array.from({ length: 100 }, (_, index) =>
      producer.post([{ topicId, batch: batchOf([`${index}`]) }]),
    )
    await clock.settle()
    const stopped = broker.stop({ deadlineMs: 10_000 })
    await clock.settle()
    expect(broker.health()).toMatchObject({ serving: false })
    const late = producer.post([{ topicId, partition: 0, batch: batchOf(['late']) }])
    const elsewhere = producer.post([{ topicId: new Uint8Array(16), batch: batchOf(['late']) }])
    await clock.settle()
    expect(reasonOf(producer.resultOf(elsewhere)[0])).toBe('SHUTTING_DOWN')
    disk.release('sync')
    await clock.until(stopped)
    for (const [index, correlationId] of accepted.entries()) {
      expect(producer.resultOf(correlationId)).toMatchObject([{ error: null, baseOffset: index }])
    }
    expect(reasonOf(producer.resultOf(late)[0])).toBe('SHUTTING_DOWN')
    expect(producer.end).toBe('well')
    expect(consumer.end).toMatchObject({ code: 'SHUTTING_DOWN' })
    expect(clock.timerCount).toBe(0)
  })

  it('leaves every one of 10,000 records in flight acknowledged or refused, and those acknowledged on disk', async () => {
    const disk = new HeldDisk(new MemoryDisk())
    const { createTopic, produce, connect, broker, clock } = await startFixture({ disk })
    const topicId = await createTopic('a')
    const producers = await Promise.all([1, 2, 3, 4].map(() => produce(connect())))
    disk.hold('sync')
    const sent = producers.map((producer) => {
      const values = Array.from({ length: 10 }, (_, index) => `${index}`)
      return Array.from({ length: 250 }, () => producer.post([{ topicId, batch: batchOf(values) }]))
    })
    await clock.settle()
    const stopped = broker.stop({ deadlineMs: 10_000 })
    disk.release('sync')
    await clock.until(stopped)
    let acknowledged = 0
    for (const [index, producer] of producers.entries()) {
      expect(producer.end).toBe('well')
      const answered = new Map(producer.results.map((result) => [result.correlationId, result.partitions[0]]))
      for (const id of sent[index] ?? []) if (answered.get(id)?.error === null) acknowledged += 10
    }
    expect(acknowledged).toBeGreaterThan(5_000)
    const again = await startFixture({ disk, seed: 2 })
    const consumer = again.fetch()
    await consumer.ask({ set: [from(topicId)], grantBytes: plenty })
    expect(consumer.values()).toHaveLength(acknowledged)
  })

  it('waits no longer than its deadline for a stream that does not take its answers', async () => {
    const disk = new HeldDisk(new MemoryDisk())
    const { createTopic, produce, broker, clock } = await startFixture({ disk })
    const topicId = await createTopic('a')
    const producer = await produce()
    disk.hold('sync')
    producer.post([{ topicId, batch: batchOf(['x']) }])
    await clock.settle()
    const stopped = broker.stop({ deadlineMs: 1_000 })
    await clock.advance(1_000)
    expect(producer.end).toMatchObject({ code: 'BROKER_UNAVAILABLE' })
    disk.release('sync')
    await clock.until(stopped)
  })
})
