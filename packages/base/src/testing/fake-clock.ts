import { assert } from '../assert.ts'
import type { Clock, Timer } from '../ports/clock.ts'
import { turn } from './turn.ts'

interface PendingTimer {
  readonly dueMs: number
  readonly order: number
  readonly fire: () => void
}

/** Where a {@link FakeClock} begins. */
export interface FakeClockOptions {
  /** The wall clock at the start, in milliseconds since 1970. Default: 2026-01-01. */
  readonly wallMs?: number
}

const newYear2026Ms = 1_767_225_600_000

/** Time that stands still until a test moves it. Timers fire in the order in which they are due. */
export class FakeClock implements Clock {
  readonly #timers: PendingTimer[] = []
  #nowMs = 0
  #wallOffsetMs: number
  #order = 0

  constructor(options: FakeClockOptions = {}) {
    this.#wallOffsetMs = options.wallMs ?? newYear2026Ms
  }

  wallMs(): number {
    return Math.floor(this.#wallOffsetMs + this.#nowMs)
  }

  monotonicMs(): number {
    return this.#nowMs
  }

  setTimer(delayMs: number, fire: () => void): Timer {
    assert(!Number.isNaN(delayMs), 'a delay must be a number')
    const timer = { dueMs: this.#nowMs + Math.max(0, delayMs), order: this.#order++, fire }
    this.#insert(timer)
    return {
      cancel: () => {
        const index = this.#timers.indexOf(timer)
        if (index >= 0) this.#timers.splice(index, 1)
      },
    }
  }

  yieldTurn(): Promise<void> {
    return turn()
  }

  /** Timers that wait. */
  get timerCount(): number {
    return this.#timers.length
  }

  /** Milliseconds until the next timer; undefined if none waits. */
  get nextTimerMs(): number | undefined {
    const next = this.#timers[0]
    return next === undefined ? undefined : next.dueMs - this.#nowMs
  }

  /** Moves the wall clock alone, as a person or NTP does. */
  jumpWall(byMs: number): void {
    this.#wallOffsetMs += byMs
  }

  /** Moves time on. Each timer that falls due is fired at its own moment, and what follows from it runs before the next. */
  async advance(byMs: number): Promise<void> {
    assert(byMs >= 0, `time goes forward, not by ${byMs}`)
    const endMs = this.#nowMs + byMs
    await turn()
    for (let next = this.#timers[0]; next !== undefined && next.dueMs <= endMs; next = this.#timers[0]) {
      this.#timers.shift()
      this.#nowMs = Math.max(this.#nowMs, next.dueMs)
      next.fire()
      await turn()
    }
    this.#nowMs = endMs
  }

  /** Lets everything run that can run without time passing. */
  settle(): Promise<void> {
    return this.advance(0)
  }

  /**
   * Moves time from timer to timer until `promise` has settled, and returns what it did.
   * Throws if it would take more than `withinMs`, or if no timer is left that could help.
   */
  async until<T>(promise: Promise<T>, withinMs = 3_600_000): Promise<T> {
    let settled = false
    const note = (): void => {
      settled = true
    }
    promise.then(note, note)
    const endMs = this.#nowMs + withinMs
    await turn()
    while (!settled) {
      const next = this.#timers[0]
      assert(next !== undefined, 'the promise is pending and no timer is left that could settle it')
      assert(next.dueMs <= endMs, `the promise did not settle within ${withinMs} ms of fake time`)
      await this.advance(Math.max(0, next.dueMs - this.#nowMs))
    }
    return promise
  }

  #insert(timer: PendingTimer): void {
    let index = this.#timers.length
    while (index > 0 && (this.#timers[index - 1]?.dueMs ?? 0) > timer.dueMs) index--
    this.#timers.splice(index, 0, timer)
  }
}
