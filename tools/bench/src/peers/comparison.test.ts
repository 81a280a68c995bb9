import { expect, test } from 'vitest'
import { type Comparison, type Figure, type Side, compare, order, summaryOf, verdicts } from './comparison.ts'
import { type Outcome, step } from './deadline.ts'

const attempt = (what: string, run: (signal: AbortSignal) => Promise<Figure>): Promise<Outcome<Figure>> =>
  step(what, 60_000, run)
const options = { rounds: 3, attempt, hasTime: () => true }

const side = (name: string, values: readonly (number | Error)[], log: string[] = []): Side => ({
  name,
  setting: '',
  run: (round) => {
    log.push(`${name}${round}`)
    const value = values[round]
    return value instanceof Error ? Promise.reject(value) : Promise.resolve({ value: value ?? Number.NaN })
  },
})
const comparison = (sides: readonly Side[], extra: Partial<Comparison> = {}): Comparison => ({
  work: 'produce',
  unit: 'records/s',
  better: 'more',
  sides,
  bars: [],
  ...extra,
})

test('sides take turns, and each round begins with another one', async () => {
  const log: string[] = []
  await compare(comparison([side('a', [1, 1, 1], log), side('b', [1, 1, 1], log)]), options)
  expect(log).toEqual(['a0', 'b0', 'b1', 'a1', 'a2', 'b2'])
  expect(order(3, 4)).toEqual([1, 2, 0])
})

test('a side that fails keeps its other rounds and loses nothing of anyone else', async () => {
  const { sides } = await compare(comparison([side('a', [1, 2, 3]), side('b', [7, new Error('it broke'), 9])]), options)
  expect(sides[0]?.figures.map((figure) => figure?.value)).toEqual([1, 2, 3])
  expect(sides[1]?.figures.map((figure) => figure?.value)).toEqual([7, undefined, 9])
  expect(sides[1]?.failure).toBe('produce: b, round 2: it broke')
})

test('a side that fails twice in a row is not tried again', async () => {
  const log: string[] = []
  const broken = side('b', [new Error('no'), new Error('no'), 9], log)
  const { sides } = await compare(comparison([side('a', [1, 2, 3]), broken]), options)
  expect(log).toEqual(['b0', 'b1'])
  const [, result] = sides
  expect(result === undefined ? 'missing' : summaryOf(result)).toBeUndefined()
})

test('when the time is up the rounds that are done must do, and there is always one', async () => {
  const { sides } = await compare(comparison([side('a', [1, 2, 3])]), { ...options, hasTime: () => false })
  expect(sides[0]?.figures).toHaveLength(1)
})

test('a bar holds ours to the best of those it names, round by round', async () => {
  const bars = [{ against: ['b', 'c'], factor: 3, text: 'at least 3x' }]
  const sides = [side('a', [30, 60, 40]), side('b', [10, 20, 10]), side('c', [1, 2, 3]), side('d', [99, 99, 99])]
  const result = await compare(comparison(sides, { bars }), options)
  expect(verdicts(result)).toEqual([
    { work: 'produce', text: 'at least 3x', ratio: 3, best: 'b', factor: 3, met: true },
  ])
})

test('for times the best is the least, and ours must be no more', async () => {
  const bars = [{ against: ['b', 'c'], factor: 1.5, text: 'at most 1.5x' }]
  const sides = [side('a', [6, 6, 6]), side('b', [4, 4, 4]), side('c', [3, 3, 3])]
  const result = await compare(comparison(sides, { bars, unit: 'ms', better: 'less' }), options)
  expect(verdicts(result)).toMatchObject([{ ratio: 2, best: 'c', met: false }])
})

test('a bar without figures is not met', async () => {
  const bars = [{ against: ['b'], factor: 0, text: 'at least anything' }]
  const result = await compare(comparison([side('a', [1, 1, 1])], { bars }), options)
  expect(verdicts(result)).toMatchObject([{ ratio: undefined, met: false }])
})
