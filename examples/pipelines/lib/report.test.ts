import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { cellsOf, withRow } from './report.ts'

const names = ['a-to-b', 'c-to-d']
const report = {
  rows: 5000,
  harmed: { worker: 10, broker: 9, source: 8, target: 7, network: 18 },
  counts: { lost: 1, doubled: 2, different: 3, repeated: 4, forgotten: 5 },
  tookMs: 61_499,
  found: [],
  wrong: [],
}
const page = 'before\n\n<!-- pipelines: begin -->\n\n<!-- pipelines: end -->\n\nbehind\n'
const rowsOf = (text: string) => text.split('\n').filter((line) => line.startsWith('| `'))

test('a run is a row, in its place, instead of the one that was there', () => {
  const later = withRow(page, names, cellsOf('c-to-d', 7, 'abc', report))
  const both = withRow(later, names, cellsOf('a-to-b', 8, 'abc', report))
  const again = withRow(both, names, cellsOf('c-to-d', 9, 'def', { ...report, rows: 123_456 }))
  expect(rowsOf(again).map((line) => line.replaceAll(/ +/g, ' '))).toEqual([
    '| `a-to-b` | 10, 9, 8, 7 | 18 | 5000 | 1 | 2 | 3 | 4 | 5 | 61 | 8 | abc |',
    '| `c-to-d` | 10, 9, 8, 7 | 18 | 123456 | 1 | 2 | 3 | 4 | 5 | 61 | 9 | def |',
  ])
  expect(again.startsWith('before\n\n<!-- pipelines: begin -->\n\n| pipeline')).toBe(true)
  expect(again.endsWith('|\n\n<!-- pipelines: end -->\n\nbehind\n')).toBe(true)
})

test('the page has a place for them', () => {
  const text = readFileSync(new URL('../../../docs/reliability.md', import.meta.url), 'utf8')
  expect(rowsOf(withRow(text, names, cellsOf('a-to-b', 1, 'abc', report)))[0]).toContain('| `a-to-b`')
})
