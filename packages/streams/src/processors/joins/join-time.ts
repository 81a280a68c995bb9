import type { InternalContext, SavedTime } from '../../processor/context.ts'
import type { StateStore } from '../../stores/store.ts'

/** What both sides of a left or outer join know together of the time. Of one task. */
export interface JoinTime {
  /** The highest timestamp that either side has seen; -1 before the first. */
  readonly streamTime: SavedTime
  /** A timestamp before which no record is held any more; -1: unknown, or nothing was held at the last look. */
  readonly heldFrom: SavedTime
  /** The clock's time before which it is not looked for held records again. */
  nextLookMs: number
}

const times = new WeakMap<StateStore, JoinTime>()

/** The time of the join that holds its records in this store: the store is what both sides, and no one else, have in common. */
export function joinTimeOf(held: StateStore, context: InternalContext): JoinTime {
  const known = times.get(held)
  if (known !== undefined) return known
  const time: JoinTime = {
    streamTime: context.savedTime('stream-time'),
    heldFrom: context.savedTime('held-from'),
    nextLookMs: 0,
  }
  times.set(held, time)
  return time
}
