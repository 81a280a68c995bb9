import { crc32cChecksum } from '@millrace/base'
import { plainCompression } from '@millrace/base/testing'
import { describe, expect, it } from 'vitest'
import { encodeBatch } from './encode-batch.ts'
import { filterBatch, type FilterBatchOptions } from './filter-batch.ts'
import { RecordBatch } from './record-batch.ts'

const ports = { checksum: crc32cChecksum, compression: plainCompression }
const options: FilterBatchOptions = { ...ports, keep: 'all', whenEmpty: 'drop', deleteHorizonMs: 99_000 }
const codecs = ['none', 'gzip', 'zstd'] as const

function batchOf(content: Partial<Parameters<typeof encodeBatch>[0]> = {}): RecordBatch {
  const records = ['a', 'b', 'c', 'd'].map((key, at) => ({ key, value: `value of ${key}`, timestamp: 1_000 + 10 * at }))
  const producer = { producerId: 7, producerEpoch: 2, baseSequence: 5, isTransactional: true }
  return new RecordBatch(
    encodeBatch({ records, baseOffset: 40, partitionLeaderEpoch: 3, ...producer, ...content }, ports),
  )
}

const shown = (bytes: Buffer | undefined) =>
  bytes === undefined
    ? undefined
    : [...new RecordBatch(bytes).records(plainCompression)].map(({ offset, timestamp, key, value }) => [
        offset,
        timestamp,
        key?.toString(),
        value?.toString(),
      ])

describe('a batch of which records are taken', () => {
  it.each(codecs)('keeps the others as they were, and its place (%s)', (compression) => {
    const batch = batchOf({ compression })
    const { bytes, recordCount } = filterBatch(batch, { ...options, keep: ({ offsetDelta }) => offsetDelta % 2 === 0 })
    expect(recordCount).toBe(2)
    expect(shown(bytes)).toEqual([
      [40, 1_000, 'a', 'value of a'],
      [42, 1_020, 'c', 'value of c'],
    ])
    const kept = new RecordBatch(bytes ?? Buffer.alloc(0))
    const { baseOffset, lastOffset, maxTimestamp, partitionLeaderEpoch, producerId, producerEpoch, lastSequence } = kept
    expect([baseOffset, lastOffset, maxTimestamp, partitionLeaderEpoch]).toEqual([40, 43, 1_020, 3])
    expect([producerId, producerEpoch, lastSequence, kept.compression]).toEqual([7, 2, 8, compression])
    expect([kept.isTransactional, kept.hasDeleteHorizon]).toEqual([true, false])
    expect(kept.checksumIsValid(crc32cChecksum)).toBe(true)
  })

  it('stays the same bytes if none is', () => {
    const batch = batchOf({ compression: 'gzip' })
    expect(filterBatch(batch, options).bytes).toEqual(batch.slice())
  })

  it('goes without records, or keeps what tells its offsets and its sequence', () => {
    const batch = batchOf({ compression: 'gzip', deleteHorizonMs: 5 })
    expect(filterBatch(batch, { ...options, keep: 'none' }).bytes).toBeUndefined()
    const { bytes } = filterBatch(batch, { ...options, keep: () => false, whenEmpty: 'keep' })
    const empty = new RecordBatch(bytes ?? Buffer.alloc(0))
    expect(empty.sizeBytes).toBe(61)
    const { lastOffset, recordCount, lastSequence, maxTimestamp, baseTimestamp, compression, hasDeleteHorizon } = empty
    expect([lastOffset, recordCount, lastSequence, maxTimestamp, baseTimestamp]).toEqual([43, 0, 8, 1_030, -1])
    expect([compression, hasDeleteHorizon, empty.checksumIsValid(crc32cChecksum)]).toEqual(['none', false, true])
    expect(filterBatch(empty, { ...options, whenEmpty: 'keep' }).bytes).toEqual(bytes)
  })
})

describe('a batch that keeps a tombstone', () => {
  const records = [
    { key: 'a', value: null, timestamp: 1_000 },
    { key: 'b', value: 'x', timestamp: 2_000, headers: [{ key: 'h', value: 'v' }] },
    { key: 'c', value: 'y', timestamp: 2_000_000_000_000 },
  ]

  it.each(codecs)('gets a delete horizon once, and its records keep their times (%s)', (compression) => {
    const first = filterBatch(batchOf({ records, compression }), options)
    const batch = new RecordBatch(first.bytes ?? Buffer.alloc(0))
    expect([batch.deleteHorizonMs, batch.maxTimestamp, first.recordCount]).toEqual([99_000, 2_000_000_000_000, 3])
    expect(shown(first.bytes)).toEqual([
      [40, 1_000, 'a', undefined],
      [41, 2_000, 'b', 'x'],
      [42, 2_000_000_000_000, 'c', 'y'],
    ])
    expect([...batch.records(plainCompression)][1]?.headers[0]?.value?.toString()).toBe('v')
    const again = filterBatch(batch, { ...options, deleteHorizonMs: 1, keep: ({ offsetDelta }) => offsetDelta < 2 })
    const later = new RecordBatch(again.bytes ?? Buffer.alloc(0))
    expect([later.deleteHorizonMs, later.maxTimestamp, shown(again.bytes)?.length]).toEqual([99_000, 2_000, 2])
  })

  it('whose records have the time of their appending keeps that', () => {
    const batch = batchOf({ records, timestampType: 'LogAppendTime', maxTimestamp: 7_777 })
    const { bytes } = filterBatch(batch, options)
    expect(shown(bytes)?.map(([, timestamp]) => timestamp)).toEqual([7_777, 7_777, 7_777])
    expect(new RecordBatch(bytes ?? Buffer.alloc(0)).maxTimestamp).toBe(7_777)
  })

  it('gets none where the tombstone goes, and a marker gets one if it is to', () => {
    const batch = batchOf({ records })
    const without = filterBatch(batch, { ...options, keep: ({ valueLength }) => valueLength >= 0 })
    expect(new RecordBatch(without.bytes ?? Buffer.alloc(0)).deleteHorizonMs).toBeNull()
    const marker = filterBatch(batchOf(), { ...options, needsHorizon: true })
    expect(new RecordBatch(marker.bytes ?? Buffer.alloc(0)).deleteHorizonMs).toBe(99_000)
  })
})
