import { expect, test } from 'vitest'
import { durationText, sizeText } from './quantities.ts'

test('sizes', () => {
  expect(sizeText(512)).toBe('512 bytes')
  expect(sizeText(1.5 * 1024 ** 3)).toBe('1.5 GiB')
  expect(sizeText(250 * 1024 ** 3)).toBe('250 GiB')
})

test.each([
  [1_500, '1.5 s'],
  [5_400_000, '90 min'],
  [25_200_000, '7 h'],
  [1_036_800_000, '12 days'],
])('%i ms are %s', (ms, text) => {
  expect(durationText(ms)).toBe(text)
})
