import { isStreamError, StreamError } from '@millrace/base'
import { metadataRecord } from '@millrace/metadata'
import { afterEach, describe, expect, it } from 'vitest'
import { ReplicaCluster } from '../../test/replicas/replica-cluster.ts'

const running: ReplicaCluster[] = []

async function start(...logs: Parameters<typeof ReplicaCluster.start>): Promise<ReplicaCluster> {
  const cluster = await ReplicaCluster.start(...logs)
  running.push(cluster)
  return cluster
}

afterEach(async () => {
  for (const cluster of running.splice(0)) await cluster.stop()
})

/** What a promise came to by now. */
function watch(promise: Promise<unknown>): { state: string } {
  const watched = { state: 'waits' }
  promise.then(
    () => {
      watched.state = 'done'
    },
    (error: unknown) => {
      watched.state = isStreamError(error) ? error.code : String(error)
    },
  )
  return watched
}

/** Every replica that runs has the same, committed. */
async function expectSame(cluster: ReplicaCluster, topicId: Parameters<ReplicaCluster['isr']>[0], values: string[]) {
  for (const nodeId of cluster.nodes.keys()) {
    expect([nodeId, await cluster.values(nodeId, topicId)]).toEqual([nodeId, values])
    expect([nodeId, await cluster.values(nodeId, topicId, true)]).toEqual([nodeId, values])
  }
}

describe('a follower', () => {
  it('that is killed leaves the ISR, and is in it again once it has caught up', async () => {
    const cluster = await start()
    const topicId = await cluster.topic()
    await cluster.clock.until(cluster.produce(cluster.leader(topicId), 'a'))
    const disk = await cluster.kill(3)
    expect(cluster.isr(topicId)).toEqual([1, 2])
    await cluster.clock.until(cluster.produce(cluster.leader(topicId), 'b'))
    await cluster.startNode(3, disk)
    await cluster.run()
    expect(cluster.isr(topicId)).toEqual([1, 2, 3])
    await expectSame(cluster, topicId, ['a', 'b'])
  })

  it('that makes no progress leaves the ISR after replica.lag.time.max.ms: until then nothing is acknowledged without it', async () => {
    const cluster = await start()
    cluster.settings.replicaLagTimeMaxMs = 10_000
    const topicId = await cluster.topic()
    await cluster.clock.until(cluster.produce(cluster.leader(topicId), 'a'))
    cluster.node(3).replication.close()
    await cluster.run(20_000)
    // It has everything: where nothing is written nobody falls behind.
    expect(cluster.isr(topicId)).toEqual([1, 2, 3])
    const sent = watch(cluster.produce(cluster.leader(topicId), 'b'))
    await cluster.run(9_000)
    expect([sent.state, cluster.isr(topicId)]).toEqual(['waits', [1, 2, 3]])
    await cluster.run(3_000)
    expect([sent.state, cluster.isr(topicId)]).toEqual(['done', [1, 2]])
  })

  it('of an emptied disk gets everything anew', async () => {
    const cluster = await start({ segmentBytes: 400 })
    const topicId = await cluster.topic()
    const values = Array.from({ length: 40 }, (_, at) => `value ${at}`)
    for (const value of values) await cluster.clock.until(cluster.produce(cluster.leader(topicId), value))
    await cluster.kill(3)
    await cluster.startNode(3)
    await cluster.run()
    expect(cluster.isr(topicId)).toEqual([1, 2, 3])
    await expectSame(cluster, topicId, values)
  })

  it('that is behind the log start of its leader begins there', async () => {
    const cluster = await start({ segmentBytes: 400 })
    const topicId = await cluster.topic()
    await cluster.clock.until(cluster.produce(cluster.leader(topicId), 'old'))
    const disk = await cluster.kill(3)
    const values = Array.from({ length: 20 }, (_, at) => `value ${at}`)
    for (const value of values) await cluster.clock.until(cluster.produce(cluster.leader(topicId), value))
    await cluster.clock.until(cluster.leader(topicId).deleteRecords(11))
    await cluster.startNode(3, disk)
    await cluster.run()
    expect(cluster.node(3).find(topicId).logStartOffset).toBe(11)
    expect(cluster.isr(topicId)).toEqual([1, 2, 3])
    await expectSame(cluster, topicId, values.slice(10))
  })

  it('whose log is damaged in its middle fetches again what is lost', async () => {
    const cluster = await start({ segmentBytes: 400 })
    const topicId = await cluster.topic()
    const values = Array.from({ length: 20 }, (_, at) => `value ${at}`)
    for (const value of values) await cluster.clock.until(cluster.produce(cluster.leader(topicId), value))
    await cluster.run()
    const [, second] = cluster.node(3).find(topicId).log.segments()
    const path = `/data/t0-0/${String(second?.baseOffset).padStart(20, '0')}.log`
    const disk = await cluster.kill(3)
    const file = await disk.open(path, 'write')
    await file.write(90, [Buffer.alloc(8, 0xff)])
    await file.close()
    await cluster.startNode(3, disk)
    await cluster.clock.until(cluster.produce(cluster.leader(topicId), 'last'))
    await cluster.run()
    expect(cluster.node(3).find(topicId).log.corruptRanges).toEqual([])
    expect(cluster.isr(topicId)).toEqual([1, 2, 3])
    await expectSame(cluster, topicId, [...values, 'last'])
  })
})

