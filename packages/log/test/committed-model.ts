import { present } from '@millrace/base'
import { plainCompression, type SeededRandom } from '@millrace/base/testing'
import { AbortedBatches, batchesIn, decodeControlKey, type RecordBatch } from '@millrace/records'
import type { PartitionLog } from '../src/partition-log.ts'

interface Transaction {
  /** Base offsets of its batches. */
  readonly batches: number[]
  /** The offset of its marker; Infinity while it is open. */
  markerOffset: number
  isAborted: boolean
}

/** What the batches of a log say of transactions, worked out the slow and simple way. */
export class CommittedModel {
  readonly #batches: readonly RecordBatch[]
  readonly #transactions: Transaction[] = []
  readonly #byBatch = new Map<number, Transaction>()
  /** Open transactions by producer. */
  readonly open = new Map<number, Transaction>()

  /** All that the log was ever given and still has, or has deleted at its start. */
  constructor(batches: readonly RecordBatch[]) {
    this.#batches = batches
    for (const batch of batches) this.#add(batch)
  }

  #add(batch: RecordBatch): void {
    const { producerId, baseOffset } = batch
    if (!batch.isTransactional) return
    const open = this.open.get(producerId)
    if (batch.isControl) {
      const [record] = batch.records(plainCompression)
      if (open === undefined) return
      open.markerOffset = baseOffset
      open.isAborted = decodeControlKey(record?.key ?? null) === 'ABORT'
      this.open.delete(producerId)
      return
    }
    const transaction = open ?? { batches: [], markerOffset: Infinity, isAborted: false }
    transaction.batches.push(baseOffset)
    this.#byBatch.set(baseOffset, transaction)
    if (open !== undefined) return
    this.open.set(producerId, transaction)
    this.#transactions.push(transaction)
  }

  /** The first that the last stable offset may be, and the last: a start may forget what a deleted segment said, and which markers are new. */
  #stableRange(highWatermark: number, logStartOffset: number): [number, number] {
    let [first, last] = [highWatermark, highWatermark]
    for (const { batches, markerOffset } of this.#transactions) {
      if (markerOffset < highWatermark) continue
      first = Math.min(first, Math.max(batches[0] ?? Infinity, logStartOffset))
      const kept = batches.find((offset) => offset >= logStartOffset) ?? Infinity
      if (markerOffset === Infinity) last = Math.min(last, kept)
    }
    return [first, last]
  }

  /**
   * Reads the log as a consumer of what is committed does, frame by frame, and throws unless it sees what the model says. `isExact`: no
   * start has forgotten anything.
   */
  async check(log: PartitionLog, highWatermark: number, random: SeededRandom, isExact: boolean): Promise<number> {
    const { logStartOffset } = log
    const stable = log.transactions.lastStableOffset(highWatermark)
    const [first, last] = this.#stableRange(highWatermark, logStartOffset)
    if (stable < first || stable > (isExact ? first : last)) {
      throw new Error(`the last stable offset is ${stable}, not ${first} (to ${last}) of ${highWatermark}`)
    }
    const seen: number[] = []
    for (let offset = logStartOffset; offset < stable;) {
      const abortedIn = log.transactions.abortedFrom(offset)
      const bytes = await log.read(offset, { maxBytes: 1 + random.integer(900), endOffset: stable })
      const batches = [...batchesIn(bytes)]
      const end = batches.at(-1)?.nextOffset
      if (end === undefined) throw new Error(`nothing at ${offset} of ${stable}`)
      const found = await abortedIn(offset, end)
      const aborted = new AbortedBatches(present(found, 'nobody cuts it'), plainCompression)
      for (const batch of batches) if (!aborted.has(batch) && !batch.isControl) seen.push(batch.baseOffset)
      offset = end
    }
    const expected = this.#batches
      .filter((batch) => batch.nextOffset > logStartOffset && batch.nextOffset <= stable && !batch.isControl)
      .map(({ baseOffset }) => baseOffset)
      .filter((offset) => this.#byBatch.get(offset)?.isAborted !== true)
    if (seen.join() !== expected.join()) {
      throw new Error(`committed up to ${stable} are the batches at ${expected.join()}, but ${seen.join()} were seen`)
    }
    return seen.length
  }
}
