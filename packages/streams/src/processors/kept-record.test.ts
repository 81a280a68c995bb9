import { RecordHeaders, serde } from '@millrace/client'
import { expect, it } from 'vitest'
import { codecOf } from '../stores/codec.ts'
import { keptRecordCodec } from './kept-record.ts'

const codec = keptRecordCodec(codecOf(serde.string()))

it('gives a record back as it came', () => {
  const headers = [
    ['trace', Buffer.from('é')],
    ['trace', Buffer.alloc(0)],
    ['none', null],
  ] as const
  const bytes = codec.encode({
    value: 'v',
    headers: new RecordHeaders(headers),
    topic: 'left',
    partition: 3,
    offset: 2 ** 40,
  })
  const kept = codec.decode(bytes)
  expect({ ...kept, headers: [...kept.headers] }).toEqual({
    value: 'v',
    headers,
    topic: 'left',
    partition: 3,
    offset: 2 ** 40,
  })
})

it('keeps what no input caused', () => {
  const kept = codec.decode(
    codec.encode({ value: '', headers: new RecordHeaders([]), topic: '', partition: -1, offset: -1 }),
  )
  expect(kept).toMatchObject({ value: '', topic: '', partition: -1, offset: -1 })
  expect(kept.headers.size).toBe(0)
})
