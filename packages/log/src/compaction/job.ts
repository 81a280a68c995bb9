import type { Checksum, Compression, Disk } from '@millrace/base'
import type { AbortedTransaction } from '../indexes/transaction-index.ts'
import type { TimestampOffset } from '../indexes/time-index.ts'

/*
 * What goes to whoever compacts, which may be another thread, and comes back from there: plain values, nothing that lives.
 */

/** A rolled segment that may be compacted. */
export interface JobSegment {
  readonly baseOffset: number
  /** The base offset of the next one. */
  readonly endOffset: number
  readonly sizeBytes: number
  /** Of its aborted transactions. */
  readonly abortedBytes: number
}

/** What a producer that is remembered wrote last. */
export interface LastOfProducer {
  readonly producerId: number
  readonly producerEpoch: number
  /** Undefined if it is remembered for a marker alone. */
  readonly lastDataOffset: number | undefined
}

/** One round over one log. */
export interface CompactionJob {
  readonly directory: string
  /** From the first of the log to the last one that may be compacted, rising. */
  readonly segments: readonly JobSegment[]
  /** Where the last round ended: the keys from there on are what makes earlier records superfluous. */
  readonly firstDirtyOffset: number
  /** Aborted transactions that began in the segments and ended after them. The others are in the segments' transaction indexes. */
  readonly laterAborted: readonly AbortedTransaction[]
  readonly producers: readonly LastOfProducer[]
  /** The time by which tombstones and markers go. */
  readonly nowMs: number
  readonly deleteRetentionMs: number
  /** Tombstones and markers from there on stay, whatever their time: somebody who copies the log has not come past them. */
  readonly deletionsNeededFrom: number
  /** How large a segment that is made of several may become. */
  readonly segmentBytes: number
  readonly segmentIndexBytes: number
  readonly indexIntervalBytes: number
  /** Memory for the keys. */
  readonly mapSizeBytes: number
  readonly mapLoadFactor: number
  /** 16 bytes for the hashes of keys. */
  readonly secret: Uint8Array
  /** Memory for what is read, and as much for what is to be written. */
  readonly bufferBytes: number
}

/** Segments that were compacted into one, whose files lie beside them under names of their own. */
export interface CleanedSegment {
  /** Base offsets of the segments that it replaces, rising. Its own is the first of them. */
  readonly replaces: readonly number[]
  readonly sizeBytes: number
  readonly nextOffset: number
  readonly maxTimestamp: TimestampOffset | undefined
  readonly rollTimestampMs: number | undefined
  /** The offset index's last entry; 0 without one. */
  readonly lastIndexedPosition: number
  /** Behind the last tombstone or marker that went because its time had passed; 0 if none did. */
  readonly removedDeletionsEnd: number
}

/** What a round came to. */
export interface CompactionResult {
  /** What is before it is compacted. */
  readonly cleanedOffset: number
  /** How full the memory for keys became, from 0 to 1. */
  readonly mapUtilization: number
  /** Keys that were found. */
  readonly keys: number
  /** Bytes of the segments that were compacted, and of what they became. */
  readonly bytesBefore: number
  readonly bytesAfter: number
  readonly recordsBefore: number
  readonly recordsAfter: number
  /** Records without a key, which went. */
  readonly recordsWithoutKey: number
}

/** What whoever compacts asks of whoever has the log. Both reject if the round is to end. */
export interface CompactionHost {
  /** May so many bytes more be read or written? Resolves when they may. */
  spend(bytes: number): Promise<void>
  /** Puts a segment in the place of those that it is made of. */
  replace(cleaned: CleanedSegment): Promise<void>
}

/** {@link CompactionHost} as messages. */
export type CompactionQuestion =
  | { readonly ask: 'spend'; readonly bytes: number }
  | { readonly ask: 'replace'; readonly cleaned: CleanedSegment }

/** Of the world. */
export interface CompactionPorts {
  readonly disk: Disk
  readonly checksum: Checksum
  readonly compression: Compression
}
