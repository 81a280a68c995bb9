import { FakeClock } from '@millrace/base/testing'
import { expect, it } from 'vitest'
import { TickTimer } from './tick-timer.ts'

/** A clock whose timers fire late, and that says what came before. */
class LateClock extends FakeClock {
  lateMs = 0
  readonly steps: string[] = []

  override monotonicMs(): number {
    return super.monotonicMs() + this.lateMs
  }

  override async yieldTurn(): Promise<void> {
    this.steps.push('input')
  }
}

it('ticks at its interval, on time without waiting for input', async () => {
  const clock = new LateClock()
  const timer = new TickTimer(clock, 50, (latenessMs) => clock.steps.push(`tick ${latenessMs}`))
  timer.start()
  await clock.advance(149)
  expect(clock.steps).toEqual(['tick 0', 'tick 0'])
  timer.stop()
  await clock.advance(1_000)
  expect(clock.steps).toHaveLength(2)
  expect(clock.timerCount).toBe(0)
})

it('that is late hears first what came meanwhile, and counts once', async () => {
  const clock = new LateClock()
  const timer = new TickTimer(clock, 50, (latenessMs) => clock.steps.push(`tick ${latenessMs}`))
  timer.start()
  clock.lateMs = 1_500
  await clock.advance(50)
  expect(clock.steps).toEqual(['input', 'input', 'tick 1500'])
  timer.stop()
})
