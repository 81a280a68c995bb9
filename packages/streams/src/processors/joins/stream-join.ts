import type { InternalContext } from '../../processor/context.ts'
import type { Processor, ProcessorSupplier } from '../../processor/processor.ts'
import { newRecord, type StreamRecord, withKeyValueAt, withValue, withValueAt } from '../../record.ts'
import type { Codec } from '../../stores/codec.ts'
import type { WindowStore } from '../../stores/store.ts'
import { type JoinTime, joinTimeOf } from './join-time.ts'
import type { JoinWindows } from './join-windows.ts'
import type { ValueJoiner } from './joiner.ts'
import { Pile, type PileStore } from './pile.ts'
import type { Place } from './pile-serdes.ts'

/** Where records of both sides are held that have found no match yet. */
export interface HeldRecords {
  readonly store: string
  readonly left: Codec<unknown>
  readonly right: Codec<unknown>
}

/** On the pile of held records, those of the right side come first. */
const rightTag = 0
const leftTag = 1

/** One side of a stream-stream join. */
export interface StreamJoinSide<Key, This, Other, Out> {
  readonly isLeft: boolean
  /** As seen from the left side. */
  readonly windows: JoinWindows
  /** The store with the other side's records. */
  readonly otherStore: string
  /** Whether what finds no match is emitted too, at the end of its window. */
  readonly isOuter: boolean
  /** The same of the other side. */
  readonly isOtherOuter: boolean
  /** Undefined in an inner join. */
  readonly held: HeldRecords | undefined
  /** This side's value comes first, whichever side it is. */
  readonly joiner: ValueJoiner<Key, This | null, Other | null, Out>
}

/**
 * Joins each record with those of the other side whose time lies in the window. What finds none (in left and outer joins) is held until its
 * window and the grace are over (KIP-633), which is looked for when a record comes that moves the stream time.
 */
export function streamJoin<Key, This, Other, Out>(
  side: StreamJoinSide<Key, This, Other, Out>,
): ProcessorSupplier<Key, This, Key, Out> {
  return () => new StreamJoin(side)
}

class StreamJoin<Key, This, Other, Out> implements Processor<Key, This, Key, Out> {
  readonly #side: StreamJoinSide<Key, This, Other, Out>
  /** How far from a record of this side the other's may lie. */
  readonly #beforeMs: number
  readonly #afterMs: number
  #context!: InternalContext<Key, Out>
  #others!: WindowStore<Key, Other>
  /** Undefined in an inner join. */
  #unmatched: Unmatched<Key> | undefined

  constructor(side: StreamJoinSide<Key, This, Other, Out>) {
    this.#side = side
    const { beforeMs, afterMs } = side.windows
    this.#beforeMs = side.isLeft ? beforeMs : afterMs
    this.#afterMs = side.isLeft ? afterMs : beforeMs
  }

  init(context: InternalContext<Key, Out>): void {
    const { otherStore, held } = this.#side
    this.#context = context
    this.#others = context.store(otherStore)
    if (held === undefined) return
    const store = context.store<PileStore<Key>>(held.store)
    const { left, right } = held
    const unmatched = { pile: new Pile(store), time: joinTimeOf(store, context), left, right }
    this.#unmatched = unmatched
    context.whenIdle((timeMs) => this.#advance(unmatched, timeMs))
  }

  /** No record comes, but time goes on: what is held will find no match any more. Both sides are called; the first does it. */
  #advance(unmatched: Unmatched<Key>, timeMs: number): boolean {
    const { streamTime } = unmatched.time
    if (streamTime.valueMs < 0 || timeMs <= streamTime.valueMs) return false
    streamTime.valueMs = timeMs
    return this.#emitUnmatched(unmatched, newRecord(null, null, timeMs))
  }

