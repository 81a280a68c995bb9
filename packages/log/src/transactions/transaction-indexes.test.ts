import { isStreamError } from '@millrace/base'
import { describe, expect, it } from 'vitest'
import { compacted, end, put, recordsOf, roll, wholeRound } from '../../test/compacting.ts'
import { batchOf, directory, fixture, type Fixture, openPartition } from '../../test/fixture.ts'
import { readFile, removeFile, writeFile } from '../../test/golden.ts'
import type { PartitionLog } from '../partition-log.ts'

const folder = `${directory}/golden-0`
const config = { segmentBytes: 400, retentionMs: -1, fileDeleteDelayMs: 0 }
const warning = 'which transactions were aborted was missing or wrong, and was found out from the log'

/** Transactions of two producers in many segments: one aborts each, the other one's goes over all and is aborted at last. */
async function write(world: Fixture, log: PartitionLog): Promise<void> {
  const data = (producerId: number, producerEpoch: number, baseSequence: number) =>
    log.append(batchOf(world.clock, 1, { producerId, producerEpoch, baseSequence, isTransactional: true }), {
      leaderEpoch: 0,
    })
  const abort = (producerId: number, producerEpoch: number) =>
    log.transactions.end({ producerId, producerEpoch, coordinatorEpoch: 0, isCommit: false }, 0)
  for (let epoch = 0; epoch < 12; epoch++) {
    data(1, epoch, 0)
    data(2, 0, epoch)
    await abort(1, epoch + 1).durable
  }
  await abort(2, 1).durable
  await log.settle()
}

const abortedIn = async (log: PartitionLog, from = 0, to = log.logEndOffset) =>
  await log.transactions.abortedFrom(from)(from, to)

async function names(world: Fixture, suffix: string): Promise<string[]> {
  return (await world.disk.list(folder)).map(({ name }) => name).filter((name) => name.endsWith(suffix))
}

/** Opens the log of the same disk as a process that comes after a kill, or after a clean stop. */
async function again(before: Fixture, more: { cacheShare?: number } = {}) {
  const world = fixture({ disk: before.disk, seed: 2 })
  const self = { pid: 2, bootId: 'boot', startTime: '2' }
  const manager = await world.open({ processIdentity: { self, isAlive: async () => false }, ...more })
  return { world, manager, log: await openPartition(manager, config) }
}

/** A log that was closed well. */
async function closed() {
  const world = fixture()
  const manager = await world.open()
  const log = await openPartition(manager, config)
  await write(world, log)
  const expected = await abortedIn(log)
  expect([expected?.length, log.segments().length > 6]).toEqual([13, true])
  await manager.close()
  return { world, expected }
}

const warnings = (world: Fixture): number => world.logger.lines.filter(({ message }) => message === warning).length

