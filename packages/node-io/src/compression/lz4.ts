import { BoundedOutput, corruptStream } from './bounded-output.ts'
import { blockIsBroken, blockNeedsRoom, unpackLz4Block } from './lz4-block.ts'
import { Lz4HighPacker } from './lz4-high.ts'
import { loadNative } from './native.ts'
import { xxhash32 } from './xxhash32.ts'

/*
 * An LZ4 frame (https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md), little-endian:
 *
 *   frame = magic:uint32  flags:uint8  blockDescriptor:uint8  [contentSize:uint64]  headerChecksum:uint8
 *           block*  0:uint32  [contentChecksum:uint32]
 *   block = size:uint32 (top bit: stored)  data  [checksum:uint32]
 *
 * As Kafka reads it: one frame, what follows is ignored; blocks must be independent and there are no dictionaries. The checksums
 * are all checked here.
 */
const magicNumber = 0x184d2204
const flagBits = {
  version: 0xc0,
  blocksIndependent: 0x20,
  blockChecksum: 0x10,
  contentSize: 0x08,
  contentChecksum: 0x04,
  reserved: 0x02,
  dictionary: 0x01,
} as const
const storedBit = 0x8000_0000
/** By the block descriptor's number. */
const blockSizesBytes: readonly (number | undefined)[] = [
  undefined,
  undefined,
  undefined,
  undefined,
  64 * 1024,
  256 * 1024,
  1024 * 1024,
  4 * 1024 * 1024,
]
/** What a byte of a block can become at most: a match length goes on in bytes of 255. */
const expansionMax = 255

interface FrameHeader {
  readonly hasBlockChecksum: boolean
  readonly hasContentChecksum: boolean
  readonly contentSize: bigint | undefined
  readonly blockSizeBytesMax: number
  readonly sizeBytes: number
}

function corrupt(what: string): Error {
  return corruptStream('lz4', what)
}

function readHeader(frame: Buffer): FrameHeader {
  if (frame.length < 7) throw corrupt(`${frame.length} bytes are no frame`)
  if (frame.readUInt32LE(0) !== magicNumber) throw corrupt('this is no frame')
  const flags = frame.readUInt8(4)
  const version = (flags & flagBits.version) >>> 6
  if (version !== 1) throw corrupt(`frame version ${version} is not known`)
  if ((flags & (flagBits.reserved | flagBits.dictionary)) !== 0) throw corrupt('frames with a dictionary are not taken')
  if ((flags & flagBits.blocksIndependent) === 0) throw corrupt('frames with dependent blocks are not taken')
  const descriptor = frame.readUInt8(5)
  const blockSizeBytesMax = blockSizesBytes[(descriptor >>> 4) & 0x07]
  if (blockSizeBytesMax === undefined || (descriptor & 0x8f) !== 0) throw corrupt('the block descriptor means nothing')
  const hasContentSize = (flags & flagBits.contentSize) !== 0
  const checksumPosition = hasContentSize ? 14 : 6
  if (frame.length <= checksumPosition) throw corrupt('the frame ends in its header')
  if (frame.readUInt8(checksumPosition) !== ((xxhash32(frame, 4, checksumPosition) >>> 8) & 0xff)) {
    throw corrupt("the frame header's checksum is wrong")
  }
  return {
    hasBlockChecksum: (flags & flagBits.blockChecksum) !== 0,
    hasContentChecksum: (flags & flagBits.contentChecksum) !== 0,
    contentSize: hasContentSize ? frame.readBigUInt64LE(6) : undefined,
    blockSizeBytesMax,
    sizeBytes: checksumPosition + 1,
  }
}

/** Unpacks a raw block to at most `sizeBytesMax`; undefined where it cannot, for whatever reason. */
export type UnpackBlock = (block: Buffer, sizeBytesMax: number) => Buffer | undefined

