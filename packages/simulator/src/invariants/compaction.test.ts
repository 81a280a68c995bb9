import { crc32cChecksum } from '@millrace/base'
import { plainCompression } from '@millrace/base/testing'
import { encodeBatch } from '@millrace/records'
import { expect, test } from 'vitest'
import { CompactionKeepsNewest } from './compaction.ts'
import { CommittedRecords } from './committed-records.ts'
import { ReplicaLog, storedBatches } from './replica-log.ts'

const file = '00000000000000000000.log'

/** Batches of one record each, by their offsets. */
function bytesOf(records: Readonly<Record<number, readonly [string, string | null]>>): Buffer {
  return Buffer.concat(
    Object.entries(records).map(([offset, [key, value]]) => {
      const record = { key: Buffer.from(key), value: value === null ? null : Buffer.from(value), timestamp: 1 }
      const content = { baseOffset: Number(offset), records: [record] }
      return encodeBatch(content, { checksum: crc32cChecksum, compression: plainCompression })
    }),
  )
}

/** What was written: k1 twice, k2 once, k3 and its deletion. */
const written = { 0: ['k1', 'a'], 1: ['k2', 'b'], 2: ['k1', 'c'], 3: ['k3', 'd'], 4: ['k3', null] } as const

function watching(): CompactionKeepsNewest {
  const log = new ReplicaLog(true)
  log.wrote(file, 0, bytesOf(written))
  const invariant = new CompactionKeepsNewest()
  for (const record of new CommittedRecords().next('t-0', log, 5)) invariant.recordCommitted('t-0', record)
  return invariant
}

type Kept = Parameters<typeof bytesOf>[0]
const compactedTo = (kept: Kept) => () => watching().segmentCompacted('1', 't-0', storedBatches(bytesOf(kept), 0, true))

test('what is committed is read once, in order', () => {
  const log = new ReplicaLog(true)
  log.wrote(file, 0, bytesOf(written))
  const records = new CommittedRecords()
  expect(records.next('t-0', log, 2).map(({ offset, value }) => [offset, String(value)])).toEqual([
    [0, 'a'],
    [1, 'b'],
  ])
  expect(records.next('t-0', log, 5).map(({ offset }) => offset)).toEqual([2, 3, 4])
  expect(records.next('t-0', log, 5)).toEqual([])
})

test('a compacted segment has the newest of each key, a deletion or not, and what else was there', () => {
  compactedTo({ 1: ['k2', 'b'], 2: ['k1', 'c'], 4: ['k3', null] })()
  compactedTo(written)()
  expect(compactedTo({ 0: ['k1', 'a'], 2: ['k1', 'c'] })).toThrow('lacks the newest record of key')
  expect(compactedTo({ 1: ['k2', 'b'], 2: ['k1', 'a'] })).toThrow('has at offset 2 what was not written there')
})

test('a segment is asked for what lies in it, and not behind it', () => {
  expect(compactedTo({ 1: ['k2', 'b'] })).not.toThrow()
})

test('who reads all finds the newest of each key, and nothing of what was deleted', () => {
  const found = (key: string, offset: number, value: string | undefined) => ({ key, offset, value })
  const whole = [found('k1', 2, 'c'), found('k2', 1, 'b')]
  watching().logRead('t-0', [found('k1', 0, 'a'), ...whole, found('k3', 4, undefined)])
  watching().logRead('t-0', whole)
  expect(() => watching().logRead('t-0', [...whole, found('k3', 3, 'd')])).toThrow('whose newest record is at 4')
  expect(() => watching().logRead('t-0', whole.slice(1))).toThrow('finds nothing of key')
})
