import { expect, test } from 'vitest'
import { checkCopies } from './copies.ts'
import type { ReadRecord } from './history.ts'

const from = (
  topic: string,
  ...records: (readonly [partition: number, offset: number, value: string])[]
): ReadRecord[] => records.map(([partition, offset, value]) => ({ topic, partition, offset, value }))
const source = from('a', [0, 0, 'v0'], [1, 0, 'v1'], [0, 3, 'v2'], [0, 4, 'v3'])
const kinds = (...copies: Parameters<typeof from>[1][]): string[] =>
  checkCopies(source, from('b', ...copies)).map(({ kind }) => kind)

test('each record once and in order, whatever lies between', () => {
  expect(kinds([0, 1, 'v0'], [0, 2, 'v2'], [1, 7, 'v1'], [0, 9, 'v3'])).toEqual([])
})

test('whatever is not a copy is named', () => {
  expect(kinds([0, 1, 'v0'], [0, 2, 'v2'], [1, 7, 'v1'])).toEqual(['NotCopied'])
  expect(kinds([0, 1, 'v0'], [0, 2, 'v2'], [1, 7, 'v1'], [0, 9, 'v3'], [0, 10, 'v3'])).toEqual(['CopiedTwice'])
  expect(kinds([0, 1, 'v0'], [0, 2, 'v3'], [1, 7, 'v1'], [0, 9, 'v2'])).toEqual(['CopiedOutOfOrder'])
  expect(kinds([0, 1, 'v0'], [0, 2, 'v2'], [1, 7, 'v1'], [0, 9, 'v3'], [0, 10, 'v4'])).toEqual(['CopyOfNothing'])
  expect(kinds([0, 1, 'v0'], [0, 2, 'v2'], [0, 7, 'v1'], [0, 9, 'v3'])).toEqual(['CopyOfNothing', 'NotCopied'])
})
