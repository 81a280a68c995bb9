import type { StreamError } from '@millrace/base'
import type { RecordHeaders } from '../../headers.ts'
import type { ConsumedRecord } from '../consumed-record.ts'

/**
 * A record whose key or value can't be deserialised, with its bytes as they are. It stands where the record would: tell them apart by
 * `poison`, which is undefined for a record that is well.
 */
export class PoisonRecord {
  /** The DESERIALIZATION error, which names topic, partition and offset. */
  readonly poison: StreamError
  readonly #record: ConsumedRecord<unknown, unknown>

  constructor(record: ConsumedRecord<unknown, unknown>, poison: StreamError) {
    this.#record = record
    this.poison = poison
  }

  get topic(): string {
    return this.#record.topic
  }

  get partition(): number {
    return this.#record.partition
  }

  get offset(): number {
    return this.#record.offset
  }

  /** Milliseconds since 1970 UTC; -1 for none. */
  get timestamp(): number {
    return this.#record.timestamp
  }

  /** The key's bytes, a view into the batch: copy what you keep. null for a record without key. */
  get key(): Buffer | null {
    return this.#record.keyBytes
  }

  /** The value's bytes, a view into the batch: copy what you keep. null for a tombstone. */
  get value(): Buffer | null {
    return this.#record.valueBytes
  }

  get headers(): RecordHeaders {
    return this.#record.headers
  }

  /** Bytes of the record in its uncompressed batch. */
  get sizeBytes(): number {
    return this.#record.sizeBytes
  }
}
