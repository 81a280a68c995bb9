import { type Checksum, StreamError } from '@millrace/base'
import { RecordBatch } from '@millrace/records'
import type {
  AbortedTransaction,
  Isolation,
  NewestPage,
  NewestRun,
  OffsetFound,
  OffsetSpec,
} from '../src/transport/transport.ts'

interface Remembered {
  readonly baseSequence: number
  readonly lastSequence: number
  readonly baseOffset: number
}

interface ProducerEntry {
  epoch: number
  batches: Remembered[]
}

/** One partition's log in memory, with a broker's checks of CRC, size and sequences. */
export class FakePartition {
  readonly batches: Buffer[] = []
  logStartOffset = 0
  /** Where the oldest transaction begins that is open; undefined if none is. */
  openFrom: number | undefined
  /** Transactions that were aborted, with the offsets of their markers. */
  aborted: (AbortedTransaction & { readonly lastOffset: number })[] = []
  endOffset = 0
  /** What the leader writes in. */
  leaderEpoch = 0
  /** The identities of the batches appended, such as `1000/0:0`. */
  readonly identities: string[] = []
  readonly #checksum: Checksum
  readonly #producers = new Map<number, ProducerEntry>()
  readonly #listeners = new Set<() => void>()

  constructor(checksum: Checksum) {
    this.#checksum = checksum
  }

