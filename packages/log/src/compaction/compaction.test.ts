import { isStreamError } from '@millrace/base'
import { encodeBatch } from '@millrace/records'
import { describe, expect, it } from 'vitest'
import { batchesOf, bytesOf, compacted, end, put, recordsOf, roll, wholeRound } from '../../test/compacting.ts'
import { batchOf, codec, fixture, openPartition } from '../../test/fixture.ts'
import { removeFile } from '../../test/golden.ts'
import { scrubStart } from '../reading/scrub.ts'

const folder = '/data/golden-0'
const dayMs = 86_400_000

async function opened(config = compacted) {
  const world = fixture()
  const manager = await world.open()
  return { world, manager, log: await openPartition(manager, config) }
}

/** What is left of keys and values before the last segment. */
async function left(log: Awaited<ReturnType<typeof opened>>['log']): Promise<(string | null)[][]> {
  return (await recordsOf(log)).filter(({ key }) => key !== 'filler').map(({ key, value }) => [key, value])
}

describe('what a round leaves', () => {
  it('is the last value of each key; a tombstone goes a round after its time has passed', async () => {
    const { world, log } = await opened()
    await put(log, [
      ['a', '1'],
      ['b', '1'],
    ])
    await put(log, [
      ['a', '2'],
      ['b', null],
    ])
    await roll(log)
    await log.compaction.round(wholeRound)
    expect(await left(log)).toEqual([
      ['a', '2'],
      ['b', null],
    ])
    await world.clock.advance(dayMs - 1)
    await roll(log)
    await log.compaction.round(wholeRound)
    expect(await left(log)).toContainEqual(['b', null])
    await world.clock.advance(1)
    await roll(log)
    await log.compaction.round(wholeRound)
    expect(await left(log)).toEqual([['a', '2']])
  })

  it('tells up to where tombstones are gone, before they are, and still does after a restart', async () => {
    const { world, manager, log } = await opened()
    await put(log, [
      ['a', '1'],
      ['b', '1'],
    ])
    await put(log, [['a', null]])
    await put(log, [
      ['b', null],
      ['a', null],
    ])
    await roll(log)
    await log.compaction.round(wholeRound)
    expect(log.compaction.removedDeletions).toMatchObject({ endOffset: 0, rounds: 0 })
    await world.clock.advance(dayMs)
    await roll(log)
    // Somebody who copies the log has not come past the last of them.
    await log.compaction.round({ ...wholeRound, deletionsNeededFrom: 4 })
    expect(await left(log)).toEqual([
      ['b', null],
      ['a', null],
    ])
    expect(log.compaction.removedDeletions.endOffset).toBe(0)
    await roll(log)
    await log.compaction.round(wholeRound)
    expect(await left(log)).toEqual([])
    // Not that a later tombstone took the place of one.
    expect(log.compaction.removedDeletions).toMatchObject({ endOffset: 5, rounds: 1 })
    await manager.close()
    const again = await openPartition(await world.open(), compacted)
    expect(again.compaction.removedDeletions).toMatchObject({ endOffset: 5, rounds: 1 })
    await again.compaction.noteRemovedDeletions(3)
    await again.compaction.noteRemovedDeletions(9)
    expect(again.compaction.removedDeletions).toMatchObject({ endOffset: 9, rounds: 3 })
  })

  it('of a file that can not be read takes all deletions for gone', async () => {
    const { world, manager, log } = await opened()
    await put(log, [['a', '1']])
    await manager.close()
    const file = await world.disk.open(`${folder}/removed-deletions-offset`, 'create')
    await file.write(0, [Buffer.from('nonsense')])
    await file.close()
    const again = await openPartition(await world.open(), compacted)
    expect(again.compaction.removedDeletions.endOffset).toBe(1)
  })

  it('tells by an empty batch what an idempotent producer wrote last, also where its snapshots are lost', async () => {
    const { world, manager, log } = await opened()
    const producer = { producerId: 7, producerEpoch: 1 }
    const mine = (baseSequence: number) =>
      encodeBatch({ records: [{ key: 'a', value: 'mine', timestamp: 1 }], ...producer, baseSequence }, codec)
    for (const sequence of [0, 1, 2]) await log.append(mine(sequence), { leaderEpoch: 0 }).durable
    await put(log, [['a', 'of another']])
    await roll(log)
    await log.compaction.round(wholeRound)
    expect(await left(log)).toEqual([['a', 'of another']])
    const [empty] = await batchesOf(log)
    expect(empty).toMatchObject({ recordCount: 0, producerId: 7, lastSequence: 2, lastOffset: 2 })
    await manager.close()
    for (const { name } of await world.disk.list(folder)) {
      if (name.endsWith('.snapshot')) await removeFile(world.disk, `${folder}/${name}`)
    }
    const again = await openPartition(await world.open(), compacted)
    expect(again.append(mine(2), { leaderEpoch: 0 })).toMatchObject({ duplicate: true, baseOffset: 2 })
    expect(() => again.append(mine(9), { leaderEpoch: 0 })).toThrow(
      expect.objectContaining({ code: 'OUT_OF_ORDER_SEQUENCE' }),
    )
    await again.append(mine(3), { leaderEpoch: 0 }).durable
  })

  it('has nothing that was aborted, and what supersedes nothing because of that', async () => {
    const { log } = await opened()
    const transaction = { producerId: 3, isTransactional: true }
    await put(log, [['a', 'stays']])
    await put(log, [['a', 'aborted']], { ...transaction, producerEpoch: 0, baseSequence: 0 })
    await end(log, 3, 1, false)
    await put(log, [['b', 'committed']], { ...transaction, producerEpoch: 1, baseSequence: 0 })
    await end(log, 3, 2, true)
    await roll(log)
    await log.compaction.round(wholeRound)
    expect(await left(log)).toEqual([
      ['a', 'stays'],
      ['b', 'committed'],
    ])
  })

  it('leaves alone what is not decided, not committed, or in the last segment', async () => {
    const { log } = await opened()
    await put(log, [['a', '1']])
    await put(log, [['a', '2']])
    await roll(log)
    await put(log, [['a', '3']], { producerId: 3, producerEpoch: 0, baseSequence: 0, isTransactional: true })
    await put(log, [['a', '4']])
    await roll(log)
    expect(await log.compaction.round({ ...wholeRound, stableOffset: 1 })).toBeUndefined()
    const first = await log.compaction.round(wholeRound)
    expect([first?.cleanedOffset, log.compaction.cleanedOffset]).toEqual([2, 2])
    expect((await left(log)).map(([, value]) => value)).toEqual(['2', '3', '4'])
    await end(log, 3, 1, true)
    await roll(log)
    await log.compaction.round(wholeRound)
    expect((await left(log)).map(([, value]) => value)).toEqual(['4'])
  })

  it('of more keys than there is memory for, is compacted as far as that goes, and further by the next round', async () => {
    const { log } = await opened({ ...compacted, segmentBytes: 100_000 })
    for (const round of ['1', '2']) {
      for (let at = 0; at < 60; at++) await put(log, [[`key-${at}`, round]])
    }
    await roll(log)
    // Sixteen keys a round.
    const small = { ...wholeRound, mapSizeBytes: 17 * 24, mapLoadFactor: 1 }
    const offsets: (number | undefined)[] = []
    for (let round = 0; round < 9; round++) {
      const result = await log.compaction.round(small)
      offsets.push(result?.cleanedOffset)
      expect(result === undefined || result.keys <= 16).toBe(true)
      const latest = new Map((await left(log)).map(([key, value]) => [key, value]))
      expect([latest.size, [...latest.values()].every((value) => value === '2')]).toEqual([60, true])
    }
    expect(offsets).toEqual([16, 32, 48, 64, 80, 96, 112, 120, undefined])
    expect(await left(log)).toHaveLength(60)
  })

  it('is fewer segments than before', async () => {
    const { log } = await opened()
    for (let at = 0; at < 60; at++) await put(log, [['a', `${at} ${'x'.repeat(300)}`]])
    await log.settle()
    const before = log.segments().length
    await log.compaction.round(wholeRound)
    await roll(log)
    await log.compaction.round(wholeRound)
    expect([before > 12, log.segments().length]).toEqual([true, 3])
  })
})

