import { isStreamError, type StreamError } from '@millrace/base'
import { CrashingDisk, FakeClock, SeededRandom } from '@millrace/base/testing'
import { batchesIn } from '@millrace/records'
import { describe, expect, it } from 'vitest'
import { batchOf, directory, fixture, openPartition } from '../test/fixture.ts'
import { readFile, writeFile } from '../test/golden.ts'
import { durableHintIntervalMs } from './limits.ts'
import type { PartitionLog } from './partition-log.ts'

const folder = `${directory}/golden-0`

async function crashing(config = {}) {
  const disk = new CrashingDisk()
  const world = fixture({ disk })
  const manager = await world.open()
  return { disk, world, manager, log: await openPartition(manager, config) }
}

/** Base offsets of all batches that can be read. */
async function basesOf(log: PartitionLog): Promise<number[]> {
  const bases: number[] = []
  for (let offset = log.logStartOffset; offset < log.logEndOffset;) {
    for (const batch of batchesIn(await log.read(offset, { maxBytes: 1 << 20, endOffset: log.logEndOffset }))) {
      bases.push(batch.baseOffset)
      offset = batch.nextOffset
    }
  }
  return bases
}

const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'resolved',
    (error: unknown) => (isStreamError(error) ? error.code : error),
  )

describe('the first failed sync', () => {
  it('ends the directory: nothing is acknowledged after it, in any of its logs', async () => {
    const { disk, world, manager, log } = await crashing()
    const other = await openPartition(manager, {}, 1)
    await log.append(batchOf(world.clock, 1), { leaderEpoch: 0 }).durable
    const told: StreamError[] = []
    manager.onFailure((error) => told.push(error))
    disk.failNext('sync', 'golden-0/00000000000000000000.log', 'STORAGE_ERROR')
    const pending = [log, log, other].map((each) => each.append(batchOf(world.clock, 2), { leaderEpoch: 0 }))
    expect(await Promise.all(pending.slice(0, 2).map(({ durable }) => codeOf(durable)))).toEqual([
      'STORAGE_ERROR',
      'STORAGE_ERROR',
    ])
    expect(told.map(({ code }) => code)).toEqual(['STORAGE_ERROR'])
    expect(told[0]?.message).toContain('00000000000000000000.log')
    expect([manager.failed.aborted, manager.failed.reason, manager.failure]).toEqual([true, told[0], told[0]])
    for (const each of [log, other]) {
      expect(() => each.append(batchOf(world.clock, 1), { leaderEpoch: 0 })).toThrow(/out of service/)
    }
    expect(log.durableOffset).toBe(1)
    // What was on disk before can still be read, and nothing else.
    const read = await log.read(0, { maxBytes: 1 << 20, endOffset: log.logEndOffset })
    expect([...batchesIn(read)].map(({ baseOffset }) => baseOffset)).toEqual([0])
    expect(await log.read(1, { maxBytes: 1 << 20, endOffset: log.logEndOffset })).toHaveLength(0)
    await manager.close()
    // Nobody may take it for closed whole.
    expect((await fixture({ disk }).open()).wasClean).toBe(false)
  })

  it('is not outlived by a sync that lies: what was not synced well goes into new files, durably', async () => {
    const { disk, world, log } = await crashing()
    await log.append(batchOf(world.clock, 3), { leaderEpoch: 0 }).durable
    // So that it is written down how far all was well.
    await world.clock.advance(durableHintIntervalMs)
    disk.failNext('sync', 'golden-0/00000000000000000000.log', 'STORAGE_ERROR')
    expect(await codeOf(log.append(batchOf(world.clock, 2), { leaderEpoch: 0 }).durable)).toBe('STORAGE_ERROR')
    // The machine goes on: what was written is in its memory, marked as if it were on disk.
    const after = disk.kill()
    const again = fixture({ disk: after })
    const recovered = await openPartition(await again.open())
    expect([recovered.durableOffset, await basesOf(recovered)]).toEqual([5, [0, 3]])
    await recovered.append(batchOf(world.clock, 1), { leaderEpoch: 0 }).durable
    for (let seed = 0; seed < 20; seed++) {
      const found = await openPartition(await fixture({ disk: after.crash(new SeededRandom(seed)) }).open())
      expect([seed, await basesOf(found)]).toEqual([seed, [0, 3, 5]])
    }
    // The old file was not believed: its end stands in one of its own now.
    expect(recovered.segments().map(({ baseOffset }) => baseOffset)).toEqual([0, 3])
  })

  it('may be one of a directory or of a checkpoint', async () => {
    const { disk, world, manager, log } = await crashing({ segmentBytes: 300 })
    disk.failNext('syncDirectory', 'golden-0', 'STORAGE_ERROR')
    const results = [1, 2, 3, 4].map(() => log.append(batchOf(world.clock, 3), { leaderEpoch: 1 }))
    expect(await codeOf(results.at(-1)?.durable ?? Promise.resolve())).toBe('STORAGE_ERROR')
    expect(manager.failure?.code).toBe('STORAGE_ERROR')
  })

  it('keeps nobody from closing the log, not even with a rolled segment that will never be on disk', async () => {
    const clock = new FakeClock()
    const disk = new CrashingDisk({ clock })
    const world = fixture({ disk })
    const manager = await world.open()
    const log = await openPartition(manager, { segmentBytes: 300 })
    // It fails late: the segments after it are written by then.
    disk.delay('sync', 'golden-0/00000000000000000000.log', 1_000)
    disk.failNext('sync', 'golden-0/00000000000000000000.log', 'STORAGE_ERROR')
    const results = [1, 2, 3, 4].map(() => log.append(batchOf(world.clock, 3), { leaderEpoch: 0 }))
    await results.at(-1)?.written
    expect([log.segments().length > 1, log.durableOffset]).toEqual([true, 0])
    await clock.advance(1_000)
    expect(await Promise.all(results.map(({ durable }) => codeOf(durable)))).toEqual(results.map(() => 'STORAGE_ERROR'))
    await manager.close()
    expect((await fixture({ disk }).open()).wasClean).toBe(false)
  })
})

