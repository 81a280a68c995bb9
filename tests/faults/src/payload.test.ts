import { expect, test } from 'vitest'
import { makePayload, readPayload } from './payload.ts'

test('a value tells where it came from', () => {
  const origin = { producer: 2, partition: 5, sequence: 123_456_789 }
  expect(readPayload(makePayload(origin))).toEqual(origin)
})

test('a value with one changed bit, wherever it is, is foreign or of another origin', () => {
  const origin = { producer: 1, partition: 0, sequence: 77 }
  for (let at = 0; at < 1024; at += 1) {
    const payload = makePayload(origin)
    payload[at] = (payload[at] ?? 0) ^ 0x10
    expect(readPayload(payload)).toBeUndefined()
  }
})

test('no two neighbours are filled alike', () => {
  const first = makePayload({ producer: 0, partition: 0, sequence: 1 })
  const second = makePayload({ producer: 0, partition: 0, sequence: 2 })
  expect(first.subarray(16).equals(second.subarray(16))).toBe(false)
})
