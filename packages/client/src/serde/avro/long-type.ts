import avsc, { type Type } from 'avsc'

/** Below this many bytes a varint fits into the exact integers of a double. */
const exactBytesMax = 7
/** The zigzag form of what is nearer to 0 than this is a safe integer. */
const exactMax = 2 ** 52

/**
 * Avro's long as a number, exact for every safe integer: avsc's own changes those beyond 2^52 silently, because the zigzag form of them is
 * no safe integer any more. Beyond 2^53 - 1 it refuses either way.
 */
export const longType: Type = avsc.types.LongType.__with(
  {
    isValid: (value: unknown) => Number.isSafeInteger(value),
    toBuffer: (value: number) => zigzag(value),
    fromBuffer: (bytes: Buffer) => unzigzag(bytes),
    fromJSON: (value: number) => value,
    toJSON: (value: number) => value,
    compare: (one: number, other: number) => Math.sign(one - other),
  },
  true,
)

function zigzag(value: number): Buffer {
  if (value >= exactMax || value <= -exactMax) return bigZigzag(BigInt(value))
  let left = value >= 0 ? value * 2 : value * -2 - 1
  const bytes = Buffer.allocUnsafe(8)
  let length = 0
  for (; left >= 0x80; left = Math.floor(left / 0x80)) bytes[length++] = (left % 0x80) | 0x80
  bytes[length++] = left
  return bytes.subarray(0, length)
}

function bigZigzag(value: bigint): Buffer {
  const bytes: number[] = []
  let left = BigInt.asUintN(64, (value << 1n) ^ (value >> 63n))
  for (; left >= 0x80n; left >>= 7n) bytes.push(Number(left & 0x7fn) | 0x80)
  bytes.push(Number(left))
  return Buffer.from(bytes)
}

function unzigzag(bytes: Buffer): number {
  if (bytes.length <= exactBytesMax) {
    let value = 0
    for (let index = bytes.length - 1; index >= 0; index--) value = value * 128 + ((bytes[index] ?? 0) & 0x7f)
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2
  }
  let value = 0n
  for (let index = bytes.length - 1; index >= 0; index--) value = (value << 7n) | BigInt((bytes[index] ?? 0) & 0x7f)
  const number = Number(BigInt.asIntN(64, (value >> 1n) ^ -(value & 1n)))
  if (!Number.isSafeInteger(number)) throw new RangeError(`the long ${number} is beyond 2^53 - 1`)
  return number
}
