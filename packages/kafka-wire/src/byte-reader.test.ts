import { expect, it } from 'vitest'
import { ByteReader } from './byte-reader.ts'
import { stringSizeBytesMax } from './limits.ts'

const reader = (...bytes: number[]): ByteReader => new ByteReader(Buffer.from(bytes))

it.each([
  ['a bool', (r: ByteReader) => r.bool(), 1],
  ['an int8', (r: ByteReader) => r.int8(), 1],
  ['an int16', (r: ByteReader) => r.int16(), 2],
  ['a uint16', (r: ByteReader) => r.uint16(), 2],
  ['an int32', (r: ByteReader) => r.int32(), 4],
  ['a uint32', (r: ByteReader) => r.uint32(), 4],
  ['an int64', (r: ByteReader) => r.int64(), 8],
  ['an int64', (r: ByteReader) => r.bigint64(), 8],
  ['a float64', (r: ByteReader) => r.float64(), 8],
  ['a uuid', (r: ByteReader) => r.uuid(), 16],
])('%s that is cut off is refused, and nothing is stepped over', (what, read, sizeBytes) => {
  const cut = new ByteReader(Buffer.alloc(sizeBytes - 1))
  expect(() => read(cut)).toThrow(`${what} needs ${sizeBytes} bytes, ${sizeBytes - 1} are left`)
  expect(cut.position).toBe(0)
  const whole = new ByteReader(Buffer.alloc(sizeBytes))
  read(whole)
  expect(whole.remaining).toBe(0)
})

it('an int64 that a number cannot hold exactly is refused with its value', () => {
  expect(reader(0x00, 0x1f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff).int64()).toBe(Number.MAX_SAFE_INTEGER)
  expect(reader(0xff, 0xe0, 0, 0, 0, 0, 0, 1).int64()).toBe(Number.MIN_SAFE_INTEGER)
  expect(() => reader(0x00, 0x20, 0, 0, 0, 0, 0, 0).int64()).toThrow(/9007199254740992 is outside/)
  expect(() => reader(0x80, 0, 0, 0, 0, 0, 0, 0).int64()).toThrow(/-9223372036854775808 is outside/)
})

it('a varint has at most five bytes and 32 bits', () => {
  expect(reader(0xff, 0xff, 0xff, 0xff, 0x0f).unsignedVarint()).toBe(0xffff_ffff)
  expect(reader(0xff, 0xff, 0xff, 0xff, 0x0f).varint()).toBe(-0x8000_0000)
  expect(() => reader(0xff, 0xff, 0xff, 0xff, 0x1f).unsignedVarint()).toThrow(/more than 32 bits/)
  expect(() => reader(0x80, 0x80, 0x80, 0x80, 0x80, 0x00).unsignedVarint()).toThrow(/more than 5 bytes/)
  expect(() => reader(0x80).unsignedVarint()).toThrow(/a varint needs 1 bytes, 0 are left/)
})

it("a string over Kafka's limit is refused even if its bytes are there", () => {
  const bytes = new ByteReader(Buffer.alloc(stringSizeBytesMax + 1, 'a'))
  expect(() => bytes.string(stringSizeBytesMax + 1)).toThrow(/over the limit of 32767/)
  expect(bytes.string(stringSizeBytesMax)).toHaveLength(stringSizeBytesMax)
})

it('elements are proven against the bytes that are left and against the limit of the message', () => {
  expect(() => reader(1, 2, 3).expectElements(4, 1)).toThrow(/4 elements need 4 bytes or more, 3 are left/)
  const limited = new ByteReader(Buffer.alloc(100), 0, 100, 10)
  limited.expectElements(6, 1)
  expect(() => limited.expectElements(5, 1)).toThrow(/more than 10 elements/)
})

it('a part is read to its end and no further', () => {
  const bytes = reader(1, 2, 3, 4)
  expect(() => reader(1, 2, 3).within(2, (part) => part.int8())).toThrow(/1 bytes are left over/)
  expect(() => reader(1, 2, 3).within(1, (part) => part.int16())).toThrow(/an int16 needs 2 bytes, 1 are left/)
  expect(() => reader(1).within(2, (part) => part.int16())).toThrow(/2 bytes, 1 are left/)
  expect(bytes.within(2, (part) => part.int16())).toBe(0x0102)
  expect(bytes.int16()).toBe(0x0304)
})
