import { expect, test } from 'vitest'
import { lineGenerator } from './demo-lines.ts'

function take(seed: number, count: number): string[] {
  const generator = lineGenerator(seed)
  return Array.from({ length: count }, () => generator.next().value)
}

test('the same lines for the same seed, others for another', () => {
  expect(take(1, 50)).toEqual(take(1, 50))
  expect(take(1, 50)).not.toEqual(take(2, 50))
})

test('all words occur, some more often than others', () => {
  const words = take(1, 300).flatMap((line) => line.split(' '))
  const times = (word: string): number => words.filter((each) => each === word).length
  expect(words.every((word) => /^[a-z]+$/.test(word))).toBe(true)
  expect(new Set(words).size).toBeGreaterThan(20)
  expect(times('the')).toBeGreaterThan(times('rye'))
})
