import { type Checksum, type Clock, type Compression, type Random, StreamError } from '@millrace/base'
import { AbortedBatches, batchesIn, type RecordBatch } from '@millrace/records'
import { limits } from '../../limits.ts'
import type { MetadataCache } from '../../metadata/metadata-cache.ts'
import type { Isolation, NewestPage, NewestRun, Transport } from '../../transport/transport.ts'
import { retry } from '../../util/retry.ts'
import { withDeadline } from '../../util/with-deadline.ts'
import { ConsumedBatch, storedRecords } from '../consumed-batch.ts'
import type { ConsumedRecord, RecordSource } from '../consumed-record.ts'
import { madeAnew, noLeader } from '../errors.ts'
import { checkPartition } from '../offset-lookup.ts'
import type { PoisonHandler } from '../poison/poison-handler.ts'

export interface NewestParts {
  readonly transport: Transport
  readonly clock: Clock
  readonly random: Random
  readonly compression: Compression
  /** undefined where batches are not checked. */
  readonly checksum: Checksum | undefined
  readonly metadata: MetadataCache
  readonly isolation: Isolation
  readonly timeoutMs: number
  readonly signal: AbortSignal
  /** undefined where poison is left to whoever looks at it. */
  readonly poison: PoisonHandler | undefined
}

/** One partition, read backwards a page at a time: at any time it holds one page, the next one, and the records of one batch. */
export class NewestPartition<Key, Value> {
  readonly #parts: NewestParts
  readonly #source: RecordSource<Key, Value>
  readonly #topicId: string
  readonly #pageSizeBytes: number
  /** What lies at or behind it was handed out, or is not wanted; undefined: nothing was yet. */
  #before: number | undefined
  #page: NewestPage | undefined
  /** Batches of the page, the next one last. */
  #batches: RecordBatch[] = []
  /** Batches of the page that aborted transactions wrote. */
  #aborted = new Set<RecordBatch>()
  /** Records of the batch, the next one last. */
  #records: ConsumedRecord<Key, Value>[] = []
  /** The next page, asked for while this one is handed out. */
  #ahead: Promise<NewestPage> | undefined
  #isOver = false

  /** Reads what lies before `before`; everything if it is undefined. Of the topic with this id alone. */
  constructor(
    source: RecordSource<Key, Value>,
    at: { readonly topicId: string; readonly before: number | undefined; readonly pageSizeBytes: number },
    parts: NewestParts,
  ) {
    this.#source = source
    this.#topicId = at.topicId
    this.#before = at.before
    this.#pageSizeBytes = at.pageSizeBytes
    this.#parts = parts
  }

  /** The next record back; undefined once there is none. `wanted`: how many more may be asked for. */
  async next(wanted: number): Promise<ConsumedRecord<Key, Value> | undefined> {
    for (;;) {
      const record = this.#records.pop()
      if (record !== undefined) {
        this.#before = record.offset
        if (this.#isWanted(record)) return record
        continue
      }
      const batch = this.#batches.pop()
      if (batch !== undefined && this.#page !== undefined) this.#unpack(batch, this.#page)
      else if (this.#isOver || !(await this.#readPage(wanted))) return undefined
    }
  }

  /** Whether interceptors let it pass. What is poison is none of theirs: whoever delivers records deals with it. */
  #isWanted(record: ConsumedRecord<Key, Value>): boolean {
    const { onRecord } = this.#source
    if (onRecord === undefined) return true
    return (this.#parts.poison !== undefined && record.decode() !== undefined) || onRecord(record)
  }

  #unpack(batch: RecordBatch, { highWatermark, lastStableOffset, logStartOffset }: NewestPage): void {
    const { topic, partition } = this.#source
    const { checksum, compression, isolation } = this.#parts
    if (checksum !== undefined && !batch.checksumIsValid(checksum)) {
      const offset = batch.baseOffset
      throw new StreamError(
        'CORRUPT_MESSAGE',
        `the batch at offset ${offset} of ${topic}-${partition} is corrupt: its CRC is wrong. Read on before it to go on without its records`,
        { context: { topic, partition, offset } },
      )
    }
    const before = this.#before ?? Infinity
    this.#before = Math.min(before, batch.baseOffset)
    if (batch.isControl || this.#aborted.has(batch)) return
    // Records before the log start were deleted, and those from `before` on were not asked for.
    const readableEnd = isolation === 'read_committed' ? lastStableOffset : highWatermark
    const bounds = { fromOffset: logStartOffset, highWatermark, logStartOffset, readableEnd }
    const stored = storedRecords(new ConsumedBatch(this.#source, batch, compression, bounds))
    this.#records = [...stored].filter(({ offset }) => offset < before)
  }

  /** False if nothing is left. */
  async #readPage(wanted: number): Promise<boolean> {
    const asked = this.#ahead ?? this.#fetch(this.#before, wanted)
    this.#ahead = undefined
    const page = await asked
    this.#page = page
    this.#aborted.clear()
    this.#batches = page.runs.toReversed().flatMap((run) => this.#batchesOf(run))
    const [first] = this.#batches
    this.#isOver = first === undefined || first.baseOffset <= page.logStartOffset
    const wantedBatches = this.#batches.filter((batch) => !this.#aborted.has(batch))
    const records = wantedBatches.reduce((sum, { recordCount }) => sum + recordCount, 0)
    if (first !== undefined && !this.#isOver && records < wanted) {
      this.#ahead = this.#fetch(first.baseOffset, wanted - records)
      // Whoever comes to that page is told.
      this.#ahead.catch(() => undefined)
    }
    return first !== undefined
  }

  /** Those of a run, and notes which of them were aborted. */
  #batchesOf({ batches, aborted }: NewestRun): RecordBatch[] {
    const dropped = new AbortedBatches(aborted, this.#parts.compression)
    const found = [...batchesIn(batches)]
    for (const batch of found) if (dropped.has(batch)) this.#aborted.add(batch)
    return found
  }

  #fetch(beforeOffset: number | undefined, wanted: number): Promise<NewestPage> {
    const { transport, clock, metadata, timeoutMs, signal, isolation } = this.#parts
    const { topic: name, partition } = this.#source
    const what = `reading ${name}-${partition} backwards`
    let isFirst = true
    return retry(this.#parts, { what, timeoutMs, signal }, async (leftMs, answerMs) => {
      const topic = isFirst
        ? await metadata.find(name, leftMs, signal)
        : await metadata.fetch(name, leftMs, { signal, elsewhere: true })
      isFirst = false
      if (this.#topicId !== topic.id) throw madeAnew(name)
      checkPartition(topic, partition)
      const { leader } = topic.partitions[partition] ?? {}
      if (leader === undefined) throw noLeader(name, partition)
      const request = {
        topic,
        partition,
        beforeOffset,
        recordsMax: Math.min(wanted, limits.newestRecordsPerPageMax),
        sizeBytesMax: this.#pageSizeBytes,
        isolation,
      }
      return withDeadline(clock, what, answerMs, signal, (within) =>
        transport.fetchNewest(leader, request, { timeoutMs: answerMs, signal: within }),
      )
    })
  }
}
