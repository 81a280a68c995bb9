import { asDirectoryId, asNodeId, crc32cChecksum } from '@millrace/base'
import { plainCompression } from '@millrace/base/testing'
import type { Entry } from '@millrace/raft'
import { RecordBatch } from '@millrace/records'
import { expect, it } from 'vitest'
import { batchOf } from '../../test/batches.ts'
import { batchOfEntry, checkEntries, entriesIn, placeBatch } from './entry-codec.ts'

const ports = { checksum: crc32cChecksum, compression: plainCompression }
const leader = { nodeId: asNodeId(3), directoryId: asDirectoryId('AAECAwQFBgcICQoLDA0ODw') }
const payload = batchOf(['a', 'b', 'c'])
placeBatch(payload, 11, 4)

const entries: Entry[] = [
  { kind: 'no-op', baseOffset: 10, endOffset: 11, term: 4, leader },
  { kind: 'data', baseOffset: 11, endOffset: 14, term: 4, payload },
  {
    kind: 'voters',
    baseOffset: 14,
    endOffset: 15,
    term: 4,
    voters: [{ ...leader, endpoints: [{ name: 'MILLRACE', host: 'host', port: 9094 }] }],
  },
]

it('entries are record batches, which are read as the same entries again', () => {
  const bytes = Buffer.concat(entries.map((entry) => batchOfEntry(entry, ports)))
  expect(entriesIn(bytes, plainCompression)).toEqual(entries)
})

it('each is whole, with its offset and its term as leader epoch; what the quorum notes is a control batch', () => {
  for (const entry of entries) {
    const batch = new RecordBatch(batchOfEntry(entry, ports))
    expect(batch.checksumIsValid(crc32cChecksum)).toBe(true)
    expect(batch).toMatchObject({ baseOffset: entry.baseOffset, nextOffset: entry.endOffset, partitionLeaderEpoch: 4 })
    expect(batch.isControl).toBe(entry.kind !== 'data')
  }
})

it('nodes make the same bytes of what the quorum notes', () => {
  for (const entry of entries) expect(batchOfEntry(entry, ports)).toEqual(batchOfEntry(entry, ports))
})

it('what came from another node is taken only if it is whole, right, and goes on where the log ends', () => {
  const check =
    (prevOffset: number, ...checked: Entry[]) =>
    () =>
      checkEntries(checked, prevOffset, crc32cChecksum)
  const [noOp, data, voters] = entries as [Entry, Entry & { kind: 'data' }, Entry]
  expect(check(10, noOp, data, voters)).not.toThrow()
  const rotten = Buffer.from(data.payload)
  rotten[rotten.length - 1] = (rotten.at(-1) ?? 0) ^ 1
  const refused = expect.objectContaining({ code: 'CORRUPT_MESSAGE' }) as Error
  expect(check(11, { ...data, payload: rotten })).toThrow(refused)
  expect(check(11, { ...data, payload: data.payload.subarray(0, 30) })).toThrow(refused)
  expect(check(11, { ...data, term: 5 })).toThrow(refused)
  expect(check(11, { ...data, endOffset: 15 })).toThrow(refused)
  expect(check(9, noOp)).toThrow(refused)
  expect(check(10, noOp, voters)).toThrow(refused)
})
