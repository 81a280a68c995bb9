import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Deadlines } from './deadlines.ts'

it('deadlines that are due are found when they are, and the next is never told too late', () => {
  const steps = fc.array(
    fc.oneof(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd'),
        deadlineMs: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
      }),
      fc.record({ nowMs: fc.integer({ min: 0, max: 110 }) }),
    ),
    { maxLength: 40 },
  )
  fc.assert(
    fc.property(steps, (taken) => {
      const deadlines = new Deadlines()
      const model = new Map<string, number>()
      for (const step of taken) {
        if ('id' in step) {
          deadlines.set(step.id, step.deadlineMs)
          if (step.deadlineMs === undefined) model.delete(step.id)
          else model.set(step.id, step.deadlineMs)
        } else {
          const due = [...model].flatMap(([id, deadlineMs]) => (deadlineMs <= step.nowMs ? [id] : []))
          expect(deadlines.due(step.nowMs).toSorted()).toEqual(due.toSorted())
        }
        expect(deadlines.size).toBe(model.size)
        expect(deadlines.nextMs).toBeLessThanOrEqual(Math.min(...model.values()))
        if (model.size === 0) expect(deadlines.nextMs).toBe(Number.POSITIVE_INFINITY)
      }
    }),
  )
})
