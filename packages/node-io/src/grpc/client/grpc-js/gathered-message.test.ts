import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sendable } from './gathered-message.ts'

test('the pieces of a message lie behind one another where it is copied to', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 20 }), { minLength: 1 }), fc.nat(9), (parts, start) => {
      const message = sendable(parts)
      const target = Buffer.alloc(start + message.length)
      expect(message.copy(target, start)).toBe(message.length)
      expect(target.subarray(start)).toEqual(Buffer.concat(parts))
      expect(target.subarray(0, start)).toEqual(Buffer.alloc(start))
    }),
  )
})

test('one piece is sent as it is', () => {
  const bytes = Buffer.from('xabcx').subarray(1, 4)
  const message = sendable([bytes])
  expect(message.toString()).toBe('abc')
  expect(message.buffer).toBe(bytes.buffer)
})
