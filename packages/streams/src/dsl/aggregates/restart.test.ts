import { expect, it } from 'vitest'
import { casesOf } from '../../../test/corpus/cases.ts'
import { difference } from '../../../test/corpus/compare.ts'

/** How many cases of a family to go on each time: with each kind of window and of result. */
const step = 5

it.each([
  'grouped-stream',
  'ktable-groupby',
  'cogroup',
  'window-tumbling',
  'window-hopping',
  'window-sliding',
  'window-session',
  'suppress',
  'retention-quirks',
  'nexmark',
])('%s: what comes out is the same if the process goes in between', (family) => {
  const cases = casesOf(family).filter((_, i) => i % step === 0)
  const wrong = cases.flatMap((test, i) => {
    // Early, in the middle, late.
    const after = Math.floor((test.input.length * (1 + (i % 3))) / 4)
    const found = difference(test, after)
    return found === undefined ? [] : [`${test.name}: ${found}`]
  })
  expect(wrong).toEqual([])
})
