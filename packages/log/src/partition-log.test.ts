import { isStreamError } from '@millrace/base'
import { batchesIn } from '@millrace/records'
import { describe, expect, it } from 'vitest'
import { batchOf, directory, fixture, openPartition } from '../test/fixture.ts'
import { readFile } from '../test/golden.ts'
import { logConfig } from './config.ts'
import type { PartitionLog } from './partition-log.ts'

async function opened(config = {}) {
  const world = fixture()
  const manager = await world.open()
  const log = await openPartition(manager, config)
  const append = (count: number, content = {}, leaderEpoch = 0) =>
    log.append(batchOf(world.clock, count, content), { leaderEpoch })
  return { world, manager, log, append }
}

async function basesAt(log: PartitionLog, offset: number, maxBytes = 1 << 20, endOffset = log.logEndOffset) {
  return [...batchesIn(await log.read(offset, { maxBytes, endOffset }))].map(({ baseOffset }) => baseOffset)
}

describe('appending and reading', () => {
  it('gives appends their offsets, reads them back, and finds them after a restart', async () => {
    const { world, manager, log, append } = await opened()
    const first = append(3)
    const second = append(2)
    expect([first.baseOffset, first.lastOffset, second.baseOffset, second.lastOffset]).toEqual([0, 2, 3, 4])
    expect([log.nextOffset, log.logEndOffset]).toEqual([5, 0])
    await second.durable
    expect([log.logEndOffset, log.durableOffset]).toEqual([5, 5])
    for (const from of [0, 3, 4]) expect(await basesAt(log, from)).toEqual(from < 3 ? [0, 3] : [3])
    expect(await basesAt(log, 5)).toEqual([])
    await manager.close()

    const again = await openPartition(await world.open())
    expect([again.logStartOffset, again.logEndOffset, again.durableOffset]).toEqual([0, 5, 5])
    for (const from of [0, 3, 4]) expect(await basesAt(again, from)).toEqual(from < 3 ? [0, 3] : [3])
    expect(again.append(batchOf(world.clock, 1), { leaderEpoch: 0 }).baseOffset).toBe(5)
  })

  it('returns whole batches: at least one, none beyond the end offset, from memory and from disk alike', async () => {
    const { world, manager, log, append } = await opened()
    for (let at = 0; at < 6; at++) append(2, { valueBytes: 100 })
    await log.settle()
    const check = async (from: PartitionLog) => {
      expect(await basesAt(from, 3, 1)).toEqual([2])
      expect(await basesAt(from, 3, 600)).toEqual([2, 4])
      expect(await basesAt(from, 0, 1 << 20, 6)).toEqual([0, 2, 4])
      expect(await basesAt(from, 6, 1 << 20, 6)).toEqual([])
      expect(await basesAt(from, 0, 1 << 20, 5)).toEqual([0, 2])
    }
    await check(log)
    await manager.close()
    await check(await openPartition(await world.open()))
  })

  it('refuses offsets that do not exist, and says which do', async () => {
    const { log, append } = await opened()
    await append(3).durable
    for (const offset of [-1, 4]) {
      const error = await log.read(offset, { maxBytes: 1, endOffset: 3 }).catch((reason: unknown) => reason)
      expect(isStreamError(error, 'OFFSET_OUT_OF_RANGE') && error.context).toMatchObject({
        logStartOffset: 0,
        logEndOffset: 3,
      })
    }
  })

  it('serves the tail without touching the disk', async () => {
    const { world, log, append } = await opened()
    const { durable } = append(3)
    await durable
    await world.disk.rename(`${directory}/golden-0/00000000000000000000.log`, `${directory}/gone`)
    expect(await basesAt(log, 1)).toEqual([0])
  })

  it('tells when it moves, and writes what comes meanwhile in one go', async () => {
    const { log, append } = await opened()
    const seen: number[][] = []
    const stop = log.onAdvance(() => seen.push([log.logEndOffset, log.durableOffset]))
    const results = [1, 2, 3, 4].map((count) => append(count))
    await results.at(-1)?.durable
    // The first one alone, then all that had gathered behind it.
    expect(seen.map(([end]) => end)).toEqual(expect.arrayContaining([1, 10]))
    expect(seen.at(-1)).toEqual([10, 10])
    expect(seen.length).toBeLessThanOrEqual(4)
    stop()
    await append(1).durable
    expect(seen.at(-1)).toEqual([10, 10])
  })

  it('gives records the time of the broker where the topic asks for it', async () => {
    const { world, log, append } = await opened({ timestampType: 'LogAppendTime' })
    const { logAppendTimeMs, durable } = append(2, { records: [{ key: null, value: 'x', timestamp: 5 }] })
    expect(logAppendTimeMs).toBe(world.clock.wallMs())
    await durable
    const [batch] = batchesIn(await log.read(0, { maxBytes: 1, endOffset: 1 }))
    expect([batch?.timestampType, batch?.maxTimestamp]).toEqual(['LogAppendTime', logAppendTimeMs])
    expect(await log.offsetForTimestamp(logAppendTimeMs)).toMatchObject({ offset: 0, timestampMs: logAppendTimeMs })
  })

  it('tells who sends a batch again the time that its records got the first time', async () => {
    const { world, log, append } = await opened({ timestampType: 'LogAppendTime' })
    const content = {
      producerId: 9,
      producerEpoch: 0,
      baseSequence: 0,
      records: [{ key: null, value: 'x', timestamp: 5 }],
    }
    const first = append(1, content)
    await first.durable
    await world.clock.advance(5_000)
    const again = append(1, content)
    await again.durable
    expect([again.duplicate, again.baseOffset, again.logAppendTimeMs]).toEqual([true, 0, first.logAppendTimeMs])
    const [batch] = batchesIn(await log.read(0, { maxBytes: 1, endOffset: 1 }))
    expect(batch?.maxTimestamp).toBe(first.logAppendTimeMs)
  })

  it('refuses what is too large for the topic or for a segment, naming the limit', async () => {
    const { append } = await opened({ maxMessageBytes: 500, segmentBytes: 400 })
    const codeAndLimit = (valueBytes: number) => {
      try {
        append(1, { valueBytes })
        return 'taken'
      } catch (error) {
        return isStreamError(error) ? [error.code, error.context.limit] : error
      }
    }
    expect([codeAndLimit(600), codeAndLimit(380), codeAndLimit(200)]).toEqual([
      ['MESSAGE_TOO_LARGE', 500],
      ['RECORD_LIST_TOO_LARGE', 400],
      'taken',
    ])
  })

  it('acknowledges without a sync where the topic opts out', async () => {
    const { CrashingDisk } = await import('@millrace/base/testing')
    const disk = new CrashingDisk()
    const world = fixture({ disk })
    const log = await openPartition(await world.open(), { flush: 'os' })
    const syncs: string[] = []
    disk.onOperation((operation, path) => {
      if (operation === 'sync' && path.endsWith('.log')) syncs.push(path)
    })
    await log.append(batchOf(world.clock, 1), { leaderEpoch: -1 }).durable
    expect([log.durableOffset, syncs]).toEqual([1, []])
    expect((await openPartition(await fixture({ disk: disk.kill() }).open(), { flush: 'os' })).logEndOffset).toBe(1)
  })
})

