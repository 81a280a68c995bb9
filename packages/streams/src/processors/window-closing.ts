import type { InternalContext, SavedTime } from '../processor/context.ts'

/**
 * Up to where closed windows were emitted, and when to look again (KIP-825). The time up to which they were emitted is saved with each
 * commit: after a restart no window is emitted twice, and none is left out. The windows themselves are in their store and its changelog.
 *
 * A record that moves the time of the store so far that windows not emitted yet would expire has to wait until they are: none is lost, however
 * far time jumps, and however long the emit interval is. (Apache Kafka Streams 4.1 loses them.)
 */
export class WindowClosing {
  readonly #context: InternalContext
  readonly #emittedTo: SavedTime
  #nextLookMs = 0

  constructor(context: InternalContext) {
    this.#context = context
    this.#emittedTo = context.savedTime('emitted-to')
  }

  /** What closed before this time has been emitted; -1: nothing yet. */
  get emittedToMs(): number {
    return this.#emittedTo.valueMs
  }

  set emittedToMs(closeTimeMs: number) {
    this.#emittedTo.valueMs = closeTimeMs
  }

  /** Whether windows may have closed since, now that those that end before `closeTimeMs` are closed; at most once in the emit interval. */
  isDue(closeTimeMs: number): boolean {
    const { emitIntervalMs } = this.#context
    if (emitIntervalMs > 0) {
      const nowMs = this.#context.wallClockMs
      // Further ahead than one interval: the clock was put back.
      if (nowMs < this.#nextLookMs && this.#nextLookMs <= nowMs + emitIntervalMs) return false
      this.#nextLookMs = nowMs + emitIntervalMs
    }
    return this.#emittedTo.valueMs < closeTimeMs || this.#emittedTo.valueMs === -1
  }
}
