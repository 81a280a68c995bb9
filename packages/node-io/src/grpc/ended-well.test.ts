import { expect, test } from 'vitest'
import { endedWell } from './ended-well.ts'

test('calls of a method end well with one and the same reason', () => {
  const reason = endedWell('/test.Test/Call')
  expect(reason.code).toBe('CLOSED')
  expect(reason.message).toBe('/test.Test/Call: the stream has ended')
  expect(endedWell('/test.Test/Call')).toBe(reason)
  expect(endedWell('/test.Test/Other').message).toContain('Other')
})