it('a follower that had no room for the log has it once there is', async () => {
  const cluster = await start()
  const { disk } = cluster.node(3)
  const open = disk.makeDirectory.bind(disk)
  disk.makeDirectory = (path) =>
    path.includes('t0-0') ? Promise.reject(new StreamError('DISK_FULL', 'no space left')) : open(path)
  const topicId = await cluster.topic()
  expect(cluster.node(3).partitions.lookUp(topicId, 0)).toBeUndefined()
  disk.makeDirectory = open
  await cluster.run(11_000)
  await cluster.clock.until(cluster.produce(cluster.leader(topicId), 'a'))
  await cluster.run()
  await expectSame(cluster, topicId, ['a'])
})

it('a leader whose log is being made says that it is not ready yet', async () => {
  const cluster = await start()
  const { disk, partitions } = cluster.node(1)
  const make = disk.makeDirectory.bind(disk)
  let release = (): void => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  disk.makeDirectory = (path) => released.then(() => make(path))
  const made = cluster.topic([1, 2])
  await cluster.clock.settle()
  const topicId = cluster.image.topic('t0')?.id
  if (topicId === undefined) throw new Error('there is no topic')
  expect(() => partitions.find(topicId, 0)).toThrow(expect.objectContaining({ code: 'LEADER_NOT_AVAILABLE' }))
  release()
  await made
  expect(partitions.find(topicId, 0).isLeader).toBe(true)
})

describe('a leader', () => {
  it('that is killed loses what was not acknowledged, and nothing that was', async () => {
    const cluster = await start()
    const topicId = await cluster.topic()
    await cluster.clock.until(cluster.produce(cluster.leader(topicId), 'a'))
    // Its followers get nothing more.
    cluster.network.cut('b:9001')
    const lost = watch(cluster.produce(cluster.leader(topicId), 'lost'))
    await cluster.run(100)
    const disk = await cluster.kill(1)
    expect(lost.state).toBe('BROKER_UNAVAILABLE')
    const leader = cluster.leader(topicId)
    await cluster.clock.until(cluster.produce(leader, 'b'))
    await cluster.startNode(1, disk)
    await cluster.run()
    expect(cluster.isr(topicId)).toEqual([1, 2, 3])
    await expectSame(cluster, topicId, ['a', 'b'])
  })

  it('that leads no more tells those who wait for it NOT_LEADER, and what it alone had is cut off', async () => {
    const cluster = await start()
    const topicId = await cluster.topic()
    await cluster.clock.until(cluster.produce(cluster.leader(topicId), 'a'))
    cluster.network.cut('b:9001')
    const sent = watch(cluster.produce(cluster.leader(topicId), 'lost'))
    await cluster.run(100)
    cluster.network.heal('b:9001')
    await cluster.elect(topicId, 2, [1, 2, 3])
    expect(sent.state).toBe('NOT_LEADER')
    expect(() => void cluster.produce(cluster.node(1).find(topicId), 'x')).toThrow(
      expect.objectContaining({ code: 'NOT_LEADER' }),
    )
    await cluster.clock.until(cluster.produce(cluster.leader(topicId), 'b'))
    await cluster.run()
    await expectSame(cluster, topicId, ['a', 'b'])
  })

  it('is not to be believed on its own: a stale one acknowledges nothing', async () => {
    const cluster = await start()
    const topicId = await cluster.topic()
    cluster.deaf.add(1)
    const from = cluster.recordCount
    await cluster.elect(topicId, 2, [1, 2, 3])
    const stale = watch(cluster.produce(cluster.node(1).find(topicId), 'stale'))
    const fresh = watch(cluster.produce(cluster.leader(topicId), 'fresh'))
    await cluster.run(100)
    expect([stale.state, fresh.state]).toEqual(['waits', 'waits'])
    await cluster.tell(1, from)
    await cluster.run()
    expect([stale.state, fresh.state]).toEqual(['NOT_LEADER', 'done'])
    await expectSame(cluster, topicId, ['fresh'])
  })

  it('that comes back before anybody wrote anything has its own end cut in both directions', async () => {
    const cluster = await start()
    const topicId = await cluster.topic()
    await cluster.clock.until(cluster.produce(cluster.leader(topicId), 'a'))
    cluster.network.cut('b:9001')
    const first = watch(cluster.produce(cluster.leader(topicId), 'of epoch 0'))
    await cluster.run(100)
    // Broker 2 leads and writes nothing; then broker 1 leads again, with what it wrote still there.
    await cluster.elect(topicId, 2, [1, 2, 3])
    cluster.network.heal('b:9001')
    await cluster.elect(topicId, 1, [1, 2, 3])
    await cluster.run(3_000)
    expect(first.state).toBe('NOT_LEADER')
    await cluster.clock.until(cluster.produce(cluster.leader(topicId), 'b'))
    await cluster.run()
    const values = await cluster.values(1, topicId)
    expect(values.at(-1)).toBe('b')
    await expectSame(cluster, topicId, values)
  })

  it('new does not tell how far it is committed before it knows (KIP-207)', async () => {
    const cluster = await start()
    const topicId = await cluster.topic()
    await cluster.clock.until(cluster.produce(cluster.leader(topicId), 'a'))
    await cluster.run()
    cluster.network.cut('b:9002')
    await cluster.elect(topicId, 2, [1, 2, 3])
    const leader = cluster.leader(topicId)
    // It has it, and knew that it was committed.
    expect(leader.highWatermark).toBe(1)
    leader.assertHighWatermarkKnown()
    await cluster.kill(2)
    cluster.network.heal('b:9002')
  })
})

