import { type Disk, isStreamError, type TopicId } from '@millrace/base'
import { electLeaders, metadataRecord } from '@millrace/metadata'
import { afterEach, describe, expect, it } from 'vitest'
import { ReplicaCluster } from '../../test/replicas/replica-cluster.ts'

const running: ReplicaCluster[] = []

async function start(): Promise<ReplicaCluster> {
  const cluster = await ReplicaCluster.start({ segmentBytes: 400 })
  running.push(cluster)
  return cluster
}

afterEach(async () => {
  for (const cluster of running.splice(0)) await cluster.stop()
})

const folder = '/data/t0-0'

/** A topic with a few segments of acknowledged records. */
async function filled(cluster: ReplicaCluster, replicas: readonly number[] = [1, 2, 3]) {
  const topicId = await cluster.topic(replicas)
  const values = Array.from({ length: 20 }, (_, at) => `value ${at}`)
  for (const value of values) await cluster.clock.until(cluster.produce(cluster.leader(topicId), value))
  await cluster.run(500)
  return { topicId, values }
}

/** Bits rot in the second segment of a replica. */
async function damage(disk: Disk): Promise<void> {
  const entries = await disk.list(folder)
  const segments = entries.map(({ name }) => name).filter((name) => name.endsWith('.log'))
  const file = await disk.open(`${folder}/${segments.sort()[1]}`, 'write')
  await file.write(90, [Buffer.alloc(8, 0xff)])
  await file.close()
}

async function copies(disk: Disk): Promise<string[]> {
  const entries = await disk.list(folder)
  return entries.map(({ name }) => name).filter((name) => name.endsWith('.damaged'))
}

async function expectSame(cluster: ReplicaCluster, topicId: TopicId, values: string[]): Promise<void> {
  for (const nodeId of cluster.nodes.keys()) {
    expect([nodeId, await cluster.values(nodeId, topicId)]).toEqual([nodeId, values])
  }
}

function partitionOf(cluster: ReplicaCluster, topicId: TopicId) {
  const partition = cluster.image.topicById(topicId)?.partitions.get(0)
  if (partition === undefined) throw new Error('no partition')
  return partition
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'done',
    (error: unknown) => (isStreamError(error) ? error.code : String(error)),
  )
}

describe('a leader whose log is damaged', () => {
  it('is led by another, which it fetches from what it lost; what was damaged is kept for people to look at', async () => {
    const cluster = await start()
    const { topicId, values } = await filled(cluster)
    const { disk } = cluster.node(1)
    await damage(disk)
    await cluster.run()
    const { leader, leaderEpoch } = partitionOf(cluster, topicId)
    expect([leader, leaderEpoch, cluster.isr(topicId)]).toEqual([2, 1, [1, 2, 3]])
    expect(cluster.node(1).find(topicId).log.isDamaged).toBe(false)
    expect(await copies(disk)).toHaveLength(1)
    await cluster.clock.until(cluster.produce(cluster.leader(topicId), 'last'))
    await cluster.run()
    await expectSame(cluster, topicId, [...values, 'last'])
  })

  it('sends its clients to another, and cuts nothing, until a controller has given it up', async () => {
    const cluster = await start()
    const { topicId, values } = await filled(cluster)
    // What a broker has written itself it would read from memory.
    await cluster.startNode(1, await cluster.kill(1))
    await cluster.run()
    await cluster.elect(topicId, 1, [1, 2, 3])
    await cluster.run()
    cluster.controllerIsGone = true
    await damage(cluster.node(1).disk)
    await cluster.run()
    const led = cluster.node(1).find(topicId)
    const [damaged] = led.log.corruptRanges
    expect(await codeOf(led.read(damaged?.startOffset ?? 0, 100))).toBe('NOT_LEADER')
    expect(() => cluster.produce(led, 'x')).toThrow(expect.objectContaining({ code: 'NOT_LEADER' }))
    // What is sound can be read all the same.
    expect((await led.read(0, 1)).length).toBeGreaterThan(0)
    expect([led.logEndOffset, cluster.isr(topicId)]).toEqual([20, [1, 2, 3]])
    cluster.controllerIsGone = false
    await cluster.run()
    expect([partitionOf(cluster, topicId).leader, cluster.isr(topicId)]).toEqual([2, [1, 2, 3]])
    await expectSame(cluster, topicId, values)
  })

  it('that is the last in sync stays, and is given up once another is', async () => {
    const cluster = await start()
    cluster.settings.minInsyncReplicas = 1
    const { topicId, values } = await filled(cluster, [1, 2])
    const other = await cluster.kill(2)
    const disk = await cluster.kill(1)
    await damage(disk)
    await cluster.startNode(1, disk)
    await cluster.run()
    const led = cluster.leader(topicId)
    const [damaged] = led.log.corruptRanges
    expect([partitionOf(cluster, topicId).leader, led.logEndOffset]).toEqual([1, 20])
    expect(await codeOf(led.read(damaged?.startOffset ?? 0, 100))).toBe('CORRUPT_LOG')
    expect(() => cluster.produce(led, 'x')).toThrow(expect.objectContaining({ code: 'CORRUPT_LOG' }))
    expect(
      cluster
        .node(1)
        .logger.messages('error')
        .filter((text) => text.includes('no other is in sync')),
    ).toHaveLength(1)
    await cluster.startNode(2, other)
    await cluster.run()
    expect([partitionOf(cluster, topicId).leader, cluster.isr(topicId)]).toEqual([2, [1, 2]])
    expect([await cluster.values(1, topicId), await cluster.values(2, topicId)]).toEqual([values, values])
  })
})

