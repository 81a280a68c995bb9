import type { Clock, Compression } from '@millrace/base'
import type { PartitionLog } from '@millrace/log'
import { batchesIn, decodeControlKey, type RecordBatch } from '@millrace/records'
import { recordsPerLoadSliceMax } from '../../limits.ts'
import type { CoordinatorShard, RecordCodec } from './shard.ts'

export interface LoadOptions<Item> {
  readonly clock: Clock
  readonly compression: Compression
  readonly codec: RecordCodec<Item>
  /** How much is read at a time. */
  readonly readSizeBytes: number
  /** Whether what is loaded is of no use any more. */
  readonly isOver: () => boolean
}

/**
 * Replays a log into a shard from `startOffset` to `endOffset`, a slice at a time: what else this process has to do comes in between. False if
 * it was given up. Rejects with what keeps the log from being read, or a record from being understood.
 */
export async function loadShard<Item>(
  log: PartitionLog,
  startOffset: number,
  endOffset: number,
  shard: CoordinatorShard<Item>,
  options: LoadOptions<Item>,
): Promise<boolean> {
  const { clock, readSizeBytes, isOver } = options
  let untilPause = recordsPerLoadSliceMax
  for (let offset = startOffset; offset < endOffset;) {
    const bytes = await log.read(offset, { maxBytes: readSizeBytes, endOffset })
    if (isOver()) return false
    // What the cleaner took from the end.
    if (bytes.length === 0) return true
    for (const batch of batchesIn(bytes)) {
      replayBatch(batch, shard, options)
      offset = batch.nextOffset
      untilPause -= Math.max(1, batch.recordCount)
      if (untilPause > 0) continue
      untilPause = recordsPerLoadSliceMax
      await clock.yieldTurn()
      if (isOver()) return false
    }
  }
  return true
}

function replayBatch<Item>(batch: RecordBatch, shard: CoordinatorShard<Item>, options: LoadOptions<Item>): void {
  const { compression, codec } = options
  const { producerId, producerEpoch } = batch
  for (const { key, value, offset, timestamp } of batch.records(compression)) {
    if (batch.isControl) {
      const type = decodeControlKey(key)
      if (type === 'COMMIT' || type === 'ABORT') shard.replayEndMarker?.(producerId, producerEpoch, type === 'COMMIT')
      continue
    }
    const record = codec.decode(key, value)
    if (record !== undefined) shard.replay(record, { offset, timestampMs: timestamp, producerId, producerEpoch })
  }
}