describe('a compacted topic', () => {
  it('takes no record without a key', async () => {
    const { world, log } = await opened()
    const bytes = encodeBatch({ records: [{ key: null, value: 'x', timestamp: world.clock.wallMs() }] }, codec)
    const error = await Promise.resolve()
      .then(() => log.append(bytes, { leaderEpoch: 0 }))
      .catch((reason: unknown) => reason)
    expect(isStreamError(error, 'INVALID_RECORD') && error.message).toContain('has no key')
  })

  it('begins a segment before records have waited for too long to be compacted', async () => {
    const { log } = await opened({ ...compacted, maxCompactionLagMs: 1_000, segmentMs: 1_000_000 })
    for (const timestamp of [5_000, 6_000, 6_001]) await put(log, [['a', '1']], {}, timestamp)
    expect(log.segments().map(({ baseOffset }) => baseOffset)).toEqual([0, 2])
  })

  it('loses nothing to retention, unless its policy is to delete too: then the log start moves', async () => {
    const { world, log } = await opened({ ...compacted, retentionMs: 1_000 })
    await put(log, [['a', '1']], {}, world.clock.wallMs())
    await roll(log)
    await log.compaction.round(wholeRound)
    await world.clock.advance(10_000)
    expect(await log.applyRetention()).toBe(0)
    log.updateConfig({ ...log.config, deletes: true })
    expect(await log.applyRetention()).toBeGreaterThan(0)
    expect([log.logStartOffset > 0, await left(log)]).toEqual([true, []])
  })

  it('gives up what deleted records leave without waiting for retention', async () => {
    const { log } = await opened()
    for (let at = 0; at < 12; at++) await put(log, [[`key-${at}`, 'x'.repeat(400)]])
    await log.settle()
    const before = log.segments().length
    await log.advanceLogStartOffset(9)
    expect(log.segments().length).toBeLessThan(before)
    await log.compaction.round(wholeRound)
    expect((await left(log)).map(([key]) => key)).toEqual(['key-9', 'key-10', 'key-11'])
  })

  it('that is one no more has its holes still, also after a start, clean or not', async () => {
    const { world, manager, log } = await opened()
    for (let at = 0; at < 12; at++) await put(log, [['a', `${at} ${'x'.repeat(400)}`]])
    await roll(log)
    await log.compaction.round(wholeRound)
    const plain = { ...compacted, compacts: false, deletes: true, retentionMs: -1 }
    log.updateConfig({ ...log.config, compacts: false, compacted: false })
    const bytes = await bytesOf(log)
    for (let position = scrubStart, step = 0; step < 5; step++) {
      position = (await log.scrub(position, 1 << 20)) ?? scrubStart
    }
    expect(log.corruptRanges).toEqual([])
    await manager.close()
    for (const isClean of [true, false]) {
      if (!isClean) await removeFile(world.disk, '/data/.kafka_cleanshutdown')
      const again = await world.open()
      const reopened = await openPartition(again, plain)
      expect([await bytesOf(reopened), reopened.corruptRanges]).toEqual([bytes, []])
      await again.close()
    }
  })
})

