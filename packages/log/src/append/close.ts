import { indexContentOf, writeIndexFiles, writeSnapshotFile } from '../files/index-files.ts'
import type { LogState } from '../log-state.ts'

/** Brings everything to disk, with indexes and a snapshot: the next start reads next to nothing. Nothing may be under way. */
export async function storeWhole(log: LogState): Promise<void> {
  const { activeSegment, context, identity, producers, writer, hint, commit } = log
  const { disk, checksum } = context.ports
  await writer.trim(activeSegment)
  await writer.sync()
  activeSegment.closeTimeIndex()
  await writeIndexFiles(disk, activeSegment, indexContentOf(activeSegment))
  await writeSnapshotFile(disk, identity.directory, commit.writtenOffset, producers.encode(checksum))
  log.recoveryPoint = commit.writtenOffset
  // Of a log that never had anything there is nothing to say.
  if (commit.writtenOffset === 0) return
  // Whatever was appended, synced or handed to the operating system, is on disk now.
  hint.update({ durableOffset: commit.writtenOffset, logStartOffset: log.logStartOffset })
  await hint.settle({ sync: true })
}

/** Gives back what the log holds: files, and memory. */
export async function release({ commit, tail, hint, writer, segments, context }: LogState): Promise<void> {
  commit.close()
  tail.clear()
  await hint.close()
  await writer.close()
  for (const segment of segments) {
    context.indexes.forget(segment)
    context.transactions.forget(segment)
    await context.files.drop(segment.path('log'))
  }
}
