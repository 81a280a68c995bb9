import { MemoryDisk, present } from '@millrace/base'
import { CrashingDisk } from '@millrace/base/testing'
import { AdminService, millrace } from '@millrace/contracts'
import { apis } from '@millrace/kafka-wire'
import { describe, expect, it } from 'vitest'
import { ClusterFixture, codeOf, portOf } from '../../test/cluster-fixture.ts'

const others = (nodeId: number, of: readonly number[] = [1, 2, 3]): number[] => of.filter((other) => other !== nodeId)

async function started(
  voters: readonly number[] = [1, 2, 3],
  keys: Readonly<Record<string, number>> = {},
): Promise<ClusterFixture> {
  const cluster = new ClusterFixture(voters, keys)
  await cluster.start(...voters)
  return cluster
}

describe('three brokers', () => {
  it('become one cluster, and topics can be created at any of them', async () => {
    const cluster = await started()
    const ids = [1, 2, 3].map((nodeId) => cluster.broker(nodeId).clusterId)
    expect(new Set(ids).size).toBe(1)
    for (const nodeId of [1, 2, 3]) {
      expect(await cluster.createTopic(nodeId, `at-${nodeId}`)).toBeUndefined()
      // Who was asked knows at once.
      expect(await cluster.topics(nodeId)).toContain(`at-${nodeId}`)
    }
    const controllers = await Promise.all([1, 2, 3].map((nodeId) => cluster.controllerOf(nodeId)))
    expect(new Set(controllers).size).toBe(1)
    await cluster.stop(1, 2, 3)
    expect(cluster.clock.timerCount).toBe(0)
  })

  it('go on with another controller when theirs stops, and take it back when it comes again', async () => {
    const cluster = await started()
    const first = await cluster.controllerOf(1)
    await cluster.stop(first)
    const [one, two] = others(first) as [number, number]
    expect(await cluster.createTopic(one, 'after')).toBeUndefined()
    expect(await cluster.controllerOf(two)).not.toBe(first)
    await cluster.start(first)
    expect(await cluster.topics(first)).toEqual(['after'])
  })

  it('know again all they knew when all were stopped and started', async () => {
    const cluster = await started()
    await cluster.createTopic(1, 'kept', { partitions: 3 })
    await cluster.stop(1, 2, 3)
    await cluster.start(1, 2, 3)
    for (const nodeId of [1, 2, 3]) expect(await cluster.topics(nodeId)).toEqual(['kept'])
    expect(await cluster.createTopic(2, 'more')).toBeUndefined()
  })

  it('say NO_QUORUM at once when two of them are gone, and go on when one comes back', async () => {
    const cluster = await started()
    const alone = await cluster.controllerOf(1)
    const gone = others(alone) as [number, number]
    for (const nodeId of gone) cluster.network.cut(`127.0.0.1:${portOf(nodeId)}`)
    cluster.network.cut(`127.0.0.1:${portOf(alone)}`)
    cluster.network.heal(`127.0.0.1:${portOf(alone)}`)
    await cluster.waitFor('the leader steps down', async () => (await cluster.controllerOf(alone)) === 0)
    await cluster.clock.advance(3_000)
    const beforeMs = cluster.clock.monotonicMs()
    await expect(cluster.createTopic(alone, 'never')).rejects.toMatchObject({ code: 'NO_QUORUM' })
    expect(cluster.clock.monotonicMs() - beforeMs).toBeLessThan(100)
    for (const nodeId of gone) cluster.network.heal(`127.0.0.1:${portOf(nodeId)}`)
    await cluster.waitFor('a controller', async () => (await cluster.controllerOf(alone)) !== 0)
    expect(await cluster.createTopic(alone, 'again')).toBeUndefined()
  })
})

