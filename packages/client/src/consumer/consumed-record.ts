import { isStreamError, StreamError } from '@millrace/base'
import type { Record as StoredRecord } from '@millrace/records'
import { RecordHeaders } from '../headers.ts'
import { reasonOf } from '../serde/reason.ts'
import { type RangeReader, rangeReaderOf } from '../serde/range-reader.ts'
import type { Serde } from '../serde/serde.ts'
import type { PartitionOwner } from './partition-state.ts'

/** What the records of one batch share. */
export interface RecordSource<Key, Value> {
  readonly topic: string
  readonly partition: number
  readonly key: Serde<never, Key>
  readonly value: Serde<never, Value>
  /** Those of {@link key} and {@link value}. */
  readonly readKey: RangeReader<Key>
  readonly readValue: RangeReader<Value>
  /** Whether a record is to be delivered, by the consumer's interceptors; undefined if none looks at records. */
  readonly onRecord?: ((record: ConsumedRecord<unknown, unknown>) => boolean) | undefined
  /** The group that has assigned the partition; undefined outside of groups. */
  readonly owner?: PartitionOwner | undefined
}

/** With the quickest way to read what serdes read. */
export function recordSource<Key, Value>(
  source: Omit<RecordSource<Key, Value>, 'readKey' | 'readValue'>,
): RecordSource<Key, Value> {
  return { ...source, readKey: rangeReaderOf(source.key), readValue: rangeReaderOf(source.value) }
}

const notRead = Symbol('not read')
const noHeaders = new RecordHeaders([])

/** Of what no group has assigned, and so nobody takes away. */
export const neverAborted: AbortSignal = new AbortController().signal

/** A record as a consumer sees it. Nothing is decoded before it is asked for, and then once. */
export class ConsumedRecord<Key, Value> {
  readonly #source: RecordSource<Key, Value>
  readonly #stored: StoredRecord
  #key: Key | null | typeof notRead = notRead
  #value: Value | null | typeof notRead = notRead

  constructor(source: RecordSource<Key, Value>, stored: StoredRecord) {
    this.#source = source
    this.#stored = stored
  }

  get topic(): string {
    return this.#source.topic
  }

  get partition(): number {
    return this.#source.partition
  }

  get offset(): number {
    return this.#stored.offset
  }

  /** Milliseconds since 1970 UTC: the producer's, or the broker's with LogAppendTime; -1 for none. */
  get timestamp(): number {
    return this.#stored.timestamp
  }

  /** null for a record without key. Throws DESERIALIZATION, at each access, if the bytes are not what the serde expects. */
  get key(): Key | null {
    if (this.#key === notRead) this.#key = this.#decodedKey()
    return this.#key
  }

  /** null for a tombstone. Throws DESERIALIZATION, at each access, if the bytes are not what the serde expects. */
  get value(): Value | null {
    if (this.#value === notRead) this.#value = this.#decodedValue()
    return this.#value
  }

  /** The key's bytes, a view into the batch: copy what you keep. */
  get keyBytes(): Buffer | null {
    return this.#stored.key
  }

  /** The value's bytes, a view into the batch: copy what you keep. */
  get valueBytes(): Buffer | null {
    return this.#stored.value
  }

  /** What `read` makes of the key's bytes where they lie: see `rangeReaderOf`. null for a record without key. */
  readKey<T>(read: RangeReader<T>): T | null {
    return this.#stored.readKey(read)
  }

  /** What `read` makes of the value's bytes where they lie: see `rangeReaderOf`. null for a tombstone. */
  readValue<T>(read: RangeReader<T>): T | null {
    return this.#stored.readValue(read)
  }

  get headers(): RecordHeaders {
    const stored = this.#stored
    if (stored.headerCount === 0) return noHeaders
    return new RecordHeaders(stored.headers.map(({ key, value }) => [key, value] as const))
  }

  /** In a group: aborted once the partition is taken away, so that whoever works long on the record can stop. */
  get signal(): AbortSignal {
    return this.#source.owner?.signal ?? neverAborted
  }

  /** Bytes of the record in its uncompressed batch. */
  get sizeBytes(): number {
    return this.#stored.sizeBytes
  }

  /** undefined: this is no {@link PoisonRecord}. */
  get poison(): undefined {
    return undefined
  }

  /** Decodes key and value, whose getters can't throw any more then; returns the DESERIALIZATION error if one of them can't be. */
  decode(): StreamError | undefined {
    try {
      if (this.#key === notRead) this.#key = this.#decodedKey()
      if (this.#value === notRead) this.#value = this.#decodedValue()
      return undefined
    } catch (error) {
      if (isStreamError(error, 'DESERIALIZATION')) return error
      throw error
    }
  }

  #decodedKey(): Key | null {
    try {
      return this.#stored.readKey(this.#source.readKey)
    } catch (error) {
      throw this.#unreadable('key', this.#source.key, error)
    }
  }

  #decodedValue(): Value | null {
    try {
      return this.#stored.readValue(this.#source.readValue)
    } catch (error) {
      throw this.#unreadable('value', this.#source.value, error)
    }
  }

  #unreadable(field: 'key' | 'value', serde: Serde<never, unknown>, error: unknown): StreamError {
    const { topic, partition, offset } = this
    return new StreamError(
      'DESERIALIZATION',
      `the ${field} of the record at offset ${offset} of ${topic}-${partition} is not ${serde.name}: ${reasonOf(error)}`,
      { cause: error, context: { topic, partition, offset } },
    )
  }
}