describe('a full disk', () => {
  it('takes back what it has no room for, goes on serving, and takes appends again when there is room', async () => {
    const { disk, world, manager, log } = await crashing({ segmentBytes: 2000 })
    const idempotent = (baseSequence: number, epoch = 0) =>
      batchOf(world.clock, 2, { producerId: 7, producerEpoch: epoch, baseSequence, valueBytes: 200 })
    await log.append(idempotent(0), { leaderEpoch: 0 }).durable
    const before = { segments: log.segments(), epochs: log.leaderEpochs, count: log.producerIdCount }
    disk.setCapacity(disk.usedBytes + 700)
    // One fits, the second does not, the third would have.
    const results = [idempotent(2), idempotent(4), idempotent(6)].map((bytes) => log.append(bytes, { leaderEpoch: 2 }))
    const firstThree = await Promise.all(results.map(({ durable }) => codeOf(durable)))
    expect(firstThree.slice(1)).toEqual(['DISK_FULL', 'DISK_FULL'])
    const kept = firstThree[0] === 'resolved' ? 1 : 0
    expect([log.logEndOffset, log.nextOffset]).toEqual([2 + 2 * kept, 2 + 2 * kept])
    expect(await basesOf(log)).toEqual(kept === 1 ? [0, 2] : [0])
    if (kept === 0) expect([log.segments(), log.leaderEpochs]).toEqual([before.segments, before.epochs])
    // A later batch of the producer, on its way already, may not take the place of the one that failed.
    expect(() => log.append(idempotent(6), { leaderEpoch: 2 })).toThrow(/wrote sequence 6, expected/)
    disk.setCapacity(Number.POSITIVE_INFINITY)
    for (let sequence = 2 + 2 * kept; sequence <= 6; sequence += 2) {
      expect(log.append(idempotent(sequence), { leaderEpoch: 2 })).toMatchObject({
        baseOffset: sequence,
        duplicate: false,
      })
    }
    await log.settle()
    expect(await basesOf(log)).toEqual([0, 2, 4, 6])
    await manager.close()
    const again = await openPartition(await fixture({ disk }).open())
    expect(await basesOf(again)).toEqual([0, 2, 4, 6])
  })

  it('remembers which sequence must come next of a producer of which nothing is left', async () => {
    const { disk, world, log } = await crashing()
    const of = (baseSequence: number) => batchOf(world.clock, 1, { producerId: 9, producerEpoch: 3, baseSequence })
    disk.setCapacity(disk.usedBytes + 10)
    const failed = [of(0), of(1)].map((bytes) => log.append(bytes, { leaderEpoch: 0 }))
    expect(await Promise.all(failed.map(({ durable }) => codeOf(durable)))).toEqual(['DISK_FULL', 'DISK_FULL'])
    disk.setCapacity(Number.POSITIVE_INFINITY)
    expect(() => log.append(of(1), { leaderEpoch: 0 })).toThrow(/expected 0/)
    expect([
      log.append(of(0), { leaderEpoch: 0 }).baseOffset,
      log.append(of(1), { leaderEpoch: 0 }).baseOffset,
    ]).toEqual([0, 1])
  })

  it('leaves no file of a segment that it had no room for', async () => {
    const { disk, world, log } = await crashing({ segmentBytes: 500 })
    await log.append(batchOf(world.clock, 1, { valueBytes: 300 }), { leaderEpoch: 0 }).durable
    disk.setCapacity(disk.usedBytes + 20)
    expect(await codeOf(log.append(batchOf(world.clock, 1, { valueBytes: 300 }), { leaderEpoch: 0 }).durable)).toBe(
      'DISK_FULL',
    )
    await log.settle()
    expect(log.segments().length).toBe(1)
    expect((await disk.list(folder)).filter(({ name }) => name.endsWith('.log')).length).toBe(1)
    disk.setCapacity(Number.POSITIVE_INFINITY)
    await log.append(batchOf(world.clock, 1, { valueBytes: 300 }), { leaderEpoch: 0 }).durable
    expect(log.segments().length).toBe(2)
  })
})

