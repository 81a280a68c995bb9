import { batchHeaderSizeBytes, exactBatchFields } from '@millrace/records'
import type { EntryFlaw, EntryFormat } from './dump-entries.ts'
import { headerOf } from './find-batch.ts'
import { type Whole, whole } from './items.ts'
import type { WindowedFile } from './windowed-file.ts'

interface IndexEntry extends Readonly<Record<string, Whole>> {
  readonly offset: number
  readonly position: number
}

/** `.index`: offset (uint32, less the base offset) and position of a batch. Each is looked up in the segment, if it lies beside. */
export function offsetIndexFormat(baseOffset: number, log: WindowedFile | undefined): EntryFormat<IndexEntry> {
  return {
    sizeBytes: 8,
    read: (bytes, at) => ({ offset: baseOffset + bytes.readUInt32BE(at), position: bytes.readUInt32BE(at + 4) }),
    check: (entry, before) => {
      if (before !== undefined && (entry.offset <= before.offset || entry.position <= before.position)) {
        return outOfOrder(
          `offset ${entry.offset} at position ${entry.position} follows offset ${before.offset} at position ${before.position}`,
        )
      }
      return log === undefined ? undefined : checkPosition(entry, log)
    },
  }
}

async function checkPosition({ offset, position }: IndexEntry, log: WindowedFile): Promise<EntryFlaw> {
  const mismatch = (message: string): EntryFlaw => ({ problem: 'mismatch', message })
  const head = await log.view(position, batchHeaderSizeBytes)
  if (head.length < batchHeaderSizeBytes) {
    return mismatch(
      `offset ${offset} is said to be at position ${position}, but the segment has ${log.sizeBytes} bytes`,
    )
  }
  if (head[16] !== 2) return mismatch(`offset ${offset} is said to be at position ${position}, where no batch begins`)
  const { baseOffset, lastOffset } = exactBatchFields(headerOf(head))
  if (BigInt(offset) >= baseOffset && BigInt(offset) <= lastOffset) return undefined
  return mismatch(
    `offset ${offset} is said to be at position ${position}, where the batch of ${baseOffset} to ${lastOffset} is`,
  )
}

interface TimeIndexEntry extends Readonly<Record<string, Whole>> {
  readonly timestamp: Whole
  readonly offset: number
}

/** `.timeindex`: the greatest timestamp (int64) up to an offset (uint32, less the base offset). */
export function timeIndexFormat(baseOffset: number): EntryFormat<TimeIndexEntry> {
  return {
    sizeBytes: 12,
    read: (bytes, at) => ({
      timestamp: whole(bytes.readBigInt64BE(at)),
      offset: baseOffset + bytes.readUInt32BE(at + 8),
    }),
    check: (entry, before) => {
      if (before === undefined || (BigInt(entry.timestamp) > BigInt(before.timestamp) && entry.offset >= before.offset))
        return undefined
      return outOfOrder(
        `${entry.timestamp} at offset ${entry.offset} follows ${before.timestamp} at offset ${before.offset}`,
      )
    },
  }
}

interface TransactionIndexEntry extends Readonly<Record<string, Whole>> {
  readonly version: number
  readonly producerId: Whole
  readonly firstOffset: Whole
  readonly lastOffset: Whole
  readonly lastStableOffset: Whole
}

/** `.txnindex`: transactions that were aborted. */
export const transactionIndexFormat: EntryFormat<TransactionIndexEntry> = {
  sizeBytes: 34,
  read: (bytes, at) => ({
    version: bytes.readInt16BE(at),
    producerId: whole(bytes.readBigInt64BE(at + 2)),
    firstOffset: whole(bytes.readBigInt64BE(at + 10)),
    lastOffset: whole(bytes.readBigInt64BE(at + 18)),
    lastStableOffset: whole(bytes.readBigInt64BE(at + 26)),
  }),
  check: ({ version, firstOffset, lastOffset }, before) => {
    if (version !== 0) return { problem: 'unsupported', message: `an entry of version ${version}: only 0 is known` }
    if (BigInt(firstOffset) > BigInt(lastOffset)) {
      return {
        problem: 'corrupt',
        message: `a transaction from offset ${firstOffset} to ${lastOffset}, before it began`,
      }
    }
    if (before === undefined || BigInt(lastOffset) > BigInt(before.lastOffset)) return undefined
    return outOfOrder(`last offset ${lastOffset} follows ${before.lastOffset}`)
  },
  trailer: (bytes) => {
    if (bytes.length !== 8 || bytes.readUInt32BE(0) !== checksumMagic) return undefined
    return `the CRC of the entries: ${bytes.readUInt32BE(4).toString(16).padStart(8, '0')}`
  },
}

/** 'MRT1': behind it Millrace has the CRC of the entries, where Kafka has nothing. */
const checksumMagic = 0x4d525431

function outOfOrder(what: string): EntryFlaw {
  return { problem: 'out-of-order', message: `${what}: entries must rise` }
}
