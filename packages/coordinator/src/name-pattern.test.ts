import { expect, test } from 'vitest'
import { NamePattern } from './name-pattern.ts'

test('a pattern matches whole names', () => {
  const pattern = new NamePattern('orders-(eu|us)-\\d+')
  expect(['orders-eu-1', 'orders-us-22'].every((name) => pattern.matches(name))).toBe(true)
  expect(['orders-eu-', 'my-orders-eu-1', 'orders-eu-1-dead'].some((name) => pattern.matches(name))).toBe(false)
})

test.each(['(?=a)b', '(?!a)b', '(?<=a)b', '(a)\\1', '[a', '*a', '(a', 'a{2,1}', '((a{1000}){1000})'])(
  '%s is refused',
  (pattern) => {
    expect(() => new NamePattern(pattern)).toThrow(
      expect.objectContaining({ code: 'INVALID_REGULAR_EXPRESSION', message: expect.stringContaining(pattern) }),
    )
  },
)

test.each([
  ['too long', 'a'.repeat(1_001)],
  ['too big', '(a{1,100}){1,10}'],
])('a pattern that is %s is refused', (_why, pattern) => {
  expect(() => new NamePattern(pattern)).toThrow(expect.objectContaining({ code: 'INVALID_REGULAR_EXPRESSION' }))
})

test('a pattern that makes others try again and again does not', () => {
  // Backtracking would take longer than the universe is old.
  expect(new NamePattern('(a+)+(b+)+$').matches(`${'a'.repeat(200)}!`)).toBe(false)
  expect(new NamePattern('(.*.*.*.*.*.*)*y').matches('x'.repeat(249))).toBe(false)
})
