import { AssertionError, assert, type Compression, StreamError } from '@millrace/base'
import { type ClusterImage, decodeMetadataRecord, metadataRecord, type MetadataRecord } from '@millrace/metadata'
import type { Entry, SnapshotMeta } from '@millrace/raft'
import { RecordBatch } from '@millrace/records'
import { OffsetWaiters } from './offset-waiters.ts'
import type { StateMachine } from './raft-driver.ts'
import type { SnapshotFiles } from './snapshot-files.ts'

/** Does what committed records ask of this node, such as making logs. The image holds them already. */
export type ApplyRecords = (records: readonly MetadataRecord[]) => Promise<void>

export interface MetadataStateOptions {
  readonly image: ClusterImage
  /** The offset after the last record that the image holds. */
  readonly offset: number
  readonly snapshots: SnapshotFiles
  readonly compression: Compression
  /** A snapshot has taken the place of everything before it. */
  readonly onInstalled: (snapshot: SnapshotMeta) => void
  /** Is told of every record, at once. */
  readonly onReplayed: (records: readonly MetadataRecord[], sizeBytes: number) => void
  readonly onFailure: (error: unknown) => void
}

/**
 * The cluster's metadata as this node has it: what the quorum has committed is replayed into the image at once, and then applied to the
 * node, in order, as fast as that goes.
 */
export class MetadataState implements StateMachine {
  readonly image: ClusterImage
  readonly #options: MetadataStateOptions
  readonly #replayed: OffsetWaiters
  readonly #applied: OffsetWaiters
  #apply: ApplyRecords | undefined
  /** Replayed, and not applied. */
  #unapplied: MetadataRecord[] = []
  #isApplying = false

  constructor(options: MetadataStateOptions) {
    this.image = options.image
    this.#options = options
    this.#replayed = new OffsetWaiters(options.offset)
    this.#applied = new OffsetWaiters(options.offset)
  }

  /** The offset after the last record that the image holds. */
  get replayedOffset(): number {
    return this.#replayed.offset
  }

  /** The offset after the last record that this node has done all for. */
  get appliedOffset(): number {
    return this.#applied.offset
  }

  /** Resolves once the image holds everything before `offset`. Rejects when the node stops. */
  whenReplayed(offset: number): Promise<void> {
    return this.#replayed.wait(offset)
  }

  /** Resolves once everything before `offset` is applied to this node. Rejects when the node stops. */
  whenApplied(offset: number): Promise<void> {
    return this.#applied.wait(offset)
  }

  /** From now on records are applied by `apply`. What was replayed before must be known to it from the image. */
  follow(apply: ApplyRecords): void {
    assert(this.#apply === undefined, 'one part of a node applies metadata')
    this.#apply = apply
  }

  commit(entries: readonly Entry[]): void {
    const records: MetadataRecord[] = []
    let sizeBytes = 0
    let offset = this.#replayed.offset
    for (const entry of entries) {
      offset = entry.endOffset
      if (entry.kind !== 'data') continue
      sizeBytes += entry.payload.length
      for (const record of this.#recordsOf(entry.payload)) {
        this.#replay(record)
        records.push(record)
      }
    }
    this.#replayed.reach(offset)
    this.#options.onReplayed(records, sizeBytes)
    this.#applyAll(records)
  }

  async install(snapshot: SnapshotMeta): Promise<void> {
    const records = await this.#options.snapshots.records(snapshot)
    const before = [...this.image.topics()].map(({ id }) => id)
    this.image.clear()
    for (const record of records) this.#replay(record)
    const removed = before
      .filter((topicId) => this.image.topicById(topicId) === undefined)
      .map((topicId) => metadataRecord('RemoveTopicRecord', { topicId }))
    this.#replayed.reach(snapshot.endOffset)
    this.#options.onInstalled(snapshot)
    const all = [...removed, ...records]
    this.#options.onReplayed(all, 0)
    this.#applyAll(all)
  }

  /** Nobody waits any more. */
  close(reason: StreamError): void {
    this.#replayed.close(reason)
    this.#applied.close(reason)
  }

  #applyAll(records: readonly MetadataRecord[]): void {
    if (this.#apply === undefined) {
      this.#applied.reach(this.#replayed.offset)
      return
    }
    this.#unapplied.push(...records)
    if (!this.#isApplying) void this.#applyQueued(this.#apply)
  }

  async #applyQueued(apply: ApplyRecords): Promise<void> {
    this.#isApplying = true
    try {
      while (this.#unapplied.length > 0) {
        const records = this.#unapplied
        const offset = this.#replayed.offset
        this.#unapplied = []
        await apply(records)
        this.#applied.reach(offset)
      }
      this.#applied.reach(this.#replayed.offset)
    } catch (error) {
      this.#options.onFailure(error)
    } finally {
      this.#isApplying = false
    }
  }

  *#recordsOf(payload: Uint8Array): IterableIterator<MetadataRecord> {
    const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength)
    for (const { value, offset } of new RecordBatch(bytes).records(this.#options.compression)) {
      if (value === null) throw noValue(offset)
      yield decodeMetadataRecord(value)
    }
  }

  /** What was committed is a fact: if the image can't take it in, the image is wrong, and nothing may go by it any more. */
  #replay(record: MetadataRecord): void {
    try {
      this.image.replay(record)
    } catch (error) {
      const text = `committed metadata does not fit what was known before: ${String(error)}`
      throw new AssertionError(text, { cause: error })
    }
  }
}

function noValue(offset: number): StreamError {
  return new StreamError('CORRUPT_LOG', `the record at offset ${offset} of the metadata log has no value`, {
    context: { offset },
  })
}
