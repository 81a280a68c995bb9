import { type Compression, present } from '@millrace/base'
import { plainCompression, type SeededRandom } from '@millrace/base/testing'
import { batchesIn, encodeBatch, encodeControlKey, encodeEndTransactionMarker } from '@millrace/records'
import type { RoundOptions } from '../src/compaction/log-compaction.ts'
import type { LogConfig } from '../src/config.ts'
import type { PartitionLog } from '../src/partition-log.ts'
import { codec } from './fixture.ts'

/** Small segments of a compacted topic. */
export const compacted: Partial<LogConfig> = {
  compacts: true,
  deletes: false,
  segmentBytes: 1_500,
  indexIntervalBytes: 200,
  fileDeleteDelayMs: 0,
  minCleanableDirtyRatio: 0,
  messageTimestampAfterMaxMs: Number.MAX_SAFE_INTEGER,
}

/** A round over all there is, with as much memory as it wants. */
export const wholeRound: RoundOptions = {
  stableOffset: Number.POSITIVE_INFINITY,
  deletionsNeededFrom: Number.POSITIVE_INFINITY,
  mapSizeBytes: 1 << 20,
  mapLoadFactor: 0.9,
  bufferBytes: 2_000,
  spend: async () => {},
}

/** A record as a test wants to see it. */
export interface SeenRecord {
  readonly offset: number
  readonly key: string | null
  readonly value: string | null
  readonly timestamp: number
}

/** Every batch of a log, in order. */
export async function batchesOf(log: PartitionLog) {
  const batches = []
  for (let offset = log.logStartOffset; offset < log.logEndOffset;) {
    const bytes = await log.read(offset, { maxBytes: 1 << 20, endOffset: log.logEndOffset })
    if (bytes.length === 0) break
    for (const batch of batchesIn(bytes)) {
      batches.push(batch)
      offset = batch.nextOffset
    }
  }
  return batches
}

/** Every record of a log that is no marker, as it stands there: aborted ones too. */
export async function recordsOf(log: PartitionLog, compression: Compression = plainCompression): Promise<SeenRecord[]> {
  const records: SeenRecord[] = []
  for (const batch of await batchesOf(log)) {
    if (batch.isControl) continue
    for (const record of batch.records(compression)) {
      const { offset, timestamp } = record
      records.push({ offset, key: record.key?.toString() ?? null, value: record.value?.toString() ?? null, timestamp })
    }
  }
  return records
}

/** The bytes of every batch of a log, as text. */
export async function bytesOf(log: PartitionLog): Promise<string[]> {
  return (await batchesOf(log)).map((batch) => batch.slice().toString('hex'))
}

/** Appends one batch of records and waits until it is on disk. A value of null is a tombstone. */
export async function put(
  log: PartitionLog,
  records: readonly (readonly [key: string, value: string | null])[],
  batch: Partial<Parameters<typeof encodeBatch>[0]> = {},
  timestamp = 1_767_225_600_000,
): Promise<number> {
  const content = records.map(([key, value]) => ({ key, value, timestamp }))
  const { baseOffset, durable } = log.append(encodeBatch({ records: content, ...batch }, codec), { leaderEpoch: 0 })
  await durable
  return baseOffset
}

/** Ends a producer's transaction, with the epoch of the next one, as a coordinator has it written. */
export async function end(log: PartitionLog, producerId: number, producerEpoch: number, isCommit: boolean) {
  const records = [
    { key: encodeControlKey(isCommit ? 'COMMIT' : 'ABORT'), value: encodeEndTransactionMarker(0), timestamp: 1 },
  ]
  const marker = { records, producerId, producerEpoch, isTransactional: true, isControl: true }
  const { baseOffset, durable } = log.append(encodeBatch(marker, codec), { leaderEpoch: 0, origin: 'internal' })
  await durable
  return baseOffset
}

