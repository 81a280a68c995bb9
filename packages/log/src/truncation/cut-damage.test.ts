import { type Disk, MemoryDisk } from '@millrace/base'
import { CrashingDisk, SeededRandom } from '@millrace/base/testing'
import { batchesIn } from '@millrace/records'
import { expect, it } from 'vitest'
import { directory, type Fixture, fixture, openPartition } from '../../test/fixture.ts'
import { LeaderHistory } from '../../test/leader-history.ts'
import type { PartitionLog } from '../partition-log.ts'
import { type ScrubPosition, scrubStart } from '../reading/scrub.ts'

const config = { segmentBytes: 1_500, indexIntervalBytes: 200, retentionMs: -1, fileDeleteDelayMs: 0 }
const folder = `${directory}/golden-0`
const rot = Buffer.alloc(8, 0xff)

async function filled(disk: Disk) {
  const world = fixture({ disk })
  const leader = new LeaderHistory(world.clock, new SeededRandom(3))
  for (let count = 0; count < 40; count++) {
    if (count % 10 === 9) leader.epoch++
    leader.write()
  }
  const log = await openPartition(await world.clock.until(world.open()), config)
  await catchUp(log, leader)
  await log.settle()
  return { world, leader, log }
}

async function catchUp(log: PartitionLog, leader: LeaderHistory): Promise<void> {
  while (log.logEndOffset < leader.endOffset) await log.appendReplicated(leader.frame(log.nextOffset, 1_000)).durable
}

/** Bits rot in a segment, and the scrub finds it. Returns the first offset that is lost. */
async function damage(disk: Disk, log: PartitionLog, segmentAt = 1, byte = 100): Promise<number> {
  const segment = log.segments()[segmentAt]
  const file = await disk.open(`${folder}/${String(segment?.baseOffset).padStart(20, '0')}.log`, 'write')
  await file.write(byte, [rot])
  await file.sync()
  await file.close()
  let position: ScrubPosition | undefined = scrubStart
  while (position !== undefined) position = await log.scrub(position, 10_000)
  const [range] = log.corruptRanges
  if (range === undefined) throw new Error('nothing is found to be damaged')
  return range.startOffset
}

async function content(log: PartitionLog): Promise<string[]> {
  const found: string[] = []
  for (let offset = log.logStartOffset; offset < log.logEndOffset;) {
    const bytes = await log.read(offset, { maxBytes: 2_000, endOffset: log.logEndOffset })
    for (const batch of batchesIn(bytes)) {
      found.push(batch.slice().toString('hex'))
      offset = batch.nextOffset
    }
  }
  return found
}

async function copies(disk: Disk): Promise<string[]> {
  const entries = await disk.list(folder)
  return entries.map(({ name }) => name).filter((name) => name.endsWith('.damaged'))
}

async function reopened({ clock, open }: Fixture, disk: Disk, ports: Fixture['ports']): Promise<PartitionLog> {
  const processIdentity = { self: { pid: 2, bootId: 'again', startTime: '2' }, isAlive: async () => false }
  return openPartition(await clock.until(open({ ports: { ...ports, disk }, processIdentity })), config)
}

it('what is damaged can be looked at after it was cut; old copies make room for new ones', async () => {
  const disk = new MemoryDisk()
  const { leader, log } = await filled(disk)
  let found = 0
  const stop = log.onDamage(() => found++)
  const counts: number[] = []
  for (let round = 1; round <= 20; round++) {
    const offset = await damage(disk, log, 1 + (round >> 2), 100 + 300 * (round % 4))
    expect([found, log.isDamaged]).toEqual([round, true])
    expect([await log.cutDamage(), log.isDamaged]).toEqual([offset, false])
    counts.push((await copies(disk)).length)
    await catchUp(log, leader)
  }
  stop()
  expect(Math.max(...counts)).toBe(16)
  const [name] = await copies(disk)
  const file = await disk.open(`${folder}/${name}`, 'read')
  expect((await file.read(0, await file.sizeBytes())).includes(rot)).toBe(true)
  expect(await content(log)).toEqual(leader.batches.map(({ bytes }) => bytes.toString('hex')))
  expect(await log.cutDamage()).toBe(leader.endOffset)
})

it('a log whose machine crashes at any step of the cut is a beginning of what it was, or as damaged as before', async () => {
  const outcomes = { damaged: 0, cut: 0 }
  let isDone = false
  for (let operations = 0; !isDone; operations++) {
    for (const isKill of [true, false]) {
      const random = new SeededRandom(operations)
      const disk = new CrashingDisk()
      const { world, leader, log } = await filled(disk)
      const lostOffset = await damage(disk, log)
      let left = operations
      let next: CrashingDisk | undefined
      disk.onOperation(() => {
        if (left-- > 0 || next !== undefined) return
        next = isKill ? disk.kill(random) : disk.crash(random)
        disk.halt()
      })
      const cut = await log.cutDamage().then(
        () => 'cut',
        () => 'crashed',
      )
      isDone = cut === 'cut'
      if (next === undefined) continue
      const after = await reopened(world, next, world.ports)
      outcomes[after.isDamaged ? 'damaged' : 'cut']++
      if (after.isDamaged) expect(await after.cutDamage()).toBe(lostOffset)
      expect([after.logEndOffset >= lostOffset, after.isDamaged]).toEqual([true, false])
      if (after.logEndOffset > lostOffset) {
        // Its start did not have to read what is damaged: the scrub finds it again.
        expect(await damage(next, after)).toBe(lostOffset)
        expect(await after.cutDamage()).toBe(lostOffset)
      }
      await catchUp(after, leader)
      const all = leader.batches.map(({ bytes }) => bytes.toString('hex'))
      expect([operations, await content(after)]).toEqual([operations, all])
    }
  }
  expect([outcomes.damaged > 3, outcomes.cut > 3]).toEqual([true, true])
})
