import { crc32cChecksum } from '@millrace/base'
import { plainCompression } from '@millrace/base/testing'
import { encodeBatch, RecordBatch } from '@millrace/records'
import { expect, test } from 'vitest'
import { ReplicaLogs } from './replica-logs.ts'

const host = 'broker-1'
const files = ['/data/flights-3/00000000000000000000.log', '/data/flights-3/00000000000000000001.log'] as const

/** Two segments of one batch each, on disk. */
function logs(): { readonly logs: ReplicaLogs; readonly sizeBytes: number } {
  const known = new ReplicaLogs(
    () => {},
    () => {},
  )
  let sizeBytes = 0
  for (const [baseOffset, file] of files.entries()) {
    const records = [{ key: null, value: 'value', timestamp: 1 }]
    const bytes = encodeBatch({ records }, { checksum: crc32cChecksum, compression: plainCompression })
    new RecordBatch(bytes).assignOffset(baseOffset, 0)
    known.wrote(host, file, 0, bytes)
    known.syncing(host, file)(true)
    sizeBytes = bytes.length
  }
  return { logs: known, sizeBytes }
}

const had = (known: ReplicaLogs) => files.map((_, offset) => known.formerOf(host, 'flights-3')?.has(offset))

test('what has rotted where nobody has read it counts after nobody believes the replica any more', () => {
  const { logs: known } = logs()
  known.rotting(host, files[0], 3)
  expect(had(known)).toEqual([true, true])
  known.forgetFormer(host, 'flights-3')
  // Not the other file: what is gone from there was lost.
  expect(had(known)).toEqual([true, false])
})

test('what has rotted and was cut off counts only while somebody believes the replica', () => {
  const { logs: known } = logs()
  known.rotting(host, files[0], 3)
  known.truncated(host, files[0], 0)
  expect(had(known)).toEqual([true, true])
  known.forgetFormer(host, 'flights-3')
  expect(had(known)).toEqual([undefined, undefined])
})

test('a bit that is cut off behind leaves the one before it', () => {
  const { logs: known, sizeBytes } = logs()
  known.rotting(host, files[0], sizeBytes - 1)
  known.rotting(host, files[0], 3)
  known.truncated(host, files[0], sizeBytes - 1)
  known.forgetFormer(host, 'flights-3')
  expect(had(known)).toEqual([true, false])
})
