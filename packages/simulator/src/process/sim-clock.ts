import { assert, type Clock, type Timer } from '@millrace/base'
import type { SeededRandom } from '@millrace/base/testing'
import type { EventLoop } from '../queue/event-loop.ts'
import type { SimProcess } from './sim-process.ts'

/** 2026-01-01, where the wall clock of a machine without skew begins. */
const wallStartMs = 1_767_225_600_000
/** How late a timer may be: what else the machine had to do. */
const timerLatenessMsMax = 0.2

/** How a machine's clocks go: wrong by an offset that may jump, and a little too fast or too slow. */
export class MachineTime {
  readonly #loop: EventLoop
  /** How much longer or shorter its seconds are, as a share: 0.0001 gains 100 µs in each second. */
  readonly drift: number
  #skewMs: number

  constructor(loop: EventLoop, drift: number, skewMs: number) {
    this.#loop = loop
    this.drift = drift
    this.#skewMs = skewMs
  }

  get monotonicMs(): number {
    return this.#loop.nowMs * (1 + this.drift)
  }

  get wallMs(): number {
    return Math.floor(wallStartMs + this.#skewMs + this.monotonicMs)
  }

  /** Sets the wall clock, as a person or NTP does, so that it is so much ahead. */
  jump(toSkewMs: number): void {
    this.#skewMs = toSkewMs
  }
}

/** The clock of one process on a machine. */
export class SimClock implements Clock {
  readonly #time: MachineTime
  readonly #process: SimProcess
  readonly #random: SeededRandom

  constructor(time: MachineTime, process: SimProcess, random: SeededRandom) {
    this.#time = time
    this.#process = process
    this.#random = random
  }

  wallMs(): number {
    return this.#time.wallMs
  }

  monotonicMs(): number {
    return this.#time.monotonicMs
  }

  setTimer(delayMs: number, fire: () => void): Timer {
    assert(!Number.isNaN(delayMs), 'a delay must be a number')
    const wantedMs = Math.max(0, delayMs) / (1 + this.#time.drift)
    // Timers of a process that never come have nothing to be kept for.
    if (!Number.isFinite(wantedMs)) return { cancel() {} }
    const process = this.#process
    const event = process.schedule(wantedMs + this.#random.number() * timerLatenessMsMax, 'timer', 'timer', fire)
    return { cancel: () => process.cancel(event) }
  }

  yieldTurn(): Promise<void> {
    return new Promise((resolve) => {
      // Behind all that has arrived by now.
      this.#process.schedule(0, 'turn', 'turn', resolve)
    })
  }
}
