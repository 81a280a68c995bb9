import { CrashingDisk, SeededRandom } from '@millrace/base/testing'
import { describe, expect, it } from 'vitest'
import { batchOf, directory, fixture, openPartition } from '../../test/fixture.ts'
import type { Disk } from '@millrace/base'

const segmentBytes = 4_000
const config = { segmentBytes, preallocate: true }

async function sizes(disk: Disk): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const { name } of await disk.list(`${directory}/golden-0`)) {
    if (!/\.(log|torn)/.test(name)) continue
    const file = await disk.open(`${directory}/golden-0/${name}`, 'read')
    found[name.replace(/^0+(?=\d)/, '')] = await file.sizeBytes()
    await file.close()
  }
  return found
}

async function filled(disk = new CrashingDisk()) {
  const world = fixture({ disk })
  const manager = await world.open()
  const log = await openPartition(manager, config)
  const append = (): Promise<void> =>
    log.append(batchOf(world.clock, 1, { valueBytes: 900 }), { leaderEpoch: 0 }).durable
  return { disk, world, manager, log, append }
}

describe('a preallocated segment', () => {
  it('has its whole size at once, and what was written once it is rolled or closed', async () => {
    const { disk, manager, log, append } = await filled()
    expect(await sizes(disk)).toEqual({ '0.log': segmentBytes })
    for (let count = 0; count < 6; count++) await append()
    await log.settle()
    const [first] = log.segments()
    expect(await sizes(disk)).toEqual({ '0.log': first?.sizeBytes, '4.log': segmentBytes })
    expect(log.segments().length).toBe(2)
    const second = log.segments()[1]?.sizeBytes
    await manager.close()
    expect(await sizes(disk)).toEqual({ '0.log': first?.sizeBytes, '4.log': second })
  })

  it("is read and written on after a crash, wherever that came, and its zeros are nobody's records", async () => {
    const { disk, append } = await filled()
    const stopped: CrashingDisk[] = []
    const acknowledged: number[] = []
    let count = 0
    disk.onOperation(() => {
      stopped.push(disk.crash(new SeededRandom(stopped.length)), disk.kill())
      acknowledged.push(count, count)
    })
    for (; count < 6; count++) await append()
    expect(stopped.length).toBeGreaterThan(30)
    for (const [at, found] of stopped.entries()) {
      const world = fixture({ disk: found })
      const log = await openPartition(await world.open(), config)
      expect([at, log.logEndOffset >= (acknowledged[at] ?? 0), log.corruptRanges]).toEqual([at, true, []])
      const { baseOffset, durable } = log.append(batchOf(world.clock, 1), { leaderEpoch: 1 })
      await durable
      expect((await log.read(baseOffset, { maxBytes: 10_000, endOffset: baseOffset + 1 })).length).toBeGreaterThan(0)
      const tornSizes = Object.entries(await sizes(found)).filter(([name]) => name.endsWith('.torn'))
      // What is set aside is what was written, never the room behind it.
      for (const [, size] of tornSizes) expect(size).toBeLessThan(1_100)
    }
  })
})
