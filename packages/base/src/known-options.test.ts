import { expect, it } from 'vitest'
import { checkKnown, optionNames } from './known-options.ts'

it('names what is not known, and what was perhaps meant', () => {
  const known = optionNames<{ lingerMs: number; batchBytes?: number }>({ lingerMs: true, batchBytes: true })
  checkKnown('a producer', { lingerMs: 5, other: undefined }, known)
  expect(() => checkKnown('a producer', { lingerMS: 5 }, known)).toThrow(
    "a producer has no option 'lingerMS': did you mean 'lingerMs'?",
  )
  expect(() => checkKnown('a producer', { retries: 5 }, known)).toThrow(
    "a producer has no option 'retries': there are lingerMs, batchBytes",
  )
})

it('has the code that it was given', () => {
  expect(() => checkKnown('a call', { a: 1 }, [], 'INVALID_REQUEST')).toThrow(
    expect.objectContaining({ code: 'INVALID_REQUEST', context: { key: 'a' } }),
  )
})