describe('with too few in sync', () => {
  it('nothing is acknowledged, consumers see nothing new, and all of it counts once others are back', async () => {
    const cluster = await start()
    const topicId = await cluster.topic()
    await cluster.clock.until(cluster.produce(cluster.leader(topicId), 'a'))
    const disk2 = await cluster.kill(2)
    const disk3 = await cluster.kill(3)
    const leader = cluster.leader(topicId)
    expect(() => leader.assertEnoughReplicas()).toThrow(expect.objectContaining({ code: 'NOT_ENOUGH_REPLICAS' }))
    const sent = watch(cluster.produce(leader, 'b'))
    await cluster.run(60_000)
    expect([sent.state, leader.highWatermark]).toEqual(['waits', 1])
    await cluster.startNode(2, disk2)
    await cluster.run()
    expect([sent.state, leader.highWatermark]).toEqual(['done', 2])
    await cluster.startNode(3, disk3)
    await cluster.run()
    await expectSame(cluster, topicId, ['a', 'b'])
  })

  it('while no controller answers, who has fallen behind still counts, and the change is made once one does', async () => {
    const cluster = await start()
    cluster.settings.replicaLagTimeMaxMs = 5_000
    const topicId = await cluster.topic()
    cluster.controllerIsGone = true
    cluster.node(3).replication.close()
    const sent = watch(cluster.produce(cluster.leader(topicId), 'a'))
    await cluster.run(20_000)
    expect(sent.state).toBe('waits')
    cluster.controllerIsGone = false
    await cluster.run(2_000)
    expect([sent.state, cluster.isr(topicId)]).toEqual(['done', [1, 2]])
  })
})

describe('a follower that joins the ISR, of which its leader does not hear,', () => {
  /** Broker 3 is in sync by the metadata, but has stopped; its leader asks for it again, and is refused. */
  async function joined() {
    const cluster = await start()
    cluster.settings.replicaLagTimeMaxMs = 10_000
    const topicId = await cluster.topic()
    const leader = cluster.leader(topicId)
    await cluster.clock.until(cluster.produce(leader, 'a'))
    const disk = await cluster.kill(3)
    cluster.answersAreLost = true
    await cluster.startNode(3, disk)
    await cluster.run(500)
    expect(cluster.isr(topicId)).toEqual([1, 2, 3])
    cluster.node(3).replication.close()
    // The last record is the change itself.
    return { cluster, topicId, leader, from: cluster.recordCount - 1 }
  }

  it('counts although the controller refuses it now: nothing is acknowledged without it', async () => {
    const { cluster, topicId, leader, from } = await joined()
    const sent = watch(cluster.produce(leader, 'b'))
    cluster.answersAreLost = false
    await cluster.run(2_000)
    expect(cluster.node(1).logger.lines.map(({ fields }) => fields['code'])).toContain('INVALID_UPDATE_VERSION')
    expect([sent.state, leader.highWatermark]).toEqual(['waits', 1])
    await cluster.tell(1, from)
    await cluster.run(20_000)
    expect([sent.state, cluster.isr(topicId)]).toEqual(['done', [1, 2]])
  })

  it('may have been elected: the leader that does not know acknowledges nothing without it', async () => {
    const { cluster, topicId, leader } = await joined()
    cluster.deaf.add(2)
    await cluster.elect(topicId, 3, [1, 2, 3])
    const sent = watch(cluster.produce(leader, 'b'))
    cluster.answersAreLost = false
    await cluster.run(2_000)
    expect(cluster.node(1).logger.lines.map(({ fields }) => fields['code'])).toContain('FENCED_LEADER_EPOCH')
    expect([sent.state, leader.highWatermark]).toEqual(['waits', 1])
    await cluster.stop()
    running.pop()
    expect(sent.state).not.toBe('done')
  })
})

