import { partBytesMin } from '../limits.ts'
import type { OpenFile } from './open-file.ts'
import type { PartitionWriter } from './partition-writer.ts'

/** What a task may hold, and what it holds. */
export interface Budget {
  readonly most: number
  /** Bytes that were given to uploads and are not stored. */
  uploading: number
}

const heldBytes = (budget: Budget, writers: readonly PartitionWriter[]): number => {
  let held = budget.uploading
  for (const writer of writers) for (const file of writer.openFiles) held += file.encodingBytes
  return held
}

/**
 * Waits, or sends what there is, until no more than the budget is held. Resolves early if something failed: then there is nothing to wait for.
 */
export async function relieve(budget: Budget, writers: readonly PartitionWriter[], signal: AbortSignal): Promise<void> {
  while (heldBytes(budget, writers) > budget.most && !signal.aborted) {
    const running = writers.flatMap(({ uploads }) => uploads.flatMap((upload) => upload.running ?? []))
    if (running.length > 0) await Promise.race(running)
    else if (writers.some(({ failure }) => failure !== undefined) || !sendLargest(writers)) return
    if (writers.some(({ failure }) => failure !== undefined)) return
  }
}

/** Sends the largest of what waits for more records: as a part if it has enough for one, else its chunk as it is. Whether there was any. */
function sendLargest(writers: readonly PartitionWriter[]): boolean {
  const waiting = writers
    .flatMap((writer) => writer.openFiles.map((file) => ({ writer, file, bytes: file.restingBytes })))
    .filter(({ bytes }) => bytes > 0)
    .toSorted((one, other) => other.bytes - one.bytes)
  const [largest] = waiting
  if (largest === undefined) return false
  if (largest.bytes >= partBytesMin && sentAsPart(largest.file)) return true
  const whole = waiting.find(({ writer }) => writer.hasTellingTail)
  whole?.writer.close(true)
  return whole !== undefined
}

function sentAsPart(file: OpenFile): boolean {
  file.sendEarly()
  return file.upload.running !== undefined
}
