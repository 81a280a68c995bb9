import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ByteReader } from './byte-reader.ts'
import { ByteWriter } from './byte-writer.ts'

function written(write: (writer: ByteWriter) => void): ByteReader {
  const writer = new ByteWriter(1)
  write(writer)
  return new ByteReader(writer.finish())
}

const integers = [
  ['int8', fc.integer({ min: -0x80, max: 0x7f })],
  ['int16', fc.integer({ min: -0x8000, max: 0x7fff })],
  ['uint16', fc.integer({ min: 0, max: 0xffff })],
  ['int32', fc.integer({ min: -0x8000_0000, max: 0x7fff_ffff })],
  ['uint32', fc.integer({ min: 0, max: 0xffff_ffff })],
  ['int64', fc.maxSafeInteger()],
  ['unsignedVarint', fc.integer({ min: 0, max: 0xffff_ffff })],
  ['varint', fc.integer({ min: -0x8000_0000, max: 0x7fff_ffff })],
] as const

it.each(integers)('%s: what is written is read', (type, values) => {
  fc.assert(
    fc.property(values, (value) => {
      const reader = written((writer) => writer[type](value))
      expect(reader[type]()).toBe(value)
      expect(reader.remaining).toBe(0)
    }),
  )
})

it('bigint64: every int64 is written and read', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
      expect(written((writer) => writer.bigint64(value)).bigint64()).toBe(value)
    }),
  )
  expect(() => written((writer) => writer.bigint64(2n ** 63n))).toThrow(/is not/)
})

it('floats, texts and uuids: what is written is read', () => {
  fc.assert(
    fc.property(
      fc.double(),
      fc.string({ unit: 'binary' }),
      fc.uint8Array({ minLength: 16, maxLength: 16 }),
      (number, text, id) => {
        const sizeBytes = Buffer.byteLength(text)
        const uuid = Buffer.from(id).toString('base64url')
        const reader = written((writer) => {
          writer.float64(number)
          writer.utf8(text, sizeBytes)
          writer.uuid(uuid)
        })
        expect(reader.float64()).toBe(number)
        expect(reader.string(sizeBytes)).toBe(text)
        expect(reader.uuid()).toBe(uuid)
      },
    ),
  )
})

it.each([
  ['int8', 0x80],
  ['int16', -0x8001],
  ['uint16', -1],
  ['int32', 0x8000_0000],
  ['uint32', 1.5],
  ['int64', 2 ** 53],
  ['unsignedVarint', -1],
  ['varint', Number.NaN],
] as const)("%s: a value out of range is the caller's mistake", (type, value) => {
  expect(() => written((writer) => writer[type](value))).toThrow(/is not/)
})

it('integers are big-endian, varints little, as in the protocol guide', () => {
  const reader = written((writer) => {
    writer.int64(-2)
    writer.int32(1)
    writer.unsignedVarint(300)
    writer.varint(-2)
  })
  expect(reader.bytes.toString('hex')).toBe('fffffffffffffffe00000001ac0203')
})