describe('a follower that may not join any more when it is asked for again', () => {
  it('can join by no attempt before: the leader forgets it once the ISR is confirmed as it is', async () => {
    const cluster = await start()
    cluster.settings.replicaLagTimeMaxMs = 10_000
    const topicId = await cluster.topic()
    const leader = cluster.leader(topicId)
    await cluster.clock.until(cluster.produce(leader, 'a'))
    const disk = await cluster.kill(3)
    cluster.callsAreLate = true
    await cluster.startNode(3, disk)
    await cluster.run(400)
    cluster.node(3).replication.close()
    await cluster.fence(3)
    const sent = watch(cluster.produce(leader, 'b'))
    await cluster.run(100)
    expect(sent.state).toBe('waits')
    cluster.callsAreLate = false
    await cluster.run(1_000)
    expect(cluster.node(1).logger.lines.map(({ fields }) => fields['code'])).toContain('INELIGIBLE_REPLICA')
    expect([sent.state, cluster.isr(topicId)]).toEqual(['done', [1, 2]])
    await cluster.unfence(3)
    await cluster.arriveLate()
    expect(cluster.isr(topicId)).toEqual([1, 2])
  })
})

describe('an idempotent producer', () => {
  it('that sends again to the next leader finds what is there, and is taken with what is not, in order', async () => {
    const cluster = await start()
    const topicId = await cluster.topic()
    const send = (value: string, sequence: number): Promise<void> =>
      cluster.produce(cluster.leader(topicId), value, { id: 7, sequence })
    await cluster.clock.until(send('a', 0))
    await cluster.clock.until(send('b', 1))
    cluster.network.cut('b:9001')
    const lost = ['c', 'd'].map((value, at) => watch(send(value, 2 + at)))
    await cluster.run(100)
    const disk = await cluster.kill(1)
    for (const [at, value] of ['b', 'c', 'd'].entries()) await cluster.clock.until(send(value, 1 + at))
    await cluster.startNode(1, disk)
    await cluster.run()
    expect(lost).toHaveLength(2)
    await expectSame(cluster, topicId, ['a', 'b', 'c', 'd'])
  })

  it('is known to each leader in turn', async () => {
    const cluster = await start()
    const topicId = await cluster.topic()
    for (let sequence = 0; sequence < 6; sequence++) {
      await cluster.elect(topicId, 1 + (sequence % 3), [1, 2, 3])
      const send = (): Promise<void> => cluster.produce(cluster.leader(topicId), `v${sequence}`, { id: 7, sequence })
      await cluster.clock.until(send())
      await cluster.clock.until(send())
    }
    await cluster.run()
    await expectSame(cluster, topicId, ['v0', 'v1', 'v2', 'v3', 'v4', 'v5'])
  })
})

describe('a partition that moves', () => {
  it('is filled on the new broker, and removed on the one that has no replica any more', async () => {
    const cluster = await start()
    const topicId = await cluster.topic([1, 2])
    await cluster.clock.until(cluster.produce(cluster.leader(topicId), 'a'))
    const change = { partitionId: 0, topicId, leaderRecoveryState: -1 } as const
    const directories = cluster.directoriesOf([1, 2, 3])
    await cluster.commit([metadataRecord('PartitionChangeRecord', { ...change, replicas: [1, 2, 3], directories })])
    await cluster.run()
    expect(cluster.isr(topicId)).toEqual([1, 2, 3])
    expect(await cluster.values(3, topicId)).toEqual(['a'])
    const fewer = cluster.directoriesOf([1, 3])
    await cluster.commit([
      metadataRecord('PartitionChangeRecord', {
        ...change,
        replicas: [1, 3],
        isr: [1, 3],
        leader: 1,
        directories: fewer,
      }),
    ])
    await cluster.run()
    expect(cluster.node(2).partitions.lookUp(topicId, 0)).toBeUndefined()
    await expect(cluster.node(2).disk.list('/data/t0-0')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await cluster.clock.until(cluster.produce(cluster.leader(topicId), 'b'))
  })
})
