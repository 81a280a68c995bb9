import type { InternalContext, SavedTime } from '../processor/context.ts'
import type { Processor, ProcessorSupplier } from '../processor/processor.ts'
import { newRecord, type StreamRecord, withKeyValueAt } from '../record.ts'
import type { TimestampedWindowStore, Windowed } from '../stores/store.ts'
import { type Change, changeOf } from '../table/change.ts'
import type { TimeWindows, UnlimitedWindows } from '../windows/windows.ts'
import type { WindowedAggregation } from './aggregation.ts'
import { emitClosed } from './emit-closed.ts'
import { forwardsOnFlush } from './flush-forwarding.ts'
import { setAside } from './late-records.ts'
import { WindowClosing } from './window-closing.ts'

/**
 * Aggregates a stream by key and window, for tumbling, hopping and unlimited windows. Records without key are dropped; a null value is
 * aggregated as any other. A window takes records until stream time has passed its end by the grace; a record that is late for all its windows
 * is dropped.
 */
export function windowAggregate<Key, Value, Aggregate>(
  windows: TimeWindows | UnlimitedWindows,
  aggregation: WindowedAggregation<Key, Value, Aggregate>,
): ProcessorSupplier<Key, Value, Windowed<Key>, Change<Aggregate>> {
  return () => new WindowAggregate(windows, aggregation)
}

class WindowAggregate<Key, Value, Aggregate> implements Processor<Key, Value, Windowed<Key>, Change<Aggregate>> {
  readonly #windows: TimeWindows | UnlimitedWindows
  readonly #aggregation: WindowedAggregation<Key, Value, Aggregate>
  #context!: InternalContext<Windowed<Key>, Change<Aggregate>>
  #store!: TimestampedWindowStore<Key, Aggregate>
  #streamTime!: SavedTime
  #closing: WindowClosing | undefined
  #isForwarded = true
  /** The child that gets results; undefined: all do. */
  #results: string | undefined

  constructor(windows: TimeWindows | UnlimitedWindows, aggregation: WindowedAggregation<Key, Value, Aggregate>) {
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
    const windows = this.#windows
    const streamTime = this.#streamTime
    if (windows.kind === 'unlimited' || streamTime.valueMs < 0 || timeMs <= streamTime.valueMs) return false
    streamTime.valueMs = timeMs
    const closeTimeMs = timeMs - windows.graceMs
    const closing = this.#closing
    if (closing?.isDue(closeTimeMs) !== true) return false
    return this.#emitClosed(closing, windows, closeTimeMs, newRecord(null, null, timeMs))
  }

  process(record: StreamRecord<Key, Value>): void {
    const { key, timestamp } = record
    if (key === null) {
      this.#context.dropped('null-key', record)
      return
    }
    const streamTime = this.#streamTime
    if (timestamp > streamTime.valueMs) streamTime.valueMs = timestamp
    const windows = this.#windows
    if (windows.kind === 'unlimited') {
      if (timestamp >= windows.startMs) this.#update(record, windows.startMs, Infinity)
      return
    }
    const { sizeMs, advanceMs } = windows
    const closeTimeMs = streamTime.valueMs - windows.graceMs
    const closing = this.#closing
    if (closing !== undefined && timestamp - this.#store.retentionMs >= earliestStart(closing, windows))
      this.#emitClosed(closing, windows, closeTimeMs, record)
    let isTaken = false
    for (let startMs = firstStart(windows, timestamp); startMs <= timestamp; startMs += advanceMs) {
      if (startMs + sizeMs <= closeTimeMs) continue
      isTaken = true
      this.#update(record, startMs, startMs + sizeMs)
    }
    if (!isTaken) setAside(this.#context, record, this.#aggregation.sides)
    if (closing?.isDue(closeTimeMs) === true) this.#emitClosed(closing, windows, closeTimeMs, record)
  }

  #update(record: StreamRecord<Key, Value>, startMs: number, endMs: number): void {
    const { key } = record
    const { aggregator, initializer, output } = this.#aggregation
    const old = this.#store.fetch(key, startMs)
    const aggregate = aggregator(old === undefined ? initializer() : old.value, record.value, key)
    const timestamp = old === undefined ? record.timestamp : Math.max(record.timestamp, old.timestamp)
    this.#store.put(key, aggregate === null ? null : { value: aggregate, timestamp }, startMs)
    if (!this.#isForwarded) return
    const oldValue = output.sendsOldValues && old !== undefined ? old.value : null
    const change = changeOf(aggregate, oldValue)
    this.#context.forward(withKeyValueAt(record, { key, startMs, endMs }, change, timestamp), this.#results)
  }

  /** Windows that ended at `closeTimeMs` or before, and were not emitted yet. */
  #emitClosed(
    closing: WindowClosing,
    windows: TimeWindows,
    closeTimeMs: number,
    closedBy: StreamRecord<unknown, unknown>,
  ): boolean {
    const latestStartMs = closeTimeMs - windows.sizeMs
    if (latestStartMs < 0) return false
    const earliestStartMs = earliestStart(closing, windows)
    // Where no window begins, there is nothing to look for.
    if (latestStartMs - (latestStartMs % windows.advanceMs) < earliestStartMs) return false
    const closed = this.#store.fetchAllByTime(earliestStartMs, latestStartMs)
    const isAny = emitClosed(this.#context, closed, closedBy, this.#results)
    closing.emittedToMs = closeTimeMs
    return isAny
  }
}

/** Of windows that were not emitted yet. */
function earliestStart({ emittedToMs }: WindowClosing, { sizeMs }: TimeWindows): number {
  return emittedToMs === -1 ? 0 : Math.max(0, emittedToMs - sizeMs) + 1
}

/** The start of the first window that holds `timestamp`. */
function firstStart({ sizeMs, advanceMs }: TimeWindows, timestamp: number): number {
  if (sizeMs === advanceMs) return timestamp - (timestamp % sizeMs)
  const earliest = Math.max(0, timestamp - sizeMs + advanceMs)
  return earliest - (earliest % advanceMs)
}
