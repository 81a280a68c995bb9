import { fileURLToPath } from 'node:url'
import { afterEach, expect, test, vi } from 'vitest'
import type { ComparisonResult } from './comparison.ts'
import { conclude } from './conclude.ts'

const produce: ComparisonResult = {
  work: 'produce 100 B',
  unit: 'records/s',
  better: 'more',
  bars: [{ against: ['Kafka'], factor: 2, text: 'at least 2x Kafka' }],
  sides: [
    { name: 'Millrace', setting: '', figures: [{ value: 1000 }] },
    { name: 'Kafka', setting: '', figures: [{ value: 1000 }] },
    { name: 'absent', setting: '', figures: [undefined], failure: 'it broke' },
  ],
}

const exitCode = process.exitCode
afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = exitCode
})

/** What is printed of a run that was not of everything, so that no page is written, and the exit code. */
function concluded(isQuick: boolean): { readonly lines: string[]; readonly exitCode: unknown } {
  const lines: string[] = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(...line.split('\n')))
  const root = fileURLToPath(new URL('../../../../', import.meta.url))
  conclude({ root, part: 'peers', about: 'One round.', results: [produce], missing: [], isQuick, isWhole: false })
  return { lines, exitCode: process.exitCode }
}

test('a bar that is not met is named, and fails the run', () => {
  const { lines, exitCode: code } = concluded(false)
  expect(lines).toContain('One round.')
  expect(lines.slice(-2)).toEqual(['below its bar: produce 100 B: at least 2x Kafka', '0 passed, 1 failed'])
  expect(code).toBe(1)
})

test('a quick run is judged by its steps alone', () => {
  const { lines, exitCode: code } = concluded(true)
  expect(lines.at(-1)).toBe('2 passed, 1 failed')
  expect(code).toBe(1)
})
