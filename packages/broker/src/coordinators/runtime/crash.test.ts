import { present } from '@millrace/base'
import { CrashingDisk, SeededRandom } from '@millrace/base/testing'
import { expect, it } from 'vitest'
import { add, listRuntime } from '../../../test/coordinators/list-shard.ts'
import { ReplicaCluster } from '../../../test/replicas/replica-cluster.ts'

interface Crash {
  readonly disk: CrashingDisk
  /** What had been told by then. */
  readonly told: readonly string[]
}

it('a crash at any step leaves what was told, whole decisions, in their order', async () => {
  const cluster = await ReplicaCluster.start({ segmentBytes: 300 })
  await cluster.kill(1)
  const disk = new CrashingDisk()
  await cluster.startNode(1, disk)
  const topicId = await cluster.topic([1])
  const { runtime } = listRuntime(cluster.node(1), topicId)
  await cluster.run()
  const random = new SeededRandom(7)
  const crashes: Crash[] = []
  const told: string[] = []
  disk.onOperation((_, path) => {
    if (path.startsWith('/data/t0-0')) crashes.push({ disk: disk.crash(random), told: [...told] })
  })
  const decided: string[] = []
  const decide = async (at: number): Promise<void> => {
    const texts = [`${at}a`, `${at}b`]
    decided.push(...texts)
    await runtime.run(0, add(...texts))
    told.push(...texts)
  }
  for (let at = 0; at < 8; at += 2) await cluster.clock.until(Promise.all([decide(at), decide(at + 1)]))
  expect(crashes.length).toBeGreaterThan(12)
  expect(crashes.at(-1)?.told.length).toBeGreaterThan(6)
  await cluster.kill(1)
  for (const crash of crashes) {
    await cluster.startNode(1, crash.disk)
    const { runtime: next } = listRuntime(cluster.node(1), topicId)
    await cluster.run(100)
    const [loaded] = next.loaded()
    const { items } = present(loaded, 'it is loaded').shard
    expect(items).toEqual(decided.slice(0, items.length))
    expect(items.length % 2).toBe(0)
    expect(items.length).toBeGreaterThanOrEqual(crash.told.length)
    await cluster.kill(1)
  }
  await cluster.stop()
})
