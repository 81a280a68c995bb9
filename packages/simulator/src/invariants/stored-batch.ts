import type { RecordBatch } from '@millrace/records'

/** A batch as it stands in a segment file. */
export interface StoredBatch {
  readonly baseOffset: number
  readonly nextOffset: number
  readonly leaderEpoch: number
  /** Tells what it holds. */
  readonly crc: number
  readonly producerId: number
  readonly producerEpoch: number
  readonly baseSequence: number
  readonly recordCount: number
  readonly isControl: boolean
  readonly isTransactional: boolean
  /** How it ends its producer's transaction in the partition; undefined for what is no end marker. */
  readonly endMarker: 'COMMIT' | 'ABORT' | undefined
  /** Where in its file it ends. */
  readonly endBytes: number
  /** The batch itself, where its records matter: see {@link ReplicaLog}. */
  readonly content?: RecordBatch
}