describe('rolling', () => {
  it('begins a segment by size, by the time of records, when an index is full, and when offsets are too far apart', async () => {
    const bySize = await opened({ segmentBytes: 1000 })
    for (let at = 0; at < 5; at++) bySize.append(1, { valueBytes: 300 })
    await bySize.log.settle()
    expect(bySize.log.segments().map(({ baseOffset }) => baseOffset)).toEqual([0, 2, 4])

    const byTime = await opened({ segmentMs: 1000 })
    for (let at = 0; at < 4; at++) {
      byTime.append(1)
      await byTime.world.clock.advance(600)
    }
    expect(byTime.log.segments().map(({ baseOffset }) => baseOffset)).toEqual([0, 2])

    const byIndex = await opened({ segmentIndexBytes: 24, indexIntervalBytes: 0 })
    for (let at = 0; at < 9; at++) byIndex.append(1)
    await byIndex.log.settle()
    expect(byIndex.log.segments().length).toBeGreaterThan(2)

    const byOffset = await opened()
    byOffset.append(1)
    const far = batchOf(byOffset.world.clock, 1, { lastOffsetDelta: 0x7fffffff })
    byOffset.log.append(far, { leaderEpoch: 0, origin: 'internal' })
    await byOffset.log.settle()
    expect(byOffset.log.segments().map(({ baseOffset }) => baseOffset)).toEqual([0, 1])
  })
})

