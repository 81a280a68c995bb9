import { expect, test } from 'vitest'
import { movedPartitions } from '../workload/moved-partitions.ts'
import type { Work } from '../workload/work.ts'
import { planFaults } from './plan.ts'

function kindsOf(work: Work): Set<string> {
  const names = new Set<string>()
  for (let seed = 1; seed <= 10; seed++) {
    for (const { index, kind } of planFaults(seed, 3, work)) {
      names.add(kind.name)
      if (index === 200) break
    }
  }
  return names
}

test('applications are stopped, and transactions aborted by hand, where there are transactions', () => {
  const besides = [
    'application freeze',
    'application killed',
    'application struck as it commits',
    'application that hears nothing',
    'broker struck at a step of a transaction',
    'calls of an application that are made twice',
    'transaction aborted by hand',
  ]
  const [plain, transactions] = [kindsOf('plain'), kindsOf('transactions')]
  expect([...plain].filter((name) => besides.includes(name))).toEqual([])
  expect([...transactions].filter((name) => !plain.has(name)).toSorted()).toEqual(besides)
})

test('with transactions coordinators are moved, too', () => {
  const topicsOf = (work: Work): Set<string> => new Set(movedPartitions(work).map(({ topic }) => topic))
  expect([...topicsOf('plain')]).toEqual(['flights'])
  expect(topicsOf('transactions')).toContain('__transaction_state')
})
