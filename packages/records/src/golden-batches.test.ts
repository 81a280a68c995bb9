import { createHash } from 'node:crypto'
import { crc32cChecksum, isStreamError } from '@millrace/base'
import { NodeCompression } from '@millrace/node-io'
import { describe, expect, test } from 'vitest'
import { base64, bytesOf, type GoldenBatch, type GoldenCase, readGolden } from '../test/golden.ts'
import { decodeControlKey, decodeEndTransactionMarker } from './control-records.ts'
import { encodeBatch, encodeRecords } from './encode-batch.ts'
import { exactBatchFields, readBatchContent } from './exact.ts'
import { batchesIn, RecordBatch } from './index.ts'
import { sequenceAfter } from './sequence.ts'

const compression = new NodeCompression()
const ports = { checksum: crc32cChecksum, compression }

/** How many cases each file has: an empty or lost file cannot pass. */
const files = {
  none: 28,
  gzip: 30,
  snappy: 28,
  lz4: 30,
  zstd: 31,
  control: 9,
  'several-batches': 19,
  foreign: 22,
} as const

/** The header of a batch in the terms of the golden files. */
function headerOf(batch: RecordBatch): Omit<GoldenBatch, 'records' | 'payloadLength' | 'payloadSha256'> {
  const exact = exactBatchFields(batch)
  return {
    baseOffset: String(exact.baseOffset),
    batchLength: batch.sizeBytes - 12,
    partitionLeaderEpoch: batch.partitionLeaderEpoch,
    magic: batch.magic,
    crc: batch.crc,
    attributes: batch.attributes,
    compression: batch.compression,
    timestampType: batch.timestampType,
    isTransactional: batch.isTransactional,
    isControl: batch.isControl,
    deleteHorizonMs: batch.hasDeleteHorizon ? String(exact.baseTimestamp) : null,
    lastOffsetDelta: batch.lastOffsetDelta,
    lastOffset: String(exact.lastOffset),
    baseTimestamp: String(exact.baseTimestamp),
    maxTimestamp: String(exact.maxTimestamp),
    producerId: String(exact.producerId),
    producerEpoch: batch.producerEpoch,
    baseSequence: batch.baseSequence,
    lastSequence: batch.lastSequence,
    recordCount: batch.recordCount,
  }
}

function goldenHeader({
  records: _records,
  payloadLength: _payloadLength,
  payloadSha256: _payloadSha256,
  ...header
}: GoldenBatch): typeof header {
  return header
}

/** The records in the terms of the golden files. */
function recordsOf(batch: RecordBatch): object[] {
  const { baseOffset, records } = readBatchContent(batch, compression)
  return records.map((record) => {
    const offsetDelta = record.offsetDelta ?? Number.NaN
    const headers = (record.headers ?? []).map((header) => [header.key, base64(header.value)])
    const control = batch.isControl ? controlOf(record.key as Buffer, record.value as Buffer) : {}
    return {
      offset: String(BigInt(baseOffset) + BigInt(offsetDelta)),
      timestamp: String(record.timestamp),
      timestampDelta: String(record.timestampDelta),
      offsetDelta,
      ...(batch.baseSequence >= 0 ? { sequence: sequenceAfter(batch.baseSequence, offsetDelta) } : {}),
      key: base64(record.key),
      value: base64(record.value),
      ...(headers.length > 0 ? { headers } : {}),
      ...control,
    }
  })
}

function controlOf(key: Buffer, value: Buffer): object {
  const controlType = decodeControlKey(key)
  const isMarker = controlType === 'COMMIT' || controlType === 'ABORT'
  return { controlType, ...(isMarker ? { coordinatorEpoch: decodeEndTransactionMarker(value) } : {}) }
}

/** The lazy records that a consumer gets, where every number of the batch is a safe integer. */
function lazyRecordsOf(batch: RecordBatch): object[] {
  return [...batch.records(compression)].map((record) => ({
    offset: String(record.offset),
    timestamp: String(record.timestamp),
    timestampDelta: String(record.timestampDelta),
    offsetDelta: record.offsetDelta,
    ...(record.sequence >= 0 ? { sequence: record.sequence } : {}),
    key: base64(record.key),
    value: base64(record.value),
    ...(record.headers.length > 0
      ? { headers: record.headers.map((header) => [header.key, base64(header.value)]) }
      : {}),
  }))
}

