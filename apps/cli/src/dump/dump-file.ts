import path from 'node:path'
import type { Checksum, Compression } from '@millrace/base'
import { dumpEntries } from './dump-entries.ts'
import { offsetIndexFormat, timeIndexFormat, transactionIndexFormat } from './dump-indexes.ts'
import { dumpHint } from './dump-hint.ts'
import { dumpLog } from './dump-log.ts'
import { dumpSnapshot } from './dump-snapshot.ts'
import { dumpText } from './dump-text.ts'
import { baseOffsetOf } from './file-kind.ts'
import { type DumpKind, type DumpSink, put, type SummaryItem } from './items.ts'
import { WindowedFile } from './windowed-file.ts'

export interface DumpFileOptions {
  readonly kind: DumpKind
  /** Whether the records of batches are shown too. */
  readonly records: boolean
  readonly checksum: Checksum
  readonly compression: Compression
}

type Counts = Omit<SummaryItem, 'type' | 'file' | 'kind'>

/** Reads one file and gives all it says to `sink`. Returns how many problems there are. Throws a usage error if it can't be read. */
export async function dumpFile(name: string, options: DumpFileOptions, sink: DumpSink): Promise<number> {
  await using file = await WindowedFile.open(name)
  const { kind } = options
  await put(sink, { type: 'file', file: name, kind, sizeBytes: file.sizeBytes })
  const counts = await dumpContent(file, name, options, sink)
  await put(sink, { type: 'summary', file: name, kind, ...counts })
  return counts.problems
}

async function dumpContent(
  file: WindowedFile,
  name: string,
  options: DumpFileOptions,
  sink: DumpSink,
): Promise<Counts> {
  const baseOffset = baseOffsetOf(name)
  switch (options.kind) {
    case 'log':
      return dumpLog(file, { ...options, baseOffset }, sink)
    case 'index': {
      await using log = await segmentBeside(name)
      return await dumpEntries(file, offsetIndexFormat(baseOffset ?? 0, log), sink)
    }
    case 'timeindex':
      return dumpEntries(file, timeIndexFormat(baseOffset ?? 0), sink)
    case 'txnindex':
      return dumpEntries(file, transactionIndexFormat, sink)
    case 'snapshot':
      return dumpSnapshot(file, options.checksum, sink)
    case 'leader-epochs':
    case 'offsets':
    case 'properties':
      return dumpText(file, options.kind, sink)
    case 'durable-hint':
      return dumpHint(file, options.checksum, sink)
  }
}

/** The segment that an index is of; undefined if it does not lie beside it. */
async function segmentBeside(index: string): Promise<WindowedFile | undefined> {
  const name = path.basename(index)
  const segment = name.replace('.index', '.log')
  if (segment === name) return undefined
  try {
    return await WindowedFile.open(path.join(path.dirname(index), segment))
  } catch {
    // Without it, only the order of the entries can be checked.
    return undefined
  }
}
