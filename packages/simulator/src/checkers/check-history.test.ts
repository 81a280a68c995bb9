import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readHistory } from '../../test/read-history.ts'
import { checkHistory } from './check-history.ts'

const folder = new URL('../../test/histories/', import.meta.url)
const named = (which: string): string[] => readdirSync(new URL(which, folder)).toSorted()
const kindsIn = (which: string, name: string): { found: string[]; wanted: string[]; messages: string } => {
  const { history, everything, wanted } = readHistory(readFileSync(new URL(`${which}/${name}`, folder), 'utf8'))
  const anomalies = checkHistory(history, everything)
  const found = [...new Set(anomalies.map(({ kind }) => kind))].toSorted()
  return { found, wanted: wanted.toSorted(), messages: anomalies.map(({ message }) => message).join('\n') }
}

describe('in a history in which all is well nothing is found', () => {
  test.each(named('good'))('%s', (name) => {
    const { found, messages } = kindsIn('good', name)
    expect(found, messages).toEqual([])
  })
})

describe('in a bad history exactly what is wrong is found', () => {
  test.each(named('bad'))('%s', (name) => {
    const { found, wanted, messages } = kindsIn('bad', name)
    expect(wanted).not.toEqual([])
    expect(found, messages).toEqual(wanted)
  })
})

test('every kind of anomaly has a bad history', () => {
  const kinds = named('bad').flatMap((name) => kindsIn('bad', name).wanted)
  expect([...new Set(kinds)].toSorted()).toEqual([
    'AbortedReads',
    'Duplicates',
    'G0',
    'G1c',
    'InconsistentOffsets',
    'InternalNonMonotonicPolls',
    'InternalNonMonotonicSends',
    'InternalPollSkips',
    'LostWrites',
    'NonMonotonicPolls',
    'NonMonotonicSends',
    'PollSkips',
    'UnseenWrites',
  ])
})

test('a cycle is told step by step', () => {
  expect(kindsIn('bad', 'read-before-commit.txt').messages).toBe(
    'each of these can only have been before the next, and the last before the first: ' +
      'p1 committed a transaction of one that began at 1 (wr); c1 read v1 at a-0@0',
  )
})
