import { present } from '@millrace/base'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ModelCluster } from '../../test/model-cluster.ts'
import { checkHistory } from './check-history.ts'
import type { History, ReadRecord } from './history.ts'

const run = fc.array(fc.tuple(fc.nat(7), fc.nat(60)), { minLength: 1, maxLength: 200, size: 'max' }).map((steps) => {
  const cluster = new ModelCluster(3, 3)
  for (const [choice, which] of steps) cluster.step(choice, which)
  return { history: cluster.history, everything: cluster.everything() }
})
const kinds = (history: History, everything: readonly ReadRecord[]): string[] =>
  checkHistory(history, everything).map(({ kind }) => kind)

test('whatever a cluster does that does everything right, nothing is found', () => {
  fc.assert(
    fc.property(run, ({ history, everything }) => {
      expect(checkHistory(history, everything)).toEqual([])
    }),
  )
})

test('whatever is done to what is there at the end is found', () => {
  fc.assert(
    fc.property(run, fc.nat(), ({ history, everything }, choice) => {
      fc.pre(everything.length > 0)
      const index = choice % everything.length
      const record = present(everything[index], 'one of them')
      expect(kinds(history, [...everything, { ...record, offset: 100_000 }])).toContain('Duplicates')
      const other = { ...record, value: 'of nobody' }
      const send = history.sends.find(({ value }) => value === record.value)
      if (send?.outcome === 'acknowledged') {
        expect(kinds(history, everything.with(index, other))).toContain('InconsistentOffsets')
      }
      if (send?.outcome === 'acknowledged' && send.transaction === undefined) {
        expect(kinds(history, everything.toSpliced(index, 1))).toContain('LostWrites')
      }
    }),
  )
})

test('whatever is done to what readers saw is found', () => {
  fc.assert(
    fc.property(run, fc.nat(), ({ history, everything }, choice) => {
      const all = history.sessions.flatMap(({ polls }) =>
        [0, 1, 2].map((partition) => ({ polls, inOrder: polls.filter((poll) => poll.partition === partition) })),
      )
      const long = all.filter(({ inOrder }) => inOrder.length > 2)
      fc.pre(long.length > 0)
      const { polls, inOrder } = present(long[choice % long.length], 'one of them')
      const middle = present(inOrder[1 + (choice % (inOrder.length - 2))], 'neither the first nor the last')
      const place = polls.indexOf(middle)
      polls.splice(place, 1)
      // Whoever reads all may have been the only one to see it.
      const isKnown = history.sessions.some((session) => session.polls.some(({ value }) => value === middle.value))
      if (isKnown || everything.some(({ value }) => value === middle.value)) {
        expect(kinds(history, everything).some((kind) => kind.endsWith('PollSkips'))).toBe(true)
      }
      polls.splice(place, 0, middle, middle)
      expect(kinds(history, everything)).toContain('InternalNonMonotonicPolls')
    }),
  )
})
