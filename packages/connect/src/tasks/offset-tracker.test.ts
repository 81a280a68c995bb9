import fc from 'fast-check'
import { expect, it } from 'vitest'
import { OffsetTracker } from './offset-tracker.ts'

it('never counts past what is not done, and loses nothing that is', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(2), { maxLength: 60 }),
      fc.array(fc.nat(60), { maxLength: 120 }),
      (partitions, order) => {
        const tracker = new OffsetTracker()
        const seen = new Map<number, number>()
        const open = partitions.map((partition, at) => ({
          partition,
          at,
          entry: tracker.add({ partition: { p: partition }, offset: { at } }),
        }))
        const check = (): void => {
          for (const { partition, offset } of tracker.take()) seen.set(Number(partition['p']), Number(offset?.['at']))
          for (const partition of [0, 1, 2]) {
            const own = partitions.flatMap((one, at) => (one === partition ? [at] : []))
            const firstOpen = open.find((entry) => entry.partition === partition)?.at ?? Infinity
            expect(seen.get(partition)).toBe(own.filter((at) => at < firstOpen).at(-1))
          }
          expect(tracker.waiting).toBe(open.length)
        }
        for (const pick of order) {
          for (const { entry } of open.splice(pick % Math.max(1, open.length), 1)) tracker.done(entry)
          if (pick % 3 === 0) check()
        }
        for (const { entry } of open.splice(0)) tracker.done(entry)
        check()
      },
    ),
  )
})

it('takes the same partition for the same, in whatever order its parts stand', () => {
  const tracker = new OffsetTracker()
  const first = tracker.add({ partition: { a: 1, b: 2 }, offset: { at: 1 } })
  tracker.done(tracker.add({ partition: { b: 2, a: 1 }, offset: { at: 2 } }))
  expect(tracker.take()).toEqual([])
  tracker.done(first)
  expect(tracker.take()).toEqual([{ partition: { a: 1, b: 2 }, offset: { at: 2 } }])
  expect(tracker.take()).toEqual([])
})

it('keeps little of a long run', () => {
  const tracker = new OffsetTracker()
  const waiting = tracker.add({ partition: {}, offset: { at: -1 } })
  const done = Array.from({ length: 5000 }, (_, at) => tracker.add({ partition: {}, offset: { at } }))
  for (const one of done) tracker.done(one)
  expect(tracker.take()).toEqual([])
  tracker.done(waiting)
  expect(tracker.take()).toEqual([{ partition: {}, offset: { at: 4999 } }])
})
