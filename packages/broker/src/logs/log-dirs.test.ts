import { MemoryDisk, StreamError } from '@millrace/base'
import { AdminService, millrace } from '@millrace/contracts'
import { describe, expect, it } from 'vitest'
import { batchOf } from '../../test/batches.ts'
import { type BrokerFixture, startFixture } from '../../test/broker-fixture.ts'
import { HeldDisk } from '../../test/held-disk.ts'
import { WatchedDisk } from '../../test/knobs/watched-disk.ts'
import { reasonOf } from '../../test/produce-client.ts'

const { DeleteTopicsRequest, DescribeClusterRequest, DescribeTopicsRequest, CreatePartitionsRequest } =
  millrace.admin.v1
const config = { 'log.dirs': '/one, /two/,/three' }

/** Disks of which any can fail, by the directory they are mounted at. */
class Disks {
  readonly broken = new Set<string>()
  readonly memory = new MemoryDisk()
  readonly disk = new WatchedDisk(this.memory, ({ path }) => {
    for (const directory of this.broken) {
      if (path === directory || path.startsWith(`${directory}/`)) throw new StreamError('STORAGE_ERROR', 'disk gone')
    }
    return undefined
  })

  start(seed = 1): Promise<BrokerFixture> {
    return startFixture({ disk: this.disk, config, seed })
  }

  async folders(): Promise<Record<string, string[]>> {
    const found: Record<string, string[]> = {}
    for (const directory of ['/one', '/two', '/three']) {
      const entries = await this.memory.list(directory)
      found[directory] = entries.map(({ name }) => name).filter((name) => /^[a-z]-\d$/.test(name))
    }
    return found
  }
}

/** The outcome of a record for each partition of a topic. */
async function write(fixture: BrokerFixture, topicId: Uint8Array, partitions: number): Promise<string[]> {
  const producer = await fixture.produce()
  const outcomes: string[] = []
  for (let partition = 0; partition < partitions; partition++) {
    const [result] = await producer.send([{ topicId, partition, batch: batchOf(['x']) }])
    outcomes.push(reasonOf(result) ?? `offset ${result?.baseOffset}`)
  }
  return outcomes
}

const statusOf = async ({ unary }: BrokerFixture) => {
  const { logDirs } = await unary(AdminService.describeCluster, new DescribeClusterRequest({}))
  return logDirs.map(({ path, error }) => [path, error ? 'out of service' : 'in service'])
}

