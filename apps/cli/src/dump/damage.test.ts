import { crc32cChecksum } from '@millrace/base'
import { NodeCompression } from '@millrace/node-io'
import { encodeBatch, type RecordContent } from '@millrace/records'
import { describe, expect, test } from 'vitest'
import { batchesOf, collectDumpOf, problemsOf } from '../../test/collect-dump.ts'

const ports = { checksum: crc32cChecksum, compression: new NodeCompression() }
const name = '00000000000000000010.log'

function batch(baseOffset: number, values: readonly string[], compression: 'none' | 'lz4' = 'none'): Buffer {
  const records: RecordContent[] = values.map((value) => ({ key: null, value, timestamp: 1_000 }))
  return Buffer.from(encodeBatch({ baseOffset, partitionLeaderEpoch: 0, compression, records }, ports))
}

const batches = [batch(10, ['a', 'b']), batch(12, ['c'.repeat(200)], 'lz4'), batch(13, ['d', 'e', 'f'])]
const sizes = batches.map(({ length }) => length)
const segment = Buffer.concat(batches)
const [first = 0, second = 0] = sizes

/** The offsets of the batches that are sound. */
async function soundOffsets(bytes: Buffer): Promise<unknown[]> {
  const items = await collectDumpOf(name, bytes, { records: true })
  return batchesOf(items).flatMap((item) => (item.crcIsValid ? [item.baseOffset] : []))
}

test('a sound segment', async () => {
  const items = await collectDumpOf(name, segment, { records: true })
  expect(problemsOf(items)).toEqual([])
  expect(items.at(-1)).toMatchObject({ batches: 3, records: 6, firstOffset: 10, lastOffset: 15, problems: 0 })
  expect(items.filter(({ type }) => type === 'record')).toHaveLength(6)
})

test('an empty file', async () => {
  expect(await collectDumpOf(name, Buffer.alloc(0))).toMatchObject([{ sizeBytes: 0 }, { batches: 0, problems: 0 }])
})

test('cut off anywhere: the whole batches are read, and the rest is named with its first byte', async () => {
  for (let end = 0; end < segment.length; end++) {
    const items = await collectDumpOf(name, segment.subarray(0, end), { records: true })
    const whole = [first, first + second].filter((position) => position <= end)
    const start = whole.at(-1) ?? 0
    expect(batchesOf(items)).toHaveLength(whole.length)
    // Zeros alone may as well be room that was taken ahead.
    const isTold = segment.subarray(start, end).some((byte) => byte !== 0)
    const expected = isTold ? [{ problem: 'truncated', position: start }] : []
    expect(problemsOf(items), `${end} bytes`).toMatchObject(expected)
  }
})

test('any byte flipped that the CRC covers: that batch is named, and every other one is found', async () => {
  for (let position = first + 21; position < first + second; position++) {
    const bytes = Buffer.from(segment)
    bytes[position] = (bytes[position] ?? 0) ^ 0x40
    const problems = problemsOf(await collectDumpOf(name, bytes))
    expect(problems, `byte ${position}`).toMatchObject([{ problem: 'corrupt', position: first }])
    expect(await soundOffsets(bytes), `byte ${position}`).toEqual([10, 13])
  }
})

test.each([
  ['a length beyond the file', 8, 0x7f],
  ['a length that is negative', 8, 0x80],
  ['a length that is too short', 11, 1],
  ['a magic that does not exist', 16, 9],
])('%s: the next sound batch is found', async (_what, at, value) => {
  const bytes = Buffer.from(segment)
  if (at === 11) bytes.writeInt32BE(value, first + 8)
  else bytes[first + at] = value
  const problems = problemsOf(await collectDumpOf(name, bytes))
  expect(problems).toMatchObject([
    { problem: 'corrupt', position: first, message: expect.stringContaining(`at byte ${first + second}`) },
  ])
  expect(await soundOffsets(bytes)).toEqual([10, 13])
})

describe('what no CRC covers', () => {
  test('offsets that go back', async () => {
    const problems = problemsOf(
      await collectDumpOf(name, Buffer.concat([batches[1] ?? segment, batches[0] ?? segment])),
    )
    expect(problems).toMatchObject([{ problem: 'out-of-order', position: second }])
  })

  test('an offset before the one in the name', async () => {
    const problems = problemsOf(await collectDumpOf('00000000000000000011.log', segment))
    expect(problems).toMatchObject([
      { problem: 'out-of-order', position: 0, message: expect.stringContaining('before 11') },
    ])
  })
})

test('a message set from before Kafka 0.11 is named', async () => {
  const old = Buffer.alloc(80)
  old.writeInt32BE(60, 8)
  old[16] = 1
  expect(problemsOf(await collectDumpOf(name, Buffer.concat([segment, old])))).toMatchObject([
    { problem: 'unsupported', position: segment.length },
  ])
})

test('garbage that goes on to the end', async () => {
  const items = await collectDumpOf(name, Buffer.concat([segment, Buffer.alloc(5_000, 0x55)]))
  expect(batchesOf(items)).toHaveLength(3)
  expect(problemsOf(items)).toMatchObject([{ problem: 'corrupt', position: segment.length }])
})

