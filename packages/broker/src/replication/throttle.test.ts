import { FakeClock } from '@millrace/base/testing'
import { expect, it } from 'vitest'
import { ReplicationThrottle } from './throttle.ts'

function throttleOf(rate: number, replicas: readonly string[] = ['*']) {
  const clock = new FakeClock()
  const settings = { rate }
  const throttle = new ReplicationThrottle({
    clock,
    nodeId: 1,
    rate: () => settings.rate,
    replicasOf: (topic) => (topic === 'a' ? replicas : []),
  })
  return { clock, throttle, settings }
}

it('lets through so many bytes a second, and one piece more', async () => {
  const { clock, throttle } = throttleOf(1_000)
  let sent = 0
  for (let ms = 0; ms < 10_000; ms++) {
    if (throttle.waitMs() === 0) {
      throttle.take(300)
      sent += 300
    }
    await clock.advance(1)
  }
  // A second's worth at once, and then ten seconds' worth.
  expect(sent).toBeGreaterThanOrEqual(10_900)
  expect(sent).toBeLessThanOrEqual(11_300)
})

it('says how long to wait, and looks again soon whatever the rate is', async () => {
  const { clock, throttle, settings } = throttleOf(100)
  throttle.take(110)
  expect(throttle.waitMs()).toBeCloseTo(110, 0)
  await clock.advance(120)
  expect(throttle.waitMs()).toBe(0)
  settings.rate = 0
  expect(throttle.waitMs()).toBe(1_000)
})

it('is about the partitions that the topic names with this broker, or all of them', () => {
  expect(throttleOf(1).throttle.covers('a', 7)).toBe(true)
  expect(throttleOf(1).throttle.covers('b', 7)).toBe(false)
  const { throttle } = throttleOf(1, ['3:1', '4:2'])
  expect([3, 4, 5].map((partition) => throttle.covers('a', partition))).toEqual([true, false, false])
})
