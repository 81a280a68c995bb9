import { isStreamError } from '@millrace/base'
import { describe, expect, test } from 'vitest'
import { compression, ports } from '../test/ports.ts'
import type { BatchContent } from './batch-content.ts'
import { encodeBatch } from './encode-batch.ts'
import { RecordBatch } from './record-batch.ts'
import { type ProducedBatchOptions, type TimestampRules, validateProducedBatch } from './validate-produced-batch.ts'

const nowMs = 1_700_000_000_000
const hourMs = 3_600_000
const createTime: TimestampRules = { type: 'CreateTime', nowMs, beforeMaxMs: Infinity, afterMaxMs: hourMs }
const content: BatchContent = {
  records: [
    { timestamp: nowMs - 10, key: 'a', value: 'one' },
    { timestamp: nowMs, key: 'b', value: 'two' },
    { timestamp: nowMs - 5, key: 'c', value: 'three' },
  ],
}

function validate(given: BatchContent | Buffer, options: Partial<ProducedBatchOptions> = {}): RecordBatch {
  const bytes = Buffer.isBuffer(given) ? given : encodeBatch(given, ports)
  return validateProducedBatch(bytes, { ...ports, maxMessageBytes: 1_000_000, timestamps: createTime, ...options })
}

function codeOf(given: BatchContent | Buffer, options: Partial<ProducedBatchOptions> = {}): string {
  try {
    validate(given, options)
    return 'accepted'
  } catch (error) {
    if (isStreamError(error)) return error.code
    throw error
  }
}

test('a sound batch is accepted as it is', () => {
  const bytes = encodeBatch(content, ports)
  const before = Buffer.from(bytes)
  expect(validate(bytes).slice().equals(before)).toBe(true)
})

test('a batch may be as large as the topic says, and no larger', () => {
  const bytes = encodeBatch(content, ports)
  expect(codeOf(bytes, { maxMessageBytes: bytes.length })).toBe('accepted')
  expect(() => validate(bytes, { maxMessageBytes: bytes.length - 1 })).toThrow(
    expect.objectContaining({ code: 'MESSAGE_TOO_LARGE', context: { limit: bytes.length - 1 } }) as Error,
  )
})

test('every single bit that flips behind the CRC is found', () => {
  const bytes = encodeBatch(content, ports)
  for (let bit = 17 * 8; bit < bytes.length * 8; bit++) {
    const position = bit >> 3
    const mask = 1 << (bit & 7)
    bytes.writeUInt8(bytes.readUInt8(position) ^ mask, position)
    expect([bit, codeOf(bytes)]).toEqual([bit, 'CORRUPT_MESSAGE'])
    bytes.writeUInt8(bytes.readUInt8(position) ^ mask, position)
  }
})

