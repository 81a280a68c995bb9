import {
  asTopicId,
  assert,
  type Checksum,
  type Clock,
  type Compression,
  StreamError,
  type TopicId,
  uuidToText,
} from '@millrace/base'
import type { PartitionLog } from '@millrace/log'
import { decodeMetadataRecord, encodeMetadataRecord, type MetadataRecord } from '@millrace/metadata'
import { batchesIn, encodeBatch } from '@millrace/records'
import { metadataReadBytes } from '../limits.ts'

/**
 * How metadata records become facts, in one order. With one broker they are facts once they are on its disk; with several, once a
 * majority has them: that is all that will differ.
 */
export interface CommitLog {
  /** The offset that the next record gets. */
  readonly nextOffset: number
  /**
   * Commits the records together or not at all. Resolves once they are committed; what is appended after waits for it. Rejects with a
   * StreamError: the records are not in the log (DISK_FULL), or nobody knows and the log takes no more (STORAGE_ERROR).
   */
  append(records: readonly MetadataRecord[]): Promise<void>
}

/** Kafka's id of `__cluster_metadata` (`Uuid.METADATA_TOPIC_ID`). */
export const metadataTopicId: TopicId = asTopicId(
  uuidToText(Uint8Array.from({ length: 16 }, (_, index) => (index === 15 ? 1 : 0))),
)

export interface CommitPorts {
  readonly clock: Clock
  readonly checksum: Checksum
  readonly compression: Compression
}

/** The metadata log of a cluster of one broker: committed is what is on its disk. */
export class LocalCommitLog implements CommitLog {
  private readonly log: PartitionLog
  private readonly ports: CommitPorts

  constructor(log: PartitionLog, ports: CommitPorts) {
    this.log = log
    this.ports = ports
  }

  get nextOffset(): number {
    return this.log.nextOffset
  }

  /** The offset after the last record that is committed. */
  get committedOffset(): number {
    return this.log.durableOffset
  }

  /** Every committed record from the start, in order. Throws CORRUPT_LOG, or UNSUPPORTED for what a newer release wrote. */
  async *replay(): AsyncIterableIterator<MetadataRecord> {
    const endOffset = this.log.durableOffset
    let offset = this.log.logStartOffset
    while (offset < endOffset) {
      const bytes = await this.log.read(offset, { maxBytes: metadataReadBytes, endOffset })
      assert(bytes.length > 0, 'a read below the durable end holds at least one batch')
      for (const batch of batchesIn(bytes)) {
        offset = batch.nextOffset
        // Control batches are the business of the consensus that wrote them.
        if (batch.isControl) continue
        for (const { value, offset: at } of batch.records(this.ports.compression)) yield decoded(value, at)
      }
    }
  }

  async append(records: readonly MetadataRecord[]): Promise<void> {
    assert(records.length > 0, 'a commit has at least one record')
    // One batch: it is written whole or, after a crash, not at all.
    const timestamp = this.ports.clock.wallMs()
    const batch = encodeBatch(
      { records: records.map((record) => ({ key: null, value: encodeMetadataRecord(record), timestamp })) },
      this.ports,
    )
    const { durable, written } = this.log.append(batch, { leaderEpoch: 0, origin: 'internal' })
    await Promise.all([written, durable])
  }
}

function decoded(value: Buffer | null, offset: number): MetadataRecord {
  if (value !== null) return decodeMetadataRecord(value)
  throw new StreamError('CORRUPT_LOG', `the record at offset ${offset} of the metadata log has no value`, {
    context: { offset },
  })
}
