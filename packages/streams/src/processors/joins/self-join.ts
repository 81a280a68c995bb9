import type { InternalContext } from '../../processor/context.ts'
import type { Processor, ProcessorSupplier } from '../../processor/processor.ts'
import { type StreamRecord, withValue, withValueAt } from '../../record.ts'
import type { WindowStore } from '../../stores/store.ts'
import { type JoinWindows, joinRetentionMs } from './join-windows.ts'
import type { ValueJoiner } from './joiner.ts'

/** An inner join of a stream with itself, from one store instead of two: the same results in the same order (KAFKA-14209). */
export function selfJoin<Key, Value, Out>(
  store: string,
  windows: JoinWindows,
  joiner: ValueJoiner<Key, Value, Value, Out>,
): ProcessorSupplier<Key, Value, Key, Out> {
  return () => new SelfJoin(store, windows, joiner)
}

class SelfJoin<Key, Value, Out> implements Processor<Key, Value, Key, Out> {
  readonly #storeName: string
  readonly #windows: JoinWindows
  readonly #joiner: ValueJoiner<Key, Value, Value, Out>
  #context!: InternalContext<Key, Out>
  #store!: WindowStore<Key, Value>

  constructor(storeName: string, windows: JoinWindows, joiner: ValueJoiner<Key, Value, Value, Out>) {
    this.#storeName = storeName
    this.#windows = windows
    this.#joiner = joiner
  }

  init(context: InternalContext<Key, Out>): void {
    this.#context = context
    this.#store = context.store(this.#storeName)
  }

  process(record: StreamRecord<Key, Value>): void {
    const { key, value, timestamp } = record
    if (key === null || value === null) {
      this.#context.dropped(key === null ? 'null-key' : 'null-value', record)
      return
    }
    const { beforeMs, afterMs } = this.#windows
    // As the left side, that finds earlier records on the right.
    for (const [otherTime, other] of this.#fetch(key, timestamp - beforeMs, timestamp + afterMs)) {
      this.#context.forward(withValueAt(record, this.#joiner(value, other, key), Math.max(timestamp, otherTime)))
    }
    // As the right side, that finds earlier ones on the left, and itself: in its place by time.
    let isSelfDue = this.#meetsItself(timestamp)
    for (const [otherTime, other] of this.#fetch(key, timestamp - afterMs, timestamp + beforeMs)) {
      if (isSelfDue && otherTime > timestamp) {
        isSelfDue = false
        this.#forwardSelf(record)
      }
      this.#context.forward(withValueAt(record, this.#joiner(other, value, key), Math.max(timestamp, otherTime)))
    }
    if (isSelfDue) this.#forwardSelf(record)
  }

  #fetch(key: Key, fromMs: number, toMs: number): Iterable<readonly [number, Value]> {
    return this.#store.fetchRange(key, Math.max(0, fromMs), Math.max(0, toMs))
  }

  /** Not if the window leaves it out, nor if it is expired already: the right side would not find it. */
  #meetsItself(timestamp: number): boolean {
    const { beforeMs, afterMs } = this.#windows
    const streamTimeMs = Math.max(this.#store.observedTimeMs, timestamp)
    return beforeMs >= 0 && afterMs >= 0 && timestamp > streamTimeMs - joinRetentionMs(this.#windows)
  }

  #forwardSelf(record: StreamRecord<Key, Value>): void {
    this.#context.forward(withValue(record, this.#joiner(record.value, record.value, record.key)))
  }
}
