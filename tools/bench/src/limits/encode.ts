import { BatchBuilder } from '@millrace/records'
import { NodeChecksum, NodeCompression } from '@millrace/node-io'
import { seededPayloads } from '../payloads.ts'

/** Records a second that one core encodes into 256 KiB batches of 100 B values, CRC included. */
export function encodeRecords(records: number): number {
  const payloads = seededPayloads(4096, 100)
  const ports = { checksum: new NodeChecksum(), compression: new NodeCompression() }
  const encode = (count: number) => {
    let batch = new BatchBuilder({ sizeBytesMax: 256 * 1024, compression: 'none' })
    for (let index = 0; index < count; index += 1) {
      const value = payloads[index & 4095] as Buffer
      if (batch.tryAppend(1_700_000_000_000, null, value)) continue
      batch.build(ports)
      batch = new BatchBuilder({ sizeBytesMax: 256 * 1024, compression: 'none' })
      batch.append(1_700_000_000_000, null, value)
    }
    batch.build(ports)
  }
  encode(records / 4)
  const startedMs = performance.now()
  encode(records)
  return records / ((performance.now() - startedMs) / 1000)
}