it('a damaged replica that an operator has elected all the same serves what is sound', async () => {
  const cluster = await start()
  const { topicId } = await filled(cluster, [1, 2])
  const config = { resourceType: 2, resourceName: 't0', name: 'min.insync.replicas', value: '2' }
  await cluster.commit([metadataRecord('ConfigRecord', config)])
  await cluster.kill(2)
  await damage(cluster.node(1).disk)
  await cluster.run()
  expect(partitionOf(cluster, topicId)).toMatchObject({ leader: -1, isr: [], eligibleLeaderReplicas: [2] })
  await cluster.take((image) => electLeaders(image, { election: 'unclean' }, {}))
  await cluster.run()
  const led = cluster.leader(topicId)
  expect([partitionOf(cluster, topicId).leader, led.logEndOffset]).toEqual([1, 20])
  expect((await led.read(0, 1)).length).toBeGreaterThan(0)
  expect(() => cluster.produce(led, 'x')).toThrow(expect.objectContaining({ code: 'CORRUPT_LOG' }))
})

describe('a follower whose log is damaged', () => {
  it('leaves the ISR before anything of it is cut, and is in it again once it has all', async () => {
    const cluster = await start()
    const { topicId, values } = await filled(cluster)
    const isrWhenCut: (readonly number[])[] = []
    const { log } = cluster.node(3).find(topicId)
    const stop = log.onAdvance(() => {
      if (log.logEndOffset < 20) isrWhenCut.push(cluster.isr(topicId))
    })
    await damage(cluster.node(3).disk)
    await cluster.run()
    stop()
    expect(isrWhenCut[0]).toEqual([1, 2])
    expect([partitionOf(cluster, topicId).leader, cluster.isr(topicId), log.isDamaged]).toEqual([1, [1, 2, 3], false])
    await expectSame(cluster, topicId, values)
  })

  it('is given up again when it is damaged again', async () => {
    const cluster = await start()
    const { topicId, values } = await filled(cluster)
    for (let round = 1; round <= 3; round++) {
      await damage(cluster.node(3).disk)
      await cluster.run()
      expect([partitionOf(cluster, topicId).leaderEpoch, cluster.isr(topicId)]).toEqual([round, [1, 2, 3]])
    }
    await expectSame(cluster, topicId, values)
  })
})

describe('a broker that starts', () => {
  it('with a damaged log does not lead it, even if it is the first that is back', async () => {
    const cluster = await start()
    const { topicId, values } = await filled(cluster)
    const config = { resourceType: 2, resourceName: 't0', name: 'min.insync.replicas', value: '2' }
    await cluster.commit([metadataRecord('ConfigRecord', config)])
    const disks = new Map<number, Disk>()
    for (const nodeId of [3, 2, 1]) disks.set(nodeId, await cluster.kill(nodeId))
    const rotten = disks.get(1)
    if (rotten === undefined) throw new Error('no disk')
    await damage(rotten)
    await cluster.startNode(1, rotten)
    await cluster.run()
    const { leader, isr, eligibleLeaderReplicas } = partitionOf(cluster, topicId)
    expect([leader, isr, eligibleLeaderReplicas]).toEqual([-1, [], [2]])
    expect(cluster.node(1).find(topicId).logEndOffset).toBe(20)
    await cluster.startNode(2, disks.get(2))
    await cluster.startNode(3, disks.get(3))
    await cluster.run()
    expect([partitionOf(cluster, topicId).leader, cluster.isr(topicId)]).toEqual([2, [1, 2, 3]])
    await expectSame(cluster, topicId, values)
  })

  it('without the folder of a replica, or with one that does not say whose it is, gets it anew', async () => {
    const cluster = await start()
    const { topicId, values } = await filled(cluster)
    const lost = await cluster.kill(3)
    await lost.removeDirectory(folder)
    await cluster.startNode(3, lost)
    await cluster.run()
    expect(cluster.isr(topicId)).toEqual([1, 2, 3])
    const rotten = await cluster.kill(2)
    const file = await rotten.open(`${folder}/partition.metadata`, 'write')
    await file.write(0, [Buffer.from('rotten')])
    await file.close()
    await cluster.startNode(2, rotten)
    await cluster.run()
    expect(cluster.isr(topicId)).toEqual([1, 2, 3])
    await expectSame(cluster, topicId, values)
  })
})
