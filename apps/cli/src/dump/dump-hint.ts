import type { Checksum } from '@millrace/base'
import { type DumpSink, put, type SummaryItem, whole } from './items.ts'
import type { WindowedFile } from './windowed-file.ts'

type Counts = Omit<SummaryItem, 'type' | 'file' | 'kind'>

const slotSizeBytes = 32

/**
 * Reads Millrace's `durable-offset-hint`: two slots, written in turn, of crc uint32, version int16, 0 int16, generation int64,
 * durable offset int64, log start offset int64. A crash may tear one of them, never both.
 */
export async function dumpHint(file: WindowedFile, checksum: Checksum, sink: DumpSink): Promise<Counts> {
  const bytes = await file.copy(0, 2 * slotSizeBytes)
  let entries = 0
  let torn = 0
  for (let position = 0; position + slotSizeBytes <= bytes.length; position += slotSizeBytes) {
    const slot = bytes.subarray(position, position + slotSizeBytes)
    // The first write goes into the second slot.
    if (slot.every((byte) => byte === 0)) continue
    if (slot.readUInt32BE(0) !== checksum.crc32c(slot.subarray(4))) {
      torn += 1
      await put(sink, { type: 'note', position, message: 'the CRC of this slot is wrong: a write of it was torn' })
      continue
    }
    await put(sink, {
      type: 'entry',
      entry: {
        generation: whole(slot.readBigInt64BE(8)),
        durableOffset: whole(slot.readBigInt64BE(16)),
        logStartOffset: whole(slot.readBigInt64BE(24)),
      },
    })
    entries += 1
  }
  if (torn === 0 || entries > 0) return { entries, problems: 0 }
  await put(sink, { type: 'problem', problem: 'corrupt', position: 0, message: 'no slot is whole' })
  return { entries, problems: 1 }
}
