import { serde } from '@millrace/client'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { codecOf, keyCodecOf, readInt, readLong, timestampedCodec, writeInt, writeLong } from './codec.ts'

const anyText = fc.oneof(fc.string({ maxLength: 80 }), fc.string({ unit: 'binary', maxLength: 80 }))

it('texts are UTF-8, with a timestamp in front or not', () => {
  fc.assert(
    fc.property(anyText, fc.nat(2 ** 53 - 1), (text, timestamp) => {
      const utf8 = Buffer.from(text)
      expect(utf8.equals(codecOf(serde.string()).encode(text))).toBe(true)
      const codec = timestampedCodec(serde.string())
      const bytes = codec.encode({ value: text, timestamp })
      expect(utf8.equals(bytes.subarray(8))).toBe(true)
      expect(Buffer.from(bytes).readBigUInt64BE(0)).toBe(BigInt(timestamp))
      expect(codec.decode(bytes)).toEqual({ value: utf8.toString(), timestamp })
    }),
  )
})

it('numbers are big endian', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 53 - 1), fc.integer(), (long, int) => {
      const bytes = Buffer.alloc(12)
      writeLong(bytes, long, 0)
      writeInt(bytes, int, 8)
      expect([bytes.readBigUInt64BE(0), bytes.readInt32BE(8)]).toEqual([BigInt(long), int])
      expect([readLong(bytes, 0), readInt(bytes, 8)]).toEqual([long, int])
    }),
  )
})

it('a key is written once if it comes again, but not if it may have changed', () => {
  const texts = keyCodecOf(serde.string())
  expect(texts.encode('key')).toBe(texts.encode('key'))
  expect(String(texts.encode('other'))).toBe('other')
  const objects = keyCodecOf(serde.json<{ id: number }>())
  const key = { id: 1 }
  expect(String(objects.encode(key))).toBe('{"id":1}')
  key.id = 2
  expect(String(objects.encode(key))).toBe('{"id":2}')
})
