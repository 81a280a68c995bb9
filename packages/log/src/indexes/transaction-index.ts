import { readInt64, writeInt64 } from '../int64.ts'

/** A transaction that was aborted, as read-committed readers need to know it. */
export interface AbortedTransaction {
  readonly producerId: number
  readonly firstOffset: number
  /** The offset of the abort marker. */
  readonly lastOffset: number
  /** The last stable offset once the marker was written. */
  readonly lastStableOffset: number
}

const version = 0
const entrySizeBytes = 34

/** Kafka's `.txnindex`: version int16, then the four numbers as int64. */
export function encodeTransactionIndex(transactions: readonly AbortedTransaction[]): Buffer {
  const bytes = Buffer.alloc(transactions.length * entrySizeBytes)
  for (const [at, transaction] of transactions.entries()) {
    const position = at * entrySizeBytes
    bytes.writeInt16BE(version, position)
    writeInt64(bytes, position + 2, transaction.producerId)
    writeInt64(bytes, position + 10, transaction.firstOffset)
    writeInt64(bytes, position + 18, transaction.lastOffset)
    writeInt64(bytes, position + 26, transaction.lastStableOffset)
  }
  return bytes
}

/** Undefined if the bytes are not whole entries of a known version with rising last offsets. */
export function decodeTransactionIndex(bytes: Buffer): AbortedTransaction[] | undefined {
  if (bytes.length % entrySizeBytes !== 0) return undefined
  const transactions: AbortedTransaction[] = []
  for (let position = 0; position < bytes.length; position += entrySizeBytes) {
    const transaction = {
      producerId: readInt64(bytes, position + 2),
      firstOffset: readInt64(bytes, position + 10),
      lastOffset: readInt64(bytes, position + 18),
      lastStableOffset: readInt64(bytes, position + 26),
    }
    if (bytes.readInt16BE(position) !== version) return undefined
    if (transaction.firstOffset > transaction.lastOffset) return undefined
    if ((transactions.at(-1)?.lastOffset ?? -1) >= transaction.lastOffset) return undefined
    transactions.push(transaction)
  }
  return transactions
}
