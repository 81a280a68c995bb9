import type { Checksum } from './ports/checksum.ts'

// CRC-32C (Castagnoli), reflected polynomial 0x82f63b78: RFC 3720 appendix B.4.
const polynomial = 0x82f63b78
const sliceCount = 8

/** Table k, at k * 256, advances a byte by k further bytes of zeros ("slicing by 8", Kounavis and Berry 2005). */
function makeTables(): Uint32Array {
  const tables = new Uint32Array(sliceCount * 256)
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1
    tables[byte] = crc
  }
  for (let index = 256; index < tables.length; index++) {
    const before = tables[index - 256] ?? 0
    tables[index] = (before >>> 8) ^ (tables[before & 0xff] ?? 0)
  }
  return tables
}

const tables = makeTables()

// `?? 0` below never applies: every index is in bounds. It only satisfies the compiler, and costs nothing.
function crc32c(bytes: Uint8Array, initial = 0): number {
  const length = bytes.length
  const wholeEnd = length - (length % sliceCount)
  let crc = ~initial
  let position = 0
  for (; position < wholeEnd; position += sliceCount) {
    crc ^=
      (bytes[position] ?? 0) |
      ((bytes[position + 1] ?? 0) << 8) |
      ((bytes[position + 2] ?? 0) << 16) |
      ((bytes[position + 3] ?? 0) << 24)
    crc =
      (tables[1792 + (crc & 0xff)] ?? 0) ^
      (tables[1536 + ((crc >>> 8) & 0xff)] ?? 0) ^
      (tables[1280 + ((crc >>> 16) & 0xff)] ?? 0) ^
      (tables[1024 + (crc >>> 24)] ?? 0) ^
      (tables[768 + (bytes[position + 4] ?? 0)] ?? 0) ^
      (tables[512 + (bytes[position + 5] ?? 0)] ?? 0) ^
      (tables[256 + (bytes[position + 6] ?? 0)] ?? 0) ^
      (tables[bytes[position + 7] ?? 0] ?? 0)
  }
  for (; position < length; position++) crc = (crc >>> 8) ^ (tables[(crc ^ (bytes[position] ?? 0)) & 0xff] ?? 0)
  return ~crc >>> 0
}

/** CRC-32C in plain JavaScript: for where there is no native one, and for simulation. */
export const crc32cChecksum: Checksum = { crc32c }
