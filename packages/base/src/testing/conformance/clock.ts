import type { Clock } from '../../ports/clock.ts'
import { check, checkEqual, type ConformanceCase } from './conformance.ts'

/** A clock under test, and how to let time pass on it. */
export interface ClockFixture {
  readonly clock: Clock
  /** Lets at least this much time pass on the clock. */
  readonly passTime: (ms: number) => Promise<void>
}

/** What every Clock does. */
export const clockConformance: readonly ConformanceCase<ClockFixture>[] = [
  {
    name: 'wall time is in milliseconds of this century, in whole ones',
    run: async ({ clock }) => {
      const now = clock.wallMs()
      check(Number.isSafeInteger(now) && now > Date.UTC(2020) && now < Date.UTC(2100), `the wall clock says ${now}`)
    },
  },
  {
    name: 'monotonic time moves with time and never back',
    run: async ({ clock, passTime }) => {
      const start = clock.monotonicMs()
      let last = start
      for (let round = 0; round < 5; round++) {
        await passTime(4)
        const now = clock.monotonicMs()
        check(now >= last, `the monotonic clock went back from ${last} to ${now}`)
        last = now
      }
      check(last - start >= 20, `20 ms passed, the clock saw ${last - start}`)
    },
  },
  {
    name: 'a timer fires once, and not early',
    run: async ({ clock, passTime }) => {
      for (const delayMs of [0, 0.5, 1, 7.25, 20]) {
        const start = clock.monotonicMs()
        let firedMs = -1
        let count = 0
        clock.setTimer(delayMs, () => {
          firedMs = clock.monotonicMs()
          count += 1
        })
        checkEqual(count, 0, 'firings before setTimer returned')
        while (count === 0) await passTime(5)
        await passTime(5)
        checkEqual(count, 1, `firings of a timer of ${delayMs} ms`)
        check(firedMs - start >= delayMs, `a timer of ${delayMs} ms fired after ${firedMs - start}`)
      }
    },
  },
  {
    name: 'timers fire in the order in which they are due',
    run: async ({ clock, passTime }) => {
      const fired: number[] = []
      for (const delayMs of [30, 10, 20]) clock.setTimer(delayMs, () => fired.push(delayMs))
      while (fired.length < 3) await passTime(5)
      checkEqual(fired, [10, 20, 30], 'the order')
    },
  },
  {
    name: 'a cancelled timer does not fire, and cancelling is harmless at any time',
    run: async ({ clock, passTime }) => {
      let fired = 0
      const cancelled = clock.setTimer(5, () => (fired += 1))
      cancelled.cancel()
      cancelled.cancel()
      let done = false
      const other = clock.setTimer(10, () => {
        done = true
      })
      while (!done) await passTime(5)
      other.cancel()
      checkEqual(fired, 0, 'firings of the cancelled timer')
    },
  },
  {
    name: 'a delay of months does not fire at once',
    run: async ({ clock, passTime }) => {
      let fired = false
      const timer = clock.setTimer(90 * 86_400_000, () => {
        fired = true
      })
      await passTime(5)
      timer.cancel()
      check(!fired, 'a timer of 90 days fired within milliseconds')
    },
  },
  {
    name: 'yieldTurn lets promises and what has arrived go first',
    run: async ({ clock }) => {
      const seen: string[] = []
      const later = (async () => {
        for (let job = 0; job < 20; job++) await Promise.resolve()
        seen.push('jobs')
      })()
      await clock.yieldTurn()
      seen.push('turn')
      await later
      checkEqual(seen, ['jobs', 'turn'], 'the order')
    },
  },
]
