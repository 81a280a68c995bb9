import { isStreamError } from '@millrace/base'
import type { Client, ConsumedBatch, Isolation, StartPosition, TopicDescription } from '@millrace/client'
import { type OffsetPoint, type OffsetRange, parseOffsetSpec } from '../arguments/offset-spec.ts'
import { fromTheStart, resolveSlices, type Slice } from '../consume/slices.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { CommandFailure } from '../failure.ts'
import { type CliIo, isTerminal, note } from '../io.ts'
import { Output } from '../output/output.ts'
import { Progress, progressBar } from '../output/progress.ts'
import { type RecordPrinter, recordPrinter } from '../output/record-printer.ts'
import type { BrokersOption, FormatOption } from '../program/shared-options.ts'
import { checkPartition, existingTopic, reachLeaders, withClient } from '../session.ts'

export interface ConsumeOptions extends BrokersOption, FormatOption {
  readonly offset: string
  readonly partition?: number
  readonly count?: number
  readonly untilEnd?: boolean
  /** What there is, the newest first. */
  readonly newest?: boolean
  readonly isolation: Isolation
  /** The output grammar. */
  readonly f?: string
}

/** `millrace topic consume` and `tail` */
export async function consume(io: CliIo, name: string, options: ConsumeOptions): Promise<ExitCode> {
  const range = parseOffsetSpec(options.offset, Date.now())
  const output = new Output(io.stdout)
  const print = await recordPrinter(output, options.format, options.f)
  return withClient(io, options, async (client) => {
    const topic = await existingTopic(client, name)
    checkPartition(topic, options.partition)
    const signal = AbortSignal.any([io.interrupted, output.closed])
    const reader = new Reader({
      client,
      topic,
      output,
      print,
      signal,
      count: options.count ?? Number.POSITIVE_INFINITY,
      isolation: options.isolation,
    })
    // On one terminal with the records, it would stand in their way.
    using _progress = isTerminal(io.stdout) ? undefined : new Progress(io, () => reader.progress())
    try {
      if (options.newest === true) await reader.newest(options.partition)
      else await read(io, reader, client, topic, range, options)
    } catch (error) {
      // Ctrl-C, or a reader such as `head` that has seen enough.
      if (!signal.aborted) throw error
    }
    await output.flush()
    return exitCodes.ok
  })
}

async function read(
  io: CliIo,
  reader: Reader,
  client: Client,
  topic: TopicDescription,
  range: OffsetRange,
  options: ConsumeOptions,
): Promise<void> {
  const partitions =
    options.partition === undefined ? topic.partitions.map(({ partition }) => partition) : [options.partition]
  if (range.until === undefined) {
    const simple = simplePosition(range.from)
    if (simple !== undefined) {
      await reachLeaders(client, topic.name, partitions)
      const from = new Map(partitions.map((partition) => [partition, simple]))
      return reader.all(from, options.untilEnd === true)
    }
  }
  const slices = await resolveSlices(client, topic.name, partitions, range, options.isolation)
  if (range.until !== undefined) {
    // Said, so that nobody takes a slip for an empty topic.
    if (slices.every(({ from, until }) => from >= until)) note(io, `nothing of ${options.offset} is in '${topic.name}'`)
    return reader.slices(slices)
  }
  const from = new Map(slices.map((slice) => [slice.partition, { offset: slice.from }]))
  return reader.all(from, options.untilEnd === true)
}

/** The point as the SDK knows it, where nothing needs to be asked before. */
function simplePosition(point: OffsetPoint): StartPosition | undefined {
  switch (point.kind) {
    case 'start':
      return 'earliest'
    case 'end':
      return 'latest'
    case 'time':
      return { timestamp: point.timestampMs }
    case 'offset':
    case 'after-start':
    case 'before-end':
      return undefined
  }
}

interface ReaderOptions {
  readonly client: Client
  readonly topic: TopicDescription
  readonly output: Output
  readonly print: RecordPrinter
  readonly signal: AbortSignal
  readonly count: number
  readonly isolation: Isolation
}

class Reader {
  readonly #options: ReaderOptions
  #left: number
  /** As far as offsets tell; Infinity while reading goes on for ever. */
  #total: number
  #done = 0

  constructor(options: ReaderOptions) {
    this.#options = options
    this.#left = options.count
    this.#total = options.count
  }

  progress(): string {
    return progressBar(this.#done, this.#total, 'records')
  }

  /** Reads the partitions side by side. */
  async all(from: ReadonlyMap<number, StartPosition>, untilEnd: boolean): Promise<void> {
    await this.#iterate(from, untilEnd, Number.POSITIVE_INFINITY)
  }

  /** Reads what there is backwards. */
  async newest(partition: number | undefined): Promise<void> {
    const { client, topic, signal, print, output, isolation } = this.#options
    await using consumer = client.consumer({ isolation })
    const records = consumer.newest(topic.name, {
      signal,
      ...(partition === undefined ? {} : { partitions: [partition] }),
      ...(Number.isFinite(this.#left) ? { limit: this.#left } : {}),
    })
    for await (const record of records) {
      if (print(record)) await output.flush()
      this.#done += 1
    }
  }

  /** Reads one partition after the other, each to the end of its slice. */
  async slices(slices: readonly Slice[]): Promise<void> {
    const inSlices = slices.reduce((sum, { from, until }) => sum + Math.max(0, until - from), 0)
    this.#total = Math.min(this.#total, inSlices)
    for (const { partition, from, until } of slices) {
      if (from >= until || this.#left === 0) continue
      await this.#iterate(new Map([[partition, { offset: from }]]), true, until)
    }
  }

  async #iterate(from: ReadonlyMap<number, StartPosition>, untilEnd: boolean, until: number): Promise<void> {
    const { client, topic, signal, isolation } = this.#options
    await using consumer = client.consumer({ isolation })
    try {
      const batches = consumer.batches(topic.name, {
        partitions: [...from.keys()],
        from,
        signal,
        ...(untilEnd ? { until: 'end' as const } : {}),
      })
      for await (const batch of batches) {
        const more = await this.#printBatch(batch, until)
        await this.#options.output.flush()
        if (!more) return
      }
    } catch (error) {
      throw isStreamError(error, 'OFFSET_OUT_OF_RANGE')
        ? new CommandFailure(exitCodes.failed, `${error.message}; ${fromTheStart}`, { cause: error })
        : error
    }
  }

  /** False once nothing more is wanted. */
  async #printBatch(batch: ConsumedBatch<Buffer, Buffer>, until: number): Promise<boolean> {
    for (const record of batch.records) {
      if (record.offset >= until) return false
      if (this.#options.print(record)) await this.#options.output.flush()
      this.#left -= 1
      this.#done += 1
      if (this.#left === 0) return false
    }
    return batch.lastOffset + 1 < until
  }
}
