import type { InternalContext, SavedTime } from '../processor/context.ts'
import type { Processor, ProcessorSupplier } from '../processor/processor.ts'
import { newRecord, type StreamRecord, withKeyValueAt } from '../record.ts'
import type { TimestampedWindowStore, ValueAndTimestamp, Windowed } from '../stores/store.ts'
import { type Change, changeOf } from '../table/change.ts'
import type { SlidingWindows } from '../windows/windows.ts'
import type { WindowedAggregation } from './aggregation.ts'
import { emitClosed } from './emit-closed.ts'
import { forwardsOnFlush } from './flush-forwarding.ts'
import { setAside } from './late-records.ts'
import { WindowClosing } from './window-closing.ts'

/**
 * Aggregates a stream by key in windows that lie where the records are (KIP-450). Each record at `t` makes at most two: its left window
 * `[t - difference, t]`, and, as soon as something lies there, its right window `[t + 1, t + 1 + difference]`; so each different set of records
 * at most the difference apart is in one window. Times before the difference share the window `[0, difference]`. Records without key or value are
 * dropped, and those that are late for all their windows.
 */
export function slidingAggregate<Key, Value, Aggregate>(
  windows: SlidingWindows,
  aggregation: WindowedAggregation<Key, Value, Aggregate>,
): ProcessorSupplier<Key, Value, Windowed<Key>, Change<Aggregate>> {
  return () => new SlidingAggregate(windows, aggregation)
}

/** What the store says of the windows around a record. */
interface Surroundings<Aggregate> {
  /** The starts of all windows that were looked at. */
  readonly starts: ReadonlySet<number>
  /** The latest record before this one, if a window knows of it. */
  readonly previousMs: number | undefined
  /** Of the window with that record alone and those before it. */
  readonly left: ValueAndTimestamp<Aggregate> | undefined
  /** Whether the window that ends with this record is there. */
  readonly hasLeft: boolean
  /** Of the latest window that holds this record: what is later than the record is in its right window. */
  readonly right: ValueAndTimestamp<Aggregate> | undefined
}

class SlidingAggregate<Key, Value, Aggregate> implements Processor<Key, Value, Windowed<Key>, Change<Aggregate>> {
  readonly #windows: SlidingWindows
  readonly #aggregation: WindowedAggregation<Key, Value, Aggregate>
  #context!: InternalContext<Windowed<Key>, Change<Aggregate>>
  #store!: TimestampedWindowStore<Key, Aggregate>
  #streamTime!: SavedTime
  #closing: WindowClosing | undefined
  #isForwarded = true
  /** The child that gets results; undefined: all do. */
  #results: string | undefined
  /** What ended before is closed. */
  #closeTimeMs = 0
  /** Whether some window has taken the record. */
  #isTaken = false

  constructor(windows: SlidingWindows, aggregation: WindowedAggregation<Key, Value, Aggregate>) {
    this.#windows = windows
    this.#aggregation = aggregation
  }