/** Unpacks a frame, block by block. What `unpackBlock` cannot unpack, or all if it is null, is left to JavaScript. */
export function unpackLz4(
  frame: Buffer,
  sizeBytesMax: number,
  unpackBlock: UnpackBlock | null = unpackBlockNative,
): Buffer {
  const header = readHeader(frame)
  const output = new BoundedOutput('lz4', sizeBytesMax, 4 * frame.length)
  let position = header.sizeBytes
  const readUInt32 = (what: string): number => {
    if (frame.length - position < 4) throw corrupt(`the frame ends before ${what}`)
    position += 4
    return frame.readUInt32LE(position - 4)
  }
  for (;;) {
    const sizeAndBit = readUInt32('its end mark')
    if (sizeAndBit === 0) break
    const isStored = sizeAndBit >= storedBit
    const size = isStored ? sizeAndBit - storedBit : sizeAndBit
    if (size > header.blockSizeBytesMax || size > frame.length - position) {
      throw corrupt(`a block says that it has ${size} bytes, ${frame.length - position} follow`)
    }
    const end = position + size
    if (isStored) output.append(frame.subarray(position, end))
    else appendBlock(frame, position, end, header.blockSizeBytesMax, output, unpackBlock)
    const start = position
    position = end
    if (header.hasBlockChecksum && readUInt32("a block's checksum") !== xxhash32(frame, start, end)) {
      throw corrupt("a block's checksum is wrong")
    }
  }
  const content = output.result()
  if (header.hasContentChecksum && readUInt32("the content's checksum") !== xxhash32(content)) {
    throw corrupt("the content's checksum is wrong")
  }
  if (header.contentSize !== undefined && header.contentSize !== BigInt(content.length)) {
    throw corrupt(`the frame says that it has ${header.contentSize} bytes, it has ${content.length}`)
  }
  return content
}

function appendBlock(
  frame: Buffer,
  start: number,
  end: number,
  blockSizeBytesMax: number,
  output: BoundedOutput,
  unpackBlock: UnpackBlock | null,
): void {
  const room = Math.min(blockSizeBytesMax, (end - start) * expansionMax)
  const unpacked = unpackBlock?.(frame.subarray(start, end), Math.min(room, output.remaining))
  if (unpacked !== undefined) {
    output.append(unpacked)
    return
  }
  output.reserve(room)
  const targetEnd = Math.min(output.length + room, output.bytes.length)
  const written = unpackLz4Block(frame, start, end, output.bytes, output.length, targetEnd)
  if (written === blockIsBroken) throw corrupt('a block is broken')
  if (written === blockNeedsRoom) {
    throw output.remaining < room ? output.tooLarge() : corrupt('a block is larger than its frame allows')
  }
  output.advanceTo(written)
}

const native = loadNative<typeof import('lz4-napi')>('lz4', 'lz4-napi')
let nativeIsMissing = false

/**
 * The native unpacker, five times as quick. It allocates what it is told to before it looks at the block, so it is told our bound;
 * its own unpacker of whole frames has none.
 */
function unpackBlockNative(block: Buffer, sizeBytesMax: number): Buffer | undefined {
  if (nativeIsMissing) return undefined
  let uncompressSync: typeof import('lz4-napi').uncompressSync
  try {
    uncompressSync = native().uncompressSync
  } catch {
    // To read is possible without it.
    nativeIsMissing = true
    return undefined
  }
  const sized = Buffer.allocUnsafe(4 + block.length)
  sized.writeUInt32LE(sizeBytesMax, 0)
  sized.set(block, 4)
  try {
    return uncompressSync(sized)
  } catch {
    // It does not tell a broken block from one that is too large: JavaScript finds out.
    return undefined
  }
}

/** The level at which Kafka uses LZ4's fast way of packing, as it always did; every other one is the thorough way. */
const fastLevel = 9

/**
 * Packs `bytes` as one frame of independent blocks. As in Kafka, level 9, the default, is the fast way; others from 1 to 17 are LZ4's
 * "high compression", which looks at more earlier places for each match the higher the level. That is JavaScript here.
 */
export function packLz4(bytes: Buffer, level = fastLevel): Buffer {
  return level === fastLevel ? native().compressFrameSync(bytes) : packFrameThoroughly(bytes, level)
}

/** By the block descriptor's number: as Kafka writes them. */
const writtenBlockSizeNumber = 4
const writtenBlockSizeBytes = 64 * 1024

function packFrameThoroughly(bytes: Buffer, level: number): Buffer {
  const header = Buffer.alloc(7)
  header.writeUInt32LE(magicNumber, 0)
  header.writeUInt8((1 << 6) | flagBits.blocksIndependent, 4)
  header.writeUInt8(writtenBlockSizeNumber << 4, 5)
  header.writeUInt8((xxhash32(header, 4, 6) >>> 8) & 0xff, 6)
  const pieces: Buffer[] = [header]
  const packer = new Lz4HighPacker(level)
  for (let position = 0; position < bytes.length; position += writtenBlockSizeBytes) {
    const block = bytes.subarray(position, position + writtenBlockSizeBytes)
    const packed = packer.pack(block)
    const isStored = packed.length >= block.length
    const size = Buffer.allocUnsafe(4)
    size.writeUInt32LE(isStored ? block.length + storedBit : packed.length)
    pieces.push(size, isStored ? block : packed)
  }
  pieces.push(Buffer.alloc(4))
  return Buffer.concat(pieces)
}
