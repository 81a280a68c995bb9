/** How stream time goes on where no record comes: with the clock, behind the last record, and later by what counts as idle. */
export class IdleTime {
  readonly #idleTimeoutMs: number
  readonly #intervalMs: number
  /** Since when nothing has come, by the clock. */
  #sinceMs: number
  /** Stream time then. */
  #baseMs = -1
  #nextLookMs = 0

  /** `intervalMs`: at least so long lies between two steps. */
  constructor(idleTimeoutMs: number, intervalMs: number, nowMs: number) {
    this.#idleTimeoutMs = idleTimeoutMs
    this.#intervalMs = intervalMs
    this.#sinceMs = nowMs
  }

  /** A record came, or may be on its way. */
  active(nowMs: number): void {
    this.#sinceMs = nowMs
    this.#baseMs = -1
  }

  /** What stream time should be, given what it is; undefined: it is not to move now. */
  timeMs(nowMs: number, streamTimeMs: number): number | undefined {
    const idleMs = nowMs - this.#sinceMs - this.#idleTimeoutMs
    // A clock that was put back moves nothing back.
    if (idleMs < 0 || nowMs < this.#nextLookMs || streamTimeMs < 0) return undefined
    if (this.#baseMs < 0) this.#baseMs = streamTimeMs
    this.#nextLookMs = nowMs + this.#intervalMs
    const timeMs = this.#baseMs + idleMs
    return timeMs > streamTimeMs ? timeMs : undefined
  }
}
