import type { InternalContext, SavedTime } from '../processor/context.ts'
import type { Processor, ProcessorSupplier } from '../processor/processor.ts'
import { newRecord, type StreamRecord, withKeyValueAt } from '../record.ts'
import type { SessionStore, Windowed } from '../stores/store.ts'
import { type Change, changeOf } from '../table/change.ts'
import type { SessionWindows } from '../windows/windows.ts'
import type { Merger, WindowedAggregation } from './aggregation.ts'
import { forwardsOnFlush } from './flush-forwarding.ts'
import { setAside } from './late-records.ts'
import { WindowClosing } from './window-closing.ts'

/**
 * Aggregates a stream by key and session. A record joins all sessions of its key that are at most the gap away into one: each of them is
 * removed (a tombstone is forwarded), and the new one put. Records without key are dropped; a null value is aggregated as any other. Late is what
 * would make a session that ended longer ago than gap and grace.
 */
export function sessionAggregate<Key, Value, Aggregate>(
  windows: SessionWindows,
  merger: Merger<Key, Aggregate>,
  aggregation: WindowedAggregation<Key, Value, Aggregate>,
): ProcessorSupplier<Key, Value, Windowed<Key>, Change<Aggregate>> {
  return () => new SessionAggregate(windows, merger, aggregation)
}

class SessionAggregate<Key, Value, Aggregate> implements Processor<Key, Value, Windowed<Key>, Change<Aggregate>> {
  readonly #windows: SessionWindows
  readonly #merger: Merger<Key, Aggregate>
  readonly #aggregation: WindowedAggregation<Key, Value, Aggregate>
  #context!: InternalContext<Windowed<Key>, Change<Aggregate>>
  #store!: SessionStore<Key, Aggregate>
  #streamTime!: SavedTime
  #closing: WindowClosing | undefined
  #isForwarded = true
  /** The child that gets results; undefined: all do. */
  #results: string | undefined

  constructor(
    windows: SessionWindows,
    merger: Merger<Key, Aggregate>,
    aggregation: WindowedAggregation<Key, Value, Aggregate>,
  ) {
    this.#windows = windows
    this.#merger = merger
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
      emit === 'window-update' &&
      !forwardsOnFlush(this.#store, context, output, { holds: 'values', child: sides?.results })
    context.whenIdle((timeMs) => this.#advance(timeMs))
  }

  /** No record comes, but time goes on: sessions close. */
  #advance(timeMs: number): boolean {
    const streamTime = this.#streamTime
    if (streamTime.valueMs < 0 || timeMs <= streamTime.valueMs) return false
    streamTime.valueMs = timeMs
    const { gapMs, graceMs } = this.#windows
    const closeTimeMs = timeMs - graceMs - gapMs
    const closing = this.#closing
    if (closing?.isDue(closeTimeMs) !== true) return false
    return this.#emitClosed(closing, closeTimeMs, newRecord(null, null, timeMs))
  }

  process(record: StreamRecord<Key, Value>): void {
    const { key, timestamp } = record
    if (key === null) {
      this.#context.dropped('null-key', record)
      return
    }
    const streamTime = this.#streamTime
    if (timestamp > streamTime.valueMs) streamTime.valueMs = timestamp
    const { gapMs, graceMs } = this.#windows
    const closeTimeMs = streamTime.valueMs - graceMs - gapMs
    const closing = this.#closing
    if (closing !== undefined && timestamp - this.#store.retentionMs >= earliestEnd(closing))
      this.#emitClosed(closing, closeTimeMs, record)
    this.#add(record, closeTimeMs)
    if (closing?.isDue(closeTimeMs) === true) this.#emitClosed(closing, closeTimeMs, record)
  }

  #add(record: StreamRecord<Key, Value>, closeTimeMs: number): void {
    const { key, timestamp } = record
    const { gapMs } = this.#windows
    // Taken whole before the store changes.
    const near = [...this.#store.findSessions(key, timestamp - gapMs, timestamp + gapMs)]
    let startMs = timestamp
    let endMs = timestamp
    let aggregate = this.#aggregation.initializer()
    for (const [found, value] of near) {
      aggregate = this.#merger(aggregate, value, key)
      startMs = Math.min(startMs, found.startMs)
      endMs = Math.max(endMs, found.endMs)
    }
    if (endMs < closeTimeMs) {
      setAside(this.#context, record, this.#aggregation.sides)
      return
    }
    // A session of this very millisecond only gets another value.
    if (startMs !== endMs) {
      for (const [found, value] of near) {
        this.#store.put(found, null)
        this.#forward(record, found, null, value)
      }
    }
    const added = this.#aggregation.aggregator(aggregate, record.value, key)
    const merged: Windowed<Key> = { key, startMs, endMs }
    this.#store.put(merged, added)
    this.#forward(record, merged, added, null)
  }

  #forward(
    record: StreamRecord<Key, Value>,
    key: Windowed<Key>,
    value: Aggregate | null,
    oldValue: Aggregate | null,
  ): void {
    if (!this.#isForwarded) return
    const change = changeOf(value, this.#aggregation.output.sendsOldValues ? oldValue : null)
    this.#context.forward(withKeyValueAt(record, key, change, key.endMs), this.#results)
  }

  /** Sessions that ended before `closeTimeMs`, and were not emitted yet. */
  #emitClosed(closing: WindowClosing, closeTimeMs: number, closedBy: StreamRecord<unknown, unknown>): boolean {
    const earliestEndMs = earliestEnd(closing)
    if (closeTimeMs - 1 < earliestEndMs) return false
    let isAny = false
    for (const [key, value] of this.#store.findSessionsByEnd(earliestEndMs, closeTimeMs - 1)) {
      const change = changeOf<Aggregate>(value, null)
      this.#context.forward(withKeyValueAt(closedBy, key, change, key.endMs), this.#results)
      isAny = true
    }
    closing.emittedToMs = closeTimeMs
    return isAny
  }
}

/** Of sessions that were not emitted yet. */
function earliestEnd({ emittedToMs }: WindowClosing): number {
  return Math.max(0, emittedToMs)
}
