import { assert } from '@millrace/base'
import type { SourcePosition } from '../connectors/define-source.ts'
import type { OffsetMap } from '../data/record.ts'
import { offsetText } from './offset-text.ts'

interface Entry {
  readonly offset: OffsetMap
  done: boolean
}

interface Tracked {
  readonly partition: OffsetMap
  /** In the order in which the source gave them; those before `first` are done and taken. */
  readonly entries: Entry[]
  first: number
  /** Behind everything that is done without a gap. */
  reached: OffsetMap | undefined
}

/**
 * What of a source is on its way, by partition. Deliveries end in any order; an offset counts once everything that the source gave before it,
 * in its partition, is done. Holds one entry for each that is not: whoever adds bounds how many.
 */
export class OffsetTracker {
  readonly #partitions = new Map<string, Tracked>()
  #waiting = 0

  /** How many are not done. */
  get waiting(): number {
    return this.#waiting
  }

  /** Another one is on its way; what is returned is called once when it is delivered, or needs no delivery. */
  add({ partition, offset }: SourcePosition): () => void {
    const key = offsetText(partition)
    let tracked = this.#partitions.get(key)
    if (tracked === undefined) {
      tracked = { partition, entries: [], first: 0, reached: undefined }
      this.#partitions.set(key, tracked)
    }
    const entry: Entry = { offset, done: false }
    tracked.entries.push(entry)
    this.#waiting += 1
    const { entries } = tracked
    const owner = tracked
    return () => {
      assert(!entry.done, 'a record is delivered once')
      entry.done = true
      this.#waiting -= 1
      for (let next = entries[owner.first]; next?.done === true; next = entries[owner.first]) {
        owner.reached = next.offset
        owner.first += 1
      }
      // Cut off now and then: each time would cost as much as there are entries.
      if (owner.first > 1024 && owner.first * 2 > entries.length) {
        entries.splice(0, owner.first)
        owner.first = 0
      }
    }
  }

  /** Where each partition has come to that moved since this was asked last. */
  take(): readonly SourcePosition[] {
    const positions: SourcePosition[] = []
    for (const [key, tracked] of this.#partitions) {
      if (tracked.reached !== undefined) positions.push({ partition: tracked.partition, offset: tracked.reached })
      tracked.reached = undefined
      // A source may have partitions without end: those that rest are not kept.
      if (tracked.first === tracked.entries.length) this.#partitions.delete(key)
    }
    return positions
  }
}
