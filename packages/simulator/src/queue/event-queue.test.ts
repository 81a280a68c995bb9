import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type EventLabel, EventQueue } from './event-queue.ts'

test('events come in the order of their time, and within one moment in the order in which they were scheduled', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (delays) => {
      const queue = new EventQueue()
      const happened: { delay: number; order: number }[] = []
      for (const [order, delay] of delays.entries()) {
        queue.schedule(delay, 'timer', undefined, '', () => happened.push({ delay, order }))
      }
      for (let event = queue.take(); event !== undefined; event = queue.take()) event.fire()
      const expected = delays
        .map((delay, order) => ({ delay, order }))
        .toSorted((one, other) => one.delay - other.delay || one.order - other.order)
      expect(happened).toEqual(expected)
    }),
  )
})

test('what was cancelled does not come, however many there are', () => {
  const queue = new EventQueue()
  const events = Array.from({ length: 5_000 }, (_, index) =>
    queue.schedule(index, 'timer', undefined, `${index}`, () => {}),
  )
  for (const [index, event] of events.entries()) {
    if (index % 10 === 0) continue
    queue.cancel(event)
    queue.cancel(event)
  }
  expect(queue.size).toBe(500)
  const left: EventLabel[] = []
  for (let event = queue.take(); event !== undefined; event = queue.take()) {
    queue.cancel(event)
    left.push(event.label)
  }
  expect(left).toEqual(Array.from({ length: 500 }, (_, index) => `${index * 10}`))
  expect(queue.size).toBe(0)
  expect(queue.nowUs).toBe(4_990)
})
