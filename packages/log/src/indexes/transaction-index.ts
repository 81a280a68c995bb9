import { crc32cChecksum } from '@millrace/base'
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

/*
 * Kafka's `.txnindex`: for each transaction version int16 and four numbers as int64. Nothing in it tells a bit that has flipped, with which
 * aborted records would be taken for committed ones. So we append, where Kafka's readers see less than an entry and stop:
 *   'MRT1' int32 | crc uint32, the CRC-32C of the entries
 */
const version = 0
const entrySizeBytes = 34
const trailerMagic = 0x4d525431
const trailerSizeBytes = 8

/** A `.txnindex` file's content. */
export function encodeTransactionIndex(transactions: readonly AbortedTransaction[]): Buffer {
  if (transactions.length === 0) return Buffer.alloc(0)
  const end = transactions.length * entrySizeBytes
  const bytes = Buffer.alloc(end + trailerSizeBytes)
  for (const [at, transaction] of transactions.entries()) {
    const position = at * entrySizeBytes
    bytes.writeInt16BE(version, position)
    writeInt64(bytes, position + 2, transaction.producerId)
    writeInt64(bytes, position + 10, transaction.firstOffset)
    writeInt64(bytes, position + 18, transaction.lastOffset)
    writeInt64(bytes, position + 26, transaction.lastStableOffset)
  }
  bytes.writeUInt32BE(trailerMagic, end)
  bytes.writeUInt32BE(crc32cChecksum.crc32c(bytes.subarray(0, end)), end + 4)
  return bytes
}

/** Undefined if the bytes are not whole entries of a known version with rising last offsets, or not those that their CRC is of. */
export function decodeTransactionIndex(bytes: Buffer): AbortedTransaction[] | undefined {
  const end = bytes.length - (bytes.length % entrySizeBytes)
  // One that Kafka wrote has no CRC.
  if (end < bytes.length && !trailerIsRight(bytes, end)) return undefined
  const transactions: AbortedTransaction[] = []
  for (let position = 0; position < end; position += entrySizeBytes) {
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

function trailerIsRight(bytes: Buffer, end: number): boolean {
  if (bytes.length - end !== trailerSizeBytes || bytes.readUInt32BE(end) !== trailerMagic) return false
  return bytes.readUInt32BE(end + 4) === crc32cChecksum.crc32c(bytes.subarray(0, end))
}
