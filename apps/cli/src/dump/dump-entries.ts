import { dumpWindowSizeBytes } from '../limits.ts'
import { type DumpSink, type EntryItem, type ProblemItem, put, type SummaryItem } from './items.ts'
import { zerosFrom } from './trailing-zeros.ts'
import type { WindowedFile } from './windowed-file.ts'

type Counts = Omit<SummaryItem, 'type' | 'file' | 'kind'>

/** What is wrong with an entry; undefined if nothing is. */
export type EntryFlaw = { readonly problem: ProblemItem['problem']; readonly message: string } | undefined

/** How a file of entries of one size is read. */
export interface EntryFormat<Entry extends EntryItem['entry']> {
  readonly sizeBytes: number
  read(bytes: Buffer, position: number): Entry
  /** `before` is undefined for the first. */
  check(entry: Entry, before: Entry | undefined): EntryFlaw | Promise<EntryFlaw>
  /** What stands behind the last entry, if that is as it should be. */
  trailer?(bytes: Buffer): string | undefined
}

/**
 * Reads a file that is entries of one size, one after the other. Zeros at its end are room that Kafka takes before it needs it;
 * a last entry that is cut off is named.
 */
export async function dumpEntries<Entry extends EntryItem['entry']>(
  file: WindowedFile,
  format: EntryFormat<Entry>,
  sink: DumpSink,
): Promise<Counts> {
  let entries = 0
  let problems = 0
  let before: Entry | undefined
  const problem = async (position: number, flaw: NonNullable<EntryFlaw>): Promise<void> => {
    problems += 1
    await put(sink, { type: 'problem', position, ...flaw })
  }
  const chunkSizeBytes = dumpWindowSizeBytes - (dumpWindowSizeBytes % format.sizeBytes)
  for (let position = 0; position < file.sizeBytes;) {
    // A copy: a check may read another place of the same file.
    const chunk = await file.copy(position, chunkSizeBytes)
    const whole = chunk.length - (chunk.length % format.sizeBytes)
    for (let at = 0; at < whole; at += format.sizeBytes) {
      if (isZero(chunk, at, format.sizeBytes) && (await zerosFrom(file, position + at))) {
        const message = `${file.sizeBytes - position - at} bytes of zeros: room that was taken before it is needed`
        await put(sink, { type: 'note', position: position + at, message })
        return { entries, problems }
      }
      const entry = format.read(chunk, at)
      await put(sink, { type: 'entry', entry })
      entries += 1
      const flaw = await format.check(entry, before)
      if (flaw !== undefined) await problem(position + at, flaw)
      before = entry
    }
    position += whole
    sink.reached(position)
    if (chunk.length === whole && whole > 0) continue
    const trailer = format.trailer?.(chunk.subarray(whole))
    if (trailer !== undefined) await put(sink, { type: 'note', position, message: trailer })
    else if (chunk.length > whole) {
      const message = `the file ends inside an entry: ${chunk.length - whole} of ${format.sizeBytes} bytes are there`
      await problem(position, { problem: 'truncated', message })
    }
    break
  }
  return { entries, problems }
}

function isZero(bytes: Buffer, at: number, sizeBytes: number): boolean {
  for (let index = at; index < at + sizeBytes; index++) if (bytes[index] !== 0) return false
  return true
}