  init(context: InternalContext<Windowed<Key>, Change<Aggregate>>): void {
    const { store, emit, output, sides } = this.#aggregation
    this.#context = context
    this.#store = context.store(store)
    this.#streamTime = context.savedTime('stream-time')
    this.#results = sides?.results
    if (emit === 'window-close') this.#closing = new WindowClosing(context)
    this.#isForwarded =
      emit === 'window-update' && !forwardsOnFlush(this.#store, context, output, { child: sides?.results })
    context.whenIdle((timeMs) => this.#advance(timeMs))
  }

  /** No record comes, but time goes on: windows close. */
  #advance(timeMs: number): boolean {
    const streamTime = this.#streamTime
    if (streamTime.valueMs < 0 || timeMs <= streamTime.valueMs) return false
    streamTime.valueMs = timeMs
    this.#closeTimeMs = timeMs - this.#windows.graceMs
    const closing = this.#closing
    if (closing?.isDue(this.#closeTimeMs) !== true) return false
    return this.#emitClosed(closing, newRecord(null, null, timeMs))
  }

  process(record: StreamRecord<Key, Value>): void {
    const { key, value, timestamp } = record
    if (key === null || value === null) {
      this.#context.dropped(key === null ? 'null-key' : 'null-value', record)
      return
    }
    const { differenceMs, graceMs } = this.#windows
    const streamTime = this.#streamTime
    if (timestamp > streamTime.valueMs) streamTime.valueMs = timestamp
    this.#closeTimeMs = streamTime.valueMs - graceMs
    if (timestamp + differenceMs < this.#closeTimeMs) {
      setAside(this.#context, record, this.#aggregation.sides)
      return
    }
    this.#isTaken = false
    if (timestamp < differenceMs) {
      this.#addEarly(record)
      if (!this.#isTaken) setAside(this.#context, record, this.#aggregation.sides)
      return
    }
    const closing = this.#closing
    if (closing !== undefined && timestamp - this.#store.retentionMs >= this.#earliestStartMs(closing))
      this.#emitClosed(closing, record)
    this.#add(record)
    if (!this.#isTaken) setAside(this.#context, record, this.#aggregation.sides)
    if (closing?.isDue(this.#closeTimeMs) === true) this.#emitClosed(closing, record)
  }

  #add(record: StreamRecord<Key, Value>): void {
    const around = this.#updateAround(record)
    if (around === undefined) return
    const { differenceMs } = this.#windows
    const { timestamp } = record
    const { starts, previousMs, left, right } = around
    // The right window of the record before has become one: with this record alone.
    if (previousMs !== undefined && !starts.has(previousMs + 1) && previousMs + 1 + differenceMs >= timestamp)
      this.#update(record, previousMs + 1, undefined)
    if (!around.hasLeft) {
      const sharesLeft = previousMs !== undefined && previousMs >= timestamp - differenceMs
      this.#update(record, timestamp - differenceMs, sharesLeft ? left : undefined, true)
    }
    this.#makeRight(record, starts, right)
  }

  /** Adds the record to the windows that hold it, from the latest back; undefined if all that could be made is there already. */
  #updateAround(record: StreamRecord<Key, Value>): Surroundings<Aggregate> | undefined {
    const { timestamp } = record
    const starts = new Set<number>()
    let right: ValueAndTimestamp<Aggregate> | undefined
    let previousMs: number | undefined
    let left: ValueAndTimestamp<Aggregate> | undefined
    let hasLeft = false
    for (const [startMs, found] of this.#near(record)) {
      starts.add(startMs)
      if (startMs > timestamp) continue
      const endMs = startMs + this.#windows.differenceMs
      if (endMs < timestamp) {
        left = found
        previousMs = found.timestamp
        continue
      }
      if (endMs > timestamp) right ??= found
      else {
        hasLeft = true
        if (found.timestamp < timestamp) previousMs = found.timestamp
      }
      this.#update(record, startMs, found)
      if (hasLeft && previousMs === undefined) return undefined
    }
    return { starts, previousMs, left, hasLeft, right }
  }

  /** From the right window of the record, if it is there, back to the first that does not hold it. Taken before the store changes. */
  #near({ key, timestamp }: StreamRecord<Key, Value>): (readonly [startMs: number, ValueAndTimestamp<Aggregate>])[] {
    const { differenceMs } = this.#windows
    const near: (readonly [number, ValueAndTimestamp<Aggregate>])[] = []
    const earliestMs = Math.max(0, timestamp - 2 * differenceMs)
    for (const window of this.#store.fetchRange(key, earliestMs, timestamp + 1, 'backward')) {
      near.push(window)
      if (window[0] + differenceMs < timestamp) break
    }
    return near
  }

  /** A record so early that its left window would begin before time does: it and all such are in the first window. */
  #addEarly(record: StreamRecord<Key, Value>): void {
    const { key, timestamp } = record
    const starts = new Set<number>()
    let first: ValueAndTimestamp<Aggregate> | undefined
    let right: ValueAndTimestamp<Aggregate> | undefined
    let previousMs: number | undefined
    for (const [startMs, found] of [...this.#store.fetchRange(key, 0, timestamp + 1)]) {
      starts.add(startMs)
      if (startMs === 0) {
        first = found
        if (found.timestamp < timestamp) previousMs = found.timestamp
      } else if (startMs <= timestamp) {
        right = found
        this.#update(record, startMs, found)
      }
    }
    // What is later than the record, and in no other window that holds it, is in the first.
    if (right === undefined && first !== undefined && first.timestamp > timestamp) right = first
    this.#makeRight(record, starts, right)
    if (previousMs !== undefined && !starts.has(previousMs + 1)) this.#update(record, previousMs + 1, undefined)
    this.#update(record, 0, first)
  }

  /** The right window of the record, if something lies there and it is not there yet: it has what the latest window around the record had. */
  #makeRight(
    record: StreamRecord<Key, Value>,
    starts: ReadonlySet<number>,
    right: ValueAndTimestamp<Aggregate> | undefined,
  ): void {
    const startMs = record.timestamp + 1
    if (right === undefined || right.timestamp <= record.timestamp || starts.has(startMs)) return
    this.#store.put(record.key, right, startMs)
    this.#forward(record, startMs, right.value, null, right.timestamp)
  }

  /** Adds the record to a window with that aggregate (of another one, if this is new), unless it is closed. */
  #update(
    record: StreamRecord<Key, Value>,
    startMs: number,
    old: ValueAndTimestamp<Aggregate> | undefined,
    isNew = false,
  ): void {
    if (startMs + this.#windows.differenceMs < this.#closeTimeMs) return
    this.#isTaken = true
    const { aggregator, initializer } = this.#aggregation
    const aggregate = aggregator(old === undefined ? initializer() : old.value, record.value, record.key)
    const timestamp = old === undefined ? record.timestamp : Math.max(record.timestamp, old.timestamp)
    this.#store.put(record.key, aggregate === null ? null : { value: aggregate, timestamp }, startMs)
    this.#forward(record, startMs, aggregate, old === undefined || isNew ? null : old.value, timestamp)
  }

  #forward(
    record: StreamRecord<Key, Value>,
    startMs: number,
    value: Aggregate | null,
    oldValue: Aggregate | null,
    timestamp: number,
  ): void {
    if (!this.#isForwarded) return
    const key: Windowed<Key> = { key: record.key, startMs, endMs: startMs + this.#windows.differenceMs }
    const change = changeOf(value, this.#aggregation.output.sendsOldValues ? oldValue : null)
    this.#context.forward(withKeyValueAt(record, key, change, timestamp), this.#results)
  }

  /** Windows that ended before the closing time, and were not emitted yet. */
  #emitClosed(closing: WindowClosing, closedBy: StreamRecord<unknown, unknown>): boolean {
    const latestStartMs = this.#closeTimeMs - this.#windows.differenceMs - 1
    if (latestStartMs < 0) return false
    const closed = this.#store.fetchAllByTime(this.#earliestStartMs(closing), latestStartMs)
    const isAny = emitClosed(this.#context, closed, closedBy, this.#results)
    closing.emittedToMs = this.#closeTimeMs
    return isAny
  }

  /** Of windows that were not emitted yet. */
  #earliestStartMs({ emittedToMs }: WindowClosing): number {
    return emittedToMs === -1 ? 0 : Math.max(0, emittedToMs - this.#windows.differenceMs)
  }
}