function isSafe(batch: GoldenBatch): boolean {
  const numbers = [batch.baseOffset, batch.lastOffset, batch.producerId]
  const all = [...numbers, ...batch.records.flatMap((record) => [record.timestamp, record.timestampDelta])]
  return all.every((text) => Number.isSafeInteger(Number(text)))
}

function withoutControl({
  controlType: _controlType,
  coordinatorEpoch: _coordinatorEpoch,
  ...record
}: GoldenBatch['records'][number]): object {
  return record
}

/** Read, it is exactly what Kafka reads. */
function checkDecoding(golden: GoldenCase, batches: readonly GoldenBatch[]): void {
  const found = [...batchesIn(bytesOf(golden))]
  expect(found.map(headerOf)).toEqual(batches.map(goldenHeader))
  expect(found.map(recordsOf)).toEqual(batches.map((batch) => batch.records))
  for (const [index, batch] of batches.entries()) {
    const view = found[index]
    expect(view?.checksumIsValid(crc32cChecksum)).toBe(true)
    if (isSafe(batch)) expect(lazyRecordsOf(view as RecordBatch)).toEqual(batch.records.map(withoutControl))
  }
}

/** Ours, made again from what was read, is the same: bytes where they are exact, else content and payload. */
function checkEncoding(golden: GoldenCase, batches: readonly GoldenBatch[]): void {
  const contents = [...batchesIn(bytesOf(golden))].map((batch) => readBatchContent(batch, compression))
  const ours = contents.map((content) => encodeBatch(content, ports))
  if (golden.exact === true) {
    expect(Buffer.concat(ours).toString('hex')).toBe(bytesOf(golden).toString('hex'))
    return
  }
  for (const [index, content] of contents.entries()) {
    const batch = batches[index]
    const bytes = ours[index] as Buffer
    expect(readBatchContent(new RecordBatch(bytes), compression)).toEqual(content)
    if (batch?.payloadSha256 === undefined || golden.name.startsWith('foreign/')) continue
    const payload = encodeRecords(content.records, content.baseTimestamp)
    expect(payload.length).toBe(batch.payloadLength)
    expect(createHash('sha256').update(payload).digest('hex')).toBe(batch.payloadSha256)
  }
}

describe.each(Object.entries(files))('golden %s batches', (file, count) => {
  const cases = readGolden(file)

  test(`there are ${count}`, () => {
    expect(cases.length).toBe(count)
  })

  test.each(cases.filter((golden) => (golden.batches ?? null) !== null))('$name is read', (golden) => {
    checkDecoding(golden, golden.batches ?? [])
  })

  test.each(cases.filter((golden) => (golden.batches ?? null) !== null))('$name is written', (golden) => {
    checkEncoding(golden, golden.batches ?? [])
  })
})

test('the whole bytes of several batches are theirs, what is cut off behind them is not', () => {
  let checked = 0
  for (const golden of readGolden('several-batches')) {
    const bytes = bytesOf(golden)
    const sizes = [...batchesIn(bytes)].map((batch) => batch.sizeBytes)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(golden.wholeBytes)
    expect(bytes.length - (golden.wholeBytes ?? 0)).toBe(golden.trailingBytes)
    checked++
  }
  expect(checked).toBe(files['several-batches'])
})

test('what no reader of Kafka takes, or is of an old format, is refused', () => {
  const refused = readGolden('foreign').filter((golden) => golden.batches === null)
  expect(refused.map((golden) => golden.name)).toEqual([
    'foreign/lz4-dependent-blocks',
    'foreign/lz4-old-header-checksum',
    'foreign/legacy-v0',
    'foreign/legacy-v1',
  ])
  for (const golden of refused) {
    const code = golden.name.includes('legacy') ? 'UNSUPPORTED_FOR_MESSAGE_FORMAT' : 'CORRUPT_MESSAGE'
    const read = (): unknown => [...batchesIn(bytesOf(golden))].map((batch) => readBatchContent(batch, compression))
    expect(read).toThrow(expect.toSatisfy((error) => isStreamError(error, code)) as Error)
  }
})
