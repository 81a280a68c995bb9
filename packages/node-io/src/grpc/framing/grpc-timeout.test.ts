import { expect, test } from 'vitest'
import { formatGrpcTimeout, parseGrpcTimeout } from './grpc-timeout.ts'

test.each([
  ['1H', 3_600_000],
  ['2M', 120_000],
  ['3S', 3_000],
  ['99999999m', 99_999_999],
  ['500u', 0.5],
  ['1n', 0.000001],
])('%s is %d ms', (header, timeoutMs) => {
  expect(parseGrpcTimeout(header)).toBe(timeoutMs)
})

test.each([undefined, '', 'S', '1', '-1S', '123456789m', '1x', ['1S']])('%o is none', (header) => {
  expect(parseGrpcTimeout(header)).toBeUndefined()
})

test.each([
  [-5, '0m'],
  [0.2, '1m'],
  [30_000, '30000m'],
  [100_000_000, '100000S'],
  [Number.MAX_SAFE_INTEGER, '99999999S'],
])('%d ms is written as %s', (timeoutMs, header) => {
  expect(formatGrpcTimeout(timeoutMs)).toBe(header)
})
