import type { Clock } from '@millrace/base'
import { logLineKindsMax, logRepeatsShownMax, logRepeatsWindowMs } from '../limits.ts'

interface Kind {
  sinceMs: number
  shown: number
  held: number
}

/**
 * Which log lines to show of those that say the same again and again: of each kind a few in a while. How many were held back is
 * told by the next one that is shown.
 */
export class Repeats {
  readonly #clock: Clock
  readonly #kinds = new Map<string, Kind>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** How many lines of this kind were held back before this one; undefined if this one is to be held back too. */
  pass(kind: string): number | undefined {
    const nowMs = this.#clock.monotonicMs()
    const known = this.#kinds.get(kind)
    if (known === undefined) {
      this.#forgetOldest()
      this.#kinds.set(kind, { sinceMs: nowMs, shown: 1, held: 0 })
      return 0
    }
    if (nowMs - known.sinceMs >= logRepeatsWindowMs) {
      const { held } = known
      // At the end again: the first is the one that began longest ago.
      this.#kinds.delete(kind)
      this.#kinds.set(kind, { sinceMs: nowMs, shown: 1, held: 0 })
      return held
    }
    if (known.shown < logRepeatsShownMax) {
      known.shown += 1
      return 0
    }
    known.held += 1
    return undefined
  }

  /** How many lines are held back now. */
  get held(): number {
    let held = 0
    for (const kind of this.#kinds.values()) held += kind.held
    return held
  }

  #forgetOldest(): void {
    if (this.#kinds.size < logLineKindsMax) return
    const [oldest] = this.#kinds.keys()
    if (oldest !== undefined) this.#kinds.delete(oldest)
  }
}
