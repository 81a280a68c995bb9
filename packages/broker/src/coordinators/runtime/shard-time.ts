import type { Clock } from '@millrace/base'

/**
 * The time that a shard is told, in milliseconds since 1970: the wall clock's when it is made, and from then on the monotonic clock's, so
 * that a wall clock that jumps ends nobody's session. What the process was stalled for does not count: it goes back by that.
 */
export class ShardTime {
  readonly #clock: Clock
  #offsetMs: number

  constructor(clock: Clock) {
    this.#clock = clock
    this.#offsetMs = clock.wallMs() - clock.monotonicMs()
  }

  nowMs(): number {
    return Math.floor(this.#clock.monotonicMs() + this.#offsetMs)
  }

  /** This process did nothing for so long, and heard nobody. */
  leaveOut(stalledMs: number): void {
    this.#offsetMs -= stalledMs
  }
}
