import { type Checksum, type Compression, isStreamError } from '@millrace/base'
import { batchHeaderSizeBytes, exactBatchFields, peekBatchSize, RecordBatch } from '@millrace/records'
import { dumpBatchSizeBytesMax } from '../limits.ts'
import { batchItem } from './batch-item.ts'
import { recordItems } from './batch-records.ts'
import { crcIsValid, findBatch, headerOf } from './find-batch.ts'
import { type DumpSink, type ProblemItem, put, type SummaryItem, type Whole, whole } from './items.ts'
import { zerosFrom } from './trailing-zeros.ts'
import type { WindowedFile } from './windowed-file.ts'

export interface DumpLogOptions {
  readonly records: boolean
  /** The offset in the file's name: no batch begins before it. */
  readonly baseOffset: number | undefined
  readonly checksum: Checksum
  readonly compression: Compression
}

type Counts = Omit<SummaryItem, 'type' | 'file' | 'kind'>

/** Reads the batches of a segment, or of any file of record batches, and says what is wrong with which bytes. */
export async function dumpLog(file: WindowedFile, options: DumpLogOptions, sink: DumpSink): Promise<Counts> {
  const reader = new LogReader(file, options, sink)
  for (let position = 0; position < file.sizeBytes;) {
    position = await reader.step(position)
    sink.reached(position)
  }
  return reader.counts()
}

class LogReader {
  readonly #file: WindowedFile
  readonly #options: DumpLogOptions
  readonly #sink: DumpSink
  #batches = 0
  #records = 0
  #problems = 0
  #firstOffset: Whole | undefined
  #lastOffset: bigint | undefined

  constructor(file: WindowedFile, options: DumpLogOptions, sink: DumpSink) {
    this.#file = file
    this.#options = options
    this.#sink = sink
  }

