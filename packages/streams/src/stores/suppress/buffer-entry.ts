import type { StreamRecord } from '../../record.ts'
import { keptRecordCodec } from '../../processors/kept-record.ts'
import { changeCodec } from '../../table/change-codec.ts'
import type { Change } from '../../table/change.ts'
import { type Codec, readInt, readLong, writeInt, writeLong } from '../codec.ts'

/** A row that waits: its last change, as the record that brought it. */
export interface BufferEntry<Key, Value> {
  /** When it waits since, or when its window ends. The place that it keeps, whatever comes after. */
  readonly timeMs: number
  readonly record: StreamRecord<Key, Change<Value>>
  /** What the row was before the first change that waits: what everything downstream has. */
  readonly prior: Value | null
}

const headSizeBytes = 8 + 8 + 4
const noPrior = -1

/** An entry as its changelog has it, under the row's key: times, the prior value behind its length, and the record without its key. */
export function bufferEntryCodec<Value>(value: Codec<Value>): {
  encode(entry: BufferEntry<unknown, Value>): Uint8Array
  decode<Key>(key: Key, bytes: Uint8Array): BufferEntry<Key, Value>
} {
  const record = keptRecordCodec(changeCodec(value))
  return {
    encode(entry) {
      const prior = entry.prior === null ? undefined : value.encode(entry.prior)
      const kept = record.encode(entry.record)
      const bytes = Buffer.allocUnsafe(headSizeBytes + (prior?.length ?? 0) + kept.length)
      writeLong(bytes, entry.timeMs, 0)
      writeLong(bytes, entry.record.timestamp, 8)
      writeInt(bytes, prior?.length ?? noPrior, 16)
      if (prior !== undefined) bytes.set(prior, headSizeBytes)
      bytes.set(kept, headSizeBytes + (prior?.length ?? 0))
      return bytes
    },
    decode(key, bytes) {
      const priorSize = readInt(bytes, 16)
      const keptAt = headSizeBytes + Math.max(0, priorSize)
      const { value: change, headers, topic, partition, offset } = record.decode(bytes.subarray(keptAt))
      const timestamp = readLong(bytes, 8)
      return {
        timeMs: readLong(bytes, 0),
        record: { key, value: change, timestamp, headers, topic, partition, offset },
        prior: priorSize === noPrior ? null : value.decode(bytes.subarray(headSizeBytes, keptAt)),
      }
    },
  }
}
