import { type ErrorCode, errorCodes, StreamError } from '@millrace/base'
import { describe, expect, test } from 'vitest'
import { CommandFailure, exitCodeOf, isForeseen, messageOf, usageError } from './failure.ts'

describe('exit codes', () => {
  test.each<[ErrorCode, number]>([
    ['TOPIC_ALREADY_EXISTS', 1],
    ['UNKNOWN_TOPIC_OR_PARTITION', 1],
    ['OFFSET_OUT_OF_RANGE', 1],
    ['DELIVERY_TIMEOUT', 1],
    ['INVALID_TOPIC', 2],
    ['INVALID_CONFIG', 2],
    ['LISTENER_INSECURE', 2],
    ['BROKER_UNAVAILABLE', 3],
    ['SHUTTING_DOWN', 3],
    ['STORAGE_ERROR', 4],
    ['DATA_DIRECTORY_IN_USE', 4],
  ])('%s is %i', (code, exitCode) => {
    expect(exitCodeOf(new StreamError(code, 'x'))).toBe(exitCode)
  })

  test('no error ends with 0', () => {
    for (const code of Object.keys(errorCodes)) expect(exitCodeOf(new StreamError(code as ErrorCode, 'x'))).not.toBe(0)
    expect(exitCodeOf(new TypeError('x'))).toBe(1)
    expect(exitCodeOf('x')).toBe(1)
    expect(exitCodeOf(new CommandFailure(4, 'x'))).toBe(4)
    expect(exitCodeOf(usageError('x'))).toBe(2)
  })
})

test('a message is one line, with the code where there is one', () => {
  expect(messageOf(new StreamError('CLOSED', 'a\n  b'))).toBe('a b (CLOSED)')
  expect(messageOf(new Error('a'))).toBe('a')
  expect(messageOf(7)).toBe('7')
})

test('what is not foreseen is a defect', () => {
  expect(isForeseen(new StreamError('CLOSED', 'a'))).toBe(true)
  expect(isForeseen(usageError('a'))).toBe(true)
  expect(isForeseen(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write' }))).toBe(true)
  expect(isForeseen(new TypeError('a'))).toBe(false)
})
