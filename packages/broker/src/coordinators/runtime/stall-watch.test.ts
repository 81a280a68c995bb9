import { FakeClock } from '@millrace/base/testing'
import { expect, it } from 'vitest'
import { stallCheckMs } from '../../limits.ts'
import { StallWatch } from './stall-watch.ts'

/** A clock that goes on without timers for a while. */
class StallingClock extends FakeClock {
  stalledMs = 0

  override monotonicMs(): number {
    return super.monotonicMs() + this.stalledMs
  }
}

it('tells how long nothing ran, once, and watches only while that matters', async () => {
  const clock = new StallingClock()
  const stalls: number[] = []
  let isNeeded = true
  const watch = new StallWatch(
    clock,
    () => isNeeded,
    (stalledMs) => stalls.push(stalledMs),
  )
  expect(clock.timerCount).toBe(0)
  watch.start()
  watch.start()
  expect(clock.timerCount).toBe(1)
  await clock.advance(5 * stallCheckMs)
  expect(stalls).toEqual([])
  clock.stalledMs = 30_000
  await clock.advance(5 * stallCheckMs)
  expect(stalls).toEqual([30_000])
  isNeeded = false
  await clock.advance(stallCheckMs)
  expect(clock.timerCount).toBe(0)
  watch.start()
  watch.stop()
  expect(clock.timerCount).toBe(0)
})
