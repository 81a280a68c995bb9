import { expect, test } from 'vitest'
import { FakeClock } from './fake-clock.ts'

test('fires timers in the order in which they are due, each at its own moment', async () => {
  const clock = new FakeClock()
  const fired: [string, number][] = []
  const note = (name: string) => () => fired.push([name, clock.monotonicMs()])
  clock.setTimer(20, note('late'))
  clock.setTimer(10, note('early'))
  clock.setTimer(10, note('early too'))
  clock.setTimer(31, note('beyond'))
  await clock.advance(30)
  expect(fired).toEqual([
    ['early', 10],
    ['early too', 10],
    ['late', 20],
  ])
  expect(clock.monotonicMs()).toBe(30)
  expect(clock.nextTimerMs).toBe(1)
})

test('lets promises run between two timers, and timers they set fire in the same advance', async () => {
  const clock = new FakeClock()
  const seen: number[] = []
  const sleep = (ms: number): Promise<void> => new Promise((resolve) => void clock.setTimer(ms, resolve))
  const loop = async (): Promise<void> => {
    for (let round = 0; round < 3; round++) {
      await sleep(10)
      for (let job = 0; job < 500; job++) await Promise.resolve()
      seen.push(clock.monotonicMs())
    }
  }
  const done = loop()
  await clock.advance(30)
  expect(seen).toEqual([10, 20, 30])
  await done
})

test('a cancelled timer does not fire', async () => {
  const clock = new FakeClock()
  let fired = false
  const timer = clock.setTimer(5, () => (fired = true))
  timer.cancel()
  timer.cancel()
  await clock.advance(10)
  expect(fired).toBe(false)
  expect(clock.timerCount).toBe(0)
})

test('the wall clock moves with time and jumps alone', async () => {
  const clock = new FakeClock({ wallMs: 1_000 })
  await clock.advance(5)
  clock.jumpWall(-3_600_000)
  expect([clock.wallMs(), clock.monotonicMs()]).toEqual([1_005 - 3_600_000, 5])
})

test('until moves time as far as a promise needs, and fails where nothing can settle it', async () => {
  const clock = new FakeClock()
  const slept = new Promise<string>((resolve) => void clock.setTimer(250, () => resolve('slept')))
  expect(await clock.until(slept)).toBe('slept')
  expect(clock.monotonicMs()).toBe(250)
  await expect(clock.until(new Promise(() => {}))).rejects.toThrow('no timer is left')
  clock.setTimer(10_000, () => {})
  await expect(clock.until(new Promise(() => {}), 1_000)).rejects.toThrow('within 1000 ms')
})
