import { isStreamError } from '@millrace/base'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compression, ports } from '../test/ports.ts'
import type { BatchContent, RecordContent } from './batch-content.ts'
import { BatchBuilder } from './batch-builder.ts'
import { batchesIn } from './batches-in.ts'
import { encodeBatch } from './encode-batch.ts'
import { readBatchContent } from './exact.ts'
import { RecordBatch } from './record-batch.ts'
import { validateProducedBatch } from './validate-produced-batch.ts'
import { readVarint, readVarlong, varintSizeBytes, varlongSizeBytes, writeVarint, writeVarlong } from './varint.ts'

const int32 = fc.integer({ min: -0x80000000, max: 0x7fffffff })
const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
const data = fc.option(fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)))
const headers = fc.array(fc.record({ key: fc.string({ unit: 'binary', maxLength: 12 }), value: data }), {
  maxLength: 4,
})
const codec = fc.constantFrom('none', 'gzip', 'snappy', 'lz4', 'zstd')

const content: fc.Arbitrary<Required<BatchContent>> = fc
  .record({
    baseOffset: int64,
    partitionLeaderEpoch: int32,
    compression: codec,
    timestampType: fc.constantFrom('CreateTime', 'LogAppendTime'),
    isTransactional: fc.boolean(),
    isControl: fc.boolean(),
    lastOffsetDelta: int32,
    baseTimestamp: int64,
    hasDeleteHorizon: fc.boolean(),
    maxTimestamp: int64,
    producerId: int64,
    producerEpoch: fc.integer({ min: -0x8000, max: 0x7fff }),
    baseSequence: int32,
    records: fc.array(fc.record({ key: data, value: data, headers, timestampDelta: int64, offsetDelta: int32 }), {
      maxLength: 12,
    }),
  })
  .map(({ hasDeleteHorizon, records, ...batch }) => ({
    ...batch,
    deleteHorizonMs: hasDeleteHorizon ? batch.baseTimestamp : null,
    records: records.map((record): RecordContent => ({
      ...record,
      timestamp:
        batch.timestampType === 'LogAppendTime'
          ? batch.maxTimestamp
          : BigInt.asIntN(64, batch.baseTimestamp + record.timestampDelta),
    })),
  }))

test('what was encoded is read as it was given', () => {
  fc.assert(
    fc.property(content, (given) => {
      const batch = new RecordBatch(encodeBatch(given, ports))
      expect(batch.checksumIsValid(ports.checksum)).toBe(true)
      expect(readBatchContent(batch, compression)).toEqual(given)
    }),
    { numRuns: 500 },
  )
})

test('a builder and the general encoder agree on any records', () => {
  const text = fc.option(fc.oneof(fc.string({ maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 60 }), data))
  const record = fc.record({
    timestamp: fc.integer({ min: -(2 ** 51), max: 2 ** 51 }),
    key: text,
    value: text,
    headers,
  })
  fc.assert(
    fc.property(
      fc.array(record, { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 61, max: 300 }),
      (records, size) => {
        const builder = new BatchBuilder({ sizeBytesMax: 1_000_000, initialSizeBytes: size, compression: 'none' })
        for (const { timestamp, key, value, headers: given } of records) builder.append(timestamp, key, value, given)
        const max = records.reduce((greatest, { timestamp }) => Math.max(greatest, timestamp), Number.MIN_SAFE_INTEGER)
        const encoded = encodeBatch({ records, maxTimestamp: max }, ports)
        expect(builder.build(ports).equals(encoded)).toBe(true)
      },
    ),
    { numRuns: 500 },
  )
})

test('varints come back, in the bytes that were promised', () => {
  const target = Buffer.alloc(12)
  fc.assert(
    fc.property(int32, int64, fc.maxSafeInteger(), (narrow, wide, safe) => {
      const narrowEnd = writeVarint(target, 1, narrow)
      expect(readVarint(target, 1)).toEqual({ value: narrow, bytesRead: varintSizeBytes(narrow) })
      expect(narrowEnd).toBe(1 + varintSizeBytes(narrow))
      for (const value of [wide, safe]) {
        const end = writeVarlong(target, 1, value)
        expect(readVarlong(target, 1)).toEqual({ value: BigInt(value), bytesRead: varlongSizeBytes(value) })
        expect(end).toBe(1 + varlongSizeBytes(value))
      }
    }),
    { numRuns: 1000 },
  )
})

/** Reads all that there is to read; returns the code of the StreamError that stopped it. Anything else fails. */
function readAll(bytes: Buffer, decompressedSizeBytesMax: number): string {
  try {
    for (const batch of batchesIn(bytes)) {
      for (const record of batch.records(compression, { decompressedSizeBytesMax })) {
        const sizes = [record.key?.length ?? -1, record.value?.length ?? -1, record.headers.length]
        expect(sizes).toEqual([record.keySizeBytes, record.valueSizeBytes, record.headerCount])
      }
    }
    return 'read'
  } catch (error) {
    if (isStreamError(error)) return error.code
    throw error
  }
}

const refusals = ['CORRUPT_MESSAGE', 'INVALID_RECORD', 'RECORD_LIST_TOO_LARGE', 'UNSUPPORTED_FOR_MESSAGE_FORMAT']

test('damaged in any way, CRC made right or not, a batch is read or refused', () => {
  const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 5 })
  const outcomes = new Map<string, number>()
  fc.assert(
    fc.property(content, damage, fc.nat(), fc.boolean(), (given, changes, cut, makeRight) => {
      const whole = encodeBatch({ ...given, baseOffset: 0, producerId: -1 }, ports)
      for (const [position, value] of changes) whole[position % whole.length] = value
      const bytes = makeRight ? whole : whole.subarray(0, cut % (whole.length + 1))
      if (makeRight) bytes.writeUInt32BE(ports.checksum.crc32c(bytes.subarray(21)), 17)
      const outcome = readAll(bytes, 100_000)
      expect(['read', ...refusals]).toContain(outcome)
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
      const timestamps = { type: 'CreateTime', nowMs: 0, beforeMaxMs: Infinity, afterMaxMs: Infinity } as const
      const options = { ...ports, maxMessageBytes: 1_000_000, timestamps, decompressedSizeBytesMax: 100_000 }
      try {
        validateProducedBatch(bytes, options)
      } catch (error) {
        expect(isStreamError(error)).toBe(true)
      }
    }),
    { numRuns: 3000 },
  )
  // The damage reaches all sorts of places.
  expect(outcomes.size).toBeGreaterThanOrEqual(3)
})

test('random bytes are no batches', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(['read', ...refusals]).toContain(readAll(Buffer.from(bytes), 100_000))
    }),
    { numRuns: 2000 },
  )
})
