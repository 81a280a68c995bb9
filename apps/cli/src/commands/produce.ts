import { createReadStream, ReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import type { Client } from '@millrace/client'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { usageError } from '../failure.ts'
import type { InputFormat } from '../input/formats.ts'
import { isProblem, readInput } from '../input/read-input.ts'
import { type CliIo, isTerminal, note } from '../io.ts'
import { Output } from '../output/output.ts'
import { Progress, progressBar } from '../output/progress.ts'
import { grouped, render } from '../output/render.ts'
import type { BrokersOption, FormatOption } from '../program/shared-options.ts'
import { checkPartition, existingTopic, reachLeaders, withClient } from '../session.ts'
import { Publisher } from './publisher.ts'

export interface ProduceOptions extends BrokersOption, FormatOption {
  readonly input: InputFormat
  readonly keyField?: string
  readonly partition?: number
  readonly header?: readonly (readonly [string, string])[]
  readonly onError: 'stop' | 'skip'
  readonly compression: 'none' | 'gzip' | 'snappy' | 'lz4' | 'zstd'
  readonly linger: number
  readonly batchBytes: number
}

interface Source {
  /** For messages; empty for stdin. */
  readonly name: string
  /** Infinity of stdin: nobody knows. */
  readonly sizeBytes: number
  readonly stream: () => Readable
}

/** `millrace topic produce` */
export async function produce(
  io: CliIo,
  topic: string,
  files: readonly string[],
  options: ProduceOptions,
): Promise<ExitCode> {
  if (options.keyField !== undefined && options.input === 'lines') {
    throw usageError('--key-field needs JSON to take the key from: say --input ndjson or --input json')
  }
  const sources = await Promise.all((files.length === 0 ? ['-'] : files).map((file) => sourceOf(io, file)))
  return withClient(io, options, async (client) => {
    checkPartition(await existingTopic(client, topic), options.partition)
    await reachLeaders(client, topic, options.partition === undefined ? undefined : [options.partition])
    const startedMs = performance.now()
    const publisher = publisherFor(io, client, topic, options)
    {
      const reading = new Reading(sources)
      using _progress = new Progress(
        io,
        () => `${reading.bar()}${grouped(publisher.acknowledged)} records acknowledged`,
      )
      for (const source of sources) {
        await publishAll(io, source, options, publisher, reading)
        if (publisher.stopped) break
      }
      await publisher.finish()
    }
    return report(io, publisher, options, (performance.now() - startedMs) / 1_000)
  })
}

async function sourceOf(io: CliIo, file: string): Promise<Source> {
  if (file === '-') return { name: '', sizeBytes: Number.POSITIVE_INFINITY, stream: () => io.stdin }
  const found = await stat(file).catch((error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException
    throw usageError(code === 'ENOENT' ? `there is no file '${file}'` : `can't read '${file}': ${message}`)
  })
  if (found.isDirectory()) throw usageError(`'${file}' is a folder: name the files in it`)
  // A pipe or a device says 0.
  const sizeBytes = found.isFile() ? found.size : Number.POSITIVE_INFINITY
  return { name: file, sizeBytes, stream: () => createReadStream(file, { highWaterMark: 256 * 1024 }) }
}

/** How much of the input was read. */
class Reading {
  readonly #totalBytes: number
  #doneBytes = 0
  #current: Readable | undefined

  constructor(sources: readonly Source[]) {
    this.#totalBytes = sources.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  }

  begin(stream: Readable): void {
    this.#doneBytes += bytesReadOf(this.#current)
    this.#current = stream
  }

  /** Nothing where nobody knows how much there is. */
  bar(): string {
    if (!Number.isFinite(this.#totalBytes)) return ''
    return `${progressBar(this.#doneBytes + bytesReadOf(this.#current), this.#totalBytes, 'bytes')}, `
  }
}

function bytesReadOf(stream: Readable | undefined): number {
  return stream instanceof ReadStream ? stream.bytesRead : 0
}

function publisherFor(io: CliIo, client: Client, topic: string, options: ProduceOptions): Publisher {
  const producer = client.producer({
    lingerMs: options.linger,
    batchBytes: options.batchBytes,
    compression: options.compression,
  })
  return new Publisher({
    producer,
    topic,
    partition: options.partition,
    headers: options.header ?? [],
    stopOnError: options.onError === 'stop',
    tell: (text) => note(io, `millrace: ${text}`),
  })
}

async function publishAll(
  io: CliIo,
  source: Source,
  options: ProduceOptions,
  publisher: Publisher,
  reading: Reading,
): Promise<void> {
  const stream = source.stream()
  reading.begin(stream)
  if (isTerminal(stream)) note(io, 'Type a record on each line; Ctrl-D ends.')
  const interrupt = (): void => {
    publisher.interrupt()
    stream.destroy()
  }
  io.interrupted.addEventListener('abort', interrupt)
  try {
    for await (const { entries } of readInput(stream, { format: options.input, keyField: options.keyField })) {
      for (const entry of entries) {
        if (isProblem(entry)) publisher.problem(entry, source.name)
        else publisher.add(entry, source.name)
        if (publisher.stopped) return
      }
      await publisher.submit()
    }
  } catch (error) {
    if (!io.interrupted.aborted) throw error
  } finally {
    io.interrupted.removeEventListener('abort', interrupt)
    stream.destroy()
  }
}

async function report(io: CliIo, publisher: Publisher, options: ProduceOptions, seconds: number): Promise<ExitCode> {
  const { acknowledged, failed, skipped, stopped } = publisher
  const complete = failed === 0 && skipped === 0 && !stopped
  const recordsPerSecond = seconds > 0 ? Math.round(acknowledged / seconds) : 0
  const data = {
    acknowledged,
    failed,
    skipped,
    complete,
    seconds: Math.round(seconds * 1_000) / 1_000,
    recordsPerSecond,
  }
  const text = (): string => {
    const missing = [
      ...(failed > 0 ? [`${grouped(failed)} not acknowledged`] : []),
      ...(skipped > 0 ? [`${grouped(skipped)} could not be read`] : []),
      ...(stopped ? ['stopped before the end of the input'] : []),
    ]
    const records = acknowledged === 1 ? 'record' : 'records'
    const rate = acknowledged >= 1_000 ? `, ${grouped(recordsPerSecond)}/s` : ''
    return `${[`${grouped(acknowledged)} ${records} acknowledged in ${seconds.toFixed(2)} s${rate}`, ...missing].join('; ')}\n`
  }
  await new Output(io.stdout).write(await render(options.format, data, text))
  return complete ? exitCodes.ok : exitCodes.failed
}
