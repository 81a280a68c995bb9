import { present } from '@millrace/base'
import { CrashingDisk, SeededRandom } from '@millrace/base/testing'
import { describe, expect, it } from 'vitest'
import { batchOf, directory, fixture, openPartition } from '../../test/fixture.ts'
import type { LogConfig } from '../config.ts'

const rolled = `${directory}/golden-0/00000000000000000000.log`
const records = 8

/** A log of many segments, of which the first rots; then the power is lost before any recovery point is stored. */
async function rotten(seed: number, flush: LogConfig['flush']) {
  const before = fixture({ disk: new CrashingDisk() })
  const config: Partial<LogConfig> = { segmentBytes: 600, flush }
  const log = await openPartition(await before.open(), config)
  for (let at = 0; at < records; at++) {
    log.append(batchOf(before.clock, 1, { valueBytes: 200 }), { leaderEpoch: 0 })
    await log.settle()
  }
  expect(log.segments().length).toBeGreaterThan(3)
  const disk = before.disk as CrashingDisk
  const sizeBytes = [...disk.contents()].find(({ path }) => path === rolled)?.sizeBytes ?? 0
  disk.flipBit(rolled, sizeBytes - 10, 3)
  disk.halt()
  const after = fixture({ disk: disk.crash(new SeededRandom(seed)), seed: 2 })
  const again = await openPartition(await after.open({ processIdentity: otherProcess }), config)
  return { log: again, files: [...(after.disk as CrashingDisk).contents()].map(({ path }) => path) }
}

const otherProcess = { self: { pid: 2, bootId: 'boot', startTime: '2' }, isAlive: async () => false }

it('a leader epoch that rots in the last segment is damage to the next start, and no other epochs are made of it', async () => {
  const before = fixture({ disk: new CrashingDisk() })
  const log = await openPartition(await before.open())
  for (let at = 0; at < records; at++) {
    log.append(batchOf(before.clock, 1), { leaderEpoch: 0 })
    await log.settle()
  }
  const disk = before.disk as CrashingDisk
  const sizeBytes = [...disk.contents()].find(({ path }) => path === rolled)?.sizeBytes ?? 0
  // The epoch stands behind the offset and the length of a batch; its CRC does not cover it.
  const fifthBatch = (sizeBytes / records) * 4
  disk.flipBit(rolled, fifthBatch + 15, 5)
  const after = fixture({ disk: disk.kill(), seed: 2 })
  const again = await openPartition(await after.open({ processIdentity: otherProcess }))
  expect(again.isDamaged).toBe(true)
  expect(again.corruptRanges).toMatchObject([{ startOffset: 4, endOffset: 5 }])
  expect(again.leaderEpochs).toEqual([{ epoch: 0, startOffset: 0 }])
})

it('an offset that rots in a compacted log is damage, and not a hole that compaction left', async () => {
  const config = { compacted: true }
  const before = fixture({ disk: new CrashingDisk() })
  const log = await openPartition(await before.open(), config)
  for (let at = 0; at < records; at++) {
    log.append(batchOf(before.clock, 1), { leaderEpoch: 0 })
    await log.settle()
  }
  const disk = before.disk as CrashingDisk
  const sizeBytes = [...disk.contents()].find(({ path }) => path === rolled)?.sizeBytes ?? 0
  // The last batch's offset becomes 2^38 more. Its CRC does not cover it.
  const lastBatch = (sizeBytes / records) * (records - 1)
  disk.flipBit(rolled, lastBatch + 3, 6)
  const after = fixture({ disk: disk.kill(), seed: 2 })
  const again = await openPartition(await after.open({ processIdentity: otherProcess }), config)
  expect(again.isDamaged).toBe(true)
  expect(again.corruptRanges).toMatchObject([{ startOffset: records - 1, endOffset: records }])
  expect(again.logEndOffset).toBe(records)
})

describe('an offset that rots to one that a segment can hold', () => {
  const config = { compacted: true }

  /** A compacted log that a copy is put into as a follower does it: batches at `offsets`, of one record each. */
  async function rottenTo(offsets: readonly number[], rotAt: number, rotTo: number) {
    const before = fixture({ disk: new CrashingDisk() })
    const log = await openPartition(await before.open(), config)
    for (const offset of offsets) {
      const batch = Buffer.from(batchOf(before.clock, 1))
      batch.writeBigInt64BE(BigInt(offset))
      batch.writeInt32BE(0, 12)
      log.appendReplicated(batch)
      await log.settle()
    }
    const disk = before.disk as CrashingDisk
    const sizeBytes = [...disk.contents()].find(({ path }) => path === rolled)?.sizeBytes ?? 0
    const position = (sizeBytes / offsets.length) * rotAt
    const bit = Math.log2(present(offsets[rotAt], 'an offset') ^ rotTo)
    expect(bit).toBe(Math.trunc(bit))
    disk.flipBit(rolled, position + 7 - Math.floor(bit / 8), bit % 8)
    const after = fixture({ disk: disk.kill(), seed: 2 })
    return openPartition(await after.open({ processIdentity: otherProcess }), config)
  }

  it('to a later one, is damage, and what follows is kept', async () => {
    const log = await rottenTo([0, 1, 2, 3, 4, 5], 2, 18)
    expect(log.corruptRanges).toMatchObject([{ startOffset: 2, endOffset: 4 }])
    expect(log.logEndOffset).toBe(6)
  })

  it('to one in a hole before it, is damage together with the batch that it contradicts', async () => {
    const log = await rottenTo([0, 10, 14, 20], 2, 6)
    expect(log.corruptRanges).toMatchObject([{ startOffset: 1, endOffset: 20 }])
    expect(log.logEndOffset).toBe(21)
  })

  it('before the last batch, is damage up to where the log was known to be', async () => {
    const log = await rottenTo([0, 1, 2, 3], 2, 66)
    expect(log.corruptRanges).toMatchObject([{ startOffset: 2, endOffset: 4 }])
    expect(log.logEndOffset).toBe(4)
  })
})

describe.each(['fsync', 'os'] as const)(
  'a finished segment that rots before a loss of power, with flush=%s',
  (flush) => {
    it.each(Array.from({ length: 12 }, (_, seed) => seed))(
      'is damage, and nothing behind it is taken for a torn tail (%i)',
      async (seed) => {
        const { log, files } = await rotten(seed, flush)
        expect(log.isDamaged).toBe(true)
        expect(log.corruptRanges.map(({ file }) => file)).toEqual([rolled])
        expect(files.filter((path) => path.endsWith('.torn'))).toEqual([])
        expect(log.logEndOffset).toBeGreaterThanOrEqual(flush === 'fsync' ? records - 2 : 1)
      },
    )
  },
)
