import { crc32cChecksum, errorCodes, isStreamError, type StreamError } from '@millrace/base'
import { NodeCompression } from '@millrace/node-io'
import { describe, expect, test } from 'vitest'
import { bytesOf, type GoldenCase, readGolden } from '../test/golden.ts'
import { batchesIn, RecordBatch } from './index.ts'
import { validateProducedBatch } from './validate-produced-batch.ts'

const compression = new NodeCompression()
const cases = readGolden('corrupt')
const foreign = readGolden('foreign')
const legacy = ['foreign/legacy-v0', 'foreign/legacy-v1']
const decompressedSizeBytesMax = 2 * 1024 * 1024

function validate(bytes: Buffer): RecordBatch {
  return validateProducedBatch(bytes, {
    checksum: crc32cChecksum,
    compression,
    maxMessageBytes: 1_048_588,
    timestamps: { type: 'CreateTime', nowMs: 1_700_000_000_000, beforeMaxMs: Infinity, afterMaxMs: 3_600_000 },
    decompressedSizeBytesMax,
  })
}

/** The StreamError that `work` throws, undefined if it throws none; anything else that it throws is a failure. */
function errorOf(work: () => unknown): StreamError | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    if (isStreamError(error)) return error
    throw error
  }
}

/** Kafka's code that ours must have: that of the broker, but for what it did not expect itself, and for codes that we do not have. */
function expectedCode(golden: GoldenCase): number {
  const broker = golden.verdict?.broker.errorCode ?? Number.NaN
  if (broker === -1) return errorCodes.CORRUPT_MESSAGE.kafkaCode
  // TRANSACTIONAL_ID_AUTHORIZATION_FAILED: the broker looked for the transactional id that such a batch must come with.
  if (broker === 53) return errorCodes.INVALID_RECORD.kafkaCode
  return broker
}

function countRecords(bytes: Buffer): number {
  let count = 0
  for (const batch of batchesIn(bytes)) {
    for (const record of batch.records(compression, { decompressedSizeBytesMax })) {
      expect(record.headers.length).toBe(record.headerCount)
      count++
    }
  }
  return count
}

test('there are 156 corrupt cases and 22 foreign ones with verdicts', () => {
  expect(cases.length).toBe(156)
  expect(foreign.filter((golden) => golden.verdict !== undefined).length).toBe(22)
})

describe('what a broker answered to it', () => {
  test.each([...cases, ...foreign])('$name', (golden) => {
    const error = errorOf(() => validate(bytesOf(golden)))
    expect(error === undefined ? 0 : errorCodes[error.code].kafkaCode).toBe(expectedCode(golden))
    if (error !== undefined) expect(error.message.length).toBeGreaterThan(20)
  })

  test('nothing that was accepted lost a byte of its payload', () => {
    let accepted = 0
    for (const golden of [...cases, ...foreign]) {
      if (golden.verdict?.broker.errorCode !== 0) continue
      const before = new RecordBatch(bytesOf(golden))
      const after = validate(bytesOf(golden))
      expect(after.payload().equals(before.payload())).toBe(true)
      expect(after.checksumIsValid(crc32cChecksum)).toBe(true)
      accepted++
    }
    expect(accepted).toBe(46)
  })
})

describe('reading it', () => {
  test.each([...cases, ...foreign.filter(({ name }) => !legacy.includes(name))])('$name', (golden) => {
    const verdict = golden.verdict?.records
    let count = -1
    const error = errorOf(() => {
      count = countRecords(bytesOf(golden))
    })
    expect(error === undefined).toBe(verdict?.ok)
    if (error === undefined) expect(verdict?.result).toBe(`${count} records`)
    else expect(['CORRUPT_MESSAGE', 'INVALID_RECORD', 'UNSUPPORTED_FOR_MESSAGE_FORMAT']).toContain(error.code)
  })

  test.each(cases)('the size and CRC of $name', (golden) => {
    let allValid = true
    const error = errorOf(() => {
      for (const batch of batchesIn(bytesOf(golden))) allValid &&= batch.checksumIsValid(crc32cChecksum)
    })
    expect(error === undefined && allValid).toBe(golden.verdict?.ensureValid.ok)
  })

  test('every error says something of its own', () => {
    const messages = new Set<string>()
    for (const golden of cases) {
      const error = errorOf(() => countRecords(bytesOf(golden)))
      if (error !== undefined) messages.add(error.message)
    }
    expect(messages.size).toBeGreaterThan(40)
  })
})
