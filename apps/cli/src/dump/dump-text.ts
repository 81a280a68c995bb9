import { dumpWholeFileSizeBytesMax } from '../limits.ts'
import {
  type DumpKind,
  type DumpSink,
  type EntryItem,
  type ProblemItem,
  put,
  type SummaryItem,
  whole,
} from './items.ts'
import type { WindowedFile } from './windowed-file.ts'

type Counts = Omit<SummaryItem, 'type' | 'file' | 'kind'>
type TextKind = Extract<DumpKind, 'leader-epochs' | 'offsets' | 'properties'>

/** Reads a checkpoint (version, count, an entry a line) or a file of properties. */
export async function dumpText(file: WindowedFile, kind: TextKind, sink: DumpSink): Promise<Counts> {
  const bytes = await file.copy(0, Math.min(file.sizeBytes, dumpWholeFileSizeBytesMax))
  const lines = linesOf(bytes)
  return kind === 'properties' ? dumpProperties(lines, sink) : dumpCheckpoint(lines, kind, sink)
}

interface Line {
  readonly position: number
  readonly text: string
}

/** The lines that are not empty, with where they begin. */
function linesOf(bytes: Buffer): Line[] {
  const lines: Line[] = []
  let position = 0
  for (const text of bytes.toString('latin1').split('\n')) {
    if (text.trim() !== '') lines.push({ position, text: Buffer.from(text, 'latin1').toString('utf8').trim() })
    position += text.length + 1
  }
  return lines
}

async function dumpCheckpoint(
  lines: readonly Line[],
  kind: 'leader-epochs' | 'offsets',
  sink: DumpSink,
): Promise<Counts> {
  const problems: ProblemItem[] = []
  const problem = (problemKind: ProblemItem['problem'], position: number, message: string): void => {
    problems.push({ type: 'problem', problem: problemKind, position, message })
  }
  const [version, count, ...rest] = lines
  if (version?.text !== '0') {
    problem('unsupported', 0, `its version is '${version?.text.slice(0, 40) ?? ''}': only 0 is known`)
  } else if (count === undefined || !/^\d{1,10}$/.test(count.text)) {
    problem('corrupt', count?.position ?? 2, 'it does not say how many entries it has')
  }
  let entries = 0
  let before: EntryItem['entry'] | undefined
  for (const { position, text } of problems.length > 0 ? [] : rest) {
    const entry = kind === 'leader-epochs' ? readEpoch(text) : readOffset(text)
    if (entry === undefined) {
      problem('corrupt', position, `'${text.slice(0, 80)}' is no entry`)
      continue
    }
    await put(sink, { type: 'entry', entry })
    entries += 1
    if (kind === 'leader-epochs' && before !== undefined && !rises(before, entry)) {
      const message = `epoch ${entry['epoch']} from offset ${entry['startOffset']} follows epoch ${before['epoch']} from offset ${before['startOffset']}`
      problem('out-of-order', position, `${message}: both must rise`)
    }
    before = entry
  }
  if (problems.length === 0 && count !== undefined && Number(count.text) !== entries) {
    const message = `it says that it has ${count.text} entries, but has ${entries}`
    problem(Number(count.text) > entries ? 'truncated' : 'corrupt', count.position, message)
  }
  for (const item of problems) await put(sink, item)
  return { entries, problems: problems.length }
}

function rises(before: EntryItem['entry'], entry: EntryItem['entry']): boolean {
  const at = (of: EntryItem['entry'], name: string): bigint => BigInt(of[name] ?? 0)
  return at(entry, 'epoch') > at(before, 'epoch') && at(entry, 'startOffset') >= at(before, 'startOffset')
}

function readEpoch(text: string): EntryItem['entry'] | undefined {
  const match = /^(\d{1,10})\s+(\d{1,19})$/.exec(text)
  if (match === null) return undefined
  return { epoch: Number(match[1]), startOffset: whole(BigInt(match[2] ?? 0)) }
}

function readOffset(text: string): EntryItem['entry'] | undefined {
  const match = /^(\S+)\s+(\d{1,10})\s+(\d{1,19})$/.exec(text)
  if (match === null) return undefined
  return { topic: match[1] ?? '', partition: Number(match[2]), offset: whole(BigInt(match[3] ?? 0)) }
}

async function dumpProperties(lines: readonly Line[], sink: DumpSink): Promise<Counts> {
  let entries = 0
  let problems = 0
  for (const { position, text } of lines) {
    if (/^[#!]/.test(text)) continue
    const match = /^([^=:\s]+)\s*[=:]\s*(.*)$/.exec(text)
    if (match === null) {
      problems += 1
      const message = `'${text.slice(0, 80)}' is no property`
      await put(sink, { type: 'problem', problem: 'corrupt', position, message })
      continue
    }
    await put(sink, { type: 'entry', entry: { [match[1] ?? '']: match[2] ?? '' } })
    entries += 1
  }
  return { entries, problems }
}
