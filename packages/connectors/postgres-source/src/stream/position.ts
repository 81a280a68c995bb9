import type { OffsetMap, OffsetValue } from '@millrace/connect'
import { plainInt64 } from '../wal/lsn.ts'

/** How far a transaction was read. */
export interface Progress {
  /** Where its commit stands. */
  readonly finalLsn: bigint
  /** Its last change that is done. */
  readonly lsn: bigint
  /** How many changes are done of those that stand at that place. */
  readonly row: number
}

/** A place in the log. */
export interface WalPosition {
  /** All that was committed before is done: transactions whose commit begins before. */
  readonly commitLsn: bigint
  /** How far the next one was read; undefined: not at all. */
  readonly progress: Progress | undefined
  /** When what stands there was committed, in microseconds since 1970. */
  readonly micros: bigint
  readonly transaction: number | undefined
}

/** The source's partition: the server, by its name in topics. */
export const serverPartition = (server: string): OffsetMap => ({ server })

/** A position as an offset, with Debezium's names as far as it has any. */
export function offsetOf(at: WalPosition, isSnapshot = false): OffsetMap {
  const { commitLsn, progress, micros, transaction } = at
  return {
    lsn_commit: plainInt64(commitLsn),
    lsn: plainInt64(progress?.lsn ?? commitLsn),
    ...(progress === undefined ? {} : { lsn_transaction: plainInt64(progress.finalLsn), row: progress.row }),
    ...(transaction === undefined ? {} : { txId: transaction }),
    ts_usec: plainInt64(micros),
    ...(isSnapshot ? { snapshot: 'INITIAL' } : {}),
  }
}

const bigintOf = (value: OffsetValue | undefined): bigint | undefined => {
  if (typeof value === 'bigint') return value >= 0n ? value : undefined
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? BigInt(value) : undefined
}

/** The position that an offset says; a text says why it says none. */
export function parseOffset(offset: OffsetMap): WalPosition | string {
  const { lsn_commit: commit, lsn, lsn_transaction: final, row = 0, ts_usec: time = 0, txId } = offset
  const commitLsn = bigintOf(commit)
  if (commitLsn === undefined) return "'lsn_commit' is wanted, a place in the log as a number"
  const micros = bigintOf(time)
  const hasTransaction = txId !== undefined && txId !== null
  const transaction = bigintOf(txId)
  if (micros === undefined || (transaction === undefined && hasTransaction)) return "'ts_usec' and 'txId' are numbers"
  const base = { commitLsn, micros, transaction: transaction === undefined ? undefined : Number(transaction) }
  if (final === undefined) return { ...base, progress: undefined }
  const [finalLsn, changeLsn, rows] = [bigintOf(final), bigintOf(lsn), bigintOf(row)]
  if (finalLsn === undefined || changeLsn === undefined || rows === undefined)
    return "with 'lsn_transaction', 'lsn' says at which place of it, and 'row' how many changes are done there"
  return { ...base, progress: { finalLsn, lsn: changeLsn, row: Number(rows) } }
}