test('records that do not unpack, though the CRC is right', async () => {
  const bytes = batch(10, ['x'.repeat(100)], 'lz4')
  bytes.fill(0x55, 61)
  bytes.writeUInt32BE(crc32cChecksum.crc32c(bytes.subarray(21)), 17)
  const items = await collectDumpOf(name, bytes, { records: true })
  expect(batchesOf(items)).toMatchObject([{ crcIsValid: true }])
  expect(problemsOf(items)).toMatchObject([{ problem: 'corrupt', message: expect.stringContaining("can't be read") }])
})

describe('indexes', () => {
  const entry = (offset: number, position: number): Buffer => {
    const bytes = Buffer.alloc(8)
    bytes.writeUInt32BE(offset - 10, 0)
    bytes.writeUInt32BE(position, 4)
    return bytes
  }
  const index = '00000000000000000010.index'

  test('an entry that points where no such batch begins', async () => {
    const beside = { [name]: segment }
    expect(problemsOf(await collectDumpOf(index, entry(15, first + second), { beside }))).toEqual([])
    for (const [offset, position] of [
      [15, first],
      [15, first + 1],
      [15, segment.length + 1],
    ] as const) {
      const problems = problemsOf(await collectDumpOf(index, entry(offset, position), { beside }))
      expect(problems).toMatchObject([{ problem: 'mismatch', position: 0 }])
    }
  })

  test('entries that do not rise, and one that is cut off', async () => {
    const bytes = Buffer.concat([entry(15, 300), entry(12, 400), Buffer.from([1, 2, 3])])
    expect(problemsOf(await collectDumpOf(index, bytes))).toMatchObject([
      { problem: 'out-of-order', position: 8 },
      { problem: 'truncated', position: 16, message: expect.stringContaining('3 of 8 bytes') },
    ])
  })
})

test('a transaction index with the CRC of its entries, which Kafka writes none of, and one that is cut off', async () => {
  const index = '00000000000000000010.txnindex'
  const entry = Buffer.alloc(34)
  entry.writeBigInt64BE(12n, 18)
  const trailer = Buffer.from('4d52543101020304', 'hex')
  const items = await collectDumpOf(index, Buffer.concat([entry, trailer]))
  expect([problemsOf(items), items.find(({ type }) => type === 'note')]).toEqual([
    [],
    { type: 'note', position: 34, message: 'the CRC of the entries: 01020304' },
  ])
  expect(problemsOf(await collectDumpOf(index, entry))).toEqual([])
  const cut = await collectDumpOf(index, Buffer.concat([entry, trailer.subarray(0, 7)]))
  expect(problemsOf(cut)).toMatchObject([{ problem: 'truncated', position: 34 }])
})

describe('snapshots and checkpoints', () => {
  const snapshot = Buffer.alloc(56)
  snapshot.writeInt16BE(1, 0)
  snapshot.writeInt32BE(1, 6)
  snapshot.writeUInt32BE(crc32cChecksum.crc32c(snapshot.subarray(6)), 2)
  const file = '00000000000000000010.snapshot'

  test.each([
    ['sound', snapshot, []],
    ['a flipped byte', Buffer.from(snapshot).fill(7, 20, 21), ['corrupt']],
    ['cut off', snapshot.subarray(0, 40), ['corrupt', 'truncated']],
    ['too short', snapshot.subarray(0, 4), ['truncated']],
    ['another version', Buffer.from(snapshot).fill(9, 1, 2), ['unsupported']],
  ])('a producer snapshot: %s', async (_what, bytes, expected) => {
    expect(problemsOf(await collectDumpOf(file, bytes)).map(({ problem }) => problem)).toEqual(expected)
  })

  test.each([
    ['0\n2\n0 0\n3 100\n', []],
    ['0\n0\n', []],
    ['0\n2\n0 0\n', ['truncated']],
    ['0\n1\n0 0\n3 100\n', ['corrupt']],
    ['0\n2\n3 100\n2 200\n', ['out-of-order']],
    ['0\n1\nzero 100\n', ['corrupt']],
    ['7\n1\n0 0\n', ['unsupported']],
    ['', ['unsupported']],
  ])('a leader epoch checkpoint %j', async (text, expected) => {
    const items = await collectDumpOf('leader-epoch-checkpoint', Buffer.from(text))
    expect([...new Set(problemsOf(items).map(({ problem }) => problem))]).toEqual(expected)
  })

  test('a durable offset hint of which one slot was torn', async () => {
    const slot = Buffer.alloc(32)
    slot.writeInt16BE(1, 4)
    slot.writeBigInt64BE(7n, 8)
    slot.writeBigInt64BE(99n, 16)
    slot.writeUInt32BE(crc32cChecksum.crc32c(slot.subarray(4)), 0)
    const torn = Buffer.from(slot).fill(1, 30)
    const items = await collectDumpOf('durable-offset-hint', Buffer.concat([torn, slot]))
    expect(problemsOf(items)).toEqual([])
    expect(items.filter(({ type }) => type === 'entry')).toMatchObject([
      { entry: { generation: 7, durableOffset: 99 } },
    ])
    expect(problemsOf(await collectDumpOf('durable-offset-hint', Buffer.concat([torn, torn])))).toHaveLength(1)
  })
})
