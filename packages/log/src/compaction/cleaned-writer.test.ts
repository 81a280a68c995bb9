import { crc32cChecksum } from '@millrace/base'
import { CrashingDisk, FakeClock, plainCompression } from '@millrace/base/testing'
import { expect, it } from 'vitest'
import { batchOf } from '../../test/fixture.ts'
import { cleanedUnsyncedBytesMax } from '../limits.ts'
import { CleanedWriter, cleanedPath } from './cleaned-writer.ts'
import type { CompactionJob } from './job.ts'

const directory = '/data/cleaned-0'
const batchBytes = 300_000
const job: CompactionJob = {
  directory,
  segments: [],
  firstDirtyOffset: 0,
  laterAborted: [],
  producers: [],
  nowMs: 0,
  deleteRetentionMs: 0,
  deletionsNeededFrom: Number.POSITIVE_INFINITY,
  segmentBytes: 1 << 30,
  segmentIndexBytes: 1 << 20,
  indexIntervalBytes: 4096,
  mapSizeBytes: 1 << 20,
  mapLoadFactor: 0.9,
  secret: new Uint8Array(16),
  bufferBytes: batchBytes,
}

it('syncs a large segment as it grows, so that what is left for its end is little', async () => {
  const disk = new CrashingDisk()
  await disk.makeDirectory(directory)
  const ports = { disk, checksum: crc32cChecksum, compression: plainCompression }
  const writer = await CleanedWriter.begin(0, job, ports, { spend: async () => {}, replace: async () => {} })
  const path = cleanedPath(directory, 0, 'log')
  let sizeBytes = 0
  let unsyncedBytes = 0
  let unsyncedBytesMax = 0
  disk.onOperation((operation, where) => {
    if (where !== path) return
    if (operation === 'sync') unsyncedBytes = 0
    else if (operation === 'write') {
      unsyncedBytes += batchBytes
      unsyncedBytesMax = Math.max(unsyncedBytesMax, unsyncedBytes)
    }
  })
  const clock = new FakeClock()
  while (sizeBytes < 4 * cleanedUnsyncedBytesMax) {
    const batch = batchOf(clock, 1, { valueBytes: batchBytes })
    batch.writeBigInt64BE(BigInt(sizeBytes))
    writer.add(batch)
    sizeBytes += batch.length
    await writer.flush(job.bufferBytes)
  }
  await writer.finish([0], 0)
  await writer.close()
  expect(unsyncedBytesMax).toBeGreaterThan(cleanedUnsyncedBytesMax / 2)
  expect(unsyncedBytesMax).toBeLessThan(cleanedUnsyncedBytesMax + batchBytes)
})
