import { isStreamError, MemoryDisk } from '@millrace/base'
import { SeededRandom } from '@millrace/base/testing'
import { batchesIn, RecordBatch } from '@millrace/records'
import { describe, expect, it } from 'vitest'
import { batchOf, directory, type Fixture, fixture, openPartition } from '../../test/fixture.ts'
import { LeaderHistory } from '../../test/leader-history.ts'
import type { PartitionLog } from '../partition-log.ts'
import { scrubStart } from '../reading/scrub.ts'

const small = { segmentBytes: 1500, indexIntervalBytes: 200, retentionMs: -1, fileDeleteDelayMs: 0 }

/** A follower's log that has all of a leader's. */
async function follower(batches = 40, config: object = small) {
  const world = fixture({ disk: new MemoryDisk() })
  const leader = new LeaderHistory(world.clock, new SeededRandom(3))
  for (let count = 0; count < batches; count++) {
    if (count % 10 === 9) leader.epoch++
    leader.write()
  }
  const log = await openPartition(await world.open(), config)
  await catchUp(log, leader)
  return { world, leader, log }
}

async function catchUp(log: PartitionLog, leader: LeaderHistory): Promise<void> {
  while (log.logEndOffset < leader.endOffset) {
    const { durable } = log.appendReplicated(leader.frame(log.nextOffset, 1000))
    await durable
  }
}

async function content(log: PartitionLog): Promise<string[]> {
  const found: string[] = []
  for (let offset = log.logStartOffset; offset < log.logEndOffset;) {
    const bytes = await log.read(offset, { maxBytes: 2000, endOffset: log.logEndOffset })
    for (const batch of batchesIn(bytes)) {
      found.push(batch.slice().toString('hex'))
      offset = batch.nextOffset
    }
  }
  return found
}

const hex = (leader: LeaderHistory): string[] => leader.batches.map(({ bytes }) => bytes.toString('hex'))

async function reopened(world: Fixture): Promise<PartitionLog> {
  const identity = { self: { pid: 2, bootId: 'boot', startTime: '2' }, isAlive: async () => false }
  return openPartition(await world.open({ processIdentity: identity }), small)
}

describe('a follower appends what its leader has', () => {
  it('as it is: offsets, epochs, timestamps, over segments', async () => {
    const { leader, log } = await follower()
    expect(await content(log)).toEqual(hex(leader))
    expect(log.segments().length).toBeGreaterThan(3)
    expect(log.leaderEpochs.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3, 4])
    expect(log.durableOffset).toBe(leader.endOffset)
  })

  it('and knows its producers: a batch that is sent again is found, also after a start', async () => {
    const { world, leader, log } = await follower()
    const last = leader.batches.at(-1)
    const again = Buffer.from(last?.bytes ?? [])
    new RecordBatch(again).assignOffset(0, -1)
    expect(log.append(Buffer.from(again), { leaderEpoch: 9 })).toMatchObject({
      duplicate: true,
      baseOffset: last?.baseOffset,
    })
    const after = await reopened(world)
    expect(after.append(Buffer.from(again), { leaderEpoch: 9 })).toMatchObject({ duplicate: true })
  })

  it('unless it is damaged, cut off, or does not continue the log', async () => {
    const { leader, log } = await follower(5)
    const endOffset = log.nextOffset
    const next = leader.write().bytes
    const refused = (bytes: Buffer): string => {
      try {
        log.appendReplicated(bytes)
        return 'taken'
      } catch (error) {
        return isStreamError(error) ? error.code : String(error)
      }
    }
    const damaged = Buffer.from(next)
    damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1
    expect(refused(damaged)).toBe('CORRUPT_MESSAGE')
    expect(refused(next.subarray(0, -1))).toBe('CORRUPT_MESSAGE')
    expect(refused(leader.write().bytes)).toBe('INVALID_REQUEST')
    const older = Buffer.from(next)
    new RecordBatch(older).assignOffset(endOffset, -1)
    expect(refused(older)).toBe('INVALID_REQUEST')
    // Nothing of a frame is taken whose second batch is bad.
    expect(refused(Buffer.concat([next, damaged]))).toBe('INVALID_REQUEST')
    expect(log.nextOffset).toBe(endOffset)
    expect(refused(next)).toBe('taken')
  })
})

describe('a follower that has led, and wrote nothing', () => {
  it('takes what its leader has from before that', async () => {
    const { world, leader, log } = await follower()
    const { epoch } = leader
    log.assignLeaderEpoch(epoch + 1)
    leader.write()
    await catchUp(log, leader)
    expect(await content(log)).toEqual(hex(leader))
    leader.epoch = epoch + 2
    leader.write()
    await catchUp(log, leader)
    expect(log.leaderEpochs.map((entry) => entry.epoch)).toEqual([0, 1, 2, 3, epoch, epoch + 2])
    expect((await reopened(world)).leaderEpochs).toEqual(log.leaderEpochs)
  })
})