/** Begins a new segment: what is before it may be compacted once it is sealed. */
export async function roll(log: PartitionLog): Promise<void> {
  await log.settle()
  const { segmentBytes } = log.config
  log.updateConfig({ ...log.config, segmentBytes: 1 })
  const [filler] = [{ records: [{ key: 'filler', value: 'x', timestamp: 1_767_225_600_000 }] }]
  log.updateConfig({ ...log.config, segmentBytes: encodeBatch(present(filler, 'a batch'), codec).length })
  await put(log, [['filler', 'x']])
  log.updateConfig({ ...log.config, segmentBytes })
  await log.settle()
}

interface Writer {
  readonly id: number
  epoch: number
  sequence: number
  isOpen: boolean
  /** What it wrote in its open transaction. */
  pending: SeenRecord[]
}

/** What random producers write, and what of it counts. */
export class CompactionModel {
  /** All that was written and not aborted, by offset; open transactions are not in it yet. */
  readonly committed: SeenRecord[] = []
  readonly all = new Map<number, SeenRecord>()
  readonly #random: SeededRandom
  readonly #keys: number
  readonly #writers: Writer[]
  #serial = 0

  constructor(random: SeededRandom, keys: number) {
    this.#random = random
    this.#keys = keys
    this.#writers = [1, 2, 3].map((id) => ({ id, epoch: 0, sequence: 0, isOpen: false, pending: [] }))
  }

  /** The last record of each key that counts. */
  latest(): Map<string, SeenRecord> {
    const latest = new Map<string, SeenRecord>()
    for (const record of this.committed.toSorted((a, b) => a.offset - b.offset)) {
      if (record.key !== null) latest.set(record.key, record)
    }
    return latest
  }

  /** What is before it is in no transaction that is open. */
  get decidedOffset(): number {
    return Math.min(...this.#writers.map(({ pending }) => pending[0]?.offset ?? Number.POSITIVE_INFINITY))
  }

  /** Writes one batch, or ends a transaction. */
  async step(log: PartitionLog, timestampMs: number): Promise<void> {
    const writer = this.#random.pick(this.#writers)
    const draw = this.#random.integer(10)
    if (writer.isOpen && draw < 4) return this.#end(log, writer, this.#random.chance(0.6))
    const count = 1 + this.#random.integer(5)
    const records = Array.from({ length: count }, () => ({
      key: `key-${this.#random.integer(this.#keys)}`,
      value: this.#random.chance(0.2) ? null : `value-${this.#serial++}-${'x'.repeat(this.#random.integer(40))}`,
      timestamp: timestampMs - this.#random.integer(1_000),
    }))
    const compression = this.#random.pick(['none', 'none', 'gzip', 'zstd'] as const)
    const kind = writer.isOpen ? 'transaction' : this.#random.pick(['plain', 'idempotent', 'transaction'] as const)
    const { id: producerId, epoch: producerEpoch, sequence: baseSequence } = writer
    const isTransactional = kind === 'transaction'
    const producer = kind === 'plain' ? {} : { producerId, producerEpoch, baseSequence, isTransactional }
    const result = log.append(encodeBatch({ records, compression, ...producer }, codec), { leaderEpoch: 0 })
    await result.durable
    if (kind !== 'plain') writer.sequence += count
    const seen = records.map((record, at) => ({ offset: result.baseOffset + at, ...record }))
    for (const record of seen) this.all.set(record.offset, record)
    if (isTransactional) {
      writer.isOpen = true
      writer.pending.push(...seen)
    } else this.committed.push(...seen)
  }

  /** Ends every open transaction. */
  async settle(log: PartitionLog): Promise<void> {
    for (const writer of this.#writers) if (writer.isOpen) await this.#end(log, writer, true)
  }

  async #end(log: PartitionLog, writer: Writer, isCommit: boolean): Promise<void> {
    writer.epoch += 1
    writer.sequence = 0
    writer.isOpen = false
    await end(log, writer.id, writer.epoch, isCommit)
    if (isCommit) this.committed.push(...writer.pending)
    writer.pending = []
  }
}