describe('a broker', () => {
  it('of the same number with another disk is refused while the first one lives', async () => {
    const cluster = await started()
    const second = cluster.begin(2, { 'listener.port': 29_000 }, new MemoryDisk())
    expect(await codeOf(cluster.clock.until(second))).toBe('DUPLICATE_BROKER_REGISTRATION')
    expect(await cluster.createTopic(2, 'still')).toBeUndefined()
  })

  it('whose disk was emptied comes back as a follower of the quorum, with the same number', async () => {
    const cluster = await started()
    await cluster.createTopic(1, 'kept')
    const [emptied] = others(await cluster.controllerOf(1)) as [number]
    await cluster.stop(emptied)
    await cluster.clock.advance(3_000)
    await cluster.clock.until(cluster.begin(emptied, {}, new MemoryDisk()))
    expect(await cluster.topics(emptied)).toEqual(['kept'])
    expect(await cluster.createTopic(emptied, 'more')).toBeUndefined()
  })

  it('whose list of voters differs is not made part of a new cluster, and both are told', async () => {
    const cluster = new ClusterFixture([1, 2])
    const lists = ['1@127.0.0.1:20001,2@127.0.0.1:20002', '1@127.0.0.1:20001,2@127.0.0.1:20002,3@127.0.0.1:20003']
    const starts = lists.map((list, index) => cluster.begin(index + 1, { 'controller.quorum.voters': list }))
    // One of them is told first, and then is not there to disagree with.
    starts[1]?.catch(() => undefined)
    const outcomes = await cluster.clock.until(Promise.allSettled(starts.slice(0, 1)))
    expect(outcomes).toMatchObject([
      {
        status: 'rejected',
        reason: { code: 'INCONSISTENT_VOTER_SET', message: expect.stringContaining(lists[1] ?? '') as string },
      },
    ])
  })

  it('of another cluster is refused, by its voters and by its cluster id', async () => {
    const other = await started([1, 2, 3])
    await other.stop(1, 2, 3)
    const cluster = await started([4, 5, 6])
    const disk = other.members.get(3)?.disk
    const byVoters = cluster.begin(3, {}, disk)
    expect(await codeOf(cluster.clock.until(byVoters))).toBe('INCONSISTENT_VOTER_SET')
    // As if the addresses of the old cluster had been given to this one.
    const same = await started([1, 2, 3])
    await same.stop(3)
    expect(await codeOf(same.clock.until(same.begin(3, {}, disk)))).toBe('INCONSISTENT_CLUSTER_ID')
    expect(await same.createTopic(1, 'still')).toBeUndefined()
  })

  it('whose disk fails is fenced, and others lead what it led', async () => {
    const cluster = await started([1, 2, 3], { 'kafka.listener.port': 0 })
    await cluster.createTopic(1, 't', { partitions: 3, replicationFactor: 3 })
    const controller = await cluster.controllerOf(1)
    const [failing] = others(controller) as [number]
    const { image } = cluster.broker(controller).inspect()
    const leaders = (): number[] => [...(image.topic('t')?.partitions.values() ?? [])].map(({ leader }) => leader)
    expect(leaders()).toContain(failing)
    present(cluster.members.get(failing), 'it runs').disk.syncDirectory = () => Promise.reject(new Error('no more'))
    await cluster.createTopic(controller, 'more', { replicationFactor: 3 })
    await cluster.waitFor('it is fenced', () => image.broker(failing)?.fenced === true)
    expect(leaders()).not.toContain(failing)
    expect(cluster.broker(failing).health()).toMatchObject({ serving: false, code: 'STORAGE_ERROR' })
    // What it knows grows old: others are asked who leads.
    expect(await codeOf(cluster.topics(failing))).toBe('STORAGE_ERROR')
    expect(await cluster.topics(controller)).toContain('t')
    const metadata = async (nodeId: number) =>
      (await cluster.kafka(nodeId)).ask(apis.metadata, 12, { topics: [{ name: 't' }] })
    await expect(metadata(failing)).rejects.toThrow('the broker closed the connection')
    expect(await metadata(controller)).toMatchObject({ topics: [{ name: 't', errorCode: 0 }] })
    // Nor is it asked back while it runs.
    await cluster.clock.advance(5_000)
    expect(image.broker(failing)?.fenced).toBe(true)
  })

  it('that is no voter follows the quorum, and is given partitions', async () => {
    const cluster = await started([1, 2, 3])
    await cluster.start(4)
    for (let index = 0; index < 8; index++) await cluster.createTopic(4, `t${index}`)
    expect(await cluster.topics(4)).toHaveLength(8)
    const replicas = [...cluster.broker(4).inspect().replicas()]
    expect(replicas.length).toBeGreaterThan(0)
  })

  it('that is only a controller holds no partition and is no broker to anybody', async () => {
    const cluster = new ClusterFixture([1, 2, 3])
    const start = cluster.begin(1, { 'process.roles': 'controller' })
    await cluster.clock.until(Promise.all([start, cluster.begin(2), cluster.begin(3)]))
    expect(await cluster.createTopic(1, 't', { partitions: 6 })).toBeUndefined()
    expect([...cluster.broker(1).inspect().replicas()]).toEqual([])
    expect([...cluster.broker(2).inspect().image.brokers()].map(({ nodeId }) => nodeId).toSorted()).toEqual([2, 3])
  })
})