describe('which transactions were aborted', () => {
  it('is written for each segment, also where none was, and not written again while nothing is added', async () => {
    const world = fixture()
    const manager = await world.open()
    const log = await openPartition(manager, config)
    for (let at = 0; at < 12; at++) await log.append(batchOf(world.clock, 2), { leaderEpoch: 0 }).durable
    await manager.close()
    const logs = await names(world, '.log')
    expect(logs.length).toBeGreaterThan(2)
    expect(await names(world, '.txnindex')).toEqual(logs.map((name) => name.replace('.log', '.txnindex')))
  })

  it.each(['a start', 'a stop and a start'])(
    'is found out from the log after %s, where its files are lost',
    async (when) => {
      const { world, expected } = await closed()
      for (const name of await names(world, '.txnindex')) await removeFile(world.disk, `${folder}/${name}`)
      if (when === 'a start') {
        const { log, manager, world: next } = await again(world)
        expect(await abortedIn(log)).toEqual(expected)
        expect(warnings(next)).toBeGreaterThan(4)
        expect((await names(world, '.txnindex')).length).toBe(log.segments().length - 1)
        await manager.close()
      }
      const { log, world: next } = await again(world)
      expect(await abortedIn(log)).toEqual(expected)
      if (when === 'a start') expect(warnings(next)).toBe(0)
    },
  )

  it('is found out for each range, and also without the producers that were stored', async () => {
    const { world, expected } = await closed()
    for (const suffix of ['.txnindex', '.snapshot']) {
      for (const name of await names(world, suffix)) await removeFile(world.disk, `${folder}/${name}`)
    }
    const { log } = await again(world)
    for (let from = 0; from < log.logEndOffset; from += 3) {
      const inRange = expected?.filter(({ firstOffset, lastOffset }) => firstOffset < from + 2 && lastOffset >= from)
      expect(await abortedIn(log, from, from + 2)).toEqual(inRange)
    }
  })

  it('makes nobody read a segment in which no transaction of interest can end', async () => {
    const world = fixture()
    const manager = await world.open()
    const log = await openPartition(manager, config)
    for (let at = 0; at < 30; at++) await log.append(batchOf(world.clock, 2), { leaderEpoch: 0 }).durable
    await manager.close()
    for (const name of await names(world, '.txnindex')) await removeFile(world.disk, `${folder}/${name}`)
    const { log: opened, world: next } = await again(world)
    const before = warnings(next)
    expect(opened.segments().length).toBeGreaterThan(6)
    expect(await abortedIn(opened, 0, 1)).toEqual([])
    // The first segment alone.
    expect(warnings(next) - before).toBe(1)
  })

  it('is the same with next to no memory for it', async () => {
    const { world, expected } = await closed()
    const { log, manager } = await again(world, { cacheShare: 1e-9 })
    expect(await abortedIn(log)).toEqual(expected)
    expect(await abortedIn(log)).toEqual(expected)
    await manager.close()
  })

  it('can not be told across damage: who asks is told of that, and so is who looks after the log', async () => {
    const { world } = await closed()
    for (const suffix of ['.txnindex', '.snapshot']) {
      for (const name of await names(world, suffix)) await removeFile(world.disk, `${folder}/${name}`)
    }
    const [, second = ''] = await names(world, '.log')
    const bytes = (await readFile(world.disk, `${folder}/${second}`)) ?? Buffer.alloc(0)
    bytes.writeUInt8(bytes.readUInt8(70) ^ 1, 70)
    await writeFile(world.disk, `${folder}/${second}`, bytes)
    const { log } = await again(world)
    const code = await abortedIn(log).then(
      () => 'told',
      (error: unknown) => isStreamError(error) && error.code,
    )
    expect([code, log.isDamaged]).toEqual(['CORRUPT_LOG', true])
  })

  it('is still known of the segments that were read as damage was found at a start, once that is cut off', async () => {
    const world = fixture()
    const manager = await world.open()
    const log = await openPartition(manager, config)
    await write(world, log)
    const expected = await abortedIn(log)
    const bases = log.segments().map(({ baseOffset }) => baseOffset)
    // Killed; and in the sixth segment bits have flipped.
    const name = `${folder}/${String(bases[5]).padStart(20, '0')}.log`
    const bytes = (await readFile(world.disk, name)) ?? Buffer.alloc(0)
    bytes.writeUInt8(bytes.readUInt8(70) ^ 1, 70)
    await writeFile(world.disk, name, bytes)
    const { log: opened } = await again(world)
    expect(opened.isDamaged).toBe(true)
    const endOffset = await opened.cutDamage()
    expect([opened.isDamaged, endOffset >= (bases[5] ?? 0)]).toEqual([false, true])
    expect(await abortedIn(opened, 0, endOffset)).toEqual(expected?.filter(({ lastOffset }) => lastOffset < endOffset))
  })

  it('begins a new segment where it would grow larger than an index may', async () => {
    const world = fixture()
    const log = await openPartition(await world.open(), { ...config, segmentBytes: 1 << 20, segmentIndexBytes: 68 })
    await write(world, log)
    expect(log.segments().length).toBe(7)
    expect((await abortedIn(log))?.length).toBe(13)
  })
})

it('a log is compacted right where its transaction indexes are lost', async () => {
  const world = fixture()
  const manager = await world.open()
  const log = await openPartition(manager, compacted)
  const transaction = { producerId: 3, isTransactional: true }
  await put(log, [['a', 'stays']])
  await put(log, [['a', 'aborted']], { ...transaction, producerEpoch: 0, baseSequence: 0 })
  await roll(log)
  await end(log, 3, 1, false)
  await put(log, [['b', 'committed']], { ...transaction, producerEpoch: 1, baseSequence: 0 })
  await end(log, 3, 2, true)
  await roll(log)
  await log.settle()
  for (const name of await names(world, '.txnindex')) await removeFile(world.disk, `${folder}/${name}`)
  await log.compaction.round(wholeRound)
  const records = (await recordsOf(log)).filter(({ key }) => key !== 'filler')
  expect(records.map(({ key, value }) => [key, value])).toEqual([
    ['a', 'stays'],
    ['b', 'committed'],
  ])
})