  /** The base offset; that of the first time for a repeated batch. */
  append(sent: Buffer, sizeBytesMax: number): number {
    // As a broker's does, it comes over the wire: what is kept is no part of the client's memory.
    const batch = new RecordBatch(Buffer.from(sent))
    if (!batch.checksumIsValid(this.#checksum)) throw new StreamError('CORRUPT_MESSAGE', 'the CRC is wrong')
    if (batch.sizeBytes > sizeBytesMax) {
      throw new StreamError('MESSAGE_TOO_LARGE', `over ${sizeBytesMax}`, { context: { limit: sizeBytesMax } })
    }
    const repeated = batch.producerId < 0 ? undefined : this.#checkSequence(batch)
    if (repeated !== undefined) return repeated
    const baseOffset = this.endOffset
    batch.assignOffset(baseOffset, this.leaderEpoch)
    this.batches.push(batch.bytes)
    this.identities.push(`${batch.producerId}/${batch.producerEpoch}:${batch.baseSequence}`)
    this.endOffset += batch.recordCount
    for (const listener of this.#listeners) listener()
    return baseOffset
  }

  /** Appends what is no batch of a client's, as it is. */
  appendRaw(bytes: Buffer, recordCount: number): void {
    this.batches.push(bytes)
    this.endOffset += recordCount
    for (const listener of this.#listeners) listener()
  }

  /** Refuses all producers that it knows. */
  fence(): void {
    for (const entry of this.#producers.values()) entry.epoch = 0x7fff
  }

  /** Has the producer be at another sequence than it thinks, as a log that has lost its end. */
  loseEnd(): void {
    for (const entry of this.#producers.values()) entry.batches.pop()
  }

  /** Another leader goes on from here, without the batches behind it. */
  truncate(batchCount: number, leaderEpoch: number): void {
    this.batches.length = batchCount
    this.endOffset = this.batches.reduce((end, bytes) => Math.max(end, new RecordBatch(bytes).nextOffset), 0)
    this.leaderEpoch = leaderEpoch
    for (const entry of this.#producers.values())
      entry.batches = entry.batches.filter(({ baseOffset }) => baseOffset < this.endOffset)
  }

  /** Where the log has gone another way than a reader at `offset`, behind a record of that epoch. */
  divergence(offset: number, lastFetchedEpoch: number): { leaderEpoch: number; endOffset: number } | undefined {
    if (lastFetchedEpoch < 0) return undefined
    const known = this.batches.map((bytes) => new RecordBatch(bytes))
    const last = known.findLast(({ partitionLeaderEpoch }) => partitionLeaderEpoch <= lastFetchedEpoch)
    const leaderEpoch = last?.partitionLeaderEpoch ?? -1
    const endOffset = last?.nextOffset ?? known[0]?.baseOffset ?? Infinity
    if (last === undefined && endOffset >= offset) return undefined
    return leaderEpoch < lastFetchedEpoch || endOffset < offset ? { leaderEpoch, endOffset } : undefined
  }

  get #lastEpoch(): number {
    const last = this.batches.at(-1)
    return last === undefined ? -1 : new RecordBatch(last).partitionLeaderEpoch
  }

  get lastStableOffset(): number {
    return this.openFrom ?? this.endOffset
  }

  /** Those of which something lies in a run of one batch. */
  abortedIn(bytes: Buffer): AbortedTransaction[] {
    const { baseOffset, nextOffset } = new RecordBatch(bytes)
    return this.aborted
      .filter(({ firstOffset, lastOffset }) => lastOffset >= baseOffset && firstOffset < nextOffset)
      .map(({ producerId, firstOffset }) => ({ producerId, firstOffset }))
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  find(spec: OffsetSpec, isolation: Isolation = 'read_uncommitted'): OffsetFound {
    const end = isolation === 'read_committed' ? this.lastStableOffset : this.endOffset
    const none = { error: undefined, offset: -1, timestampMs: -1, leaderEpoch: -1 }
    if (spec === 'earliest') return { ...none, offset: this.logStartOffset }
    if (spec === 'latest') return { ...none, offset: end, leaderEpoch: this.#lastEpoch }
    if (spec === 'maxTimestamp') return none
    const found = this.batches.find((bytes) => new RecordBatch(bytes).maxTimestamp >= spec.timestamp)
    if (found === undefined) return none
    const { baseOffset, maxTimestamp, partitionLeaderEpoch: leaderEpoch } = new RecordBatch(found)
    return { error: undefined, offset: baseOffset, timestampMs: maxTimestamp, leaderEpoch }
  }

  /** The batches before an offset, each a run of its own, the last one first. */
  newest(
    beforeOffset = this.endOffset,
    recordsMax = Infinity,
    sizeBytesMax = Infinity,
    isolation: Isolation = 'read_uncommitted',
  ): NewestPage {
    const isCommitted = isolation === 'read_committed'
    const before = isCommitted ? Math.min(beforeOffset, this.lastStableOffset) : beforeOffset
    const runs: NewestRun[] = []
    let [records, sizeBytes] = [0, 0]
    for (const bytes of this.batches.toReversed()) {
      const batch = new RecordBatch(bytes)
      if (batch.baseOffset >= before || batch.nextOffset <= this.logStartOffset) continue
      if (runs.length > 0 && (records >= recordsMax || sizeBytes + bytes.length > sizeBytesMax)) break
      runs.push({ batches: Buffer.from(bytes), aborted: isCommitted ? this.abortedIn(bytes) : [] })
      records += batch.recordCount
      sizeBytes += bytes.length
    }
    const { endOffset: highWatermark, lastStableOffset, logStartOffset } = this
    return { highWatermark, lastStableOffset, logStartOffset, runs }
  }

  #checkSequence(batch: RecordBatch): number | undefined {
    const { producerId, producerEpoch, baseSequence, lastSequence } = batch
    let entry = this.#producers.get(producerId)
    if (entry !== undefined && producerEpoch < entry.epoch) throw new StreamError('INVALID_PRODUCER_EPOCH', 'fenced')
    const repeated = entry?.batches.find(
      (known) =>
        known.baseSequence === baseSequence && known.lastSequence === lastSequence && entry?.epoch === producerEpoch,
    )
    if (repeated !== undefined) return repeated.baseOffset
    const last = entry?.epoch === producerEpoch ? entry.batches.at(-1)?.lastSequence : -1
    const expected = last === undefined ? 0 : (last + 1) & 0x7fff_ffff
    if (baseSequence !== expected) {
      throw new StreamError('OUT_OF_ORDER_SEQUENCE', `expected ${expected}, got ${baseSequence}`)
    }
    if (entry === undefined || entry.epoch !== producerEpoch) {
      entry = { epoch: producerEpoch, batches: [] }
      this.#producers.set(producerId, entry)
    }
    entry.batches = [...entry.batches.slice(-4), { baseSequence, lastSequence, baseOffset: this.endOffset }]
    return undefined
  }
}
