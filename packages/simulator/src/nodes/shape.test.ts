import { expect, test } from 'vitest'
import { shapeOf } from './shape.ts'

test('seeds have clusters of three brokers and of more, and of brokers that do not vote', () => {
  const shapes = Array.from({ length: 50 }, (_, seed) => shapeOf(seed, undefined, 1))
  expect(shapes).toEqual(Array.from({ length: 50 }, (_, seed) => shapeOf(seed, undefined, 1)))
  expect(shapes.filter(({ brokers }) => brokers === 3).length).toBeGreaterThan(15)
  expect(shapes.some(({ brokers, voters }) => brokers === 5 && voters === 5)).toBe(true)
  expect(shapes.some(({ voters, brokers }) => voters < brokers)).toBe(true)
})

test('as many as are asked for all vote', () => {
  expect(shapeOf(7, 1, 2)).toEqual({ brokers: 1, voters: 1, directories: 2 })
})
