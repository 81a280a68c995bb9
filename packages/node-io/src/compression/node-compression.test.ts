import { gzipSync } from 'node:zlib'
import { type CompressionCodec, compressionCodecs, isStreamError } from '@millrace/base'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NodeCompression } from './node-compression.ts'
import { lz4Frame, repeatedZstdFrame } from '../../test/streams.ts'

const compression = new NodeCompression()
const mebibyte = 1024 * 1024

const decompress = (codec: CompressionCodec, bytes: Uint8Array, sizeBytesMax = mebibyte): Buffer =>
  compression.decompress(codec, bytes, sizeBytesMax)

/** Of the StreamErrors that a codec may throw; 'none' if it throws none. Anything else fails. */
function outcome(work: () => unknown): string {
  try {
    work()
    return 'none'
  } catch (error) {
    if (isStreamError(error)) return error.code
    throw error
  }
}

/** Bytes with repetitions of all lengths in them, which random ones have not. */
const compressible = fc
  .array(fc.tuple(fc.uint8Array({ maxLength: 40 }), fc.integer({ min: 1, max: 300 })), { maxLength: 30 })
  .map((pieces) => Buffer.concat(pieces.flatMap(([piece, count]) => Array.from({ length: count }, () => piece))))

describe.each(compressionCodecs)('%s', (codec) => {
  test('what was packed unpacks to itself, within exactly its size', () => {
    fc.assert(
      fc.property(compressible, (bytes) => {
        const unpacked = decompress(codec, compression.compress(codec, bytes), bytes.length)
        expect(unpacked.equals(bytes)).toBe(true)
      }),
    )
  })

  test('large and incompressible bytes', () => {
    const bytes = Buffer.alloc(3 * mebibyte + 17)
    let state = 1
    for (let index = 0; index < bytes.length; index++) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
      bytes[index] = state >>> 24
    }
    expect(decompress(codec, compression.compress(codec, bytes), bytes.length).equals(bytes)).toBe(true)
  })

  test('one byte more than is allowed is refused, and the limit named', () => {
    const bytes = Buffer.alloc(100_000, 'some text that repeats')
    const packed = compression.compress(codec, bytes)
    expect(decompress(codec, packed, bytes.length).length).toBe(bytes.length)
    expect(() => decompress(codec, packed, bytes.length - 1)).toThrow(
      expect.objectContaining({ code: 'RECORD_LIST_TOO_LARGE', context: { limit: 99_999 } }) as Error,
    )
  })

  test('cut at any byte it is refused', () => {
    const packed = compression.compress(codec, Buffer.from('a value, a value, and another value'))
    for (let length = 0; length < packed.length; length++) {
      const result = outcome(() => expect(decompress(codec, packed.subarray(0, length)).length).toBe(0))
      // Nothing at all is no zstd frame, which is sound; and xerial's frame may have no block.
      const isEmptyStream = (codec === 'zstd' && length === 0) || (codec === 'snappy' && length === 16)
      expect([length, result]).toEqual([length, isEmptyStream ? 'none' : 'CORRUPT_MESSAGE'])
    }
  })

  test('damaged in any way it is refused or unpacks within the bound, and nothing else happens', () => {
    const text = Buffer.from('{"id":1,"name":"first"}{"id":2,"name":"second"}{"id":3,"name":"third"}'.repeat(20))
    const packed = compression.compress(codec, text)
    const damage = fc.array(fc.tuple(fc.nat(packed.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(damage, fc.nat(packed.length), (changes, length) => {
        const bytes = Buffer.from(packed)
        for (const [position, value] of changes) bytes[position] = value
        for (const damaged of [bytes, bytes.subarray(0, length)]) {
          const result = outcome(() => expect(decompress(codec, damaged, 10_000).length).toBeLessThanOrEqual(10_000))
          expect(['none', 'CORRUPT_MESSAGE', 'RECORD_LIST_TOO_LARGE']).toContain(result)
        }
      }),
      { numRuns: 2000 },
    )
  })

  const levels: Record<CompressionCodec, readonly number[]> = {
    gzip: [-1, 1, 9],
    snappy: [],
    lz4: [1, 2, 5, 8, 9, 10, 17],
    zstd: [-131_072, -5, 1, 3, 22],
  }

  test('at whatever level it was packed it unpacks to itself', () => {
    fc.assert(
      fc.property(compressible, fc.constantFrom(undefined, ...levels[codec]), (bytes, level) => {
        const unpacked = decompress(codec, compression.compress(codec, bytes, level), bytes.length)
        expect(unpacked.equals(bytes)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  test('random bytes are refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (bytes) => {
        const result = outcome(() => decompress(codec, bytes, 10_000))
        if (codec !== 'snappy') expect(result).not.toBe('none')
      }),
    )
  })

  test('does not change what it reads', () => {
    const packed = compression.compress(codec, Buffer.alloc(5000, 'abc'))
    const before = Buffer.from(packed)
    decompress(codec, packed)
    expect(before.equals(packed)).toBe(true)
  })
})

test.each([
  ['gzip', 1, 9],
  ['lz4', 1, 17],
  ['zstd', -131_072, 22],
] as const)('%s packs tighter at its highest level than at its lowest', (codec, lowest, highest) => {
  const words = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta']
  let state = 7
  const next = (): number => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) >>> 16
  const text = Buffer.from(Array.from({ length: 30_000 }, () => words[next() % words.length]).join(' '))
  const [loose, tight] = [lowest, highest].map((level) => {
    const packed = compression.compress(codec, text, level)
    expect(decompress(codec, packed, text.length).equals(text)).toBe(true)
    return packed.length
  })
  expect(tight).toBeLessThan(0.97 * (loose ?? 0))
})

describe('about a mebibyte that unpacks to a gibibyte, or as near as its format can come, is refused in little memory', () => {
  const sizeBytesMax = 16 * mebibyte
  const zeros = Buffer.alloc(16 * mebibyte)
  const bombs: Record<CompressionCodec, () => Buffer> = {
    gzip: () => Buffer.concat(Array.from({ length: 64 }, () => gzipSync(zeros))),
    // At most 64 bytes of three.
    snappy: () => Buffer.from(compression.compress('snappy', Buffer.alloc(20 * mebibyte))),
    // At most 255 bytes of one.
    lz4: () => lz4Frame(Array.from({ length: 64 }, () => 4 * mebibyte)),
    zstd: () => repeatedZstdFrame(8192, 128 * 1024),
  }

  test.each(Object.entries(bombs))('%s', (codec, make) => {
    const bomb = make()
    expect(bomb.length).toBeLessThan(1.2 * mebibyte)
    const peakKibBefore = process.resourceUsage().maxRSS
    expect(outcome(() => decompress(codec as CompressionCodec, bomb, sizeBytesMax))).toBe('RECORD_LIST_TOO_LARGE')
    // The bound, what it grew from, and the allocators' own; far from the gibibyte.
    expect((process.resourceUsage().maxRSS - peakKibBefore) / 1024).toBeLessThan(96)
  })
})
