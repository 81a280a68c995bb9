import type { RangeReader, RecordHeaders } from '@millrace/client'
import type { RawBatch, RawRecord } from '../task/environment.ts'
import type { WrittenRecord } from './test-topics.ts'

/** A record of an input of the test driver. */
export class DrivenRecord implements RawRecord {
  readonly offset: number
  readonly timestamp: number
  readonly keyBytes: Buffer | null
  readonly valueBytes: Buffer | null
  readonly headers: RecordHeaders

  constructor({ key, value, timestamp, headers }: WrittenRecord, offset: number) {
    this.offset = offset
    this.timestamp = timestamp
    this.keyBytes = key
    this.valueBytes = value
    this.headers = headers
  }

  readKey<T>(read: RangeReader<T>): T | null {
    const { keyBytes } = this
    return keyBytes === null ? null : read(keyBytes, 0, keyBytes.length)
  }

  readValue<T>(read: RangeReader<T>): T | null {
    const { valueBytes } = this
    return valueBytes === null ? null : read(valueBytes, 0, valueBytes.length)
  }
}

/** One record, as tasks take them. */
export function batchOf(record: RawRecord): RawBatch {
  return { recordCount: 1, lastOffset: record.offset, records: [record] }
}
