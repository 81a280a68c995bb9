import { asyncScheduler, type SchedulerAction, type Subscription, VirtualTimeScheduler } from 'rxjs'
import type { Scheduled } from '../processor/context.ts'

/** Those whose time RxJS's timers go by: the last. */
const entered: VirtualTimeScheduler[] = []
let isInstalled = false

/**
 * A clock that stands still until it is moved, and timers that go by it: its own, and while something runs {@link within} it, those that RxJS
 * makes by default (`timer`, `delay`, `timeout`, ...).
 */
export class VirtualTime {
  readonly #scheduler = new VirtualTimeScheduler()

  constructor(startMs: number) {
    install()
    this.#scheduler.frame = startMs
  }

  /** Milliseconds since 1970 UTC. */
  get nowMs(): number {
    return this.#scheduler.frame
  }

  /** When the next timer is due; undefined if there is none. */
  get nextDueMs(): number | undefined {
    return this.#scheduler.actions[0]?.delay
  }

  /** Calls back once, after so many milliseconds. */
  after(delayMs: number, callback: () => void): Scheduled {
    const timer = this.#scheduler.schedule(callback, delayMs)
    return { cancel: () => timer.unsubscribe() }
  }

  /** Moves the clock, and calls the timers that are due on the way, each at its time; `elapsed` after all that are due at one time. */
  advance(byMs: number, elapsed: () => void): void {
    const scheduler = this.#scheduler
    const endMs = scheduler.frame + byMs
    for (let dueMs = this.nextDueMs; dueMs !== undefined && dueMs <= endMs; dueMs = this.nextDueMs) {
      scheduler.maxFrames = dueMs
      scheduler.flush()
      elapsed()
    }
    scheduler.frame = endMs
  }

  /** Runs with RxJS's timers by this clock. */
  within<T>(run: () => T): T {
    this.enter()
    try {
      return run()
    } finally {
      this.leave()
    }
  }

  /** From now on RxJS's timers go by this clock, until it is left as often as it was entered. */
  enter(): void {
    entered.push(this.#scheduler)
  }

  leave(): void {
    entered.splice(entered.lastIndexOf(this.#scheduler), 1)
  }
}

/** All operators of RxJS that take time use one scheduler, unless they are given another: while no driver works it is what it was. */
function install(): void {
  if (isInstalled) return
  isInstalled = true
  const { now } = asyncScheduler
  const schedule = asyncScheduler.schedule.bind(asyncScheduler)
  asyncScheduler.schedule = <T>(
    work: (this: SchedulerAction<T>, state?: T) => void,
    delay?: number,
    state?: T,
  ): Subscription => {
    const scheduler = entered.at(-1)
    return scheduler === undefined ? schedule(work, delay, state) : scheduler.schedule(work, delay, state)
  }
  asyncScheduler.now = () => entered.at(-1)?.frame ?? now()
}