describe('a round while the log is changed', () => {
  it('ends when the log is cut, and what is written from there on is compacted later', async () => {
    const { world, log } = await opened()
    for (let at = 0; at < 30; at++) await put(log, [[`key-${at % 3}`, `${at} ${'x'.repeat(200)}`]])
    await log.settle()
    await log.compaction.round(wholeRound)
    const cleaned = log.compaction.cleanedOffset ?? 0
    for (let at = 0; at < 30; at++) await put(log, [[`key-${at % 3}`, `${at} ${'x'.repeat(200)}`]])
    await log.settle()
    let cut: Promise<number> | undefined
    const spend = async (): Promise<void> => {
      cut ??= log.truncateTo(cleaned - 5)
      await world.clock.yieldTurn()
    }
    expect(await log.compaction.round({ ...wholeRound, spend })).toBeUndefined()
    await cut
    expect(log.compaction.cleanedOffset).toBe(log.logEndOffset)
    const names = (await world.disk.list(folder)).map(({ name }) => name)
    expect(names.filter((name) => /\.(cleaned|swap)$/.test(name))).toEqual([])
    await log.append(batchOf(world.clock, 1), { leaderEpoch: 0 }).durable
  })

  it('ends when retention takes a segment that it has read, and the next one goes on', async () => {
    const { log } = await opened({ ...compacted, deletes: true })
    for (let at = 0; at < 30; at++) await put(log, [[`key-${at}`, 'x'.repeat(300)]])
    await log.settle()
    let spends = 0
    const spend = async (): Promise<void> => {
      if (++spends === 12) await log.deleteOldestSegment()
    }
    expect(await log.compaction.round({ ...wholeRound, spend })).toBeUndefined()
    const start = log.logStartOffset
    expect(start).toBeGreaterThan(0)
    expect(await log.compaction.round(wholeRound)).toBeDefined()
    expect((await recordsOf(log))[0]?.offset).toBe(start)
  })
})