describe('reading by time', () => {
  it('finds the first record that is not earlier, and the latest, as Kafka does', async () => {
    const times = [[10, 50, 20], [30], [60, 40], [55], [90, 70]]
    const { world, manager, log, append } = await opened({ indexIntervalBytes: 0, segmentBytes: 250 })
    for (const [at, timestamps] of times.entries()) {
      append(0, { records: timestamps.map((timestamp) => ({ key: null, value: 'x', timestamp })) }, at < 3 ? 1 : 2)
    }
    await log.settle()
    expect(log.segments().length).toBeGreaterThan(1)
    const all = times.flat()
    const check = async (from: PartitionLog) => {
      for (let timestampMs = 0; timestampMs <= 95; timestampMs += 5) {
        const offset = all.findIndex((time) => time >= timestampMs)
        const found = await from.offsetForTimestamp(timestampMs)
        expect([timestampMs, found?.offset, found?.timestampMs]).toEqual(
          offset < 0 ? [timestampMs, undefined, undefined] : [timestampMs, offset, all[offset]],
        )
      }
      expect(await from.offsetOfMaxTimestamp()).toEqual({ offset: 7, timestampMs: 90, leaderEpoch: 2 })
      expect(await from.offsetOfMaxTimestamp(7)).toEqual({ offset: 4, timestampMs: 60, leaderEpoch: 1 })
      expect(await from.offsetForTimestamp(80, 7)).toBeUndefined()
    }
    await check(log)
    await manager.close()
    await check(await openPartition(await world.open(), { indexIntervalBytes: 0, segmentBytes: 250 }))
    await log.close()
  })

  it('finds nothing where no record has a time', async () => {
    const { log, append } = await opened()
    append(0, { records: [{ key: null, value: 'x', timestamp: -1 }] })
    await log.settle()
    expect([await log.offsetOfMaxTimestamp(), await log.offsetForTimestamp(0)]).toEqual([undefined, undefined])
  })
})

