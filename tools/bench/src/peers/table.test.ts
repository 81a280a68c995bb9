import { expect, test } from 'vitest'
import type { ComparisonResult } from './comparison.ts'
import { peersTable, ratioText, verdictLines } from './table.ts'

const result: ComparisonResult = {
  work: 'produce 100 B',
  unit: 'records/s',
  better: 'more',
  bars: [],
  sides: [
    { name: 'Millrace', setting: 'on disk', figures: [{ value: 3000 }, { value: 1000 }] },
    {
      name: 'kafkajs',
      setting: 'in the page cache',
      figures: [{ value: 1000, latency: { p50Ms: 1.234, p99Ms: 20, p999Ms: 30 }, remark: 'slowly' }, undefined],
      failure: 'round 2: it | broke',
    },
    { name: 'other', setting: '', figures: [undefined], failure: 'no broker\nat all' },
  ],
}

test('each side has its figure, and ours by it in the rounds that both have', () => {
  expect(
    peersTable([result], [{ name: 'absent', why: 'it does not install' }])
      .split('\n')
      .slice(2),
  ).toEqual([
    '| produce 100 B | Millrace | on disk | 1,000 (1,000 - 3,000) records/s |  |  |  |',
    '| produce 100 B | kafkajs | in the page cache | 1,000 records/s | 3.00x | 1.23 / 20.0 / 30.0 | slowly; a round is missing: round 2: it / broke |',
    '| produce 100 B | other |  | not measured | | | no broker at all |',
    '| all | absent | | not measured | | | it does not install |',
  ])
})

test('a ratio of several rounds has its spread', () => {
  expect(ratioText({ median: 3.456, least: 3, greatest: 41, count: 5 })).toBe('3.46x (3.00 - 41)')
})

test('a bar says what was asked, what is, and of whom', () => {
  const verdict = { work: 'produce', text: 'at least 3x', factor: 3 }
  expect(
    verdictLines([
      { ...verdict, ratio: 3.5, best: 'kafkajs', met: true },
      { ...verdict, ratio: undefined, best: undefined, met: false },
    ]),
  ).toEqual(['- produce: at least 3x: 3.50x (kafkajs), met', '- produce: at least 3x: not measured, **below**'])
})
