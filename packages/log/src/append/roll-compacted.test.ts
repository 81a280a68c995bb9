import { type DiskFile, MemoryDisk, type OpenMode } from '@millrace/base'
import { expect, test } from 'vitest'
import { compacted } from '../../test/compacting.ts'
import { CountingDisk } from '../../test/counting-disk.ts'
import { batchOf, fixture, openPartition } from '../../test/fixture.ts'
import type { PartitionLog } from '../partition-log.ts'

/** Notes how far the log is on disk whenever a segment of it is made. */
class RollWatch extends CountingDisk {
  log: PartitionLog | undefined
  readonly rolls: { readonly baseOffset: number; readonly durableOffset: number }[] = []

  override open(path: string, mode: OpenMode): Promise<DiskFile> {
    const base = /\/golden-0\/(\d+)\.log$/.exec(path)?.[1]
    if (
      base !== undefined &&
      this.log !== undefined &&
      !this.rolls.some(({ baseOffset }) => baseOffset === Number(base))
    ) {
      this.rolls.push({ baseOffset: Number(base), durableOffset: this.log.durableOffset })
    }
    return super.open(path, mode)
  }
}

test('no segment of a compacted log begins before the last one is on disk: a hole between them would pass for what was compacted', async () => {
  const disk = new RollWatch(new MemoryDisk())
  const world = fixture({ disk })
  const manager = await world.open()
  const log = await openPartition(manager, compacted)
  disk.log = log
  const appended = Array.from({ length: 60 }, () => log.append(batchOf(world.clock, 10), { leaderEpoch: 0 }).durable)
  await Promise.all(appended)
  expect(disk.rolls.length).toBeGreaterThan(2)
  for (const { baseOffset, durableOffset } of disk.rolls) expect(durableOffset).toBeGreaterThanOrEqual(baseOffset)
  await manager.close()
})