describe('retention', () => {
  async function filled(config = {}) {
    const all = await opened({ segmentBytes: 500, segmentMs: 3_600_000, ...config })
    for (let at = 0; at < 8; at++) {
      all.append(1, { valueBytes: 300 })
      await all.world.clock.advance(1000)
    }
    await all.log.settle()
    expect(all.log.segments().length).toBe(8)
    return all
  }
  const forEver = { retentionMs: -1, retentionBytes: -1 }

  it('keeps for ever with -1', async () => {
    const { world, log } = await filled(forEver)
    expect(await log.applyRetention(world.clock.wallMs() + 3650 * 86_400_000)).toBe(0)
    expect([log.logStartOffset, log.segments().length]).toEqual([0, 8])
  })

  it('goes by the time of the last record of a segment, and rolls the last one when even that is old', async () => {
    const { world, log, append } = await filled({ ...forEver, retentionMs: 4500 })
    expect(await log.applyRetention()).toBe(4)
    expect([log.logStartOffset, log.segments()[0]?.baseOffset]).toEqual([4, 4])
    await world.clock.advance(10_000)
    expect(await log.applyRetention()).toBe(4)
    expect([log.logStartOffset, log.logEndOffset, log.sizeBytes]).toEqual([8, 8, 0])
    const result = append(1)
    await result.durable
    expect([result.baseOffset, await basesAt(log, 8)]).toEqual([8, [8]])
    await expect(log.read(7, { maxBytes: 1, endOffset: 9 })).rejects.toMatchObject({ code: 'OFFSET_OUT_OF_RANGE' })
  })

  it('goes by size, counting from the newest', async () => {
    const { log } = await filled({ ...forEver, retentionBytes: 1200 })
    const sizeBytes = log.segments()[0]?.sizeBytes ?? 0
    await log.applyRetention()
    expect(log.sizeBytes).toBeGreaterThanOrEqual(1200)
    expect(log.sizeBytes - sizeBytes).toBeLessThan(1200)
  })

  it('does not lose an hour of records to a clock that jumps an hour ahead and back', async () => {
    const { world, log } = await filled({ ...forEver, retentionMs: 1_800_000 })
    await log.applyRetention()
    world.clock.jumpWall(3_600_000)
    expect(await log.applyRetention()).toBe(0)
    await world.clock.advance(60_000)
    expect(await log.applyRetention()).toBe(0)
    world.clock.jumpWall(-3_600_000)
    expect(await log.applyRetention()).toBe(0)
    expect(log.logStartOffset).toBe(0)
    // A jump that lasts is believed in the end.
    world.clock.jumpWall(3_600_000)
    await world.clock.advance(3_600_000)
    expect(await log.applyRetention()).toBe(8)
  })

  it('stores the new start before files go, and lets readers finish before they do', async () => {
    const { world, manager, log } = await filled({ ...forEver, retentionMs: 4500, fileDeleteDelayMs: 5000 })
    await log.applyRetention()
    const names = async () => (await world.disk.list(`${directory}/golden-0`)).map(({ name }) => name)
    const checkpoint = await readFile(world.disk, `${directory}/log-start-offset-checkpoint`)
    expect(checkpoint?.toString()).toBe('0\n1\ngolden 0 4\n')
    expect((await names()).filter((name) => name.endsWith('.log.deleted')).length).toBe(4)
    await world.clock.advance(5000)
    expect((await names()).filter((name) => name.includes('.deleted'))).toEqual([])
    await manager.close()
    const again = await openPartition(await world.open(), { segmentBytes: 500 })
    expect([again.logStartOffset, await basesAt(again, 4, 1)]).toEqual([4, [4]])
  })

  it('moves the start where it is asked to, between segments too', async () => {
    const { world, manager, log } = await filled(forEver)
    await log.advanceLogStartOffset(3)
    await expect(log.advanceLogStartOffset(9)).rejects.toMatchObject({ code: 'OFFSET_OUT_OF_RANGE' })
    await log.advanceLogStartOffset(2)
    expect([log.logStartOffset, log.segments()[0]?.baseOffset]).toEqual([3, 3])
    expect((await log.offsetForTimestamp(0))?.offset).toBe(3)
    await manager.close()
    expect((await openPartition(await world.open(), forEver)).logStartOffset).toBe(3)
  })

  it('moves the start without doing what retention would do later', async () => {
    const { log } = await filled({ ...forEver, retentionMs: 1 })
    await log.advanceLogStartOffset(3)
    expect([log.logStartOffset, log.segments()[0]?.baseOffset, await basesAt(log, 3, 1)]).toEqual([3, 3, [3]])
    expect(await log.applyRetention()).toBeGreaterThan(0)
  })

  it('takes effect at once when the configuration changes', async () => {
    const { log } = await filled(forEver)
    log.updateConfig(logConfig({ ...log.config, retentionBytes: 0 }))
    expect(await log.applyRetention()).toBe(8)
  })
})
