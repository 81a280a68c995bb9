import { plainCompression } from '@millrace/base/testing'
import { decodeControlKey } from '@millrace/records'
import type { ReplicaLog } from './replica-log.ts'
import type { StoredBatch } from './stored-batch.ts'

/** A record that is committed, or the end of a transaction. */
export interface CommittedRecord {
  readonly offset: number
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly producerId: number
  readonly producerEpoch: number
  /** Whether it counts only once its producer's transaction has ended well. */
  readonly isTransactional: boolean
  /** What the transaction of its producer came to; then it is nothing else. */
  readonly end: 'COMMIT' | 'ABORT' | undefined
  /** Whether it is the last of what was written at once. */
  readonly endsBatch: boolean
}

/** Reads what is committed in each partition, once and in order, from the log of whoever says that it is. */
export class CommittedRecords {
  readonly #ends = new Map<string, number>()

  /** What is committed by now and was not before. */
  next(partition: string, log: ReplicaLog, highWatermark: number): CommittedRecord[] {
    const found: CommittedRecord[] = []
    for (const batch of log.from(this.#ends.get(partition) ?? 0)) {
      if (batch.nextOffset > highWatermark) break
      this.#ends.set(partition, batch.nextOffset)
      found.push(...recordsOf(batch))
    }
    return found
  }
}

/** The records of a batch of a log whose content is kept. */
export function recordsOf({ content, nextOffset }: StoredBatch): CommittedRecord[] {
  if (content === undefined) return []
  const { producerId, producerEpoch, isControl, isTransactional } = content
  const found: CommittedRecord[] = []
  for (const { offset, key, value } of content.records(plainCompression)) {
    const type = isControl ? decodeControlKey(key) : undefined
    const end = type === 'COMMIT' || type === 'ABORT' ? type : undefined
    const endsBatch = offset + 1 === nextOffset
    const bytes = { key: bytesOf(key), value: bytesOf(value) }
    found.push({ offset, ...bytes, producerId, producerEpoch, isTransactional, end, endsBatch })
  }
  return found
}

function bytesOf(bytes: Uint8Array | null): Buffer | null {
  return bytes === null ? null : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
}