describe('a node that was away', () => {
  it('and whose disk fails while it looks for a controller does not go on looking', async () => {
    const cluster = new ClusterFixture([1, 2, 3], { 'log.flush.offset.checkpoint.interval.ms': 1_000 })
    const disk = new CrashingDisk()
    await cluster.clock.until(Promise.all([cluster.begin(1, {}, disk), cluster.begin(2), cluster.begin(3)]))
    await cluster.stop(1, 2, 3)
    const starting = codeOf(cluster.begin(1))
    await cluster.clock.advance(500)
    disk.failNext('sync', 'recovery-point-offset-checkpoint', 'STORAGE_ERROR', { times: Infinity })
    expect(await cluster.clock.until(starting)).toBe('STORAGE_ERROR')
  })

  it('is missed aloud once, however often it is looked for', async () => {
    const cluster = await started()
    const controller = await cluster.controllerOf(1)
    const [away] = others(controller) as [number]
    const told = () =>
      (cluster.members.get(controller)?.logger.lines ?? []).filter(
        ({ message, fields }) => message === 'the process of a node of the quorum is gone' && fields['node'] === away,
      ).length
    await cluster.stop(away)
    await cluster.clock.advance(10_000)
    expect(told()).toBe(1)
    await cluster.start(away)
    await cluster.stop(away)
    await cluster.clock.advance(1_000)
    expect(told()).toBe(2)
  })

  it('longer than the log remembers gets a snapshot, and knows what is there and what is gone', async () => {
    const cluster = new ClusterFixture([1, 2, 3], {
      'metadata.log.max.record.bytes.between.snapshots': 2_000,
      'internal.metadata.log.segment.bytes': 2_000,
    })
    await cluster.start(1, 2, 3)
    const [away, asked] = others(await cluster.controllerOf(1)) as [number, number]
    await cluster.createTopic(asked, 'gone', { partitions: 3, replicationFactor: 3 })
    await cluster.stop(away)
    const names = Array.from({ length: 60 }, (_, index) => `t-${String(index).padStart(2, '0')}`)
    for (const name of names) expect(await cluster.createTopic(asked, name)).toBeUndefined()
    await cluster.ask(asked, AdminService.deleteTopics, new millrace.admin.v1.DeleteTopicsRequest({ names: ['gone'] }))
    const files = (await cluster.members.get(asked)?.disk.list('/data/__cluster_metadata-0')) ?? []
    expect(files.filter(({ name }) => name.endsWith('.checkpoint')).length).toBeGreaterThan(1)
    expect(files.map(({ name }) => name)).not.toContain('00000000000000000000.log')
    await cluster.start(away)
    expect(await cluster.topics(away)).toEqual(names)
    expect(await cluster.createTopic(away, 'more')).toBeUndefined()
    // And again from what it has itself now.
    await cluster.stop(away)
    await cluster.start(away)
    expect(await cluster.topics(away)).toEqual(['more', ...names])
  })

  it('and whose metadata log was damaged meanwhile refills it from the others', async () => {
    const cluster = await started()
    for (let index = 0; index < 10; index++) await cluster.createTopic(1, `t${index}`)
    const [damaged] = others(await cluster.controllerOf(1)) as [number]
    await cluster.stop(damaged)
    const disk = present(cluster.members.get(damaged), 'it was there').disk
    const file = await disk.open('/data/__cluster_metadata-0/00000000000000000000.log', 'write')
    await file.write(Math.floor((await file.sizeBytes()) / 2), [Buffer.alloc(40, 0xff)])
    await file.close()
    await cluster.start(damaged)
    expect(await cluster.topics(damaged)).toHaveLength(10)
    const lines = cluster.members.get(damaged)?.logger.lines ?? []
    expect(lines.map(({ message }) => message)).toContain('the metadata log is whole again: this node votes')
    // It counts again for a majority.
    const [other] = others(damaged).filter((nodeId) => nodeId !== damaged) as [number]
    await cluster.stop(other)
    expect(await cluster.createTopic(damaged, 'after')).toBeUndefined()
  })

  it.each([
    ['the oldest of whose snapshots of the metadata is damaged begins its log at a later one', 1],
    ['all of whose snapshots of the metadata are damaged gets one from the others', Infinity],
  ])('and %s', async (_, count) => {
    const cluster = new ClusterFixture([1, 2, 3], {
      'metadata.log.max.record.bytes.between.snapshots': 2_000,
      'internal.metadata.log.segment.bytes': 4_000,
    })
    await cluster.start(1, 2, 3)
    for (let index = 0; index < 60; index++) await cluster.createTopic(1, `t${index}`)
    const [damaged] = others(await cluster.controllerOf(1)) as [number]
    await cluster.stop(damaged)
    const disk = present(cluster.members.get(damaged), 'it was there').disk
    const folder = '/data/__cluster_metadata-0'
    const names = (await disk.list(folder)).map(({ name }) => name)
    expect(names).not.toContain('00000000000000000000.log')
    const snapshots = names.filter((name) => name.endsWith('.checkpoint'))
    expect(snapshots.length).toBeGreaterThan(1)
    for (const name of snapshots.slice(0, count)) {
      const file = await disk.open(`${folder}/${name}`, 'write')
      await file.write(100, [Buffer.alloc(40, 0xff)])
      await file.close()
    }
    await cluster.start(damaged)
    expect(await cluster.topics(damaged)).toHaveLength(60)
    const said = (what: string): boolean =>
      (cluster.members.get(damaged)?.logger.lines ?? []).some(({ message }) => message.includes(what))
    expect(said('is lost: it comes from the other voters')).toBe(count > 1)
    if (count > 1) await cluster.waitFor('it votes', () => said('is whole again: this node votes'))
    const [other] = others(damaged).filter((nodeId) => nodeId !== damaged) as [number]
    await cluster.stop(other)
    expect(await cluster.createTopic(damaged, 'after')).toBeUndefined()
  })
})

describe('five brokers', () => {
  it('go on when two of them are gone, the controller among them', async () => {
    const nodeIds = [1, 2, 3, 4, 5]
    const cluster = await started(nodeIds)
    const controller = await cluster.controllerOf(1)
    const [other, asked] = others(controller, nodeIds) as [number, number]
    cluster.network.cut(`127.0.0.1:${portOf(controller)}`)
    cluster.network.cut(`127.0.0.1:${portOf(other)}`)
    await cluster.waitFor(
      'another controller',
      async () => ![0, controller].includes(await cluster.controllerOf(asked)),
    )
    expect(await cluster.createTopic(asked, 'after')).toBeUndefined()
  })
})
