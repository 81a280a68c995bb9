import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compatibilityPage } from './compatibility.mjs'
import { clients } from './table.mjs'

const read = (file) => readFileSync(new URL(file, import.meta.url), 'utf8')
const found = JSON.parse(read('results.json'))

test('docs/compatibility.md is what was found', () => {
  expect(read('../../../docs/compatibility.md')).toBe(compatibilityPage(found))
})

test('every client was run, with cases and a version, and nothing was wrong', () => {
  expect(found.map(({ name }) => name)).toEqual(clients.map(({ name }) => name))
  for (const { version, cases } of found) {
    expect(version).not.toBe('')
    expect(cases.length).toBeGreaterThan(0)
    expect(cases.filter(({ error }) => error !== undefined)).toEqual([])
  }
})

test('what is wrong, and who was not run, shows', () => {
  const cases = [
    { name: 'good', records: 1200 },
    { name: 'bad', records: 0, error: 'no' },
  ]
  const page = compatibilityPage([{ name: 'kcat', version: '1', cases }])
  expect(page).toContain('| 1 | 1 of 2 | 1,200 |')
  expect(page).toContain('| bad | **wrong** | 0 |')
  expect(page).toContain('|  | not run | 0 |')
})
