import type { Checksum } from '@millrace/base'
import { readInt64, writeInt64 } from '../int64.ts'
import { producerBatchesMax } from '../limits.ts'
import type { ProducerBatch, ProducerEntry } from './producer-entry.ts'

/*
 * Kafka's producer snapshot, version 1:
 *   version int16 | crc uint32 | count int32 |
 *   count x ( producerId int64 | epoch int16 | lastSequence int32 | lastOffset int64 | offsetDelta int32 | timestamp int64 |
 *             coordinatorEpoch int32 | currentTxnFirstOffset int64 )
 * The CRC-32C is over everything that follows it. Kafka keeps only the last batch of each producer there, and forgets the
 * others in a clean restart: of five batches whose acknowledgements were lost, a retry then fails. So we append those, where
 * Kafka's readers, which check the CRC to the end of the file and read only what they know, do not look:
 *   'MRB1' int32 | count int32 | count x ( producerId int64 | batches int8 |
 *             batches x ( lastSequence int32 | lastOffset int64 | offsetDelta int32 | timestamp int64 ) )
 */
const version = 1
const headerSizeBytes = 10
const crcPosition = 2
const entriesPosition = 6
const entrySizeBytes = 46
const earlierMagic = 0x4d524231
const earlierHeaderSizeBytes = 8
const earlierProducerSizeBytes = 9
const earlierBatchSizeBytes = 24

/** A snapshot file's content. Entries are sorted, so that the same state always gives the same bytes. */
export function encodeSnapshot(entries: Iterable<ProducerEntry>, checksum: Checksum): Buffer {
  const sorted = [...entries].filter((entry) => entry.expectedSequence === undefined)
  sorted.sort((a, b) => a.producerId - b.producerId)
  const withEarlier = sorted.filter((entry) => entry.batches.length > 1)
  let earlierSizeBytes = withEarlier.length === 0 ? 0 : earlierHeaderSizeBytes
  for (const entry of withEarlier) {
    earlierSizeBytes += earlierProducerSizeBytes + (entry.batches.length - 1) * earlierBatchSizeBytes
  }
  const bytes = Buffer.alloc(headerSizeBytes + sorted.length * entrySizeBytes + earlierSizeBytes)
  bytes.writeInt16BE(version, 0)
  bytes.writeInt32BE(sorted.length, entriesPosition)
  let position = headerSizeBytes
  for (const entry of sorted) position = writeEntry(bytes, position, entry)
  if (withEarlier.length > 0) writeEarlier(bytes, position, withEarlier)
  bytes.writeUInt32BE(checksum.crc32c(bytes.subarray(entriesPosition)), crcPosition)
  return bytes
}

function writeEntry(bytes: Buffer, position: number, entry: ProducerEntry): number {
  const last = entry.batches.at(-1)
  writeInt64(bytes, position, entry.producerId)
  bytes.writeInt16BE(entry.epoch, position + 8)
  bytes.writeInt32BE(last?.lastSequence ?? -1, position + 10)
  writeInt64(bytes, position + 14, last?.lastOffset ?? -1)
  bytes.writeInt32BE(last?.offsetDelta ?? 0, position + 22)
  writeInt64(bytes, position + 26, entry.lastTimestampMs)
  bytes.writeInt32BE(entry.coordinatorEpoch, position + 34)
  writeInt64(bytes, position + 38, entry.transactionFirstOffset)
  return position + entrySizeBytes
}

function writeEarlier(bytes: Buffer, start: number, entries: readonly ProducerEntry[]): void {
  let position = bytes.writeInt32BE(earlierMagic, start)
  position = bytes.writeInt32BE(entries.length, position)
  for (const entry of entries) {
    writeInt64(bytes, position, entry.producerId)
    position = bytes.writeInt8(entry.batches.length - 1, position + 8)
    for (const batch of entry.batches.slice(0, -1)) {
      bytes.writeInt32BE(batch.lastSequence, position)
      writeInt64(bytes, position + 4, batch.lastOffset)
      bytes.writeInt32BE(batch.offsetDelta, position + 12)
      writeInt64(bytes, position + 16, batch.timestampMs)
      position += earlierBatchSizeBytes
    }
  }
}

/** The entries of a snapshot file; undefined if it is damaged, torn or of another version. `nowMs` becomes their last activity. */
export function decodeSnapshot(bytes: Buffer, checksum: Checksum, nowMs: number): ProducerEntry[] | undefined {
  if (bytes.length < headerSizeBytes || bytes.readInt16BE(0) !== version) return undefined
  if (bytes.readUInt32BE(crcPosition) !== checksum.crc32c(bytes.subarray(entriesPosition))) return undefined
  const count = bytes.readInt32BE(entriesPosition)
  const end = headerSizeBytes + count * entrySizeBytes
  if (count < 0 || end > bytes.length) return undefined
  const earlier = readEarlier(bytes, end)
  const entries: ProducerEntry[] = []
  for (let position = headerSizeBytes; position < end; position += entrySizeBytes) {
    entries.push(readEntry(bytes, position, earlier, nowMs))
  }
  return entries
}

function readEntry(
  bytes: Buffer,
  position: number,
  earlier: ReadonlyMap<number, ProducerBatch[]>,
  nowMs: number,
): ProducerEntry {
  const producerId = readInt64(bytes, position)
  const lastOffset = readInt64(bytes, position + 14)
  const lastTimestampMs = readInt64(bytes, position + 26)
  const last: ProducerBatch = {
    lastSequence: bytes.readInt32BE(position + 10),
    lastOffset,
    offsetDelta: bytes.readInt32BE(position + 22),
    timestampMs: lastTimestampMs,
  }
  return {
    producerId,
    epoch: bytes.readInt16BE(position + 8),
    coordinatorEpoch: bytes.readInt32BE(position + 34),
    lastTimestampMs,
    transactionFirstOffset: readInt64(bytes, position + 38),
    batches: lastOffset < 0 ? [] : [...(earlier.get(producerId) ?? []), last],
    lastActiveMs: nowMs,
    expectedSequence: undefined,
  }
}

function readEarlier(bytes: Buffer, start: number): Map<number, ProducerBatch[]> {
  const earlier = new Map<number, ProducerBatch[]>()
  if (bytes.length - start < earlierHeaderSizeBytes || bytes.readInt32BE(start) !== earlierMagic) return earlier
  const count = bytes.readInt32BE(start + 4)
  let position = start + earlierHeaderSizeBytes
  for (let at = 0; at < count && position + earlierProducerSizeBytes <= bytes.length; at++) {
    const producerId = readInt64(bytes, position)
    const batchCount = bytes.readInt8(position + 8)
    position += earlierProducerSizeBytes
    const batches: ProducerBatch[] = []
    for (let left = batchCount; left > 0 && position + earlierBatchSizeBytes <= bytes.length; left--) {
      batches.push({
        lastSequence: bytes.readInt32BE(position),
        lastOffset: readInt64(bytes, position + 4),
        offsetDelta: bytes.readInt32BE(position + 12),
        timestampMs: readInt64(bytes, position + 16),
      })
      position += earlierBatchSizeBytes
    }
    earlier.set(producerId, batches.slice(0, producerBatchesMax - 1))
  }
  return earlier
}
