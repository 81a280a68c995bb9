import { expect, test } from 'vitest'
import { countParts, doFaults, planFaults } from './faults.ts'
import type { Part, Victim } from './pipeline.ts'

function victimsOf(done: string[] = []): readonly Victim[] {
  const victim = (name: string, part: Part): Victim => ({
    name,
    part,
    harm: async () => void done.push(`${name} harmed`),
    heal: async () => void done.push(`${name} healed`),
  })
  return [
    victim('w', 'worker'),
    victim('b', 'broker'),
    victim('s', 'source'),
    victim('t', 'target'),
    victim('cut', 'network'),
    victim('stall', 'network'),
  ]
}

const namesOf = (seed: number) => planFaults(victimsOf(), 10, seed).map(({ victim }) => victim.name)

test('each program is killed as often as it is to be, and each network harmed in each way', () => {
  const faults = planFaults(victimsOf(), 10, 7)
  expect(countParts(faults)).toEqual({ worker: 10, broker: 10, source: 10, target: 10, network: 6 })
  expect(namesOf(7).filter((name) => name === 'stall')).toHaveLength(3)
  expect(faults[0]?.isHasty).toBe(false)
  expect(faults.filter(({ isHasty }) => isHasty).length).toBeGreaterThan(0)
})

test('the seed says what comes when', () => {
  expect(planFaults(victimsOf(), 10, 7).map(({ waitMs, downMs }) => [waitMs, downMs])).toEqual(
    planFaults(victimsOf(), 10, 7).map(({ waitMs, downMs }) => [waitMs, downMs]),
  )
  expect(namesOf(7)).toEqual(namesOf(7))
  expect(namesOf(8)).not.toEqual(namesOf(7))
})

test('rows have to come again after each fault, but for those that the next one comes too soon for', async () => {
  const done: string[] = []
  const [w, b, s] = victimsOf(done)
  if (w === undefined || b === undefined || s === undefined) throw new Error('there are six')
  const fault = (victim: Victim, isHasty: boolean) => ({ victim, isHasty, waitMs: 0, downMs: 0 })
  await doFaults({
    faults: [fault(w, false), fault(b, true), fault(s, false)],
    through: async () => void done.push('through'),
    log: () => {},
  })
  expect(done).toEqual([
    'through',
    'w harmed',
    'w healed',
    'b harmed',
    'b healed',
    'through',
    's harmed',
    's healed',
    'through',
  ])
})
