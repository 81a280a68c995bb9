import { type RangeReader, rangeReaderOf } from '@millrace/client'
import type { StreamRecord } from '../record.ts'
import { recordOf, withTimestamp } from '../record.ts'
import { failOnInvalidTimestamp } from '../timestamp-extractors.ts'
import type { SourceNode } from '../topology/nodes.ts'
import type { RawBatch, RawRecord } from './environment.ts'

/** What a queue tells its task. */
export interface QueueEvents {
  /** Its bytes can't be read. Returns if the record is to be left out. */
  unreadable(source: SourceNode, topic: string, partition: number, record: RawRecord, error: unknown): void
  /** The timestamp that its extractor gave is negative: it is left out. */
  withoutTime(record: StreamRecord<unknown, unknown>): void
}

/** The records of one partition that were fetched and not processed yet. The first is read already, so that its timestamp is known. */
export class RecordQueue {
  readonly topic: string
  readonly partition: number
  readonly source: SourceNode
  readonly #events: QueueEvents
  readonly #readKey: RangeReader<unknown>
  readonly #readValue: RangeReader<unknown>
  /** Batches that were not begun. */
  #waiting: RawBatch[] = []
  /** What is left of the batch that was begun, and how many records that is, at most. */
  #rest: Iterator<RawRecord, unknown> | undefined
  #restCount = 0
  #waitingCount = 0
  #head: StreamRecord<unknown, unknown> | undefined
  #headRaw: RawRecord | undefined
  #takenRaw: RawRecord | undefined
  #partitionTimeMs = -1
  #addedTo = -1
  #effectOffset = -1
  /** Where its task is to go on after the records that were taken or left out; -1 before the first. */
  position = -1
  /** For who was offered first among those with the same timestamp. */
  offered = 0

  constructor(topic: string, partition: number, source: SourceNode, events: QueueEvents) {
    this.topic = topic
    this.partition = partition
    this.source = source
    this.#events = events
    this.#readKey = rangeReaderOf(source.key)
    this.#readValue = rangeReaderOf(source.value)
  }

  /** Records, at most: of a batch some may be left out. */
  get size(): number {
    return this.#waitingCount + this.#restCount + (this.#head === undefined ? 0 : 1)
  }

  /** Undefined if it is empty. */
  get headTimestampMs(): number | undefined {
    return this.#head?.timestamp
  }

  /** The bytes of what is processed now. */
  get takenRaw(): RawRecord | undefined {
    return this.#takenRaw
  }

  /** The highest offset of which something was written, or a store changed; -1 before the first. */
  get effectOffset(): number {
    return this.#effectOffset
  }

  touch(offset: number): void {
    if (offset > this.#effectOffset) this.#effectOffset = offset
  }

  get partitionTimeMs(): number {
    return this.#partitionTimeMs
  }

  /** As a commit has it, after a restart. */
  restorePartitionTime(timestampMs: number): void {
    this.#partitionTimeMs = Math.max(this.#partitionTimeMs, timestampMs)
  }

  /** Behind the last batch that was added; undefined before the first. */
  get nextOffset(): { readonly offset: number } | undefined {
    return this.#addedTo < 0 ? undefined : { offset: this.#addedTo }
  }

  add(batch: RawBatch): void {
    this.#addedTo = batch.lastOffset + 1
    this.#waiting.push(batch)
    this.#waitingCount += batch.recordCount
    if (this.#head === undefined) this.#advance()
  }

  /** The first record, which leaves the queue; undefined if there is none. Its {@link takenRaw} is kept until the next is taken. */
  take(): StreamRecord<unknown, unknown> | undefined {
    const head = this.#head
    if (head === undefined) return undefined
    this.#takenRaw = this.#headRaw
    this.position = head.offset + 1
    this.#partitionTimeMs = Math.max(this.#partitionTimeMs, head.timestamp)
    this.#advance()
    return head
  }

  /** Drops what was not processed; where it is fetched again is `position`. */
  clear(): void {
    this.#waiting = []
    this.#waitingCount = 0
    this.#rest = undefined
    this.#restCount = 0
    this.#head = undefined
  }

  #advance(): void {
    this.#head = undefined
    this.#headRaw = undefined
    for (let raw = this.#next(); raw !== undefined; raw = this.#next()) {
      const record = this.#read(raw)
      if (record !== undefined) {
        this.#head = record
        this.#headRaw = raw
        return
      }
      // Left out, and so done with: all before it was taken.
      this.position = Math.max(this.position, raw.offset + 1)
    }
  }

  /** Records are made of their batch when they are wanted: many that wait would outlive a collection of the heap, and then cost the most. */
  #next(): RawRecord | undefined {
    for (;;) {
      if (this.#rest === undefined) {
        const batch = this.#waiting.shift()
        if (batch === undefined) return undefined
        this.#rest = batch.records[Symbol.iterator]()
        this.#restCount = batch.recordCount
        this.#waitingCount -= batch.recordCount
      }
      const step = this.#rest.next()
      if (step.done !== true) {
        this.#restCount -= 1
        return step.value
      }
      this.#rest = undefined
      this.#restCount = 0
    }
  }

  #read(raw: RawRecord): StreamRecord<unknown, unknown> | undefined {
    const { topic, partition, source } = this
    let record: StreamRecord<unknown, unknown>
    try {
      const key = raw.readKey(this.#readKey)
      const value = raw.readValue(this.#readValue)
      record = recordOf(key, value, raw.timestamp, raw.headers, { topic, partition, offset: raw.offset })
      const { timestampExtractor } = source
      if (timestampExtractor !== undefined) {
        const timestampMs = checkedTime(timestampExtractor(record, this.#partitionTimeMs))
        if (timestampMs !== record.timestamp) record = withTimestamp(record, timestampMs)
      } else failOnInvalidTimestamp(record)
    } catch (error) {
      this.#events.unreadable(source, topic, partition, raw, error)
      return undefined
    }
    if (record.timestamp >= 0) return record
    this.#events.withoutTime(record)
    return undefined
  }
}

/** What an extractor gives is not what its type says, if it reads it from the record: a date, a text, nothing. */
function checkedTime(timestamp: number): number {
  if (Number.isSafeInteger(timestamp)) return timestamp
  throw new TypeError(
    `the timestamp extractor gave ${String(timestamp)}: it is to give milliseconds since 1970 as a whole number, a negative one to leave the record out`,
  )
}
