import { StreamError } from '@millrace/base'
import type { InternalContext, SavedTime } from '../processor/context.ts'
import type { Processor, ProcessorSupplier } from '../processor/processor.ts'
import type { StreamRecord } from '../record.ts'
import type { SuppressBuffer } from '../stores/suppress/suppress-buffer.ts'
import type { Change } from '../table/change.ts'

/** What {@link suppressing} is made of. */
export interface Suppression<Key, Value> {
  readonly buffer: string
  /** When a row begins to wait: its window's end, or the record's timestamp. */
  timeOf(record: StreamRecord<Key, Change<Value>>): number
  /** How long it waits, in stream time. */
  readonly limitMs: number
  readonly recordsMax: number
  readonly bytesMax: number
  /** What happens when the buffer is full: the first rows go early, or the task stops. */
  readonly whenFull: 'emit-early' | 'shut-down'
  /** Final results of windows: one that is null is none, so it is not forwarded. */
  readonly dropsTombstones: boolean
}

/** Holds back changes of a table and forwards the last of each row when its time has come (KIP-328). */
export function suppressing<Key, Value>(
  suppression: Suppression<Key, Value>,
): ProcessorSupplier<Key, Change<Value>, Key, Change<Value>> {
  return () => new Suppressing(suppression)
}

class Suppressing<Key, Value> implements Processor<Key, Change<Value>, Key, Change<Value>> {
  readonly #suppression: Suppression<Key, Value>
  #context!: InternalContext<Key, Change<Value>>
  #buffer!: SuppressBuffer<Key, Value>
  #streamTime!: SavedTime

  constructor(suppression: Suppression<Key, Value>) {
    this.#suppression = suppression
  }

  init(context: InternalContext<Key, Change<Value>>): void {
    this.#context = context
    this.#buffer = context.store(this.#suppression.buffer)
    this.#streamTime = context.savedTime('stream-time')
    context.whenIdle((timeMs) => this.#advance(timeMs))
  }

  /** No record comes, but time goes on: rows have waited long enough. */
  #advance(timeMs: number): boolean {
    const streamTime = this.#streamTime
    if (streamTime.valueMs < 0 || timeMs <= streamTime.valueMs) return false
    streamTime.valueMs = timeMs
    return this.#emitDue()
  }

  #emitDue(): boolean {
    const dueMs = this.#streamTime.valueMs - this.#suppression.limitMs
    const isAny = this.#buffer.firstTimeMs <= dueMs
    while (this.#buffer.firstTimeMs <= dueMs) this.#emitFirst()
    return isAny
  }

  process(record: StreamRecord<Key, Change<Value>>): void {
    const { recordsMax, bytesMax, whenFull } = this.#suppression
    const buffer = this.#buffer
    const streamTime = this.#streamTime
    if (record.timestamp > streamTime.valueMs) streamTime.valueMs = record.timestamp
    buffer.put(this.#suppression.timeOf(record), record)
    this.#emitDue()
    while (buffer.recordCount > recordsMax || buffer.sizeBytes > bytesMax) {
      if (whenFull === 'shut-down') throw this.#full()
      this.#emitFirst()
    }
  }

  #emitFirst(): void {
    const record = this.#buffer.takeFirst()
    if (record === undefined) return
    if (record.value.newValue === null && this.#suppression.dropsTombstones) return
    this.#context.forward(record)
  }

  #full(): StreamError {
    const { recordsMax, bytesMax } = this.#suppression
    const { recordCount, sizeBytes } = this.#buffer
    return new StreamError(
      'RESOURCE_EXHAUSTED',
      `the buffer of ${this.#context.nodeName} is full: ${recordCount} of ${recordsMax} records, ${sizeBytes} of ${bytesMax} bytes. ` +
        `Give it a higher bound, or let it emit early`,
    )
  }
}
