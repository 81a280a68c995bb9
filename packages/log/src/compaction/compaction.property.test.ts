import { plainCompression, SeededRandom } from '@millrace/base/testing'
import type { RecordBatch } from '@millrace/records'
import { describe, expect, it } from 'vitest'
import { fixture, openPartition } from '../../test/fixture.ts'
import { batchesOf, bytesOf, compacted, CompactionModel, recordsOf, roll, wholeRound } from '../../test/compacting.ts'
import type { PartitionLog } from '../partition-log.ts'

const seeds = Number(process.env['COMPACTION_SEEDS'] ?? 12)
const firstSeed = Number(process.env['COMPACTION_SEED'] ?? 1)
const dayMs = 86_400_000

/** What must hold of a log that was compacted, whatever was written. */
async function check(log: PartitionLog, model: CompactionModel, isPastHorizon: (offset: number) => boolean) {
  const records = await recordsOf(log)
  const latest = model.latest()
  // Nothing is there that was not written, nothing is another than it was, and the order is that of offsets.
  let before = -1
  for (const record of records) {
    if (record.key === 'filler') continue
    expect(record).toEqual(model.all.get(record.offset))
    expect(record.offset).toBeGreaterThan(before)
    before = record.offset
  }
  // The last value of each key is there; a tombstone until its time has passed.
  const found = new Map(records.map((record) => [record.offset, record]))
  for (const record of latest.values()) {
    if (record.value === null && isPastHorizon(record.offset)) continue
    expect([record, found.get(record.offset)]).toEqual([record, record])
  }
  await checkCommitted(log, model)
  return records
}

/** Who reads what is committed is told of all that was aborted and is still there, and of nothing else. */
async function checkCommitted(log: PartitionLog, model: CompactionModel): Promise<void> {
  const { logStartOffset, logEndOffset } = log
  const aborted = (await log.transactions.abortedFrom(logStartOffset)(logStartOffset, logEndOffset)) ?? []
  const committed = new Set(model.committed.map(({ offset }) => offset))
  for (const batch of await batchesOf(log)) {
    if (batch.isControl || !batch.isTransactional || batch.nextOffset > model.decidedOffset) continue
    const isAborted = aborted.some(
      ({ producerId, firstOffset, lastOffset }) =>
        producerId === batch.producerId && batch.baseOffset >= firstOffset && batch.lastOffset <= lastOffset,
    )
    for (const { offset } of batch.records(plainCompression)) {
      expect([offset, isAborted]).toEqual([offset, !committed.has(offset)])
    }
  }
}

/** Whatever is left of a transaction, be it a batch without records, has its marker; and no marker stands there for nothing. */
function checkTransactions(batches: readonly RecordBatch[]): void {
  const open = new Set<number>()
  for (const { isControl, isTransactional, producerId, recordCount } of batches) {
    if (!isControl && isTransactional) open.add(producerId)
    if (isControl && recordCount > 0) expect(open.delete(producerId)).toBe(true)
  }
  expect([...open]).toEqual([])
}

/** Whether a marker waits for its time. */
async function hasLoneMarker(log: PartitionLog): Promise<boolean> {
  return (await batchesOf(log)).some(({ isControl, hasDeleteHorizon }) => isControl && hasDeleteHorizon)
}

describe('a log that is compacted again and again', () => {
  it.each(Array.from({ length: seeds }, (_, at) => firstSeed + at))(
    'keeps the last value of each key (seed %d)',
    async (seed) => {
      const random = new SeededRandom(seed)
      const world = fixture({ seed })
      let manager = await world.open()
      let log = await openPartition(manager, compacted)
      const model = new CompactionModel(random, 4 + random.integer(30))
      for (let round = 0; round < 8; round++) {
        const steps = 10 + random.integer(60)
        for (let step = 0; step < steps; step++) await model.step(log, world.clock.wallMs())
        if (round === 7 || random.chance(0.3)) await model.settle(log)
        await log.settle()
        const mapSizeBytes = random.chance(0.4) ? 24 * (3 + random.integer(6)) : 1 << 20
        await log.compaction.round({ ...wholeRound, mapSizeBytes, bufferBytes: 200 + random.integer(4_000) })
        await check(log, model, () => false)
        await world.clock.advance(random.integer(7_200_000))
        if (random.chance(0.3)) {
          const bytes = await bytesOf(log)
          await manager.close()
          manager = await world.open()
          log = await openPartition(manager, compacted)
          expect([await bytesOf(log), log.corruptRanges]).toEqual([bytes, []])
        }
      }
      // All that is not the last of its key goes, then tombstones and markers.
      await roll(log)
      for (let again = 0; again < 60; again++) {
        const { cleanedOffset } = (await log.compaction.round(wholeRound)) ?? {}
        if (cleanedOffset === undefined) break
      }
      const dirty = log.segments().at(-1)?.baseOffset ?? 0
      const kept = (await check(log, model, () => false)).filter(({ offset }) => offset < dirty)
      const keys = kept.map(({ key }) => key)
      expect(keys).toEqual([...new Set(keys)])
      // Tombstones; then markers of which no data is left get their time; then they go.
      for (let day = 0; day < 4 || (day < 60 && (await hasLoneMarker(log))); day++) {
        await world.clock.advance(2 * dayMs)
        await roll(log)
        await log.compaction.round(wholeRound)
      }
      const end = log.segments().at(-1)?.baseOffset ?? 0
      const left = (await check(log, model, () => true)).filter(({ offset }) => offset < end)
      expect(left.filter(({ value }) => value === null)).toEqual([])
      const values = [...model.latest().values()].filter(({ value }) => value !== null)
      expect(left.filter(({ key }) => key !== 'filler').map(({ offset }) => offset)).toEqual(
        values.map(({ offset }) => offset).toSorted((a, b) => a - b),
      )
      checkTransactions((await batchesOf(log)).filter(({ nextOffset }) => nextOffset < end))
      expect(log.corruptRanges).toEqual([])
      await manager.close()
    },
  )
})
