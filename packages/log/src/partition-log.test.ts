import { batchesIn } from '@millrace/records'
import { describe, expect, it } from 'vitest'
import { batchOf, fixture, openPartition } from '../test/fixture.ts'

describe('PartitionLog', () => {
  it('gives appends their offsets, reads them back, and finds them after a restart', async () => {
    const world = fixture()
    const manager = await world.open()
    const log = await openPartition(manager)
    const first = log.append(batchOf(world.clock, 3), { leaderEpoch: 0 })
    const second = log.append(batchOf(world.clock, 2), { leaderEpoch: 0 })
    expect([first.baseOffset, first.lastOffset, second.baseOffset, second.lastOffset]).toEqual([0, 2, 3, 4])
    await second.durable
    expect([log.logEndOffset, log.durableOffset]).toEqual([5, 5])
    const read = async (from: typeof log, offset: number) =>
      [...batchesIn(await from.read(offset, { maxBytes: 1000, endOffset: 5 }))].map((batch) => batch.baseOffset)
    expect(await read(log, 0)).toEqual([0, 3])
    expect(await read(log, 4)).toEqual([3])
    expect(await read(log, 5)).toEqual([])
    await manager.close()

    const again = await openPartition(await world.open())
    expect([again.logStartOffset, again.logEndOffset, again.durableOffset]).toEqual([0, 5, 5])
    expect(await read(again, 1)).toEqual([0, 3])
    expect(again.append(batchOf(world.clock, 1), { leaderEpoch: 0 }).baseOffset).toBe(5)
  })
})
