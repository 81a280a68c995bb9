import { expect, test } from 'vitest'
import { simulate } from '../simulate.ts'
import { planFaults } from './plan.ts'

const faultKind = 'leader that is cut off leads again at once'

test('a part of the seeds has it among others, and each has it if it is asked for alone', () => {
  const kindsOf = (seed: number, only?: string): Set<string> => {
    const names = new Set<string>()
    for (const { index, kind } of planFaults(seed, 3, 'plain', only)) {
      names.add(kind.name)
      if (index === 300) break
    }
    return names
  }
  const seeds = Array.from({ length: 60 }, (_, seed) => seed)
  const having = seeds.filter((seed) => kindsOf(seed).has(faultKind)).length
  expect(having).toBeGreaterThan(3)
  expect(having).toBeLessThan(20)
  expect(seeds.map((seed) => [...kindsOf(seed, faultKind)])).toEqual(seeds.map(() => [faultKind]))
})

test('who was cut off cuts its log, and leads again', async () => {
  const options = { seed: 1, events: 12_000, brokers: 3, work: 'plain', faultKind, linesKept: Infinity } as const
  const { failure, lines, counts } = await simulate(options)
  expect(failure).toBeUndefined()
  expect(counts['truncations']).toBeGreaterThan(0)
  const cut = lines.map((line) => /broker (\d) is cut off from its peers/.exec(line)?.[1]).find((node) => node)
  expect(lines.some((line) => line.includes(`broker ${cut} is to lead flights-`) && line.endsWith('done'))).toBe(true)
}, 240_000)
