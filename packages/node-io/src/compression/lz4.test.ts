import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lz4Frame, lz4ZeroBlock } from '../../test/streams.ts'
import { packLz4, unpackLz4 } from './lz4.ts'
import { blockIsBroken, blockNeedsRoom, unpackLz4Block } from './lz4-block.ts'
import { xxhash32 } from './xxhash32.ts'

const sizeBytesMax = 64 * 1024 * 1024
const corrupt = expect.objectContaining({ code: 'CORRUPT_MESSAGE' }) as Error
const tooLarge = expect.objectContaining({ code: 'RECORD_LIST_TOO_LARGE' }) as Error
const text = Buffer.from('{"id":17,"name":"somebody","city":"somewhere"}'.repeat(200))

/** What unpacking comes to, natively where that loads or in JavaScript alone. */
function outcome(frame: Buffer, unpackBlock?: null): string {
  try {
    return unpackLz4(frame, 20_000, unpackBlock).toString('hex')
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('frames', () => {
  test('with a content size and checksum that are right, and wrong', () => {
    const content = Buffer.alloc(1000)
    const right = { contentSize: 1000n, contentChecksum: xxhash32(content) }
    expect(unpackLz4(lz4Frame([1000], right), 1000).equals(content)).toBe(true)
    expect(() => unpackLz4(lz4Frame([1000], { contentSize: 999n }), sizeBytesMax)).toThrow(corrupt)
    expect(() => unpackLz4(lz4Frame([1000], { contentSize: 2n ** 62n }), sizeBytesMax)).toThrow(corrupt)
    expect(() => unpackLz4(lz4Frame([1000], { contentChecksum: 1 }), sizeBytesMax)).toThrow(corrupt)
  })

  test('with a block larger than their header allows', () => {
    const blockOf64KiB = 0x40
    expect(unpackLz4(lz4Frame([65_536], { blockDescriptor: blockOf64KiB }), sizeBytesMax).length).toBe(65_536)
    expect(() => unpackLz4(lz4Frame([65_537], { blockDescriptor: blockOf64KiB }), sizeBytesMax)).toThrow(corrupt)
  })

  test.each([
    ['dependent blocks', { flags: 0x40 }],
    ['a dictionary', { flags: 0x61 }],
    ['a reserved flag', { flags: 0x62 }],
    ['another version', { flags: 0xa0 }],
    ['a block size that does not exist', { blockDescriptor: 0x30 }],
    ['a reserved bit in the block descriptor', { blockDescriptor: 0xf0 }],
  ])('with %s are refused', (_what, options) => {
    expect(() => unpackLz4(lz4Frame([100], options), sizeBytesMax)).toThrow(corrupt)
  })

  test('of several blocks, in which the bound is passed', () => {
    const frame = lz4Frame([10_000, 10_000, 10_000])
    expect(unpackLz4(frame, 30_000).length).toBe(30_000)
    expect(() => unpackLz4(frame, 29_999)).toThrow(tooLarge)
    expect(() => unpackLz4(frame, 29_999, null)).toThrow(tooLarge)
  })

  test('of nothing', () => {
    expect(unpackLz4(packLz4(Buffer.alloc(0)), 0).length).toBe(0)
  })

  test('unpack the same natively and in JavaScript, whole or damaged', () => {
    const packed = packLz4(text)
    expect(outcome(packed)).toBe(text.toString('hex'))
    const headerSizeBytes = 11
    const change = fc.tuple(fc.integer({ min: headerSizeBytes, max: packed.length - 5 }), fc.nat(255))
    fc.assert(
      fc.property(fc.array(change, { maxLength: 3 }), (changes) => {
        const frame = Buffer.from(packed)
        for (const [position, value] of changes) frame[position] = value
        expect(outcome(frame, null)).toBe(outcome(frame))
      }),
      { numRuns: 3000 },
    )
  })
})

describe('blocks', () => {
  const unpack = (block: Buffer, sizeBytes: number): number | string => {
    // Bytes on both sides that must not change.
    const target = Buffer.alloc(sizeBytes + 200, 0xee)
    const end = unpackLz4Block(block, 0, block.length, target, 100, 100 + sizeBytes)
    expect([...target.subarray(0, 100), ...target.subarray(100 + sizeBytes)].every((byte) => byte === 0xee)).toBe(true)
    return end < 0 ? end : target.toString('hex', 100, end)
  }

  test('of zeros, to the byte', () => {
    for (const size of [30, 300, 70_000]) {
      expect(unpack(lz4ZeroBlock(size), size)).toBe('00'.repeat(size))
      expect(unpack(lz4ZeroBlock(size), size - 1)).toBe(blockNeedsRoom)
    }
  })

  test('with matches that overlap at each distance', () => {
    for (let distance = 1; distance <= 40; distance++) {
      const literals = Uint8Array.from({ length: distance }, (_, index) => index)
      const literalToken = Math.min(distance, 15)
      const extra = distance >= 15 ? [distance - 15] : []
      const block = Buffer.from([(literalToken << 4) | 15, ...extra, ...literals, distance, 0, 81, 0x10, 0x99])
      const expected = [...literals, ...Array.from({ length: 100 }, (_, index) => index % distance), 0x99]
      expect(unpack(block, 200)).toBe(Buffer.from(expected).toString('hex'))
    }
  })

  test.each([
    ['no byte', []],
    ['literals that are cut off', [0x30, 1, 2]],
    ['a literal length that does not end', [0xf0, 255, 255]],
    ['a distance of zero', [0x10, 1, 0, 0, 0]],
    ['a distance before the start', [0x10, 1, 2, 0, 0]],
    ['a distance that is cut off', [0x10, 1, 1]],
    ['a match length that does not end', [0x1f, 1, 1, 0, 255]],
    ['a match at the end', [0x10, 1, 1, 0]],
  ])('with %s are broken', (_what, bytes) => {
    expect(unpack(Buffer.from(bytes), 1000)).toBe(blockIsBroken)
  })
})

test('xxhash32', () => {
  expect(xxhash32(Buffer.alloc(0))).toBe(0x02cc5d05)
  expect(xxhash32(Buffer.from('abc'))).toBe(0x32d153ff)
  expect(xxhash32(Buffer.from('Nobody inspects the spammish repetition'))).toBe(0xe2293b2f)
})
