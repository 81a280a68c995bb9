import { describe, expect, test } from 'vitest'
import { compression, ports } from '../test/ports.ts'
import type { HeaderContent, RecordData } from './batch-content.ts'
import { BatchBuilder } from './batch-builder.ts'
import { encodeBatch } from './encode-batch.ts'
import { RecordBatch } from './record-batch.ts'

type Appended = readonly [timestampMs: number, key: RecordData, value: RecordData, headers?: readonly HeaderContent[]]

/** The batch that a builder makes of records, and the one that the general encoder makes of them. */
function bothWays(appended: readonly Appended[], options: { initialSizeBytes?: number } = {}): [Buffer, Buffer] {
  const builder = new BatchBuilder({ sizeBytesMax: 1_000_000, compression: 'none', ...options })
  for (const record of appended) builder.append(...record)
  const encoded = encodeBatch(
    { records: appended.map(([timestamp, key, value, headers = []]) => ({ timestamp, key, value, headers })) },
    ports,
  )
  return [builder.build(ports), encoded]
}

const textOf = (length: number, unit = 'x'): string => unit.repeat(length)

describe('the bytes are those of the general encoder', () => {
  test.each<[string, Appended[]]>([
    [
      'bytes and nulls',
      [
        [1, Buffer.from('k'), Buffer.from('v')],
        [2, null, null],
        [0, Buffer.alloc(0), new Uint8Array(0)],
      ],
    ],
    [
      'text at the lengths where its prefix grows',
      [63, 64, 8191, 8192, 23, 24, 25].map((n) => [5, textOf(n), textOf(n)]),
    ],
    [
      'text that is not ASCII, at the same lengths',
      [21, 22, 63, 64, 8191].map((n) => [5, textOf(n, 'é'), textOf(n, '語')]),
    ],
    [
      'ASCII, then not, then ASCII again',
      [
        [1, 'key', textOf(90)],
        [1, 'ключ', textOf(90, 'é')],
        [1, 'key', textOf(90)],
      ],
    ],
    [
      'a character in two units, and half of one',
      [
        [1, '🔑', textOf(40, '🔑')],
        [1, '\ud83d', `${textOf(40)}\ud83d`],
      ],
    ],
    ['empty text', [[1, '', '']]],
    ['text that is as long in bytes as was guessed, but cut', [[1, null, `${textOf(30)}éé`]]],
    [
      'timestamps before and far from the first',
      [
        [1_700_000_000_000, null, 'a'],
        [0, null, 'b'],
        [-5, null, 'c'],
        [9e15, null, 'd'],
      ],
    ],
    [
      'headers',
      [
        [
          1,
          'k',
          'v',
          [
            { key: 'a', value: 'text' },
            { key: 'ü', value: null },
            { key: '', value: Buffer.alloc(70) },
          ],
        ],
      ],
    ],
  ])('%s', (_what, appended) => {
    for (const initialSizeBytes of [61, 100, 4096, 500_000]) {
      const [built, encoded] = bothWays(appended, { initialSizeBytes })
      expect(built.toString('hex')).toBe(encoded.toString('hex'))
    }
  })

  test('a thousand records', () => {
    const [built, encoded] = bothWays(
      Array.from({ length: 1000 }, (_, index) => [index, `key-${index}`, `value ${index}`]),
    )
    expect(built.equals(encoded)).toBe(true)
  })
})

