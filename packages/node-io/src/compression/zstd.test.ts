import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { repeatedZstdFrame, zstdHeader } from '../../test/streams.ts'
import { packZstd, type UnpackFrame, unpackZstd } from './zstd.ts'
import { zstdFrames } from './zstd-frames.ts'
import { zstdNative } from './zstd-native.ts'
import { packZstdWasm, unpackZstdWasm, zstdMemorySizeBytes } from './zstd-wasm.ts'

const corrupt = expect.objectContaining({ code: 'CORRUPT_MESSAGE' }) as Error
const tooLarge = expect.objectContaining({ code: 'RECORD_LIST_TOO_LARGE' }) as Error
const mebibyte = 1024 * 1024
const text = Buffer.from('{"id":17,"name":"somebody","city":"somewhere"}'.repeat(100))

/** Every unpacker that this Node has. */
const unpackers = { wasm: unpackZstdWasm, ...(zstdNative === undefined ? {} : { native: zstdNative.unpack }) }

/** Takes the content size out of a frame that has four bytes of it and a window. */
function withoutContentSize(frame: Buffer): Buffer {
  expect(frame.readUInt8(4) & 0xe0).toBe(0x80)
  return Buffer.concat([
    frame.subarray(0, 4),
    Buffer.from([frame.readUInt8(4) & 0x1f, frame.readUInt8(5)]),
    frame.subarray(10),
  ])
}

describe.each(Object.entries(unpackers))('unpacked by %s', (_name, unpackFrame) => {
  const unpack = (stream: Buffer, sizeBytesMax = 8 * mebibyte): Buffer => unpackZstd(stream, sizeBytesMax, unpackFrame)

  test('a frame of 3 MiB without content size', () => {
    const content = Buffer.from(
      Array.from({ length: 120_000 }, (_, index) => `record number ${index * 7919}\n`).join(''),
    )
    expect(content.length).toBeGreaterThan(3 * mebibyte - 500_000)
    const frame = withoutContentSize(packZstdWasm(content, 3))
    expect(zstdFrames(frame)[0]?.contentSizeBytes).toBeUndefined()
    expect(unpack(frame).equals(content)).toBe(true)
    expect(() => unpack(frame, content.length - 1)).toThrow(tooLarge)
  })

  test('several frames, and some to skip, one after the other', () => {
    const skippable = Buffer.from('532a4d1803000000616263', 'hex')
    const stream = Buffer.concat([skippable, packZstd(text), skippable, packZstdWasm(text, 19), skippable])
    expect(unpack(stream).equals(Buffer.concat([text, text]))).toBe(true)
    expect(unpack(stream, 2 * text.length).length).toBe(2 * text.length)
    expect(() => unpack(stream, 2 * text.length - 1)).toThrow(tooLarge)
    expect(unpack(Buffer.alloc(0)).length).toBe(0)
  })

  test('sizes that lie', () => {
    const honest = repeatedZstdFrame(3, 1000, { contentSize: 3000n })
    expect(unpack(honest).equals(Buffer.alloc(3000))).toBe(true)
    for (const contentSize of [0n, 2999n, 3001n, 2n ** 30n, 2n ** 63n]) {
      expect(() => unpack(repeatedZstdFrame(3, 1000, { contentSize }))).toThrow(corrupt)
    }
  })

  test('a gibibyte in 32 KiB, with its size and without', () => {
    const gibibyte = 1024 * mebibyte
    expect(() => unpack(repeatedZstdFrame(8192, 128 * 1024))).toThrow(tooLarge)
    expect(() => unpack(repeatedZstdFrame(8192, 128 * 1024, { contentSize: BigInt(gibibyte) }))).toThrow(tooLarge)
  })

  test('bytes that follow', () => {
    expect(() => unpack(Buffer.concat([packZstd(text), Buffer.from('more')]))).toThrow(corrupt)
    expect(() => unpack(Buffer.concat([packZstd(text), Buffer.from('and more of it')]))).toThrow(corrupt)
  })
})

test('what is damaged comes to the same with every unpacker', () => {
  const packed = packZstdWasm(text, 3)
  const outcome = (bytes: Buffer, unpackFrame: UnpackFrame): string => {
    try {
      return unpackZstd(bytes, 10_000, unpackFrame).toString('hex')
    } catch (error) {
      return (error as { code: string }).code
    }
  }
  let compared = 0
  const change = fc.tuple(fc.nat(packed.length - 1), fc.nat(255))
  fc.assert(
    fc.property(fc.array(change, { maxLength: 3 }), (changes) => {
      const bytes = Buffer.from(packed)
      for (const [position, value] of changes) bytes[position] = value
      const outcomes = Object.values(unpackers).map((unpackFrame) => outcome(bytes, unpackFrame))
      expect(new Set(outcomes).size).toBe(1)
      compared++
    }),
    { numRuns: 2000 },
  )
  expect(compared).toBe(2000)
})

test('the memory that large frames took is given back', () => {
  const sizeBytes = 48 * mebibyte
  const large = repeatedZstdFrame(sizeBytes / (128 * 1024), 128 * 1024)
  for (let round = 0; round < 3; round++) {
    expect(unpackZstdWasm(large, sizeBytes)?.length).toBe(sizeBytes)
    expect(zstdMemorySizeBytes()).toBe(0)
    expect(unpackZstdWasm(packZstdWasm(text, 3), text.length)?.equals(text)).toBe(true)
    expect(zstdMemorySizeBytes()).toBeGreaterThan(0)
  }
  expect(unpackZstdWasm(large, sizeBytes - 1)).toBeUndefined()
})

describe('the structure of frames', () => {
  const block = Buffer.from([0x01, 0x00, 0x00])

  test.each([
    ['a reserved bit', Buffer.from([0x08, 0x58])],
    ['a dictionary', Buffer.from([0x01, 0x58, 0x01])],
  ])('with %s is refused', (_what, header) => {
    const bytes = Buffer.concat([zstdHeader().subarray(0, 4), header, block, Buffer.alloc(8)])
    expect(() => zstdFrames(bytes)).toThrow(corrupt)
  })

  test.each([
    ['of the reserved type', Buffer.from([0x07, 0x00, 0x00])],
    ['larger than a block can be', Buffer.from([0x09, 0x00, 0x10])],
    ['that is cut off', Buffer.from([0x21, 0x00, 0x00, 0x01])],
  ])('with a block %s is refused', (_what, header) => {
    expect(() => zstdFrames(Buffer.concat([zstdHeader(), header]))).toThrow(corrupt)
  })

  test('that is cut off anywhere is refused', () => {
    const packed = packZstd(text)
    for (let length = 1; length < packed.length; length++) {
      expect(() => zstdFrames(packed.subarray(0, length))).toThrow(corrupt)
    }
    expect(zstdFrames(packed).length).toBe(1)
  })
})
