import { expect, it } from 'vitest'
import { IdleTime } from './idle-time.ts'

it('goes on with the clock once nothing has come for so long, and not before there was a time', () => {
  const idle = new IdleTime(1_000, 0, 50_000)
  expect(idle.timeMs(60_000, -1)).toBe(undefined)
  idle.active(60_000)
  expect(idle.timeMs(60_999, 7_000)).toBe(undefined)
  expect(idle.timeMs(61_000, 7_000)).toBe(undefined)
  expect(idle.timeMs(61_500, 7_000)).toBe(7_500)
  expect(idle.timeMs(63_000, 7_500)).toBe(9_000)
  idle.active(64_000)
  expect(idle.timeMs(64_500, 9_100)).toBe(undefined)
  expect(idle.timeMs(65_200, 9_100)).toBe(9_300)
})

it('takes a step at most each interval, and none back when the clock is put back', () => {
  const idle = new IdleTime(0, 100, 0)
  expect(idle.timeMs(10, 5)).toBe(15)
  expect(idle.timeMs(50, 15)).toBe(undefined)
  expect(idle.timeMs(110, 15)).toBe(115)
  expect(idle.timeMs(40, 115)).toBe(undefined)
})
