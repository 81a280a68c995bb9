import { compressSync } from 'snappy'
import { expect, test } from 'vitest'
import { packSnappy, unpackSnappy } from './snappy.ts'

const corrupt = expect.objectContaining({ code: 'CORRUPT_MESSAGE' }) as Error
const tooLarge = expect.objectContaining({ code: 'RECORD_LIST_TOO_LARGE' }) as Error

test('a raw block without framing is read', () => {
  const content = Buffer.alloc(5000, 'abcdef')
  expect(unpackSnappy(compressSync(content), 5000).equals(content)).toBe(true)
  expect(() => unpackSnappy(compressSync(content), 4999)).toThrow(tooLarge)
})

test('is written in blocks of 32 KiB behind the header that Java reads', () => {
  const packed = packSnappy(Buffer.alloc(70_000))
  expect(packed.toString('hex', 0, 16)).toBe('82534e41505059000000000100000001')
  let blocks = 0
  for (let position = 16; position < packed.length; position += 4 + packed.readInt32BE(position)) blocks++
  expect(blocks).toBe(3)
})

test('a size that its bytes cannot come to is refused before anything is allocated', () => {
  // 4 GiB - 1, then 24 MiB, claimed by a few bytes.
  for (const hex of ['ffffffff0f00', '8080800c0000']) {
    expect(() => unpackSnappy(Buffer.from(hex, 'hex'), 64 * 1024 * 1024)).toThrow(corrupt)
  }
})

test('a block is refused that is cut off, negative, or not as large as it says', () => {
  const packed = packSnappy(Buffer.from('a value'))
  const changed = (size: number): Buffer => {
    const copy = Buffer.from(packed)
    copy.writeInt32BE(size, 16)
    return copy
  }
  for (const size of [-1, 1000, -0x80000000]) expect(() => unpackSnappy(changed(size), 1000)).toThrow(corrupt)
  const lying = Buffer.from(packed)
  lying.writeUInt8(6, 20)
  expect(() => unpackSnappy(lying, 1000)).toThrow(corrupt)
})
