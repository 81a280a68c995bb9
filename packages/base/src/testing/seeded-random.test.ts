import { expect, test } from 'vitest'
import { SeededRandom } from './seeded-random.ts'

const draw = (random: SeededRandom): number[] => Array.from({ length: 20 }, () => random.integer(1_000_000))

test('a seed repeats itself, another differs', () => {
  expect(draw(new SeededRandom(7))).toEqual(draw(new SeededRandom(7)))
  expect(draw(new SeededRandom(7))).not.toEqual(draw(new SeededRandom(8)))
  expect(draw(new SeededRandom(7).fork('a'))).not.toEqual(draw(new SeededRandom(7).fork('b')))
})

test('a fork is not changed by what the other draws', () => {
  const drained = new SeededRandom(1)
  const fork = drained.fork('disk')
  draw(drained)
  expect(draw(fork)).toEqual(draw(new SeededRandom(1).fork('disk')))
})

test('shuffle keeps the items and pick takes one of them', () => {
  const random = new SeededRandom('shuffle')
  const items = [1, 2, 3, 4, 5, 6]
  expect(random.shuffle(items).toSorted()).toEqual(items)
  expect(items).toContain(random.pick(items))
})