describe('a log that is cut', () => {
  it('ends there, wherever that is, and goes on with what another leader wrote', async () => {
    for (let at = 0; at <= 40; at += 3) {
      const { world, leader, log } = await follower()
      const offset = leader.batches[at]?.baseOffset ?? leader.endOffset
      expect(await log.truncateTo(offset)).toBe(offset)
      leader.diverge(offset)
      expect(await content(log)).toEqual(hex(leader))
      expect([log.logEndOffset, log.durableOffset, log.nextOffset]).toEqual([offset, offset, offset])
      for (let count = 0; count < 15; count++) leader.write()
      await catchUp(log, leader)
      expect(await content(log)).toEqual(hex(leader))
      const after = await reopened(world)
      expect([await content(after), after.corruptRanges]).toEqual([hex(leader), []])
      expect(after.leaderEpochs).toEqual(log.leaderEpochs)
    }
  })

  it('inside a batch ends before it', async () => {
    const { leader, log } = await follower()
    const batch = leader.batches.find(({ baseOffset, nextOffset }) => baseOffset > 30 && nextOffset - baseOffset > 2)
    expect(await log.truncateTo((batch?.baseOffset ?? 0) + 1)).toBe(batch?.baseOffset)
  })

  it('at its end loses nothing but epochs that wrote nothing', async () => {
    const { leader, log } = await follower()
    log.assignLeaderEpoch(17)
    expect(log.leaderEpochs.at(-1)).toEqual({ epoch: 17, startOffset: leader.endOffset })
    expect(await log.truncateTo(leader.endOffset)).toBe(leader.endOffset)
    expect(log.leaderEpochs.at(-1)?.epoch).toBe(leader.epoch)
    expect(await content(log)).toEqual(hex(leader))
  })

  it('finds by time, and knows its producers, as if the rest had never been', async () => {
    const { leader, log } = await follower()
    const kept = leader.batches.slice(0, 22)
    const gone = leader.batches.slice(22)
    await log.truncateTo(kept.at(-1)?.nextOffset ?? 0)
    const latest = Math.max(...kept.map(({ bytes }) => new RecordBatch(bytes).maxTimestamp))
    expect(await log.offsetOfMaxTimestamp()).toMatchObject({ timestampMs: latest })
    expect(await log.offsetForTimestamp(latest + 1)).toBeUndefined()
    for (const { bytes } of gone) {
      const again = Buffer.from(bytes)
      new RecordBatch(again).assignOffset(0, -1)
      expect(log.append(again, { leaderEpoch: 9 }).duplicate).toBe(false)
    }
  })

  it('lets those who read finish first', async () => {
    const { leader, log } = await follower()
    const reads = leader.batches
      .slice(0, 20)
      .map(({ baseOffset }) => log.read(baseOffset, { maxBytes: 100, endOffset: log.logEndOffset }))
    await log.truncateTo(leader.batches[20]?.baseOffset ?? 0)
    const found = await Promise.all(reads)
    expect(found.map((bytes) => bytes.length > 0)).not.toContain(false)
    expect(log.corruptRanges).toEqual([])
  })

  it('before its start is begun anew there', async () => {
    const { leader, log } = await follower()
    await log.advanceLogStartOffset(50)
    expect(await log.truncateTo(20)).toBe(20)
    expect([log.logStartOffset, log.logEndOffset]).toEqual([20, 20])
    leader.diverge(20)
    expect(log.appendReplicated(leader.frame(20, 10)).endOffset).toBe(20)
  })
})

describe('a damaged log', () => {
  it('is whole again once it is cut at the damage and has fetched the rest', async () => {
    const { world, leader, log } = await follower()
    await log.settle()
    const [, second] = log.segments()
    const path = `${directory}/golden-0/${String(second?.baseOffset).padStart(20, '0')}.log`
    const file = await world.disk.open(path, 'write')
    await file.write(100, [Buffer.alloc(8, 0xff)])
    await file.close()
    const after = await reopened(world)
    expect(after.corruptRanges).toHaveLength(1)
    expect(() => after.appendReplicated(leader.write().bytes)).toThrow(expect.objectContaining({ code: 'CORRUPT_LOG' }))
    expect(await after.truncateTo(after.logEndOffset)).toBe(second?.baseOffset)
    await catchUp(after, leader)
    expect([await content(after), after.corruptRanges]).toEqual([hex(leader), []])
  })
})

it('a scrub that had come further than the cut takes what was written since for no damage', async () => {
  const { leader, log } = await follower(20, { ...small, segmentBytes: 1_000_000 })
  const position = await log.scrub(scrubStart, 1_500)
  leader.diverge(5)
  await log.truncateTo(leader.endOffset)
  for (let count = 0; count < 30; count++) leader.write()
  await catchUp(log, leader)
  for (let next = position; next !== undefined;) {
    const after = await log.scrub(next, 1_500)
    next = after?.position === next.position && after.cuts === next.cuts ? undefined : after
  }
  expect(log.corruptRanges).toEqual([])
  expect(await content(log)).toEqual(hex(leader))
})

describe('a log that is begun anew', () => {
  it.each([0, 10, 1_000])('at %i has nothing of before, also after a start', async (startOffset) => {
    const { world, log } = await follower()
    await log.advanceLogStartOffset(50)
    await log.resetTo(startOffset)
    expect([log.logStartOffset, log.logEndOffset, log.leaderEpochs.length]).toEqual([startOffset, startOffset, 0])
    const next = new LeaderHistory(world.clock, new SeededRandom(9), startOffset)
    next.epoch = 7
    for (let count = 0; count < 20; count++) next.write()
    await catchUp(log, next)
    expect(await content(log)).toEqual(hex(next))
    const after = await reopened(world)
    expect([await content(after), after.corruptRanges, after.logStartOffset]).toEqual([hex(next), [], startOffset])
  })

  it('knows no producer of before', async () => {
    const { world, log } = await follower()
    await log.resetTo(100)
    expect(log.producerIdCount).toBe(0)
    const { durable } = log.append(batchOf(world.clock, 1), { leaderEpoch: 9 })
    await durable
    expect(log.logEndOffset).toBe(101)
  })
})
