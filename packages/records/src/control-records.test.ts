import { expect, test } from 'vitest'
import { bytesOf, readGolden } from '../test/golden.ts'
import { compression } from '../test/ports.ts'
import {
  controlRecordTypes,
  decodeControlKey,
  decodeEndTransactionMarker,
  encodeControlKey,
  encodeEndTransactionMarker,
} from './control-records.ts'
import { readBatchContent } from './exact.ts'
import {
  decodeKraftVersion,
  decodeKraftVoters,
  decodeLeaderChange,
  decodeSnapshotHeader,
  encodeKraftVersion,
  encodeKraftVoters,
  encodeLeaderChange,
  encodeSnapshotFooter,
  encodeSnapshotHeader,
} from './quorum-records.ts'
import { RecordBatch } from './record-batch.ts'

const invalid = expect.objectContaining({ code: 'INVALID_RECORD' }) as Error

/** Key and value of the one record of a golden control batch. */
function goldenRecord(name: string): { key: Buffer; value: Buffer } {
  const golden = readGolden('control').find((candidate) => candidate.name === `control/${name}`)
  expect(golden).toBeDefined()
  const [record] = readBatchContent(new RecordBatch(bytesOf(golden ?? { name })), compression).records
  return { key: record?.key as Buffer, value: record?.value as Buffer }
}

test('keys name their type', () => {
  for (const type of controlRecordTypes) expect(decodeControlKey(encodeControlKey(type))).toBe(type)
  expect(encodeControlKey('COMMIT').equals(goldenRecord('commit').key)).toBe(true)
  expect(decodeControlKey(Buffer.from('00000063', 'hex'))).toBeUndefined()
  expect(decodeControlKey(Buffer.from('0001000100', 'hex'))).toBe('COMMIT')
  for (const key of [null, Buffer.from('000000', 'hex'), Buffer.from('ffff0000', 'hex')]) {
    expect(() => decodeControlKey(key)).toThrow(invalid)
  }
})

test('markers of transactions', () => {
  for (const [name, epoch] of [
    ['commit', 3],
    ['abort', 12],
    ['commit-extremes', 0x7fffffff],
  ] as const) {
    const { value } = goldenRecord(name)
    expect(decodeEndTransactionMarker(value)).toBe(epoch)
    expect(encodeEndTransactionMarker(epoch).equals(value)).toBe(true)
  }
  for (const value of [null, Buffer.alloc(5), Buffer.from('ffff00000000', 'hex')]) {
    expect(() => decodeEndTransactionMarker(value)).toThrow(invalid)
  }
})

test('a change of the leader', () => {
  const { value } = goldenRecord('leader-change')
  const change = decodeLeaderChange(value)
  expect(change).toEqual({
    version: 0,
    leaderId: 1,
    voters: [{ voterId: 1 }, { voterId: 2 }, { voterId: 3 }].slice(0, change.voters.length),
    grantingVoters: change.grantingVoters,
  })
  expect(change.voters.length).toBe(3)
  expect(encodeLeaderChange(change).equals(value)).toBe(true)
  const directoryId = 'GX4p2dkc7w9mNqS7zjZ8RA'
  const later = { ...change, version: 1 as const, voters: [{ voterId: 9, directoryId }], grantingVoters: [] }
  expect(decodeLeaderChange(encodeLeaderChange(later))).toEqual(later)
})

test('snapshots, and versions of the protocol', () => {
  const header = goldenRecord('snapshot-header').value
  expect(decodeSnapshotHeader(header)).toBe(1_700_000_000_005)
  expect(encodeSnapshotHeader(1_700_000_000_005).equals(header)).toBe(true)
  expect(encodeSnapshotFooter().equals(goldenRecord('snapshot-footer').value)).toBe(true)
  const version = goldenRecord('kraft-version').value
  expect(decodeKraftVersion(version)).toBe(1)
  expect(encodeKraftVersion(1).equals(version)).toBe(true)
})

test('voters', () => {
  const { value } = goldenRecord('kraft-voters')
  const voters = decodeKraftVoters(value)
  expect(voters).toEqual([
    {
      voterId: 1,
      directoryId: 'AAAAAAAAAAcAAAAAAAAAaA',
      endpoints: [{ name: 'CONTROLLER', host: 'localhost', port: 9093 }],
      kraftVersionMin: 0,
      kraftVersionMax: 1,
    },
  ])
  expect(encodeKraftVoters(voters).equals(value)).toBe(true)
})

test('cut at any byte a value is refused, and tagged fields of later versions are skipped', () => {
  const { value } = goldenRecord('kraft-voters')
  for (let length = 0; length < value.length; length++) {
    expect(() => decodeKraftVoters(value.subarray(0, length))).toThrow(invalid)
  }
  const tagged = Buffer.concat([Buffer.from('00000000000000000005', 'hex'), Buffer.from('01000161', 'hex')])
  expect(decodeSnapshotHeader(tagged)).toBe(5)
  // A voter count of 2^32 - 2 in a few bytes.
  expect(() => decodeKraftVoters(Buffer.from('0000ffffffff0f0000', 'hex'))).toThrow(invalid)
})
