import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Checksum, Compression } from '@millrace/base'
import { dumpFile } from '../dump/dump-file.ts'
import { type DumpPrinter, dumpPrinter } from '../dump/dump-output.ts'
import { kindOf } from '../dump/file-kind.ts'
import { DumpEnded, type DumpItem, type DumpKind, dumpKinds, type DumpSink } from '../dump/items.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { CommandFailure, usageError } from '../failure.ts'
import { type CliIo, isTerminal, note } from '../io.ts'
import { Output } from '../output/output.ts'
import { Progress, progressBar } from '../output/progress.ts'
import type { FormatOption } from '../program/shared-options.ts'

export interface DumpOptions extends FormatOption {
  readonly records?: boolean
  /** What the files hold, whatever they are called. */
  readonly as?: DumpKind
}

/** `millrace dump`: what files of a log hold, and whether it is sound. Exit code 4 if it is not. */
export async function dump(io: CliIo, names: readonly string[], options: DumpOptions): Promise<ExitCode> {
  const files = (await Promise.all(names.map((name) => filesOf(name, options.as)))).flat()
  const { NodeChecksum, NodeCompression } = await import('@millrace/node-io')
  const ports = { checksum: new NodeChecksum(), compression: new NodeCompression() }
  const output = new Output(io.stdout)
  const printer = await dumpPrinter(options.format)
  const run = new DumpRun(io, output, printer)
  try {
    const { problems, failed } = await run.all(files, options, ports)
    await output.flush()
    if (problems > 0) return exitCodes.unhealthy
    return failed ? exitCodes.failed : exitCodes.ok
  } catch (error) {
    if (!(error instanceof DumpEnded)) throw error
    await output.flush()
    // A reader that went away had enough; Ctrl-C means that not all was looked at.
    return io.interrupted.aborted ? exitCodes.failed : exitCodes.ok
  }
}

interface NamedFile {
  readonly name: string
  readonly kind: DumpKind
  readonly sizeBytes: number
}

/** A file itself; of a folder, all files whose names say what they are. */
async function filesOf(name: string, as: DumpKind | undefined): Promise<NamedFile[]> {
  const found = await stat(name).catch((error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException
    throw usageError(code === 'ENOENT' ? `there is no file '${name}'` : `can't read '${name}': ${message}`)
  })
  if (!found.isDirectory()) {
    const kind = as ?? kindOf(name)
    if (kind !== undefined) return [{ name, kind, sizeBytes: found.size }]
    throw usageError(`the name of '${name}' does not say what it holds: say --as ${dumpKinds.join(', --as ')}`)
  }
  const files: NamedFile[] = []
  for (const entry of (await readdir(name)).sort()) {
    const file = path.join(name, entry)
    const kind = kindOf(entry)
    const inside = kind === undefined ? undefined : await stat(file)
    if (kind !== undefined && inside?.isFile() === true) files.push({ name: file, kind, sizeBytes: inside.size })
  }
  if (files.length > 0) return files
  throw usageError(`the folder '${name}' has no files of a log: name a partition's folder, such as data/orders-0`)
}

class DumpRun implements DumpSink {
  readonly #io: CliIo
  readonly #output: Output
  readonly #print: DumpPrinter
  #doneBytes = 0
  #reachedBytes = 0

  constructor(io: CliIo, output: Output, print: DumpPrinter) {
    this.#io = io
    this.#output = output
    this.#print = print
  }

  async all(
    files: readonly NamedFile[],
    options: DumpOptions,
    ports: { readonly checksum: Checksum; readonly compression: Compression },
  ): Promise<{ problems: number; failed: boolean }> {
    const totalBytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
    // On one terminal with what is printed, a bar would stand in its way.
    using _progress = isTerminal(this.#io.stdout)
      ? undefined
      : new Progress(this.#io, () => progressBar(this.#doneBytes + this.#reachedBytes, totalBytes, 'bytes'))
    let problems = 0
    let failed = 0
    for (const { name, kind, sizeBytes } of files) {
      try {
        problems += await dumpFile(name, { ...ports, kind, records: options.records === true }, this)
      } catch (error) {
        if (!(error instanceof CommandFailure) || files.length === 1) throw error
        failed += 1
        note(this.#io, `millrace: ${error.message}`)
      }
      this.#doneBytes += sizeBytes
      this.#reachedBytes = 0
    }
    return { problems, failed: failed > 0 }
  }

  add(item: DumpItem): boolean {
    return this.#output.add(this.#print(item))
  }

  async flush(): Promise<boolean> {
    await this.#output.flush()
    return !this.#output.closed.aborted && !this.#io.interrupted.aborted
  }

  reached(position: number): void {
    this.#reachedBytes = position
    if (this.#io.interrupted.aborted) throw new DumpEnded()
  }
}
