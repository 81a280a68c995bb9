import { expect, test } from 'vitest'
import { deadLetterOf, readable, replayHeaders } from './dead-letter.ts'

const bytes = (text: string): Buffer => Buffer.from(text)

const record = {
  topic: 'dead',
  partition: 0,
  offset: 7,
  timestamp: 1,
  key: bytes('k'),
  value: null,
  headers: [
    ['trace', bytes('t')],
    ['__connect.errors.topic', bytes('orders')],
    ['__connect.errors.partition', bytes('2')],
    ['__connect.errors.offset', bytes('x')],
    ['__connect.errors.stage', bytes('TASK_PUT')],
    ['millrace.dlq.replays', bytes('2')],
    ['trace', null],
  ] as const,
}

test('what was wrong is read from the headers, and taken from those that go on', () => {
  const letter = deadLetterOf(record)
  expect(letter).toMatchObject({
    origin: { topic: 'orders', partition: 2, offset: undefined },
    stage: 'TASK_PUT',
    connector: undefined,
    replays: 2,
  })
  expect(replayHeaders(letter)).toEqual([
    ['trace', bytes('t')],
    ['trace', null],
    ['millrace.dlq.replays', bytes('3')],
  ])
})

test('a record that says nothing has no origin', () => {
  expect(deadLetterOf({ ...record, headers: [] })).toMatchObject({ origin: undefined, replays: 0, headers: [] })
})

test('bytes are shown as text if they are that', () => {
  expect(readable(null, 10)).toBe('(none)')
  expect(readable(bytes('{"a":1}\n'), 10)).toBe('{"a":1}\n')
  expect(readable(bytes('{"a":1}'), 10, true)).toBe('0x7b2261223a317d')
  expect(readable(Buffer.from([0, 0xff]), 10)).toBe('0x00ff')
  expect(readable(bytes('\u001b[31m'), 10)).toBe('0x1b5b33316d')
  expect(readable(bytes('aé'), 2)).toBe('a ... (3 bytes)')
})
