import { expect, it } from 'vitest'
import { shown } from './shown.ts'

it('repeats a text whole unless it is long', () => {
  expect(shown('retention.ms')).toBe('retention.ms')
  expect(shown('x'.repeat(250))).toBe('x'.repeat(250))
  expect(shown('x'.repeat(1_000_000))).toBe(`${'x'.repeat(250)}... (1000000 characters)`)
})
