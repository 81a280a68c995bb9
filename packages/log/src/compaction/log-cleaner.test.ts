import { type Disk, MemoryDisk, present } from '@millrace/base'
import { describe, expect, it } from 'vitest'
import { CollectingMetrics, CrashingDisk } from '@millrace/base/testing'
import { compacted, put, recordsOf } from '../../test/compacting.ts'
import { fixture, openPartition } from '../../test/fixture.ts'
import type { PartitionLog } from '../partition-log.ts'
import { cleanerMetrics } from './cleaner-metrics.ts'
import { type CleanerSettings, LogCleaner } from './log-cleaner.ts'

const defaults: CleanerSettings = {
  threads: 1,
  ioBytesPerSecondMax: Number.MAX_VALUE,
  dedupeBufferBytes: 1 << 20,
  ioBufferBytes: 4_000,
  loadFactor: 0.9,
  backoffMs: 15_000,
}

/** Logs with the same to compact, and a cleaner for them. */
async function cleaning(logCount: number, settings: Partial<CleanerSettings> = {}, disk: Disk = new MemoryDisk()) {
  const world = fixture({ disk })
  const metrics = new CollectingMetrics()
  const manager = await world.open()
  const logs: PartitionLog[] = []
  for (let partition = 0; partition < logCount; partition++) {
    const log = await openPartition(manager, compacted, partition)
    for (let at = 0; at < 12; at++) await put(log, [['a', `${at} ${'x'.repeat(400)}`]])
    await log.settle()
    logs.push(log)
  }
  const cleaner = new LogCleaner({
    clock: world.clock,
    logger: world.logger,
    metrics,
    directories: () => [{ directory: '/data', logs }],
    stableOffsetOf: (log) => log.durableOffset,
    settings: () => ({ ...defaults, ...settings }),
  })
  /** Lets time pass, and all be done that takes turns. */
  const pass = async (byMs: number): Promise<void> => {
    await world.clock.advance(byMs)
    for (let turns = 0; turns < 500; turns++) await world.clock.yieldTurn()
  }
  const cleaned = (): number[] =>
    logs.filter(({ compaction }) => (compaction.cleanedOffset ?? 0) > 0).map(({ partition }) => partition)
  return { world, logs, cleaner, metrics, pass, cleaned }
}

describe('a cleaner', () => {
  it('looks after a while, compacts all logs that are due, and looks again', async () => {
    const { world, logs, cleaner, pass, cleaned } = await cleaning(3)
    await pass(14_999)
    expect(cleaned()).toEqual([])
    await pass(1)
    expect(cleaned()).toEqual([0, 1, 2])
    const [first] = logs
    const offset = first?.compaction.cleanedOffset ?? 0
    for (let at = 0; at < 12; at++) await put(present(first, 'a log'), [['a', `${at} ${'x'.repeat(400)}`]])
    await first?.settle()
    await pass(15_000)
    expect(first?.compaction.cleanedOffset).toBeGreaterThan(offset)
    const timers = world.clock.timerCount
    await cleaner.close()
    expect(world.clock.timerCount).toBe(timers - 1)
  })

  it('reads and writes no faster than it may, and ends at once when it is closed', async () => {
    const { cleaner, pass, cleaned } = await cleaning(1, { ioBytesPerSecondMax: 1_000 })
    await pass(20_000)
    expect(cleaned()).toEqual([])
    await cleaner.close()
    const slow = await cleaning(1, { ioBytesPerSecondMax: 1_000 })
    for (let second = 0; second < 60; second++) await slow.pass(1_000)
    expect(slow.cleaned()).toEqual([0])
    await slow.cleaner.close()
  })

  it('leaves a log alone that it can not read, says so once, and goes on with others', async () => {
    const { world, logs, cleaner, pass, cleaned, metrics } = await cleaning(2)
    const file = await world.disk.open('/data/golden-0/00000000000000000003.log', 'write')
    await file.write(80, [Buffer.from('damage')])
    await file.close()
    await pass(15_000)
    await pass(60_000)
    expect(cleaned()).toEqual([1])
    const said = world.logger.messages('error').filter((message) => message.includes('not compacted any more'))
    expect(said).toHaveLength(1)
    // The log knows of its damage as if a reader had come across it.
    expect(logs[0]?.corruptRanges).toMatchObject([{ startOffset: 3 }])
    const { uncleanablePartitions, uncleanableBytes, recopyPercent } = cleanerMetrics
    expect(metrics.value(uncleanablePartitions.name, { logDirectory: '/data' })).toBe(1)
    expect(metrics.value(uncleanableBytes.name, { logDirectory: '/data' })).toBe(logs[0]?.sizeBytes)
    expect(metrics.value(recopyPercent.name)).toBeGreaterThan(0)
    expect(metrics.value(recopyPercent.name)).toBeLessThan(60)
    await cleaner.close()
  })

  it('counts what a thread was lost with, until that is made up for', async () => {
    const disk = new CrashingDisk()
    const { cleaner, pass, cleaned, metrics } = await cleaning(1, {}, disk)
    const dead = (): number | undefined => metrics.value(cleanerMetrics.deadThreadCount.name)
    disk.failNext('open', /\.log\.cleaned$/, 'INTERNAL')
    await pass(15_000)
    expect([cleaned(), dead()]).toEqual([[], 1])
    await pass(15_000)
    expect([cleaned(), dead()]).toEqual([[0], 0])
    await cleaner.close()
  })

  it('tries again later where the disk was full', async () => {
    const disk = new CrashingDisk()
    const { logs, cleaner, pass, cleaned, world } = await cleaning(1, {}, disk)
    disk.failNext('open', /\.log\.cleaned$/, 'DISK_FULL')
    await pass(15_000)
    expect([cleaned(), world.logger.messages('warn')]).toEqual([[], ['a log could not be compacted now']])
    await pass(15_000)
    expect(cleaned()).toEqual([0])
    expect((await recordsOf(present(logs[0], 'a log'))).length).toBeLessThan(6)
    await cleaner.close()
  })
})
