import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Deadlines } from './deadlines.ts'

const name = (memberId: string, groupId = 'g') => ({ groupId, memberId })

test('what is due is told, the longest overdue first, until it is deleted', () => {
  const deadlines = new Deadlines()
  deadlines.set(name('a'), 30)
  deadlines.set(name('b'), 10)
  expect(deadlines.due(9)).toEqual([])
  expect(deadlines.due(30).map(({ memberId }) => memberId)).toEqual(['b', 'a'])
  deadlines.delete(name('b'))
  expect(deadlines.due(30).map(({ memberId }) => memberId)).toEqual(['a'])
  deadlines.delete(name('a'))
  expect([deadlines.due(99), deadlines.nextMs()]).toEqual([[], undefined])
})

test('a wait that is under way goes on; one for something else begins anew', () => {
  const deadlines = new Deadlines()
  deadlines.begin(name('a'), 10, 1)
  deadlines.begin(name('a'), 20, 1)
  expect(deadlines.due(10)).toHaveLength(1)
  deadlines.begin(name('a'), 20, 2)
  expect(deadlines.due(19)).toEqual([])
  expect(deadlines.due(20)).toHaveLength(1)
})

test('ids that look alike when they are put together are not confused', () => {
  const deadlines = new Deadlines()
  deadlines.set(name('bc', 'a'), 1)
  deadlines.set(name('c', 'ab'), 1)
  expect(deadlines.due(1)).toHaveLength(2)
})

test('nothing is due before it says that something may be', () => {
  const act = fc.record({ who: fc.nat(4), what: fc.constantFrom('set', 'delete', 'due'), atMs: fc.nat(50) })
  fc.assert(
    fc.property(fc.array(act, { size: 'max', maxLength: 40 }), (acts) => {
      const deadlines = new Deadlines()
      const expected = new Map<string, number>()
      for (const { who, what, atMs } of acts) {
        if (what === 'set') {
          deadlines.set(name(`${who}`), atMs)
          expected.set(`${who}`, atMs)
        } else if (what === 'delete') {
          deadlines.delete(name(`${who}`))
          expected.delete(`${who}`)
        } else {
          const due = deadlines.due(atMs).map(({ memberId }) => memberId)
          expect(due.toSorted()).toEqual(
            [...expected]
              .filter(([, ms]) => ms <= atMs)
              .map(([each]) => each)
              .toSorted(),
          )
        }
        const nextMs = deadlines.nextMs()
        if (expected.size === 0) expect(nextMs).toBeUndefined()
        else expect(nextMs).toBeLessThanOrEqual(Math.min(...expected.values()))
      }
    }),
  )
})
