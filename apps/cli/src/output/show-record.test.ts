import { expect, test } from 'vitest'
import { recordData } from './show-record.ts'

test('text as text, other bytes as base64, nothing as null', () => {
  const place = { topic: 't', partition: 1, offset: 2, timestamp: 3 }
  const headers: [string, Buffer | null][] = [
    ['h', Buffer.from('x')],
    ['h', null],
    ['b', Buffer.from([0xc3])],
  ]
  expect(recordData({ ...place, key: Buffer.from('k'), value: null, headers })).toEqual({
    ...place,
    key: 'k',
    value: null,
    headers: [
      { key: 'h', value: 'x' },
      { key: 'h', value: null },
      { key: 'b', valueBase64: 'ww==' },
    ],
  })
  expect(recordData({ ...place, key: null, value: new Uint8Array([0xff, 0]), headers: [] })).toEqual({
    ...place,
    key: null,
    valueBase64: '/wA=',
    headers: [],
  })
})
