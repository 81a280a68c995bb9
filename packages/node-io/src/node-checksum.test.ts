import { crc32cChecksum } from '@millrace/base'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NodeChecksum } from './node-checksum.ts'

test('native and in JavaScript the sums are the same, whole or continued', () => {
  const native = new NodeChecksum()
  const javascript = new NodeChecksum(null)
  expect([native.isNative, javascript.isNative]).toEqual([true, false])
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(300), (bytes, middle) => {
      const sum = crc32cChecksum.crc32c(bytes)
      for (const checksum of [native, javascript]) {
        expect(checksum.crc32c(bytes)).toBe(sum)
        expect(checksum.crc32c(bytes.subarray(middle), checksum.crc32c(bytes.subarray(0, middle)))).toBe(sum)
      }
    }),
  )
})