describe('room', () => {
  const value = Buffer.alloc(100)

  test('is kept to the byte', () => {
    const builder = new BatchBuilder({ sizeBytesMax: 61 + 2 * 109, compression: 'none' })
    expect(builder.tryAppend(1, null, value)).toBe(true)
    expect(builder.estimatedSizeBytes).toBe(61 + 109)
    expect(builder.tryAppend(1, null, value)).toBe(true)
    expect(builder.tryAppend(1, null, null)).toBe(false)
    expect(builder.recordCount).toBe(2)
    expect(builder.build(ports).length).toBe(61 + 2 * 109)
  })

  test('a record that was refused leaves no trace', () => {
    const builder = new BatchBuilder({ sizeBytesMax: 200, compression: 'none' })
    builder.append(7, 'k', 'v')
    for (const refused of [textOf(200), textOf(130, 'é'), Buffer.alloc(500)]) {
      expect(builder.tryAppend(999, null, refused)).toBe(false)
    }
    expect([builder.recordCount, builder.maxTimestamp]).toEqual([1, 7])
    expect(builder.build(ports).equals(encodeBatch({ records: [{ timestamp: 7, key: 'k', value: 'v' }] }, ports))).toBe(
      true,
    )
  })

  test('a timestamp that cannot be written is refused', () => {
    const builder = new BatchBuilder({ sizeBytesMax: 1000, compression: 'none' })
    const refused = expect.objectContaining({ code: 'INVALID_TIMESTAMP' }) as Error
    for (const timestamp of [1.5, Number.NaN, 2 ** 53])
      expect(() => builder.append(timestamp, null, 'v')).toThrow(refused)
    builder.append(-(2 ** 52), null, 'v')
    for (const timestamp of [1.5, Number.NaN, 2 ** 52 + 1]) {
      expect(() => builder.append(timestamp, null, 'v')).toThrow(refused)
    }
    expect(builder.recordCount).toBe(1)
  })

  test('is never too little for the first record', () => {
    const builder = new BatchBuilder({ sizeBytesMax: 100, compression: 'none' })
    expect(builder.hasRoomFor(null, Buffer.alloc(5000))).toBe(true)
    expect(builder.tryAppend(1, null, Buffer.alloc(5000))).toBe(true)
    expect(builder.hasRoomFor(null, null)).toBe(false)
    expect([...new RecordBatch(builder.build(ports)).records(compression)][0]?.valueSizeBytes).toBe(5000)
  })

  test('hasRoomFor promises only what tryAppend takes', () => {
    const builder = new BatchBuilder({ sizeBytesMax: 2000, compression: 'none' })
    builder.append(1, 'first', 'record')
    while (builder.hasRoomFor('ключ', textOf(20, 'é'), [{ key: 'h', value: 'x' }])) {
      expect(builder.tryAppend(9e15, 'ключ', textOf(20, 'é'), [{ key: 'h', value: 'x' }])).toBe(true)
    }
    expect(builder.estimatedSizeBytes).toBeGreaterThan(1850)
    expect(() => builder.append(1, null, textOf(2000))).toThrow('no room')
  })
})

describe('build', () => {
  test('gives the batch its producer', () => {
    const builder = new BatchBuilder({ sizeBytesMax: 1000, compression: 'none' })
    builder.append(5, 'k', 'v')
    builder.append(9, 'k', 'v')
    const producer = { producerId: 4000, producerEpoch: 3, baseSequence: 0x7fffffff, isTransactional: true }
    const batch = new RecordBatch(builder.build({ ...ports, ...producer }))
    expect(batch).toMatchObject({ ...producer, lastSequence: 0, recordCount: 2, maxTimestamp: 9, isControl: false })
    expect([...batch.records(compression)].map((record) => record.sequence)).toEqual([0x7fffffff, 0])
    expect(batch.checksumIsValid(ports.checksum)).toBe(true)
  })

  test.each(['gzip', 'snappy', 'lz4', 'zstd'] as const)('with %s', (codec) => {
    const builder = new BatchBuilder({ sizeBytesMax: 100_000, compression: codec })
    for (let index = 0; index < 500; index++)
      builder.append(1000 + index, `key-${index}`, `a value that repeats ${index}`)
    const bytes = builder.build(ports)
    expect(bytes.length).toBeLessThan(builder.estimatedSizeBytes / 2)
    const batch = new RecordBatch(bytes)
    expect(batch.compression).toBe(codec)
    expect([...batch.records(compression)].map((record) => record.key?.toString())).toEqual(
      Array.from({ length: 500 }, (_, index) => `key-${index}`),
    )
  })

  test('uncompressed it returns the storage that it was given', () => {
    const storage = Buffer.alloc(500)
    const builder = new BatchBuilder({ sizeBytesMax: 500, compression: 'none', storage })
    builder.append(1, null, 'v')
    expect(builder.build(ports).buffer).toBe(storage.buffer)
  })

  test('is the end', () => {
    const builder = new BatchBuilder({ sizeBytesMax: 500, compression: 'none' })
    expect(() => builder.build(ports)).toThrow('a batch has a record at least')
    builder.append(1, null, 'v')
    builder.build(ports)
    expect(() => builder.build(ports)).toThrow('built already')
    expect(() => builder.tryAppend(1, null, 'v')).toThrow('takes no more records')
  })
})
