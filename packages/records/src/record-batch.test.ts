import { expect, test } from 'vitest'
import { compression, ports } from '../test/ports.ts'
import { batchesIn, peekBatchSize } from './batches-in.ts'
import { encodeBatch } from './encode-batch.ts'
import { RecordBatch } from './record-batch.ts'

const text = (bytes: Buffer, start: number, end: number): string => bytes.toString('utf8', start, end)

const three = encodeBatch(
  {
    records: [
      {
        timestamp: 1000,
        key: 'a',
        value: 'one',
        headers: [
          { key: 'h', value: 'x' },
          { key: 'h', value: null },
        ],
      },
      { timestamp: 1005, key: null, value: 'two' },
      { timestamp: 990, key: 'ü', value: null },
    ],
  },
  ports,
)
const copy = (): RecordBatch => new RecordBatch(Buffer.from(three))

test('offset and leader epoch are assigned in place, outside of the CRC', () => {
  const batch = copy()
  batch.assignOffset(2 ** 40 + 5, 7)
  expect(batch).toMatchObject({
    baseOffset: 2 ** 40 + 5,
    lastOffset: 2 ** 40 + 7,
    nextOffset: 2 ** 40 + 8,
    partitionLeaderEpoch: 7,
  })
  expect(batch.checksumIsValid(ports.checksum)).toBe(true)
  expect(batch.slice().subarray(16).equals(three.subarray(16))).toBe(true)
  batch.assignOffset(-1, -1)
  expect(batch.baseOffset).toBe(-1)
  expect(() => batch.assignOffset(2 ** 53, 0)).toThrow('no safe integer')
})

test('with LogAppendTime every record has the time of the batch', () => {
  const batch = copy()
  batch.setLogAppendTime(123_456, ports.checksum)
  expect(batch).toMatchObject({ timestampType: 'LogAppendTime', maxTimestamp: 123_456, baseTimestamp: 1000 })
  expect(batch.checksumIsValid(ports.checksum)).toBe(true)
  expect([...batch.records(compression)].map((record) => record.timestamp)).toEqual([123_456, 123_456, 123_456])
  batch.setMaxTimestamp('CreateTime', 1005, ports.checksum)
  expect(batch.slice().equals(three)).toBe(true)
})

test('records are views, and text is read without one', () => {
  const batch = copy()
  const [first, second, third] = [...batch.records(compression)]
  expect(first?.value?.buffer).toBe(batch.bytes.buffer)
  expect([first?.readKey(text), first?.readValue(text), second?.readKey(text), third?.readValue(text)]).toEqual([
    'a',
    'one',
    null,
    null,
  ])
  expect([second?.keySizeBytes, second?.valueSizeBytes, third?.keySizeBytes]).toEqual([-1, 3, 2])
  expect(first?.headers).toEqual([
    { key: 'h', value: Buffer.from('x') },
    { key: 'h', value: null },
  ])
  expect(second?.headers).toEqual([])
  const sizes = [first, second, third].map((record) => record?.sizeBytes ?? 0)
  expect(61 + sizes.reduce((sum, size) => sum + size, 0)).toBe(three.length)
})

test('a batch may stand anywhere in its buffer', () => {
  const bytes = Buffer.concat([Buffer.alloc(13, 0xff), three, three, Buffer.alloc(5)])
  const batches = [...batchesIn(bytes, 13)]
  expect(batches.map((batch) => batch.position)).toEqual([13, 13 + three.length])
  for (const batch of batches) {
    expect(batch.checksumIsValid(ports.checksum)).toBe(true)
    expect([...batch.records(compression)].map((record) => record.readValue(text))).toEqual(['one', 'two', null])
  }
  expect([...batchesIn(bytes, 13, 13 + 2 * three.length - 1)].length).toBe(1)
})

test('the size is known from the 17th byte on', () => {
  for (let length = 0; length < 17; length++) expect(peekBatchSize(three.subarray(0, length), 0)).toBeUndefined()
  expect(peekBatchSize(three.subarray(0, 17), 0)).toBe(three.length)
})

test('numbers beyond 2^53 are refused when they are read', () => {
  const batch = copy()
  batch.bytes.writeBigInt64BE(2n ** 53n, 27)
  batch.bytes.writeBigInt64BE(-(2n ** 60n), 35)
  const corrupt = expect.objectContaining({ code: 'CORRUPT_MESSAGE' }) as Error
  expect(() => batch.baseTimestamp).toThrow(corrupt)
  expect(() => batch.maxTimestamp).toThrow(corrupt)
  const [first] = [...batch.records(compression)]
  expect(first?.readValue(text)).toBe('one')
  expect(() => first?.timestamp).toThrow(expect.objectContaining({ code: 'INVALID_TIMESTAMP' }) as Error)
})

test('an unpacked batch is bounded', () => {
  const records = [{ key: null, value: Buffer.alloc(100_000) }]
  const batch = new RecordBatch(encodeBatch({ compression: 'zstd', records }, ports))
  expect([...batch.records(compression, { decompressedSizeBytesMax: 100_100 })].length).toBe(1)
  expect(() => batch.records(compression, { decompressedSizeBytesMax: 100_000 })).toThrow(
    expect.objectContaining({ code: 'RECORD_LIST_TOO_LARGE' }) as Error,
  )
})
