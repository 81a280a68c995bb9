import type { Checksum } from '../../ports/checksum.ts'
import { checkEqual, type ConformanceCase } from './conformance.ts'

/** RFC 3720, appendix B.4, and the check value of the CRC catalogue. */
const known: readonly (readonly [string, Uint8Array, number])[] = [
  ['nothing', new Uint8Array(0), 0],
  ['32 zeros', new Uint8Array(32), 0x8a9136aa],
  ['32 bytes of 0xff', new Uint8Array(32).fill(0xff), 0x62a8ab43],
  ['32 rising bytes', Uint8Array.from({ length: 32 }, (_, index) => index), 0x46dd794e],
  ['32 falling bytes', Uint8Array.from({ length: 32 }, (_, index) => 31 - index), 0x113fdb5c],
  ['123456789', new TextEncoder().encode('123456789'), 0xe3069283],
]

/** What every Checksum does. */
export const checksumConformance: readonly ConformanceCase<Checksum>[] = [
  {
    name: 'CRC-32C of known bytes',
    run: async (checksum) => {
      for (const [what, bytes, expected] of known) checkEqual(checksum.crc32c(bytes), expected, `the CRC of ${what}`)
    },
  },
  {
    name: 'a CRC can be continued at any place, at any alignment',
    run: async (checksum) => {
      const bytes = Uint8Array.from({ length: 300 }, (_, index) => (index * 7919) % 251)
      for (let from = 0; from < 9; from++) {
        const whole = checksum.crc32c(bytes.subarray(from))
        for (let cut = from; cut <= bytes.length; cut += 13) {
          const continued = checksum.crc32c(bytes.subarray(cut), checksum.crc32c(bytes.subarray(from, cut)))
          checkEqual(continued, whole, `the CRC of ${from}.. continued at ${cut}`)
        }
      }
    },
  },
]