  process(record: StreamRecord<Key, This>): void {
    const { isOuter, isOtherOuter, isLeft, joiner } = this.#side
    const { key, value, timestamp } = record
    const unmatched = this.#unmatched
    if (unmatched !== undefined && timestamp > unmatched.time.streamTime.valueMs) {
      unmatched.time.streamTime.valueMs = timestamp
    }
    if (key === null || value === null) {
      if (isOuter && value !== null) this.#context.forward(withValue(record, joiner(value, null, key)))
      else this.#context.dropped(key === null ? 'null-key' : 'null-value', record)
      return
    }
    const isHead = unmatched !== undefined && timestamp === unmatched.time.streamTime.valueMs
    if (isHead) this.#emitUnmatched(unmatched, record)

    const toMs = Math.max(0, timestamp + this.#afterMs)
    let isMatched = false
    for (const [otherTime, other] of this.#others.fetchRange(key, Math.max(0, timestamp - this.#beforeMs), toMs)) {
      isMatched = true
      // All that is held there has the key, side and timestamp of this match: none of it is without one.
      if (isOtherOuter) unmatched?.pile.clear({ timestamp: otherTime, tag: isLeft ? rightTag : leftTag, key })
      this.#context.forward(withValueAt(record, joiner(value, other, key), Math.max(timestamp, otherTime)))
    }
    if (isMatched || !isOuter) return
    if (unmatched === undefined || toMs < unmatched.time.streamTime.valueMs) {
      this.#context.forward(withValue(record, joiner(value, null, key)))
    } else {
      hold(unmatched, { timestamp, tag: isLeft ? leftTag : rightTag, key }, value)
    }
  }

  /** Emits what is held and whose window and grace are over. What goes out has the headers of `record`, which closed them. */
  #emitUnmatched({ pile, time, left, right }: Unmatched<Key>, record: StreamRecord<unknown, unknown>): boolean {
    const { windows, isLeft, isOuter, isOtherOuter, joiner } = this.#side
    const streamTimeMs = time.streamTime.valueMs
    const { heldFrom } = time
    if (heldFrom.valueMs >= 0 && heldFrom.valueMs + this.#afterMs + windows.graceMs >= streamTimeMs) return false
    const nowMs = this.#context.wallClockMs
    const { emitIntervalMs } = this.#context
    // Further ahead than one interval: the clock was put back.
    if (nowMs < time.nextLookMs && time.nextLookMs <= nowMs + emitIntervalMs) return false
    time.nextLookMs = nowMs + emitIntervalMs

    heldFrom.valueMs = -1
    let isAny = false
    let isLeftOpen = false
    let isRightOpen = false
    for (const [row, values] of pile.rows()) {
      heldFrom.valueMs = row.timestamp
      // Both sides' rest is later: nothing more to emit.
      if (isLeftOpen && isRightOpen) break
      const isOfLeft = row.tag === leftTag
      const windowMs = isOfLeft ? windows.afterMs : windows.beforeMs
      if (row.timestamp + windowMs + windows.graceMs >= streamTimeMs) {
        if (!(isOuter && isOtherOuter)) {
          // All are of one side. As Kafka does, the last one is remembered, but the way there can be left out.
          heldFrom.valueMs = pile.lastTimestamp()
          break
        }
        if (isOfLeft) isLeftOpen = true
        else isRightOpen = true
        continue
      }
      for (const bytes of values) {
        const value = (isOfLeft ? left : right).decode(bytes)
        const result =
          isOfLeft === isLeft ? joiner(value as This, null, row.key) : joiner(null, value as Other, row.key)
        this.#context.forward(withKeyValueAt(record, row.key, result, row.timestamp))
        isAny = true
      }
      pile.remove(row)
    }
    return isAny
  }
}

interface Unmatched<Key> {
  readonly pile: Pile<Key>
  readonly time: JoinTime
  readonly left: Codec<unknown>
  readonly right: Codec<unknown>
}

function hold<Key>({ pile, time, left, right }: Unmatched<Key>, place: Place<Key>, value: unknown): void {
  const { heldFrom } = time
  if (heldFrom.valueMs < 0 || place.timestamp < heldFrom.valueMs) heldFrom.valueMs = place.timestamp
  pile.add(place, (place.tag === leftTag ? left : right).encode(value))
}
