import { expect, it } from 'vitest'
import type { PageRequest, RowQuery } from '../queries/row-query.ts'
import { keyOfQuery, pageFrom, pageTo, rowsFrom, rowsTo, wire } from './wire.ts'

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text))
const times = { fromMs: 5, toMs: Number.MAX_SAFE_INTEGER }

const queries: RowQuery[] = [
  { kind: 'key', key: bytes('k') },
  { kind: 'keys', from: undefined, to: bytes('z'), order: 'backward' },
  { kind: 'keys', from: bytes(''), to: undefined, order: 'forward' },
  { kind: 'prefix', prefix: bytes('p') },
  { kind: 'windows', keys: { key: bytes('k') }, times, order: 'forward' },
  { kind: 'windows', keys: { from: bytes('a'), to: undefined }, times, order: 'backward' },
  { kind: 'sessions', keys: { key: bytes('') }, times, order: 'forward' },
  { kind: 'version', key: bytes('k'), asOfMs: undefined },
  { kind: 'version', key: bytes('k'), asOfMs: 0 },
  { kind: 'versions', key: bytes('k'), times, order: 'backward' },
]

it.each(queries)('a question arrives as it was asked: %o', (query) => {
  for (const after of [undefined, { key: bytes('a'), startMs: 7, endMs: 0 }]) {
    const request: PageRequest = { query, after, rowsMax: 10, bytesMax: 1_048_576 }
    const sent = wire.QueryStoreRequest.encode(new wire.QueryStoreRequest(pageTo(request))).finish()
    expect(pageFrom(wire.QueryStoreRequest.decode(sent))).toEqual(request)
  }
})

it('rows arrive as they are', () => {
  const row = { key: bytes('k'), value: bytes(''), startMs: 1, endMs: 2 }
  const rows = [
    { ...row, timestamp: 0, validToMs: undefined },
    { ...row, timestamp: undefined, validToMs: 9 },
  ]
  const sent = wire.QueryStoreResponse.encode(rowsTo({ rows, isLast: true }, 3)).finish()
  const received = wire.QueryStoreResponse.decode(sent)
  expect(rowsFrom(received)).toEqual({ rows, isLast: true })
  expect(received.partition).toBe(3)
})

it('a question is about a key, or not', () => {
  const about = queries
    .map((query) => keyOfQuery(query))
    .map((key) => (key === undefined ? undefined : String(Buffer.from(key))))
  expect(about).toEqual(['k', undefined, undefined, undefined, 'k', undefined, '', 'k', 'k', 'k'])
})

it('what asks nothing, or too much, is refused', () => {
  expect(() => pageFrom(new wire.QueryStoreRequest({}))).toThrow(
    expect.objectContaining({ code: 'INVALID_REQUEST', message: expect.stringContaining('says what is asked') }),
  )
  expect(() => pageFrom(new wire.QueryStoreRequest({ rowsMax: 10_001 }))).toThrow(
    expect.objectContaining({ code: 'INVALID_REQUEST', message: expect.stringContaining('10000') }),
  )
})