describe('a broker with several log directories', () => {
  it('spreads partitions over them, also those that are added, and finds them again', async () => {
    const disks = new Disks()
    const first = await disks.start()
    await first.createTopic('a', { partitions: 4 })
    await first.unary(
      AdminService.createPartitions,
      new CreatePartitionsRequest({ topics: [{ name: 'a', totalCount: 6 }] }),
    )
    expect(await disks.folders()).toEqual({ '/one': ['a-0', 'a-3'], '/two': ['a-1', 'a-4'], '/three': ['a-2', 'a-5'] })
    await first.clock.until(first.broker.stop())
    const second = await disks.start(2)
    const b = await second.createTopic('b', { partitions: 1 })
    expect(await write(second, b, 1)).toEqual(['offset 0'])
    expect((await disks.folders())['/one']).toEqual(['a-0', 'a-3', 'b-0'])
    await second.unary(AdminService.deleteTopics, new DeleteTopicsRequest({ names: ['a'] }))
    expect(await disks.folders()).toEqual({ '/one': ['b-0'], '/two': [], '/three': [] })
  })

  it('loses with a directory only what is in it: health names it, and nothing new goes there', async () => {
    const disks = new Disks()
    const fixture = await disks.start()
    const a = await fixture.createTopic('a', { partitions: 3 })
    expect(await write(fixture, a, 3)).toEqual(['offset 0', 'offset 0', 'offset 0'])
    disks.broken.add('/two')
    expect(await write(fixture, a, 3)).toEqual(['offset 1', 'STORAGE_ERROR', 'offset 1'])
    const health = fixture.broker.health()
    expect([health.serving, health.degraded]).toEqual([true, [expect.stringContaining('/two is out of service')]])
    expect(await statusOf(fixture)).toEqual([
      ['/one', 'in service'],
      ['/two', 'out of service'],
      ['/three', 'in service'],
    ])
    await fixture.createTopic('b', { partitions: 4 })
    expect(await disks.folders()).toEqual({
      '/one': ['a-0', 'b-0', 'b-2'],
      '/two': ['a-1'],
      '/three': ['a-2', 'b-1', 'b-3'],
    })
    await fixture.clock.until(fixture.broker.stop())
  })

  it('starts without one that is gone, makes nothing of it anew, and serves it again once it is back', async () => {
    const disks = new Disks()
    const first = await disks.start()
    const a = await first.createTopic('a', { partitions: 3 })
    await write(first, a, 3)
    await first.clock.until(first.broker.stop())
    disks.broken.add('/three')
    const second = await disks.start(2)
    expect(await write(second, a, 3)).toEqual(['offset 1', 'offset 1', 'STORAGE_ERROR'])
    expect(await write(second, a, 3)).toEqual(['offset 2', 'offset 2', 'STORAGE_ERROR'])
    // However often it is asked for.
    expect(second.logger.messages('error').filter((text) => text === 'a partition has no log').length).toBe(1)
    expect(second.broker.health().degraded).toEqual([expect.stringContaining('/three is out of service')])
    await second.clock.until(second.broker.stop())
    disks.broken.clear()
    const third = await disks.start(3)
    expect(await write(third, a, 3)).toEqual(['offset 3', 'offset 3', 'offset 1'])
    expect(third.broker.health().degraded).toEqual([])
    await third.clock.until(third.broker.stop())
  })

  it('tells the cluster where a partition is whose folder somebody moved to another of them', async () => {
    const disks = new Disks()
    const first = await disks.start()
    const a = await first.createTopic('a', { partitions: 3 })
    await write(first, a, 3)
    await first.clock.until(first.broker.stop())
    await disks.memory.rename('/three/a-2', '/two/a-2')
    const second = await startFixture({ disk: disks.disk, config: { 'log.dirs': '/one,/two' }, seed: 2 })
    expect(await write(second, a, 3)).toEqual(['offset 1', 'offset 1', 'offset 1'])
    const { topics } = await second.unary(AdminService.describeTopics, new DescribeTopicsRequest({ names: ['a'] }))
    expect(topics[0]?.partitions.map(({ offlineReplicas }) => offlineReplicas)).toEqual([[], [], []])
    await second.clock.until(second.broker.stop())
  })

  it('removes a topic that was deleted while a part of it was away, once that is back', async () => {
    const disks = new Disks()
    const first = await disks.start()
    await first.createTopic('a', { partitions: 3 })
    await first.clock.until(first.broker.stop())
    disks.broken.add('/three')
    const second = await disks.start(2)
    await second.unary(AdminService.deleteTopics, new DeleteTopicsRequest({ names: ['a'] }))
    const again = await second.createTopic('a', { partitions: 2 })
    await write(second, again, 2)
    await second.clock.until(second.broker.stop())
    disks.broken.clear()
    expect((await disks.folders())['/three']).toEqual(['a-2'])
    const third = await disks.start(3)
    expect(await disks.folders()).toEqual({ '/one': ['a-0'], '/two': ['a-1'], '/three': [] })
    expect(await write(third, again, 2)).toEqual(['offset 1', 'offset 1'])
    await third.clock.until(third.broker.stop())
  })

  it('fails when the directory of its metadata does, and when all the others have', async () => {
    const disks = new Disks()
    const fixture = await disks.start()
    const a = await fixture.createTopic('a', { partitions: 3 })
    disks.broken.add('/one')
    expect(await write(fixture, a, 1)).toEqual(['STORAGE_ERROR'])
    expect(await fixture.broker.failed).toMatchObject({ code: 'STORAGE_ERROR' })
    expect(fixture.broker.health()).toMatchObject({ serving: false, code: 'STORAGE_ERROR' })
    await fixture.clock.until(fixture.broker.stop())
  })

  it('answers commands that wait for the metadata when its disk fails, and those that come later; and stops', async () => {
    const disk = new HeldDisk(new MemoryDisk())
    const { broker, clock, createTopic } = await startFixture({ disk })
    await createTopic('a')
    disk.hold('sync')
    const waiting = [createTopic('b'), createTopic('c')].map((asked) => asked.then(() => 'created', String))
    await clock.settle()
    disk.fail('sync', new StreamError('STORAGE_ERROR', 'disk gone'))
    disk.release('sync')
    for (const told of waiting) expect(await clock.until(told)).toMatch(/disk gone/)
    await expect(createTopic('d')).rejects.toThrow(/disk gone/)
    expect(broker.health()).toMatchObject({ serving: false, code: 'STORAGE_ERROR' })
    await clock.until(broker.stop())
  })

  it('does not begin anew where a disk that had metadata is not there', async () => {
    const disks = new Disks()
    const first = await disks.start()
    await first.clock.until(first.broker.stop())
    await disks.memory.removeDirectory('/one')
    for (const directories of ['/one,/two,/three', '/two,/one,/three', '/two,/three', '/two']) {
      const start = startFixture({ disk: disks.disk, seed: 2, config: { 'log.dirs': directories } })
      await expect(start).rejects.toMatchObject({ code: 'DATA_DIRECTORY_UNUSABLE' })
    }
  })
})