describe('timestamps', () => {
  const at = (timestamp: number | bigint): BatchContent => ({ records: [{ timestamp, key: null, value: 'v' }] })
  const bounded: TimestampRules = { type: 'CreateTime', nowMs, beforeMaxMs: 1000, afterMaxMs: 500 }

  test.each([
    [nowMs + 500, 'accepted'],
    [nowMs + 501, 'INVALID_TIMESTAMP'],
    [nowMs - 1000, 'accepted'],
    [nowMs - 1001, 'INVALID_TIMESTAMP'],
    [-1, 'accepted'],
    [-2, 'INVALID_TIMESTAMP'],
  ])('at %d: %s', (timestamp, outcome) => {
    for (const deep of [true, false])
      expect(codeOf({ ...at(timestamp), maxTimestamp: timestamp }, { timestamps: bounded, deep })).toBe(outcome)
  })

  test('beyond 2^53 they are refused, unless the broker writes its own', () => {
    for (const timestamp of [2n ** 53n, -(2n ** 60n)]) {
      for (const deep of [true, false]) {
        // The bound in the future does not hold here, so that only their size counts.
        const timestamps = { ...createTime, afterMaxMs: Infinity }
        const maxTimestamp = timestamp
        expect(codeOf({ ...at(timestamp), maxTimestamp }, { timestamps, deep })).toBe('INVALID_TIMESTAMP')
      }
      const batch = validate(at(timestamp), { timestamps: { ...createTime, type: 'LogAppendTime' } })
      expect([...batch.records(compression)][0]?.timestamp).toBe(nowMs)
    }
  })

  test('one record in the middle of a compressed batch is found, and named', () => {
    const records = [0, 1, 99_999_999, 2].map((delta) => ({ timestamp: nowMs + delta, key: null, value: 'v' }))
    expect(() => validate({ compression: 'lz4', records })).toThrow('the timestamp of record 2 is 1700099999999')
    expect(codeOf({ compression: 'lz4', records, maxTimestamp: nowMs }, { deep: false })).toBe('accepted')
  })

  test('a wrong maximum is made right, with the CRC', () => {
    for (const maxTimestamp of [nowMs - 10, nowMs + 10, -1, 2n ** 60n]) {
      const batch = validate({ ...content, maxTimestamp })
      expect(batch.maxTimestamp).toBe(nowMs)
      expect(batch.slice().equals(encodeBatch(content, ports))).toBe(true)
    }
  })

  test('the type is the one of the topic, whatever the client says', () => {
    const claimed = validate({ ...content, timestampType: 'LogAppendTime', maxTimestamp: 5 })
    expect(claimed.slice().equals(encodeBatch(content, ports))).toBe(true)
    const late = { ...createTime, type: 'LogAppendTime', nowMs: nowMs + 77 } as const
    for (const deep of [true, false]) {
      const batch = validate(content, { timestamps: late, deep })
      expect(batch).toMatchObject({ timestampType: 'LogAppendTime', maxTimestamp: nowMs + 77 })
      expect(batch.checksumIsValid(ports.checksum)).toBe(true)
    }
  })
})

describe('a topic that says how records are compressed', () => {
  const codecs = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const
  const whole: BatchContent = {
    producerId: 7,
    producerEpoch: 3,
    baseSequence: 40,
    isTransactional: true,
    records: [
      { timestamp: nowMs - 10, key: 'a', value: 'one '.repeat(100), headers: [{ key: 'h', value: 'x' }] },
      { timestamp: nowMs, key: null, value: 'two', headers: [] },
      { timestamp: nowMs - 5, key: '', value: null, headers: [{ key: 'n', value: null }] },
    ],
  }
  const facts = (batch: RecordBatch) => {
    const { producerId, producerEpoch, baseSequence, isTransactional, baseTimestamp, maxTimestamp, lastOffsetDelta } =
      batch
    const records = [...batch.records(compression)].map(({ offset, timestamp, key, value, headers }) => [
      offset,
      timestamp,
      String(key),
      String(value),
      headers.map((header) => `${header.key}=${String(header.value)}`),
    ])
    return [
      producerId,
      producerEpoch,
      baseSequence,
      isTransactional,
      baseTimestamp,
      maxTimestamp,
      lastOffsetDelta,
      records,
    ]
  }

  test.each(codecs.flatMap((from) => codecs.map((to) => [from, to] as const)))('%s becomes %s', (from, to) => {
    const sent = encodeBatch({ ...whole, compression: from }, ports)
    const before = facts(validate(Buffer.from(sent)))
    const batch = validate(sent, { target: { compression: to } })
    expect(batch.compression).toBe(to)
    expect(batch.checksumIsValid(ports.checksum)).toBe(true)
    expect(facts(batch)).toEqual(before)
    // What it was made of is the sender's, and what is in the right form already is not copied.
    expect(batch.bytes === sent).toBe(from === to)
    const again = validate(Buffer.from(batch.slice()), { target: { compression: to } })
    expect(facts(again)).toEqual(before)
  })

  test("gets the broker's time on what it packed, where the topic asks for that", () => {
    const timestamps = { ...createTime, type: 'LogAppendTime', nowMs: nowMs + 77 } as const
    const batch = validate(whole, { target: { compression: 'gzip' }, timestamps })
    expect(batch).toMatchObject({ timestampType: 'LogAppendTime', maxTimestamp: nowMs + 77, compression: 'gzip' })
    expect(batch.checksumIsValid(ports.checksum)).toBe(true)
    expect([...batch.records(compression)].map(({ timestamp }) => timestamp)).toEqual(Array(3).fill(nowMs + 77))
  })

  test('takes a level, which counts only where something is packed', () => {
    const value = Array.from({ length: 5_000 }, (_, at) => `${(at * 7919) % 1000}`).join(',')
    const large: BatchContent = { records: [{ timestamp: nowMs, key: null, value }] }
    const size = (level: number, from: BatchContent['compression'] = 'none') =>
      validate({ ...large, compression: from ?? 'none' }, { target: { compression: 'gzip', level } }).sizeBytes
    expect(size(9)).toBeLessThan(size(1))
    expect(size(9, 'gzip')).toBe(size(1, 'gzip'))
  })

  test('takes no batch that is too large once it is packed so, and says why', () => {
    const sent = encodeBatch({ ...whole, compression: 'zstd' }, ports)
    const options = { maxMessageBytes: sent.length, target: { compression: 'none' } as const }
    expect(codeOf(Buffer.from(sent), options)).toBe('MESSAGE_TOO_LARGE')
    expect(() => validate(sent, options)).toThrow(/as it was sent .* with compression none, .* \(compression\.type\)/)
  })

  test('takes no damaged or lying batch, whichever way', () => {
    const records = [0, 2, 1].map((offsetDelta) => ({ offsetDelta, key: null, value: 'v' }))
    expect(codeOf({ records, lastOffsetDelta: 2 }, { target: { compression: 'lz4' } })).toBe('CORRUPT_MESSAGE')
    const damaged = new RecordBatch(encodeBatch({ ...whole, compression: 'gzip' }, ports))
    damaged.payload().fill(0x55, 12, 24)
    damaged.setMaxTimestamp('CreateTime', nowMs, ports.checksum)
    for (const target of codecs) {
      expect(codeOf(Buffer.from(damaged.slice()), { target: { compression: target } })).toBe('CORRUPT_MESSAGE')
    }
  })
})

