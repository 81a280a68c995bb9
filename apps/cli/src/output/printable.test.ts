import { expect, test } from 'vitest'
import { printable } from './printable.ts'

test.each([
  ['plain, and ümlauts', 'plain, and ümlauts'],
  ['two\nlines\t', String.raw`two\nlines\t`],
  ['\u001B[2J', String.raw`\u001b[2J`],
  ['\u009B2J\u007F', String.raw`\u009b2J\u007f`],
])('%j is shown as %s', (text, shown) => {
  expect(printable(text)).toBe(shown)
})
