import { errorCodes, StreamError } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import { describe, expect, it } from 'vitest'
import { reasonOf, toWireError } from './error.ts'

const { ErrorReason } = millrace.common.v1
/** Codes that no broker answers: they are raised by the SDK, by hosts, and by the Disk port. */
const notAnswered = new Set([
  'BROKER_UNAVAILABLE',
  'DELIVERY_TIMEOUT',
  'TIMEOUT',
  'LOG_TRUNCATED',
  'TRANSACTION_OUTCOME_UNKNOWN',
  'CLOSED',
  'ABORTED',
  'SERIALIZATION',
  'DESERIALIZATION',
  'INTERCEPTOR_FAILED',
  'INVALID_TOPOLOGY',
  'PROCESSING_FAILED',
  'UNKNOWN_STORE',
  'STORE_NOT_READY',
  'STORE_MOVED',
  'INVALID_DATA',
  'ADDRESS_IN_USE',
  'LISTENER_INSECURE',
  'DATA_DIRECTORY_IN_USE',
  'DATA_DIRECTORY_FOREIGN',
  'DATA_DIRECTORY_UNUSABLE',
  'NOT_FOUND',
  'ALREADY_EXISTS',
])

describe('error reasons', () => {
  it('are one to one with the codes that a broker answers', () => {
    const codes = Object.keys(errorCodes).filter((code) => !notAnswered.has(code))
    const reasons = Object.keys(ErrorReason)
      .filter((name) => name.startsWith('ERROR_REASON_') && name !== 'ERROR_REASON_UNSPECIFIED')
      .map((name) => name.slice('ERROR_REASON_'.length))
    expect(codes.toSorted()).toEqual(reasons.toSorted())
  })

  it('stand for each code by its name; the others go as INTERNAL', () => {
    expect(reasonOf('NOT_LEADER')).toBe(ErrorReason.ERROR_REASON_NOT_LEADER)
    expect(reasonOf('SERIALIZATION')).toBe(ErrorReason.ERROR_REASON_INTERNAL)
  })
})

describe('an error on the wire', () => {
  it('says everything, as text where it is context', () => {
    const error = new StreamError('DISK_FULL', 'the disk is full', {
      retryAfterMs: 999.5,
      // What is undefined may still come from JavaScript.
      context: { topic: 'a', partition: 3, ...({ limit: undefined } as object) },
    })
    expect(toWireError(error)).toEqual({
      reason: ErrorReason.ERROR_REASON_DISK_FULL,
      message: 'the disk is full',
      retryAfterMs: 1_000,
      context: { topic: 'a', partition: '3' },
    })
  })
})
