import { expect, test } from 'vitest'
import { atLeast } from './bars.ts'
import { spread, table, withPart } from './report.ts'
import { summarize } from './statistics.ts'

const page = 'before\n<!-- measured: begin -->\nold\n<!-- measured: end -->\nafter\n'

test('a run replaces its part of the page and nothing else', () => {
  expect(withPart(page, 'measured', 'new')).toBe(
    'before\n<!-- measured: begin -->\n\nnew\n\n<!-- measured: end -->\nafter\n',
  )
})

test('writing twice is writing once', () => {
  const once = withPart(page, 'measured', 'new')
  expect(withPart(once, 'measured', 'new')).toBe(once)
})

test('a page without the markers is left alone', () => {
  expect(() => withPart(page, 'peers', 'new')).toThrow('<!-- peers: begin -->')
})

test('a row below a bar is marked', () => {
  const figure = summarize([1, 2, 3])
  const lines = table([
    { name: 'good', unit: 'MiB/s', figure, bars: [atLeast(figure, 'MiB/s', 2)] },
    { name: 'bad', unit: 'MiB/s', figure, bars: [atLeast(figure, 'MiB/s', 3)], remark: 'why' },
  ]).split('\n')
  expect(lines.slice(2)).toEqual([
    '| good | 2 (1 - 3) MiB/s | 2 | met |  |  |  |',
    '| bad | 2 (1 - 3) MiB/s | 3 | **below** |  |  | why |',
  ])
})

test('a figure of one round has no spread', () => {
  expect(spread(summarize([77.4]), 'MB')).toBe('77 MB')
})