describe('a flipped bit', () => {
  /** A log of several segments, closed, so that nothing is in memory. */
  async function stored() {
    const disk = new CrashingDisk()
    const world = fixture({ disk })
    const manager = await world.open()
    const config = { segmentBytes: 900, indexIntervalBytes: 200 }
    const log = await openPartition(manager, config)
    const batches: Buffer[] = []
    for (let at = 0; at < 16; at++) {
      await world.clock.advance(100)
      const bytes = batchOf(world.clock, 2, { valueBytes: 20 + at })
      log.append(bytes, { leaderEpoch: at < 8 ? 1 : 4 })
      batches.push(bytes)
    }
    await log.settle()
    const bases = log.segments().map(({ baseOffset }) => baseOffset)
    await manager.close()
    const open = async (on: CrashingDisk) => {
      const again = fixture({ disk: on })
      const opened = await again.open()
      return { again, manager: opened, log: await openPartition(opened, config) }
    }
    return { disk, bases, batches, open }
  }

  it('in any byte of a batch is found, named and never served', async () => {
    const { disk, bases, batches, open } = await stored()
    const name = `${folder}/${String(bases[1]).padStart(20, '0')}.log`
    const bytes = (await readFile(disk, name)) ?? Buffer.alloc(0)
    const first = batches.findIndex((_, at) => at * 2 === bases[1])
    const start = batches[first]?.length ?? 0
    const end = start + (batches[first + 1]?.length ?? 0)
    const damagedOffset = (first + 1) * 2
    for (let at = start; at < end; at++) {
      const on = disk.kill()
      const flipped = Buffer.from(bytes)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8))
      await writeFile(on, name, flipped)
      const { log, again } = await open(on)
      for (const [index, batch] of batches.entries()) {
        const read = log.read(index * 2, { maxBytes: 1, endOffset: log.logEndOffset })
        const outcome = await read.then(
          (found) => found.equals(batch),
          (error: unknown) => (isStreamError(error) ? [error.code, error.context.file] : error),
        )
        expect([at, index, outcome]).toEqual([at, index, index === first + 1 ? ['CORRUPT_LOG', name] : true])
      }
      // A long read stops before it.
      const before = await log.read(bases[1] ?? 0, { maxBytes: 1 << 20, endOffset: log.logEndOffset })
      expect(before.equals(batches[first] ?? Buffer.alloc(0))).toBe(true)
      expect(log.corruptRanges).toMatchObject([
        { startOffset: damagedOffset, endOffset: damagedOffset + 2, file: name },
      ])
      expect(() => log.append(batchOf(again.clock, 1), { leaderEpoch: 5 })).toThrow(/is damaged at byte/)
    }
  })

  it('found while the log ran is found again by the next start, however well it was closed', async () => {
    const { disk, bases, open } = await stored()
    const name = `${folder}/${String(bases[1]).padStart(20, '0')}.log`
    const bytes = (await readFile(disk, name)) ?? Buffer.alloc(0)
    bytes[80] = (bytes[80] ?? 0) ^ 1
    await writeFile(disk, name, bytes)
    const first = await open(disk)
    expect(first.log.corruptRanges).toEqual([])
    expect(await codeOf(first.log.read(bases[1] ?? 0, { maxBytes: 1, endOffset: 32 }))).toBe('CORRUPT_LOG')
    await first.manager.close()
    const second = await open(disk)
    expect([second.manager.wasClean, second.log.corruptRanges.length]).toEqual([true, 1])
    expect(() => second.log.append(batchOf(second.again.clock, 1), { leaderEpoch: 9 })).toThrow(/is damaged/)
    expect(await basesOf(second.log).catch(() => [])).toEqual([])
    expect(second.log.logEndOffset).toBe(32)
    // Not even when what is damaged is deleted, until it was opened again.
    await second.log.advanceLogStartOffset(bases[2] ?? 0)
    expect(second.log.corruptRanges).toEqual([])
    expect(() => second.log.append(batchOf(second.again.clock, 1), { leaderEpoch: 9 })).toThrow(/is damaged/)
    await second.manager.close()
    const third = await open(disk)
    expect((await third.log.read(bases[2] ?? 0, { maxBytes: 1, endOffset: 32 })).length).toBeGreaterThan(0)
    expect(third.log.append(batchOf(third.again.clock, 1), { leaderEpoch: 9 }).baseOffset).toBe(32)
  })

  it('is found by the scrub, without anyone reading', async () => {
    const { disk, bases, open } = await stored()
    const name = `${folder}/${String(bases[2]).padStart(20, '0')}.log`
    const bytes = (await readFile(disk, name)) ?? Buffer.alloc(0)
    // Not at its end, which opening the log looks at.
    bytes[100] = (bytes[100] ?? 0) ^ 4
    await writeFile(disk, name, bytes)
    const { log, manager } = await open(disk.kill())
    await manager.scrub()
    expect(log.corruptRanges).toMatchObject([{ file: name }])

    const world = fixture({ disk: disk.kill() })
    const slow = await openPartition(await world.open({ scrubBytesPerSecond: 1000 }), { segmentBytes: 900 })
    await world.clock.advance(500)
    expect(slow.corruptRanges).toEqual([])
    await world.clock.advance(60_000)
    expect(slow.corruptRanges).toMatchObject([{ file: name }])
    expect(world.logger.messages('error').length).toBe(1)
  })

  it('is found by the scrub also beside a log that is written to all the time', async () => {
    const { disk, bases } = await stored()
    const world = fixture({ disk: disk.kill() })
    const manager = await world.open({ scrubBytesPerSecond: 100_000 })
    const busy = await openPartition(manager, {}, 1)
    const log = await openPartition(manager, { segmentBytes: 900 })
    const write = async (): Promise<void> => {
      await busy.append(batchOf(world.clock, 1), { leaderEpoch: 0 }).durable
    }
    const name = `${folder}/${String(bases[2]).padStart(20, '0')}.log`
    const file = await world.disk.open(name, 'write')
    await file.write(100, [Buffer.from([0xff, 0xff])])
    await file.close()
    for (let time = 0; time < 20; time++) {
      await write()
      await world.clock.advance(1_000)
    }
    expect(log.corruptRanges).toMatchObject([{ file: name }])
  })

  it('in an index is found when it is used: reads by offset and time are right all the same', async () => {
    const { disk, bases, batches, open } = await stored()
    for (const base of bases.slice(0, -1)) {
      for (const suffix of ['.index', '.timeindex']) {
        const name = `${folder}/${String(base).padStart(20, '0')}${suffix}`
        const bytes = (await readFile(disk, name)) ?? Buffer.alloc(0)
        expect(bytes.length).toBeGreaterThan(0)
        for (let at = 0; at < bytes.length; at++) {
          const on = disk.kill()
          const flipped = Buffer.from(bytes)
          flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8))
          await writeFile(on, name, flipped)
          const { log } = await open(on)
          expect(log.corruptRanges).toEqual([])
          for (const [index, batch] of batches.entries()) {
            const read = await log.read(index * 2, { maxBytes: 1, endOffset: log.logEndOffset })
            expect([name, at, index, read.equals(batch)]).toEqual([name, at, index, true])
            const [header] = batchesIn(batch)
            const found = await log.offsetForTimestamp(header?.maxTimestamp ?? 0)
            expect([name, at, index, found?.offset]).toEqual([name, at, index, index * 2])
          }
        }
      }
    }
  })
})
