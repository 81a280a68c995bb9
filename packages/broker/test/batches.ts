import { crc32cChecksum } from '@millrace/base'
import { plainCompression } from '@millrace/base/testing'
import { batchesIn, encodeBatch } from '@millrace/records'

export const batchPorts = { checksum: crc32cChecksum, compression: plainCompression }

interface BatchOptions {
  readonly timestamp?: number
  readonly producerId?: number
  readonly producerEpoch?: number
  readonly baseSequence?: number
  readonly isTransactional?: boolean
}

/** A batch with these values, as a producer sends it. */
export function batchOf(values: readonly string[], options: BatchOptions = {}): Buffer {
  const { timestamp = Date.UTC(2026, 0, 1), ...rest } = options
  return encodeBatch({ ...rest, records: values.map((value) => ({ key: null, value, timestamp })) }, batchPorts)
}

/** A batch of about so many bytes. */
export function batchOfSize(sizeBytes: number): Buffer {
  return batchOf(['x'.repeat(sizeBytes)])
}

/** The values in a run of batches, from `offset` on. */
export function valuesIn(batches: Uint8Array, offset = 0): string[] {
  const values: string[] = []
  for (const batch of batchesIn(Buffer.from(batches))) {
    for (const record of batch.records(plainCompression)) if (record.offset >= offset) values.push(String(record.value))
  }
  return values
}
