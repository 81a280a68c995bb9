import { testDriver } from '@millrace/streams/testing'
import { expect, test } from 'vitest'
import { lastValues, runWhole } from '../harness/expected.ts'
import { wordCountExample } from './example.ts'
import { counts, lines, wordCount } from './topology.ts'

test('counts words, whatever their case and whatever is between them', () => {
  const driver = testDriver(wordCount({ stores: 'memory' }))
  driver.input(lines).send({ value: 'To be, or not' }, { value: '(to BE)' }, { value: '' })
  expect(driver.output(counts).readKeyValues()).toEqual([
    ['to', 1],
    ['be', 1],
    ['or', 1],
    ['not', 1],
    ['to', 2],
    ['be', 2],
  ])
})

test('counts the license as any other program does', async () => {
  const records = await wordCountExample.records()
  const words = records.flatMap(
    ({ value }) =>
      value
        .toString()
        .toLowerCase()
        .match(/\p{L}+/gu) ?? [],
  )
  const expected = Object.fromEntries(
    [...new Set(words)].map((word) => [word, words.filter((other) => other === word).length]),
  )
  expect(Object.keys(expected).length).toBeGreaterThan(300)
  const driver = runWhole(wordCountExample, records)
  expect(lastValues(driver.output(counts).readKeyValues())).toEqual(expected)
})
