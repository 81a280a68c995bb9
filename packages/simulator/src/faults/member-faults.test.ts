import { expect, test } from 'vitest'
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

test('members die, stop and leave, and coordinators die at their steps, where there are groups', () => {
  const plain = kindsOf('plain')
  const besides = [...kindsOf('groups')].filter((name) => !plain.has(name))
  expect(besides.toSorted()).toEqual([
    'coordinator killed at a step',
    'member frozen',
    'member killed',
    'member leaves',
  ])
})