  counts(): Counts {
    return {
      batches: this.#batches,
      records: this.#records,
      ...(this.#firstOffset === undefined ? {} : { firstOffset: this.#firstOffset }),
      ...(this.#lastOffset === undefined ? {} : { lastOffset: whole(this.#lastOffset) }),
      problems: this.#problems,
    }
  }

  /** Reads what stands at `position`; gives where to go on. */
  async step(position: number): Promise<number> {
    const end = this.#file.sizeBytes
    const head = await this.#file.view(position, batchHeaderSizeBytes)
    const sizeBytes = batchSize(head)
    if (typeof sizeBytes === 'number') {
      if (sizeBytes <= Math.min(end - position, dumpBatchSizeBytesMax)) return this.#batch(position, sizeBytes)
      return this.#incomplete(position, sizeBytes)
    }
    if (sizeBytes?.problem === 'unsupported') {
      await this.#problem({ ...sizeBytes, position })
      return end
    }
    if (await zerosFrom(this.#file, position)) {
      const message = `${end - position} bytes of zeros: room that was taken before it is needed`
      await put(this.#sink, { type: 'note', position, message })
      return end
    }
    if (sizeBytes === undefined) return this.#incomplete(position, undefined)
    return this.#goOn(position, { ...sizeBytes, position })
  }

  async #batch(position: number, sizeBytes: number): Promise<number> {
    const isValid = await crcIsValid(this.#file, position, sizeBytes, this.#options.checksum)
    const head = await this.#file.view(position, batchHeaderSizeBytes)
    // It was cut while it was read.
    if (head.length < batchHeaderSizeBytes) return this.#incomplete(position, undefined)
    const header = headerOf(head)
    const item = batchItem(header, position, sizeBytes, isValid)
    await put(this.#sink, item)
    this.#batches += 1
    this.#records += Math.max(0, header.recordCount)
    if (!isValid) {
      const message = `the CRC of the batch at offset ${item.baseOffset} is wrong: what was written is not what is there`
      await this.#problem({ type: 'problem', problem: 'corrupt', position, message })
    } else await this.#checkOrder(header, position)
    if (this.#options.records) await this.#showRecords(position, sizeBytes)
    if (isValid) return position + sizeBytes
    // Its length may be what is damaged.
    const next = position + sizeBytes
    if (
      next === this.#file.sizeBytes ||
      typeof batchSize(await this.#file.view(next, batchHeaderSizeBytes)) === 'number'
    )
      return next
    return (await findBatch(this.#file, position + 1, this.#options.checksum))?.position ?? next
  }

  async #checkOrder(header: RecordBatch, position: number): Promise<void> {
    const { baseOffset, lastOffset } = exactBatchFields(header)
    const before = this.#lastOffset
    const nameSays = this.#options.baseOffset
    let message: string | undefined
    if (before !== undefined && baseOffset <= before) {
      message = `offset ${baseOffset} comes after offset ${before}: offsets must rise`
    } else if (nameSays !== undefined && baseOffset < BigInt(nameSays)) {
      message = `offset ${baseOffset} is before ${nameSays}, where the file begins by its name`
    } else if (lastOffset < baseOffset) message = `it ends at offset ${lastOffset}, before it begins`
    if (message !== undefined) await this.#problem({ type: 'problem', problem: 'out-of-order', position, message })
    this.#firstOffset ??= whole(baseOffset)
    if (before === undefined || lastOffset > before) this.#lastOffset = lastOffset
  }

  async #showRecords(position: number, sizeBytes: number): Promise<void> {
    const bytes = await this.#file.copy(position, sizeBytes)
    if (bytes.length < sizeBytes) return
    try {
      for (const item of recordItems(new RecordBatch(bytes), this.#options.compression)) {
        await put(this.#sink, item)
      }
    } catch (error) {
      if (!isStreamError(error)) throw error
      const problem = error.code === 'RECORD_LIST_TOO_LARGE' ? 'too-large' : 'corrupt'
      const message = `its records can't be read: ${error.message}`
      await this.#problem({ type: 'problem', problem, position, message })
    }
  }

  /** The file ends before the batch does; unless it is the length that is wrong, and sound batches follow. */
  async #incomplete(position: number, sizeBytes: number | undefined): Promise<number> {
    const left = this.#file.sizeBytes - position
    const says = sizeBytes === undefined ? 'not even its header is whole' : `it says that it has ${sizeBytes} bytes`
    const found = await findBatch(this.#file, position + 1, this.#options.checksum)
    const message =
      found === undefined
        ? `the file ends inside a batch: ${left} bytes are there, ${says}`
        : `what stands here is no whole batch: ${says}, but a sound one begins at byte ${found.position}`
    const problem = found === undefined ? 'truncated' : 'corrupt'
    await this.#problem({ type: 'problem', problem, position, message })
    return found?.position ?? this.#file.sizeBytes
  }

  async #goOn(position: number, problem: ProblemItem): Promise<number> {
    const found = await findBatch(this.#file, position + 1, this.#options.checksum)
    const next = found?.position ?? this.#file.sizeBytes
    const where = found === undefined ? 'no sound batch follows' : `the next sound batch begins at byte ${next}`
    await this.#problem({ ...problem, message: `${problem.message}; ${where}` })
    return next
  }

  async #problem(problem: ProblemItem): Promise<void> {
    this.#problems += 1
    await put(this.#sink, problem)
  }
}

/** The size of the batch that begins with `head`; what is wrong with it; undefined if too few bytes are there to tell. */
function batchSize(head: Buffer): number | undefined | Omit<ProblemItem, 'position'> {
  if (head.length < batchHeaderSizeBytes) return undefined
  try {
    return peekBatchSize(head, 0)
  } catch (error) {
    if (!isStreamError(error)) throw error
    if (error.code === 'UNSUPPORTED_FOR_MESSAGE_FORMAT') {
      const message = `a message set of magic ${head.readInt8(16)}, from before Kafka 0.11: it is read no further`
      return { type: 'problem', problem: 'unsupported', message }
    }
    return { type: 'problem', problem: 'corrupt', message: whatIsWrong(head) }
  }
}

function whatIsWrong(head: Buffer): string {
  const magic = head.readInt8(16)
  if (magic !== 2) return `what stands here is no record batch: its magic is ${magic}, not 2`
  return `what stands here is no record batch: its length is ${head.readInt32BE(8)}`
}
