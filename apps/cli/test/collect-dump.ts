import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { NodeChecksum, NodeCompression } from '@millrace/node-io'
import { dumpFile } from '../src/dump/dump-file.ts'
import { kindOf } from '../src/dump/file-kind.ts'
import type { BatchItem, DumpItem, DumpKind, ProblemItem } from '../src/dump/items.ts'

/** All that `dump` finds in a file. */
export async function collectDump(
  file: string,
  options: { records?: boolean; kind?: DumpKind } = {},
): Promise<DumpItem[]> {
  const items: DumpItem[] = []
  const kind = options.kind ?? kindOf(file)
  if (kind === undefined) throw new Error(`what does ${file} hold?`)
  await dumpFile(
    file,
    { kind, records: options.records ?? false, checksum: new NodeChecksum(), compression: new NodeCompression() },
    { add: (item) => items.push(item) < 0, flush: () => Promise.resolve(true), reached() {} },
  )
  return items
}

/** The same of bytes under a name. */
export async function collectDumpOf(
  name: string,
  bytes: Uint8Array,
  options: { records?: boolean; beside?: Readonly<Record<string, Uint8Array>> } = {},
): Promise<DumpItem[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'millrace-dump-'))
  try {
    await writeFile(path.join(folder, name), bytes)
    for (const [other, content] of Object.entries(options.beside ?? {}))
      await writeFile(path.join(folder, other), content)
    return await collectDump(path.join(folder, name), { records: options.records ?? false })
  } finally {
    await rm(folder, { recursive: true })
  }
}

export function problemsOf(items: readonly DumpItem[]): ProblemItem[] {
  return items.filter((item) => item.type === 'problem')
}

export function batchesOf(items: readonly DumpItem[]): BatchItem[] {
  return items.filter((item) => item.type === 'batch')
}
