import { present } from '@millrace/base'
import { CrashingDisk, SeededRandom } from '@millrace/base/testing'
import { expect, it } from 'vitest'
import { batchesOf, bytesOf, compacted, CompactionModel, recordsOf, wholeRound } from '../../test/compacting.ts'
import { fixture, openPartition } from '../../test/fixture.ts'

/** A closed log with much to compact, always the same one. */
async function prepared(): Promise<CrashingDisk> {
  const disk = new CrashingDisk()
  const world = fixture({ disk })
  const manager = await world.open()
  const log = await openPartition(manager, compacted)
  const model = new CompactionModel(new SeededRandom(7), 12)
  for (let step = 0; step < 60; step++) await model.step(log, world.clock.wallMs())
  await model.settle(log)
  await manager.close()
  return disk
}

/** Opens the log and compacts it, stopped right after so many operations on the disk if a number is given. */
async function compactOn(disk: CrashingDisk, operations = Number.POSITIVE_INFINITY, after?: () => void) {
  const world = fixture({ disk })
  const manager = await world.clock.until(world.open())
  const log = await openPartition(manager, compacted)
  const before = await batchesOf(log)
  let count = 0
  const stop = disk.onOperation(() => {
    count++
    if (count !== operations) return
    after?.()
    disk.halt()
  })
  const result = await log.compaction.round({ ...wholeRound, bufferBytes: 4_000 }).catch(() => undefined)
  stop()
  return { world, manager, log, before, count, result }
}

it('a compaction that is stopped anywhere leaves the log as it was, or as it becomes, group by group', async () => {
  const origin = await prepared()
  const whole = await compactOn(origin.kill())
  const after = await batchesOf(whole.log)
  const records = await recordsOf(whole.log)
  const hex = (batches: typeof after): string[] => batches.map((batch) => batch.slice().toString('hex'))
  // Groups are put in place one after the other: up to one of them all is new, from there on old.
  const groups = whole.log.segments().map(({ baseOffset }) => baseOffset)
  const allowed = [...groups, Number.POSITIVE_INFINITY].map((base) =>
    [
      ...hex(after.filter(({ baseOffset }) => baseOffset < base)),
      ...hex(whole.before.filter(({ baseOffset }) => baseOffset >= base)),
    ].join(),
  )
  expect(groups.length).toBeGreaterThan(2)
  expect(present(whole.result, 'a round').bytesAfter).toBeLessThan(present(whole.result, 'a round').bytesBefore / 2)
  const seen = new Set<number>()
  for (let operations = 1; operations <= whole.count; operations++) {
    const random = new SeededRandom(operations)
    const left: CrashingDisk[] = []
    const disk = origin.kill()
    await compactOn(disk, operations, () => {
      left.push(disk.kill(random), disk.crash(random))
    })
    for (const [at, found] of left.entries()) {
      // The next start may be stopped as well.
      const again = await openedAgain(found, at === 0 ? undefined : random)
      const bytes = (await bytesOf(again.log)).join()
      expect([operations, at, allowed.includes(bytes), again.log.corruptRanges]).toEqual([operations, at, true, []])
      seen.add(allowed.indexOf(bytes))
      const names = (await again.disk.list('/data/golden-0')).map(({ name }) => name)
      expect(names.filter((name) => /\.(cleaned|swap|deleted)$/.test(name))).toEqual([])
      // The next round goes on from there.
      await again.log.compaction.round(wholeRound)
      expect(await recordsOf(again.log)).toEqual(records)
    }
  }
  expect([...seen].toSorted((a, b) => a - b)).toEqual([...new Set(allowed.map((each) => allowed.indexOf(each)))])
}, 240_000)

/** Opens what a crash left, with another crash on the way if `random` is given. */
async function openedAgain(found: CrashingDisk, random: SeededRandom | undefined) {
  let disk = found
  if (random !== undefined) {
    let left = random.integer(40)
    let next: CrashingDisk | undefined
    const first = disk
    const stop = first.onOperation(() => {
      if (left-- > 0 || next !== undefined) return
      next = first.crash(random)
      first.halt()
    })
    const world = fixture({ disk: first })
    await world.clock.until(world.open().then((manager) => openPartition(manager, compacted))).catch(() => undefined)
    stop()
    disk = next ?? first.kill()
  }
  const world = fixture({ disk })
  const manager = await world.clock.until(world.open())
  return { disk, log: await openPartition(manager, compacted) }
}

it('readers that read while segments are replaced get what was there before, or after, and never an error', async () => {
  const disk = await prepared()
  const world = fixture({ disk })
  const manager = await world.clock.until(world.open())
  const log = await openPartition(manager, compacted)
  const known = new Map((await batchesOf(log)).map((batch) => [batch.baseOffset, batch.nextOffset]))
  let isDone = false
  const read = async (seed: number): Promise<number> => {
    const random = new SeededRandom(seed)
    let reads = 0
    while (!isDone) {
      let before = -1
      for (const batch of await batchesOf(log)) {
        expect(batch.baseOffset).toBeGreaterThan(before)
        expect(known.get(batch.baseOffset)).toBe(batch.nextOffset)
        before = batch.baseOffset
      }
      await log.offsetForTimestamp(world.clock.wallMs() - random.integer(2_000))
      await log.readBefore(log.logEndOffset, { maxBytes: 1_000, endOffset: log.logEndOffset })
      reads++
      await world.clock.yieldTurn()
    }
    return reads
  }
  const reading = [1, 2, 3].map(read)
  const result = await log.compaction.round({ ...wholeRound, bufferBytes: 400 })
  isDone = true
  expect((await Promise.all(reading)).every((reads) => reads > 0)).toBe(true)
  expect(result?.recordsAfter).toBeLessThan(result?.recordsBefore ?? 0)
  expect(log.corruptRanges).toEqual([])
})
