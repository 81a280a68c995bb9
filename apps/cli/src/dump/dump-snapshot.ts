import type { Checksum } from '@millrace/base'
import { dumpWholeFileSizeBytesMax } from '../limits.ts'
import { type DumpSink, type EntryItem, type ProblemItem, put, type SummaryItem, whole } from './items.ts'
import type { WindowedFile } from './windowed-file.ts'

type Counts = Omit<SummaryItem, 'type' | 'file' | 'kind'>

const headerSizeBytes = 10
const entrySizeBytes = 46
/** What Millrace appends where Kafka's readers do not look: the batches before the last of each producer. */
const earlierMagic = 0x4d524231

/**
 * Reads a producer snapshot (Kafka's, version 1): version int16, CRC-32C of what follows it uint32, count int32, and 46 bytes a
 * producer.
 */
export async function dumpSnapshot(file: WindowedFile, checksum: Checksum, sink: DumpSink): Promise<Counts> {
  const bytes = await file.copy(0, Math.min(file.sizeBytes, dumpWholeFileSizeBytesMax))
  let problems = 0
  const problem = async (kind: ProblemItem['problem'], position: number, message: string): Promise<void> => {
    problems += 1
    await put(sink, { type: 'problem', problem: kind, position, message })
  }
  if (bytes.length < headerSizeBytes) {
    await problem(
      'truncated',
      0,
      `the file ends inside its header: ${bytes.length} of ${headerSizeBytes} bytes are there`,
    )
    return { entries: 0, problems }
  }
  const version = bytes.readInt16BE(0)
  if (version !== 1) {
    await problem('unsupported', 0, `it is of version ${version}: only 1 is known`)
    return { entries: 0, problems }
  }
  if (bytes.readUInt32BE(2) !== checksum.crc32c(bytes.subarray(6))) {
    await problem('corrupt', 2, 'the CRC of the file is wrong: what was written is not what is there')
  }
  const count = bytes.readInt32BE(6)
  const room = Math.floor((bytes.length - headerSizeBytes) / entrySizeBytes)
  if (count < 0 || count > room) {
    await problem('truncated', 6, `it says that it has ${count} producers, but ends after ${room}`)
  }
  const entries = Math.max(0, Math.min(count, room))
  for (let index = 0; index < entries; index++) {
    await put(sink, { type: 'entry', entry: readEntry(bytes, headerSizeBytes + index * entrySizeBytes) })
  }
  const rest = bytes.length - headerSizeBytes - entries * entrySizeBytes
  if (rest > 0 && count <= room) await describeRest(bytes, bytes.length - rest, sink)
  return { entries, problems }
}

function readEntry(bytes: Buffer, at: number): EntryItem['entry'] {
  const transactionFirstOffset = bytes.readBigInt64BE(at + 38)
  return {
    producerId: whole(bytes.readBigInt64BE(at)),
    producerEpoch: bytes.readInt16BE(at + 8),
    lastSequence: bytes.readInt32BE(at + 10),
    lastOffset: whole(bytes.readBigInt64BE(at + 14)),
    offsetDelta: bytes.readInt32BE(at + 22),
    timestamp: whole(bytes.readBigInt64BE(at + 26)),
    coordinatorEpoch: bytes.readInt32BE(at + 34),
    transactionFirstOffset: transactionFirstOffset < 0n ? null : whole(transactionFirstOffset),
  }
}

async function describeRest(bytes: Buffer, position: number, sink: DumpSink): Promise<void> {
  const isOurs = bytes.length - position >= 8 && bytes.readInt32BE(position) === earlierMagic
  const message = isOurs
    ? `the batches before the last of ${bytes.readInt32BE(position + 4)} producers, which Millrace keeps too`
    : `${bytes.length - position} bytes that mean nothing to this release`
  await put(sink, { type: 'note', position, message })
}
