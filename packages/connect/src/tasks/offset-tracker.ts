import { assert } from '@millrace/base'
import type { OffsetMap } from '../data/record.ts'
import { offsetText } from './offset-text.ts'
import type { KeptPosition } from './offset-topic.ts'

/** One that is on its way. */
export interface TrackedOffset {
  readonly offset: OffsetMap | null
  readonly of: Tracked
  done: boolean
}

interface Tracked {
  readonly partition: OffsetMap
  /** In the order in which the source gave them; those before `first` are done and taken. */
  readonly entries: TrackedOffset[]
  first: number
  /** Behind everything that is done without a gap. */
  reached: OffsetMap | null | undefined
}

/**
 * What of a source is on its way, by partition. Deliveries end in any order; an offset counts once everything that the source gave before it,
 * in its partition, is done. Holds one entry for each that is not: whoever adds bounds how many.
 */
export class OffsetTracker {
  readonly #partitions = new Map<string, Tracked>()
  #waiting = 0
  /** The last that was asked for: most sources have one partition, which they say with the same object each time. */
  #last: Tracked | undefined

  /** How many are not done. */
  get waiting(): number {
    return this.#waiting
  }

  /** Another one is on its way; {@link OffsetTracker.done} is told once when it is delivered, or needs no delivery. */
  add({ partition, offset }: KeptPosition): TrackedOffset {
    const of = this.#last?.partition === partition ? this.#last : this.#tracked(partition)
    const entry: TrackedOffset = { offset, of, done: false }
    of.entries.push(entry)
    this.#waiting += 1
    return entry
  }

  /** It is done. */
  done(entry: TrackedOffset): void {
    assert(!entry.done, 'a record is delivered once')
    entry.done = true
    this.#waiting -= 1
    const { of } = entry
    const { entries } = of
    for (let next = entries[of.first]; next?.done === true; next = entries[of.first]) {
      of.reached = next.offset
      of.first += 1
    }
    // Cut off now and then: each time would cost as much as there are entries.
    if (of.first > 1024 && of.first * 2 > entries.length) {
      entries.splice(0, of.first)
      of.first = 0
    }
  }

  #tracked(partition: OffsetMap): Tracked {
    const key = offsetText(partition)
    const known = this.#partitions.get(key)
    const tracked: Tracked = known ?? { partition, entries: [], first: 0, reached: undefined }
    if (known === undefined) this.#partitions.set(key, tracked)
    this.#last = tracked
    return tracked
  }

  /** Where each partition has come to that moved since this was asked last. */
  take(): readonly KeptPosition[] {
    const positions: KeptPosition[] = []
    this.#last = undefined
    for (const [key, tracked] of this.#partitions) {
      if (tracked.reached !== undefined) positions.push({ partition: tracked.partition, offset: tracked.reached })
      tracked.reached = undefined
      // A source may have partitions without end: those that rest are not kept.
      if (tracked.first === tracked.entries.length) this.#partitions.delete(key)
    }
    return positions
  }
}
