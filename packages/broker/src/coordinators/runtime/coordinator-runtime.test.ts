import { isStreamError, MemoryDisk, StreamError, type TopicId } from '@millrace/base'
import { afterEach, describe, expect, it } from 'vitest'
import { add, list, listRuntime } from '../../../test/coordinators/list-shard.ts'
import { HeldDisk } from '../../../test/held-disk.ts'
import { ReplicaCluster } from '../../../test/replicas/replica-cluster.ts'
import { answersWaitingMax } from '../../limits.ts'

const running: ReplicaCluster[] = []

async function start(...logs: Parameters<typeof ReplicaCluster.start>): Promise<ReplicaCluster> {
  const cluster = await ReplicaCluster.start(...logs)
  running.push(cluster)
  return cluster
}

afterEach(async () => {
  for (const cluster of running.splice(0)) await cluster.stop()
})

/** What a call came to: its answer, or the code of its error. */
const outcome = (call: Promise<unknown>): Promise<unknown> =>
  call.catch((error: unknown) => (isStreamError(error) ? error.code : error))

/** What a call came to by now. */
function watch(call: Promise<unknown>): { now: unknown } {
  const watched: { now: unknown } = { now: 'waits' }
  void outcome(call).then((result) => {
    watched.now = result
  })
  return watched
}

/** A broker whose disk a test can hold, and a partition that it alone has. */
async function alone(): Promise<{ cluster: ReplicaCluster; disk: HeldDisk; topicId: TopicId }> {
  const cluster = await start()
  await cluster.kill(1)
  const disk = new HeldDisk(new MemoryDisk())
  await cluster.startNode(1, disk)
  const topicId = await cluster.topic([1])
  return { cluster, disk, topicId }
}

const noSpace = new StreamError('DISK_FULL', 'no space is left')

describe('a decision', () => {
  it('is told once it is committed, and so is what is read after it', async () => {
    const { cluster, disk, topicId } = await alone()
    const { runtime } = listRuntime(cluster.node(1), topicId)
    await cluster.run()
    expect(await cluster.clock.until(runtime.run(0, add('a', 'b')))).toEqual(['a', 'b'])
    disk.hold('sync')
    const written = watch(runtime.run(0, add('c')))
    const read = watch(runtime.run(0, list))
    const refused = watch(
      runtime.run(0, () => {
        throw new StreamError('UNKNOWN_MEMBER_ID', 'because of c')
      }),
    )
    await cluster.run(1_000)
    expect([written.now, read.now, refused.now]).toEqual(['waits', 'waits', 'waits'])
    disk.release('sync')
    await cluster.run(1)
    expect([written.now, read.now, refused.now]).toEqual([['a', 'b', 'c'], ['a', 'b', 'c'], 'UNKNOWN_MEMBER_ID'])
    // With nothing to wait for an answer takes no time.
    const again = watch(runtime.run(0, list))
    await cluster.clock.settle()
    expect(again.now).toEqual(['a', 'b', 'c'])
  })

  it('is one batch, whose records are replayed with their offsets', async () => {
    const { cluster, topicId } = await alone()
    const { runtime } = listRuntime(cluster.node(1), topicId)
    await cluster.run()
    await cluster.clock.until(runtime.run(0, add('a', 'b')))
    await cluster.clock.until(runtime.run(0, add('c')))
    const producer = { producerId: 7, producerEpoch: 2 }
    await cluster.clock.until(runtime.run(0, () => ({ records: ['d'], response: '', producer })))
    const ended = { producerId: 7, producerEpoch: 3, coordinatorEpoch: 3, isCommit: true }
    await cluster.clock.until(cluster.node(1).find(topicId).appendEndMarker(ended).committed)
    await cluster.clock.until(runtime.run(0, add('e')))
    const [first] = runtime.loaded()
    expect(first?.shard).toMatchObject({ offsets: [0, 1, 2, 3, 5], markers: ['7/3 commits'] })
    expect(first?.shard.items).toEqual(['a', 'b', 'c', 'd of 7', 'e'])
    // Who reads the log comes to the same.
    const other = listRuntime(cluster.node(1), topicId)
    await cluster.run()
    const [read] = other.runtime.loaded()
    expect(read?.shard).toEqual(first?.shard)
    expect(other.told).toEqual(['0 loaded: 5'])
  })

  it('may hold without being written, after all that was decided before, as long as this broker leads', async () => {
    const { cluster, disk, topicId } = await alone()
    const { runtime } = listRuntime(cluster.node(1), topicId)
    await cluster.run()
    disk.hold('sync')
    const written = watch(runtime.run(0, add('a')))
    const unlogged = watch(runtime.run(0, () => ({ records: [], unlogged: ['b'], response: 'done' })))
    await cluster.run(100)
    expect([written.now, unlogged.now]).toEqual(['waits', 'waits'])
    disk.release('sync')
    await cluster.run(1)
    expect(unlogged.now).toBe('done')
    expect(await cluster.clock.until(runtime.run(0, list))).toEqual(['a', 'b, unlogged'])
    const other = listRuntime(cluster.node(1), topicId)
    await cluster.run()
    expect(await cluster.clock.until(other.runtime.run(0, list))).toEqual(['a'])
  })

  it('that too few replicas would have, or no batch could hold, changes nothing', async () => {
    const cluster = await start()
    const topicId = await cluster.topic()
    const { runtime } = listRuntime(cluster.node(1), topicId)
    await cluster.run()
    await cluster.clock.until(runtime.run(0, add('a')))
    const large = runtime.run(0, add(...Array.from({ length: 40 }, () => 'x'.repeat(1_000_000))))
    expect(await cluster.clock.until(outcome(large))).toBe('RECORD_LIST_TOO_LARGE')
    await cluster.kill(2)
    await cluster.kill(3)
    expect(await cluster.clock.until(outcome(runtime.run(0, add('b'))))).toBe('COORDINATOR_NOT_AVAILABLE')
    expect(await cluster.clock.until(runtime.run(0, list))).toEqual(['a'])
  })

  it('that is not committed in time may be later', async () => {
    const { cluster, disk, topicId } = await alone()
    const { runtime } = listRuntime(cluster.node(1), topicId, { commitTimeoutMs: () => 700 })
    await cluster.run()
    disk.hold('sync')
    const late = watch(runtime.run(0, add('a')))
    await cluster.run(699)
    expect(late.now).toBe('waits')
    await cluster.run(1)
    expect(late.now).toBe('REQUEST_TIMED_OUT')
    disk.release('sync')
    expect(await cluster.clock.until(runtime.run(0, list))).toEqual(['a'])
  })

  it('is refused while too many wait', async () => {
    const { cluster, disk, topicId } = await alone()
    const { runtime } = listRuntime(cluster.node(1), topicId)
    await cluster.run()
    disk.hold('sync')
    const first = runtime.run(0, add('a'))
    const waiting = Array.from({ length: answersWaitingMax - 1 }, () => runtime.run(0, list))
    expect(await outcome(runtime.run(0, list))).toBe('RESOURCE_EXHAUSTED')
    disk.release('sync')
    await cluster.clock.until(Promise.all([first, ...waiting]))
    expect(await cluster.clock.until(runtime.run(0, list))).toEqual(['a'])
  })
})

