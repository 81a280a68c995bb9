/** A timer that was set and can be taken back. */
export interface Timer {
  /** Idempotent; harmless after the timer fired. */
  cancel(): void
}

/** Time as a port. The wall clock may jump; the monotonic one never goes back. */
export interface Clock {
  /** Milliseconds since 1970-01-01 UTC. For timestamps of records and for people; never for measuring. */
  wallMs(): number
  /** Milliseconds, with fractions, since some fixed moment. For deadlines and latencies. */
  monotonicMs(): number
  /** Calls `fire` once, `delayMs` or a little more from now. */
  setTimer(delayMs: number, fire: () => void): Timer
  /**
   * Resolves after input that has already arrived was handled (one turn of the event loop), without time passing.
   * A late timer awaits it before it concludes that a peer is silent.
   */
  yieldTurn(): Promise<void>
}
