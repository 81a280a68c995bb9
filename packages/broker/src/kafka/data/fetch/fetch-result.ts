import type { AbortedTransaction } from '@millrace/log'
import type { Divergence } from '../../../fetch/divergence.ts'
import type { Partition } from '../../../partitions/partition.ts'
import type { FetchedPartition } from './fetch-session.ts'

/** What is answered of one partition. */
export interface FetchResult {
  readonly from: FetchedPartition
  /** Kafka's number; with any but 0 there are no records, and the offsets are -1. */
  readonly errorCode: number
  readonly highWatermark: number
  readonly lastStableOffset: number
  readonly logStartOffset: number
  /** Whole batches, in pieces that follow each other. */
  readonly parts: readonly Buffer[]
  /** For those who read what is committed: the aborted transactions of which something lies in them. */
  readonly aborted: readonly AbortedTransaction[] | null
  readonly divergence: Divergence | undefined
  /** The broker that the client had better read from; -1: this one. */
  readonly preferredReadReplica: number
}

const unknownOffsets = { highWatermark: -1, lastStableOffset: -1, logStartOffset: -1 }
const noParts: readonly Buffer[] = []

/** Why nothing of a partition is sent. */
export function failedFetch(from: FetchedPartition, errorCode: number): FetchResult {
  return {
    from,
    errorCode,
    ...unknownOffsets,
    parts: noParts,
    aborted: null,
    divergence: undefined,
    preferredReadReplica: -1,
  }
}

/** What a partition has now, with nothing of its records. */
export function emptyFetch(
  from: FetchedPartition,
  { highWatermark, log, logStartOffset }: Partition,
  advice: { readonly divergence?: Divergence; readonly preferredReadReplica?: number } = {},
): FetchResult {
  const { divergence, preferredReadReplica = -1 } = advice
  return {
    from,
    errorCode: 0,
    highWatermark,
    lastStableOffset: log.transactions.lastStableOffset(highWatermark),
    logStartOffset,
    parts: noParts,
    aborted: null,
    divergence,
    preferredReadReplica,
  }
}