describe('a coordinator', () => {
  it('moves with the leadership: who waits is told so, and the next one knows what was committed', async () => {
    const cluster = await start()
    const topicId = await cluster.topic()
    const old = listRuntime(cluster.node(1), topicId)
    const next = listRuntime(cluster.node(2), topicId)
    await cluster.run()
    await cluster.clock.until(old.runtime.run(0, add('a')))
    expect(await outcome(next.runtime.run(0, list))).toBe('NOT_COORDINATOR')
    // The followers hear nothing any more.
    for (const nodeId of [2, 3]) cluster.node(nodeId).replication.close()
    await cluster.run(1)
    const lost = watch(old.runtime.run(0, add('lost')))
    const read = watch(old.runtime.run(0, list))
    await cluster.run(1_000)
    expect([lost.now, read.now]).toEqual(['waits', 'waits'])
    await cluster.elect(topicId, 2, [2])
    expect([lost.now, read.now]).toEqual(['NOT_COORDINATOR', 'NOT_COORDINATOR'])
    expect(await outcome(old.runtime.run(0, list))).toBe('NOT_COORDINATOR')
    expect(old.told).toEqual(['0 loaded: 0', '0 unloaded: NOT_COORDINATOR'])
    expect(next.told).toEqual(['0 loaded: 1'])
    expect([...next.runtime.loaded()].map(({ shard }) => shard.items)).toEqual([['a']])
    await cluster.run(10_000)
    await cluster.elect(topicId, 1, [1])
    await cluster.run(100)
    expect([...old.runtime.loaded()].map(({ shard }) => [shard.items, shard.leaderEpoch])).toEqual([[['a'], 2]])
  })

  it('whose append fails on disk is loaded again, and nobody learns what was decided', async () => {
    const { cluster, disk, topicId } = await alone()
    const { runtime, told } = listRuntime(cluster.node(1), topicId)
    await cluster.run()
    await cluster.clock.until(runtime.run(0, add('a')))
    disk.hold('write')
    disk.fail('write', noSpace)
    const lost = watch(runtime.run(0, add('lost')))
    const after = watch(runtime.run(0, add('after')))
    const read = watch(runtime.run(0, list))
    await cluster.run(100)
    expect([lost.now, after.now, read.now]).toEqual(['waits', 'waits', 'waits'])
    disk.release('write')
    await cluster.run(100)
    expect([lost.now, after.now, read.now]).toEqual(['DISK_FULL', 'DISK_FULL', 'DISK_FULL'])
    expect(told).toEqual(['0 loaded: 0', '0 unloaded: DISK_FULL', '0 loaded: 1'])
    disk.fail('write', undefined)
    expect(await cluster.clock.until(runtime.run(0, add('b')))).toEqual(['a', 'b'])
  })

  it('decides nothing between the failure and the moment it hears of it', async () => {
    const { cluster, disk, topicId } = await alone()
    const { runtime } = listRuntime(cluster.node(1), topicId)
    await cluster.run()
    disk.fail('write', noSpace)
    const lost = watch(runtime.run(0, add('lost')))
    const { log } = cluster.node(1).find(topicId)
    expect(log.nextOffset).toBe(1)
    while (log.nextOffset === 1) await Promise.resolve()
    disk.fail('write', undefined)
    const between = watch(runtime.run(0, add('between')))
    await cluster.run(100)
    expect([lost.now, between.now]).toEqual(['COORDINATOR_NOT_AVAILABLE', 'COORDINATOR_NOT_AVAILABLE'])
    expect(await cluster.clock.until(runtime.run(0, list))).toEqual([])
  })

  it('that can not replay what it decided is loaded again without serving half of it', async () => {
    const { cluster, topicId } = await alone()
    const { runtime, told } = listRuntime(cluster.node(1), topicId)
    await cluster.run()
    await expect(runtime.run(0, add('a', 'poison'))).rejects.toThrow('nobody can replay this')
    await cluster.run(100)
    // Neither can it be loaded: whoever asks is told why, and it is tried again.
    expect(told).toEqual(['0 loaded: 0', '0 unloaded: COORDINATOR_NOT_AVAILABLE'])
    await expect(runtime.run(0, list)).rejects.toThrow(/COORDINATOR_NOT_AVAILABLE|could not be loaded/)
    expect(cluster.node(1).logger.messages('error')).not.toEqual([])
  })

  it('is loaded in slices, between which the rest of the process runs', async () => {
    const { cluster, topicId } = await alone()
    const { runtime } = listRuntime(cluster.node(1), topicId)
    await cluster.run()
    const texts = Array.from({ length: 100 }, (_, at) => `item ${at}`)
    for (let batch = 0; batch < 60; batch++) await cluster.clock.until(runtime.run(0, add(...texts)))
    const { clock } = cluster
    const yielded: number[] = []
    const yieldTurn = clock.yieldTurn.bind(clock)
    const slow = listRuntime(cluster.node(1), topicId, { readSizeBytes: () => 50_000 })
    clock.yieldTurn = async () => {
      yielded.push(slow.runtime.loading)
      // It can't be asked yet, and that is said at once.
      expect(await outcome(slow.runtime.run(0, list))).toBe('COORDINATOR_LOAD_IN_PROGRESS')
      await yieldTurn()
    }
    for (let turns = 0; slow.runtime.loading > 0 && turns < 100; turns++) await clock.settle()
    expect(yielded).toEqual(Array.from({ length: 12 }, () => 1))
    expect([...slow.runtime.loaded()].map(({ shard }) => shard.items.length)).toEqual([6_000])
    expect(slow.runtime.loading).toBe(0)
  })

  it('that is closed tells all who wait, and takes nothing more', async () => {
    const { cluster, disk, topicId } = await alone()
    const { runtime } = listRuntime(cluster.node(1), topicId)
    await cluster.run()
    disk.hold('sync')
    const waiting = watch(runtime.run(0, add('a')))
    const stop = new StreamError('SHUTTING_DOWN', 'it stops')
    runtime.close(stop)
    runtime.close(stop)
    await cluster.run(1)
    expect(waiting.now).toBe('SHUTTING_DOWN')
    expect(await outcome(runtime.run(0, list))).toBe('SHUTTING_DOWN')
    disk.release('sync')
    expect([...runtime.loaded()]).toEqual([])
  })

  it('is where the id of a group says, once there is the topic', async () => {
    const cluster = await start()
    const topicId = await cluster.topic()
    const { runtime } = listRuntime(cluster.node(1), topicId)
    expect(runtime.partitionOf('a group')).toBe(0)
    const { runtime: early } = listRuntime(cluster.node(1), topicId, { topic: '__none' })
    expect(() => early.partitionOf('a group')).toThrow('there is no topic __none yet')
    expect(await outcome(early.run(0, list))).toBe('NOT_COORDINATOR')
  })
})
