import { MemoryDisk, StreamError } from '@millrace/base'
import type { FakeClock } from '@millrace/base/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { add, list, listRuntime } from '../../../test/coordinators/list-shard.ts'
import { HeldDisk } from '../../../test/held-disk.ts'
import { ReplicaCluster } from '../../../test/replicas/replica-cluster.ts'
import { tickRetryMs } from '../../limits.ts'
import type { ShardHostOptions } from './shard-host.ts'

const running: ReplicaCluster[] = []

afterEach(async () => {
  for (const cluster of running.splice(0)) await cluster.stop()
})

async function alone(options: Partial<ShardHostOptions<string, never, string>> = {}) {
  const cluster = await ReplicaCluster.start()
  running.push(cluster)
  await cluster.kill(1)
  const disk = new HeldDisk(new MemoryDisk())
  await cluster.startNode(1, disk)
  const topicId = await cluster.topic([1])
  const { runtime, told } = listRuntime(cluster.node(1), topicId, options as object)
  await cluster.run()
  const inMs = (delayMs: number): string => String(cluster.clock.wallMs() + delayMs)
  const add1 = (text: string): Promise<readonly string[]> => cluster.clock.until(runtime.run(0, add(text)))
  return { cluster, disk, topicId, runtime, told, inMs, add: add1 }
}

describe('what is due', () => {
  it('is done in time, once what it wrote is committed', async () => {
    const { cluster, disk, told, inMs, add, runtime } = await alone()
    const due = inMs(1_000)
    await add(due)
    await add(inMs(5_000))
    await cluster.run(900)
    expect(told).toEqual(['0 loaded: 0'])
    disk.hold('sync')
    await cluster.run(200)
    expect(told).toEqual(['0 loaded: 0'])
    disk.release('sync')
    await cluster.run(1)
    expect(told).toEqual(['0 loaded: 0', `it rang at ${due}`])
    await cluster.run(10_000)
    expect(told).toHaveLength(3)
    expect(await cluster.clock.until(runtime.run(0, list))).toHaveLength(4)
  })

  it('sooner than what a timer was set for is done sooner', async () => {
    const { cluster, told, inMs, add } = await alone()
    await add(inMs(60_000))
    await add(inMs(100))
    await cluster.run(150)
    expect(told).toHaveLength(2)
  })

  it('is done after a restart', async () => {
    const { cluster, topicId, add, inMs } = await alone()
    await add(inMs(5_000))
    const disk = await cluster.kill(1)
    await cluster.startNode(1, disk)
    const { told } = listRuntime(cluster.node(1), topicId)
    await cluster.run(1_000)
    expect(told).toEqual(['0 loaded: 1'])
    await cluster.run(10_000)
    expect(told).toHaveLength(2)
  })

  it('and refused is tried again after a while, without holding up the rest', async () => {
    const { cluster, runtime, told, inMs, add } = await alone()
    await add(inMs(100))
    const partition = [...cluster.node(1).partitions.all()].find(({ topic }) => topic === runtime.topic)
    const assertEnoughReplicas = partition?.assertEnoughReplicas.bind(partition)
    let refusals = 0
    Object.assign(partition ?? {}, {
      assertEnoughReplicas: () => {
        refusals += 1
        throw new StreamError('NOT_ENOUGH_REPLICAS', 'too few')
      },
    })
    await cluster.run(100 + 3 * tickRetryMs)
    expect(refusals).toBe(4)
    expect(await cluster.clock.until(runtime.run(0, list))).toHaveLength(1)
    Object.assign(partition ?? {}, { assertEnoughReplicas })
    await cluster.run(tickRetryMs)
    expect(told).toHaveLength(2)
  })
})

describe('a process that was stalled', () => {
  /** Lets the clock go on without timers, as long as nothing runs in the process. */
  function stall(clock: FakeClock): { stop: (forMs: number) => void; turns: string[] } {
    const monotonicMs = clock.monotonicMs.bind(clock)
    const yieldTurn = clock.yieldTurn.bind(clock)
    let stalledMs = 0
    const turns: string[] = []
    Object.assign(clock, {
      monotonicMs: () => monotonicMs() + stalledMs,
      yieldTurn: async () => {
        turns.push('heard')
        await yieldTurn()
      },
    })
    return {
      turns,
      stop: (forMs) => {
        stalledMs += forMs
      },
    }
  }

  it('leaves that out of the time, so that nobody is taken for silent because of it', async () => {
    const { cluster, runtime, inMs, add, told } = await alone()
    const { stop } = stall(cluster.clock)
    await add(inMs(45_000))
    await cluster.run(5_000)
    const times: number[] = []
    const tell = (): Promise<unknown> =>
      runtime.run(0, (_, nowMs) => {
        times.push(nowMs)
        return { records: [], response: '' }
      })
    await tell()
    // Past the time that is waited for: it would have fired in the middle of the stall.
    stop(60_000)
    await cluster.run(1_000)
    await tell()
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBe(1_000)
    expect(told).toHaveLength(1)
    await cluster.run(39_100)
    expect(told).toHaveLength(2)
  })

  it('first hears what was said meanwhile', async () => {
    const { cluster, inMs, add } = await alone()
    const { stop, turns } = stall(cluster.clock)
    await add(inMs(500))
    stop(600)
    await cluster.run(500)
    expect(turns).toEqual(['heard', 'heard'])
  })

  it('and a wall clock that jumps ends nothing before its time', async () => {
    const { cluster, told, inMs, add } = await alone()
    await add(inMs(10_000))
    cluster.clock.jumpWall(3_600_000)
    await cluster.run(9_000)
    expect(told).toHaveLength(1)
    cluster.clock.jumpWall(-7_200_000)
    await cluster.run(1_001)
    expect(told).toHaveLength(2)
  })
})
