import { StreamError } from '@millrace/base'
import { expect, test } from 'vitest'
import { errorCodeOf } from './coordinator-errors.ts'

test.each([
  ['NOT_LEADER', 16],
  ['STORAGE_ERROR', 16],
  ['DISK_FULL', 16],
  ['NOT_COORDINATOR', 16],
  ['NOT_ENOUGH_REPLICAS', 15],
  ['REQUEST_TIMED_OUT', 15],
  ['SHUTTING_DOWN', 15],
  ['NO_QUORUM', 15],
  ['RESOURCE_EXHAUSTED', 14],
  ['RECORD_LIST_TOO_LARGE', -1],
  ['UNKNOWN_MEMBER_ID', 25],
  ['ILLEGAL_GENERATION', 22],
] as const)('%s is told as %d', (code, errorCode) => {
  expect(errorCodeOf(new StreamError(code, 'it failed'))).toBe(errorCode)
})

test('nothing went wrong', () => {
  expect(errorCodeOf(undefined)).toBe(0)
})
