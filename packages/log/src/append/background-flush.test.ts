import { MemoryDisk } from '@millrace/base'
import { describe, expect, it } from 'vitest'
import { batchOf, fixture, openPartition } from '../../test/fixture.ts'
import { CountingDisk } from '../../test/counting-disk.ts'

async function logOf(config: { flushMessages?: number; flushMs?: number; flush?: 'os' | 'fsync' }) {
  const disk = new CountingDisk(new MemoryDisk())
  const world = fixture({ disk })
  const manager = await world.open()
  const log = await openPartition(manager, { flush: 'os', ...config })
  const append = async (records: number): Promise<void> => {
    await log.append(batchOf(world.clock, records), { leaderEpoch: 0 }).durable
    await world.clock.settle()
  }
  await append(1)
  disk.syncsOf.clear()
  const syncs = (): number => disk.syncsOf.get('/data/golden-0/00000000000000000000.log') ?? 0
  return { world, manager, log, append, syncs }
}

describe('with flush=os', () => {
  it('nothing is forced to disk by itself unless it is asked for', async () => {
    const { append, syncs, world } = await logOf({})
    for (let count = 0; count < 5; count++) await append(1_000)
    await world.clock.advance(3_600_000)
    expect(syncs()).toBe(0)
  })

  it('flush.messages records are acknowledged without, then all are forced to disk', async () => {
    // The fixture's first record counts.
    const { append, syncs } = await logOf({ flushMessages: 10 })
    await append(8)
    expect(syncs()).toBe(0)
    await append(1)
    expect(syncs()).toBe(1)
    await append(9)
    expect(syncs()).toBe(1)
    await append(1)
    expect(syncs()).toBe(2)
  })

  it('flush.ms after the first record that waits all are forced to disk, and idle logs are left alone', async () => {
    const { append, syncs, world } = await logOf({ flushMs: 500 })
    await world.clock.advance(500)
    expect(syncs()).toBe(1)
    await world.clock.advance(10_000)
    expect(syncs()).toBe(1)
    await append(1)
    await world.clock.advance(300)
    await append(1)
    await world.clock.advance(199)
    expect(syncs()).toBe(1)
    await world.clock.advance(1)
    expect(syncs()).toBe(2)
  })

  it('a log that is closed leaves no timer behind', async () => {
    const { append, manager, world } = await logOf({ flushMs: 60_000 })
    await append(1)
    await manager.close()
    expect(world.clock.timerCount).toBe(0)
  })
})

it('with flush=fsync each acknowledgement waits for the disk, whatever flush.messages and flush.ms allow', async () => {
  const { append, syncs } = await logOf({ flush: 'fsync', flushMessages: 1_000, flushMs: 1_000_000 })
  await append(1)
  expect(syncs()).toBe(1)
  await append(1)
  expect(syncs()).toBe(2)
})
