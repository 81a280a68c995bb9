import { type DiskFile, isStreamError, StreamError } from '@millrace/base'
import { batchHeaderSizeBytes, peekBatchSize, RecordBatch } from '@millrace/records'
import { batchSizeBytesMax } from '../limits.ts'
import { flaw } from '../reading/scan.ts'
import type { CompactionHost, CompactionPorts, JobSegment } from './job.ts'

/** What to read, and through what. */
export interface ReadBatchesOptions {
  readonly file: DiskFile
  readonly segment: JobSegment
  readonly bufferBytes: number
  readonly ports: CompactionPorts
  readonly host: Pick<CompactionHost, 'spend'>
}

/**
 * Reads a segment's batches, as many as fit a buffer at a time, each with where it lies. Every one is checked: what a cleaner writes has a
 * new CRC, under which nobody would find what was wrong before. Throws CORRUPT_LOG with `position` and `offset` where one is not sound.
 */
export async function* readBatches(options: ReadBatchesOptions): AsyncGenerator<readonly RecordBatch[]> {
  const { file, segment, bufferBytes, ports, host } = options
  let expectedOffset = segment.baseOffset
  let needBytes = batchHeaderSizeBytes
  for (let position = 0; position < segment.sizeBytes;) {
    const room = segment.sizeBytes - position
    const corrupt = (what: string): StreamError =>
      new StreamError('CORRUPT_LOG', `${file.path} is damaged at byte ${position}: ${what}`, {
        context: { file: file.path, position, offset: expectedOffset },
      })
    if (needBytes > room) throw corrupt(`the last batch is cut off after ${room} bytes`)
    const bytes = await file.read(position, Math.min(room, Math.max(needBytes, bufferBytes)))
    if (bytes.length < needBytes) throw corrupt(`the file ends after ${bytes.length} bytes of a batch`)
    await host.spend(bytes.length)
    const batches: RecordBatch[] = []
    let at = 0
    needBytes = batchHeaderSizeBytes
    while (at + batchHeaderSizeBytes <= bytes.length) {
      const sizeBytes = sizeAt(bytes, at)
      if (typeof sizeBytes === 'string') throw corrupt(sizeBytes)
      if (at + sizeBytes > bytes.length) {
        needBytes = sizeBytes
        break
      }
      const batch = new RecordBatch(bytes, at)
      const what = flaw(batch, expectedOffset, { compacted: true, checksum: ports.checksum })
      if (what !== undefined) throw corrupt(what)
      batches.push(batch)
      expectedOffset = batch.nextOffset
      at += sizeBytes
      position += sizeBytes
    }
    yield batches
  }
}

/** The size of the batch at `at`, or why there is none. */
function sizeAt(bytes: Buffer, at: number): number | string {
  try {
    const sizeBytes = peekBatchSize(bytes, at) ?? batchHeaderSizeBytes
    if (sizeBytes < batchHeaderSizeBytes) return `a batch of ${sizeBytes} bytes is shorter than its header`
    return sizeBytes > batchSizeBytesMax ? `a batch of ${sizeBytes} bytes is too large` : sizeBytes
  } catch (error) {
    if (isStreamError(error)) return error.message
    throw error
  }
}
