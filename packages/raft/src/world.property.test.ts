import { expect, test } from 'vitest'
import { runWorld } from '../test/harness/run-world.ts'
import { RaftNode } from './node.ts'

const seeds = 100
const eventsPerSeed = 3_000

test('whatever is lost, repeated, cut, crashed or emptied: nothing committed is, and calm brings agreement', () => {
  const total = {
    elections: 0,
    truncations: 0,
    installs: 0,
    emptied: 0,
    lost: 0,
    voterChanges: 0,
    transfers: 0,
    confirmed: 0,
  }
  for (let seed = 1; seed <= seeds; seed++) {
    const counts = runWorld(seed, eventsPerSeed, RaftNode)
    for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += counts[key]
  }
  // A run in which little happens proves little.
  for (const [what, count] of Object.entries(total)) expect(count, what).toBeGreaterThan(seeds / 10)
})

test('a seed repeats a run', () => {
  expect(runWorld('again', 1_000, RaftNode)).toEqual(runWorld('again', 1_000, RaftNode))
})