describe('records', () => {
  const withoutKey: BatchContent = {
    records: [
      { key: 'k', value: 'v' },
      { key: null, value: 'v' },
    ],
  }

  test('a compacted topic wants keys', () => {
    const options = { timestamps: { ...createTime, afterMaxMs: Infinity }, requireKeys: true }
    expect(codeOf(withoutKey)).toBe('accepted')
    expect(() => validate(withoutKey, options)).toThrow('record 1 has no key')
    expect(codeOf(content, options)).toBe('accepted')
  })

  test('offset deltas count on where the broker would have to unpack the batch', () => {
    const records = [0, 2, 1].map((offsetDelta) => ({ offsetDelta, key: null, value: 'v' }))
    expect(codeOf({ records, lastOffsetDelta: 2 })).toBe('accepted')
    expect(codeOf({ records, lastOffsetDelta: 2, compression: 'gzip' })).toBe('CORRUPT_MESSAGE')
  })

  test('a batch that unpacks to too much is refused', () => {
    const records = [{ key: null, value: Buffer.alloc(50_000) }]
    for (const codec of ['gzip', 'snappy', 'lz4', 'zstd'] as const) {
      const options = { decompressedSizeBytesMax: 50_000 }
      expect(codeOf({ compression: codec, records }, options)).toBe('RECORD_LIST_TOO_LARGE')
      expect(codeOf({ compression: codec, records })).toBe('accepted')
    }
  })

  test('producers and their sequences', () => {
    expect(codeOf({ ...content, producerId: 5, producerEpoch: 0, baseSequence: 0 })).toBe('accepted')
    expect(codeOf({ ...content, producerId: 5, producerEpoch: 0, baseSequence: -1 })).toBe('INVALID_RECORD')
    expect(codeOf({ ...content, producerId: 2n ** 60n, producerEpoch: 0, baseSequence: 0 })).toBe('CORRUPT_MESSAGE')
    expect(codeOf({ ...content, isTransactional: true })).toBe('INVALID_RECORD')
    expect(codeOf({ ...content, isTransactional: true, producerId: 5, producerEpoch: 0, baseSequence: 0 })).toBe(
      'accepted',
    )
    expect(codeOf({ ...content, isControl: true })).toBe('INVALID_RECORD')
  })
})
