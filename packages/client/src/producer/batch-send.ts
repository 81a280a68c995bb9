import { assert, type StreamError } from '@millrace/base'
import { deferred } from '../util/deferred.ts'
import { SendBatchError } from './send-batch-error.ts'
import type { BatchMetadata, DeliveredRange, RecordFailure } from './types.ts'

/** Records of a `sendBatch` that went into one batch. */
interface Group {
  readonly partition: number
  recordCount: number
  /** undefined until the broker has answered. */
  baseOffset: number | undefined
  error: StreamError | undefined
}

const noGroup = -1

/** Follows the records of one `sendBatch` through the batches that they were put into. */
export class BatchSend {
  readonly topic: string
  readonly recordCount: number
  readonly #result = deferred<BatchMetadata>()
  /** The group of each record; the records of a group are in the order of their offsets. */
  readonly #groupOf: Int32Array
  readonly #groups: Group[] = []
  readonly #refused = new Map<number, StreamError>()
  #pending = 0
  #placed = 0

  constructor(topic: string, recordCount: number) {
    this.topic = topic
    this.recordCount = recordCount
    this.#groupOf = new Int32Array(recordCount).fill(noGroup)
    if (recordCount === 0) this.#settle()
  }

  get promise(): Promise<BatchMetadata> {
    return this.#result.promise
  }

  /** The index of the next record to be placed. */
  get placed(): number {
    return this.#placed
  }

  /** A new run of records in a batch of the partition. */
  openGroup(partition: number): number {
    this.#pending++
    return this.#groups.push({ partition, recordCount: 0, baseOffset: undefined, error: undefined }) - 1
  }

  /** The next record lies in `group`. */
  recordPlaced(group: number): void {
    this.#groupOf[this.#placed] = group
    const { [group]: opened } = this.#groups
    assert(opened !== undefined, 'a record is placed in a group that was opened')
    opened.recordCount++
    this.#next()
  }

  /** The next record will not be sent. */
  recordRefused(error: StreamError): void {
    this.#refused.set(this.#placed, error)
    this.#next()
  }

  /** None of the records that were not placed yet will be sent. */
  refuseRest(error: StreamError): void {
    while (this.#placed < this.recordCount) this.recordRefused(error)
  }

  groupDelivered(group: number, baseOffset: number): void {
    this.#close(group, (closed) => {
      closed.baseOffset = baseOffset
    })
  }

  groupFailed(group: number, error: StreamError): void {
    this.#close(group, (closed) => {
      closed.error = error
    })
  }

  /** The records of `group` from the `from`th on become a group of their own. */
  splitGroup(group: number, from: number): number {
    const { [group]: whole } = this.#groups
    assert(whole !== undefined, 'a group that is split was opened')
    const rest = this.openGroup(whole.partition)
    let seen = 0
    for (let index = 0; index < this.#placed; index++) {
      if (this.#groupOf[index] !== group) continue
      if (seen++ >= from) this.#groupOf[index] = rest
    }
    const { [rest]: opened } = this.#groups
    assert(opened !== undefined, 'the new group was opened just now')
    opened.recordCount = seen - from
    whole.recordCount = from
    return rest
  }

  #close(group: number, change: (group: Group) => void): void {
    const { [group]: closed } = this.#groups
    assert(closed !== undefined && closed.baseOffset === undefined && closed.error === undefined, 'a group ends once')
    change(closed)
    this.#pending--
    this.#settle()
  }

  #next(): void {
    this.#placed++
    if (this.#placed === this.recordCount) this.#settle()
  }

  #settle(): void {
    if (this.#pending > 0 || this.#placed < this.recordCount) return
    const delivered = new DeliveredRecords(this.topic, this.#groupOf, this.#groups)
    const failures = this.#failures()
    const [first] = failures
    if (first === undefined) this.#result.resolve(delivered)
    else this.#result.reject(new SendBatchError(first, failures, delivered))
  }

  #failures(): RecordFailure[] {
    if (this.#refused.size === 0 && this.#groups.every((group) => group.error === undefined)) return []
    const failures: RecordFailure[] = []
    for (let index = 0; index < this.recordCount; index++) {
      const error = this.#refused.get(index) ?? this.#groups[this.#groupOf[index] ?? noGroup]?.error
      if (error !== undefined) failures.push({ index, error })
    }
    return failures
  }
}

/** What of a `sendBatch` was delivered. */
class DeliveredRecords implements BatchMetadata {
  readonly topic: string
  readonly recordCount: number
  readonly ranges: readonly DeliveredRange[]
  readonly #groupOf: Int32Array
  readonly #groups: readonly Group[]
  #offsets: Float64Array | undefined

  constructor(topic: string, groupOf: Int32Array, groups: readonly Group[]) {
    this.topic = topic
    this.#groupOf = groupOf
    this.#groups = groups
    this.ranges = groups.flatMap(({ partition, baseOffset, recordCount }) =>
      baseOffset === undefined ? [] : [{ partition, baseOffset, recordCount }],
    )
    this.recordCount = this.ranges.reduce((sum, range) => sum + range.recordCount, 0)
  }

  locate(index: number): { readonly partition: number; readonly offset: number } | undefined {
    const group = this.#groups[this.#groupOf[index] ?? noGroup]
    if (group?.baseOffset === undefined) return undefined
    this.#offsets ??= this.#countOffsets()
    return { partition: group.partition, offset: this.#offsets[index] ?? -1 }
  }

  /** Each record's offset, found by counting once through all of them. */
  #countOffsets(): Float64Array {
    const next = this.#groups.map(({ baseOffset }) => baseOffset ?? -1)
    return Float64Array.from(this.#groupOf, (group) => {
      const offset = next[group] ?? -1
      if (offset >= 0) next[group] = offset + 1
      return offset
    })
  }
}
