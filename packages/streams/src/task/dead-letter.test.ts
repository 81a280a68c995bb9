import { expect, it } from 'vitest'
import { isTooLarge, recordBytesMax } from '../record-size.ts'
import { deadLetter } from './dead-letter.ts'
import type { RecordFailure } from './failures.ts'

const failure: RecordFailure = {
  kind: 'processing',
  error: new Error('x'.repeat(10_000)),
  taskId: '0_0',
  node: 'map',
  topic: 'in',
  partition: 1,
  offset: 2,
  rawKey: Buffer.from('key'),
  rawValue: Buffer.from('value'),
}
const options = { deadLetterTopic: 'dead' }

it('has the bytes of the record, and says what happened in as many words as fit', () => {
  const { topic, key, value, timestamp, headers } = deadLetter(failure, options, 5)
  expect([topic, key?.toString(), value?.toString(), timestamp]).toEqual(['dead', 'key', 'value', 5])
  expect(headers.getText('__streams.errors.offset')).toBe('2')
  expect(headers.getText('__streams.errors.message')).toBe(`${'x'.repeat(1_000)}...`)
})

it('leaves out what would make it too large to be written, and says so', () => {
  const rawValue = Buffer.alloc(1_048_000)
  const letter = deadLetter({ ...failure, rawValue }, options, 5)
  expect(isTooLarge(letter, recordBytesMax)).toBe(false)
  expect(letter.key?.toString()).toBe('key')
  expect(letter.value).toBe(null)
  expect(letter.headers.getText('__streams.errors.omitted')).toBe('value')
  const both = deadLetter({ ...failure, rawKey: rawValue, rawValue }, options, 5)
  expect([both.key, both.value]).toEqual([null, null])
  expect(both.headers.getText('__streams.errors.omitted')).toBe('key, value')
})
