import { expect, test } from 'vitest'
import { crc32cChecksum } from './crc32c.ts'

test('the vectors of RFC 3720, appendix B.4', () => {
  const ascending = Uint8Array.from({ length: 32 }, (_, index) => index)
  expect(crc32cChecksum.crc32c(Buffer.from('123456789'))).toBe(0xe3069283)
  expect(crc32cChecksum.crc32c(new Uint8Array(32))).toBe(0x8a9136aa)
  expect(crc32cChecksum.crc32c(new Uint8Array(32).fill(0xff))).toBe(0x62a8ab43)
  expect(crc32cChecksum.crc32c(ascending)).toBe(0x46dd794e)
  expect(crc32cChecksum.crc32c(ascending.toReversed())).toBe(0x113fdb5c)
})

test('a sum goes on from where another ended, at each place', () => {
  const bytes = Uint8Array.from({ length: 40 }, (_, index) => index * 37)
  const sum = crc32cChecksum.crc32c(bytes)
  for (let middle = 0; middle <= bytes.length; middle++) {
    const first = crc32cChecksum.crc32c(bytes.subarray(0, middle))
    expect(crc32cChecksum.crc32c(bytes.subarray(middle), first)).toBe(sum)
  }
})
