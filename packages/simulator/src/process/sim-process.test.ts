import { clockConformance, SeededRandom } from '@millrace/base/testing'
import { describe, expect, test } from 'vitest'
import { EventLoop } from '../queue/event-loop.ts'
import { MachineTime, SimClock } from './sim-clock.ts'
import { SimProcess } from './sim-process.ts'

function processOn(loop: EventLoop): { process: SimProcess; time: MachineTime; clock: SimClock } {
  const process = new SimProcess('p/1', 'p', loop)
  const time = new MachineTime(loop, 5e-5, 1_000)
  return { process, time, clock: new SimClock(time, process, new SeededRandom(1)) }
}

describe('SimClock does what every Clock does', () => {
  test.each(clockConformance)('$name', async ({ run }) => {
    const loop = new EventLoop()
    const { clock } = processOn(loop)
    const passTime = (ms: number): Promise<void> =>
      new Promise((resolve) => {
        loop.after(ms, 'timer', undefined, 'time passes', resolve)
      })
    await loop.until(run({ clock, passTime }))
  })
})

test('the wall clock jumps, the other does not', () => {
  const { time, clock } = processOn(new EventLoop())
  const [wallMs, monotonicMs] = [clock.wallMs(), clock.monotonicMs()]
  time.jump(-3_600_000)
  expect(clock.wallMs()).toBe(wallMs - 3_601_000)
  expect(clock.monotonicMs()).toBe(monotonicMs)
})

test('to a killed process nothing happens any more', async () => {
  const loop = new EventLoop()
  const { process, clock } = processOn(loop)
  const seen: string[] = []
  clock.setTimer(5, () => seen.push('timer'))
  loop.after(1, 'fault', undefined, 'kill', () => process.kill())
  await loop.run(() => false)
  expect(seen).toEqual([])
})

test('a frozen process has everything happen to it later: timers first, and what was cancelled meanwhile not at all', async () => {
  const loop = new EventLoop()
  const { process, clock } = processOn(loop)
  const seen: string[] = []
  process.schedule(2, 'delivery', 'message', () => seen.push('message'))
  clock.setTimer(5, () => {
    seen.push('timer')
    late.cancel()
    void clock.yieldTurn().then(() => seen.push('turn'))
  })
  const late = clock.setTimer(6, () => seen.push('late'))
  loop.after(1, 'fault', undefined, 'freeze', () => process.freeze())
  loop.after(100, 'fault', undefined, 'thaw', () => process.thaw())
  await loop.run(() => false)
  expect(seen).toEqual(['timer', 'message', 'turn'])
  expect(loop.nowMs).toBe(100)
})
