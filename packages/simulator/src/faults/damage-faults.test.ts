import { expect, test } from 'vitest'
import { planFaults } from './plan.ts'

function kindsOf(seed: number): Set<string> {
  const names = new Set<string>()
  for (const { index, kind } of planFaults(seed, 3, 'plain')) {
    names.add(kind.name)
    if (index === 300) break
  }
  return names
}

test('a seed has disks that are damaged, or votes that are given and taken by hand, never both', () => {
  const seeds = Array.from({ length: 30 }, (_, seed) => kindsOf(seed))
  const damaged = seeds.filter((kinds) => kinds.has('emptied disk') || kinds.has('bit rot'))
  const changed = seeds.filter((kinds) => kinds.has('voters'))
  expect(damaged.length).toBeGreaterThan(5)
  expect(changed.length).toBeGreaterThan(5)
  expect(damaged.filter((kinds) => changed.includes(kinds))).toEqual([])
})
