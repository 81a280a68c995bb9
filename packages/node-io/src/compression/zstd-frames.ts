import { corruptStream } from './bounded-output.ts'

/*
 * Zstandard (RFC 8878 section 3.1), little-endian:
 *
 *   stream = (frame | skippable)*
 *   frame  = 0xfd2fb528:uint32  descriptor:uint8  [window:uint8]  [dictionary]  [contentSize]  block*  [checksum:uint32]
 *   block  = header:uint24 (bit 0: the last, bits 1-2: type, the rest: size)  data
 *
 * The structure is walked before anything is unpacked: that bounds what can come out by what is there, finds every frame (zlib
 * in Node stops behind the first), and finds a stream that was cut off (which zlib in Node 22 reports as nothing).
 */
export interface ZstdFrame {
  readonly bytes: Buffer
  /** What the frame can unpack to at most, going by its blocks and what it says. */
  readonly sizeBytesBound: number
  /** What it says it unpacks to. */
  readonly contentSizeBytes: number | undefined
}

const frameMagic = 0xfd2fb528
const skippableMagic = 0x184d2a50
const blockSizeBytesLimit = 128 * 1024
const blockType = { raw: 0, repeated: 1, compressed: 2 } as const
const contentSizeFieldBytes = [0, 2, 4, 8] as const
const dictionaryFieldBytes = [0, 1, 2, 4] as const

function corrupt(what: string): Error {
  return corruptStream('zstd', what)
}

/** The frames of a stream, without those to skip. Throws CORRUPT_MESSAGE if it does not consist of whole frames. */
export function zstdFrames(stream: Buffer): ZstdFrame[] {
  const frames: ZstdFrame[] = []
  for (let position = 0; position < stream.length;) {
    if (stream.length - position < 8) throw corrupt(`${stream.length - position} bytes are no frame`)
    const magic = stream.readUInt32LE(position)
    if ((magic & 0xfffffff0) >>> 0 === skippableMagic) {
      position += 8 + stream.readUInt32LE(position + 4)
      if (position > stream.length) throw corrupt('the stream is cut off')
      continue
    }
    if (magic !== frameMagic) throw corrupt('this is no frame')
    const frame = readFrame(stream, position)
    frames.push(frame)
    position += frame.bytes.length
  }
  return frames
}

function readFrame(stream: Buffer, start: number): ZstdFrame {
  const descriptor = stream.readUInt8(start + 4)
  const isSingleSegment = (descriptor & 0x20) !== 0
  if ((descriptor & 0x08) !== 0) throw corrupt('a reserved bit of the frame header is set')
  if ((descriptor & 0x03) !== 0)
    throw corrupt(`frames with a dictionary (${dictionaryFieldBytes[descriptor & 0x03]} bytes of id) are not taken`)
  let position = start + 5
  const windowSizeBytes = isSingleSegment ? undefined : windowSize(stream.readUInt8(position++))
  const fieldBytes = isSingleSegment && descriptor < 0x40 ? 1 : (contentSizeFieldBytes[descriptor >>> 6] ?? 0)
  if (stream.length - position < fieldBytes) throw corrupt('a frame ends in its header')
  const contentSizeBytes = contentSize(stream, position, fieldBytes)
  position += fieldBytes
  const blockSizeBytesMax = Math.min(windowSizeBytes ?? contentSizeBytes ?? 0, blockSizeBytesLimit)
  const blocks = walkBlocks(stream, position, blockSizeBytesMax)
  const end = blocks.end + ((descriptor & 0x04) === 0 ? 0 : 4)
  if (end > stream.length) throw corrupt("a frame ends in its content's checksum")
  if (contentSizeBytes !== undefined && contentSizeBytes > blocks.sizeBytesBound) {
    throw corrupt(
      `a frame says that it unpacks to ${contentSizeBytes} bytes, its blocks to ${blocks.sizeBytesBound} at most`,
    )
  }
  return {
    bytes: stream.subarray(start, end),
    sizeBytesBound: contentSizeBytes ?? blocks.sizeBytesBound,
    contentSizeBytes,
  }
}

function windowSize(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >>> 3))
  return base + (base / 8) * (descriptor & 0x07)
}

function contentSize(stream: Buffer, position: number, fieldBytes: number): number | undefined {
  if (fieldBytes === 0) return undefined
  if (fieldBytes === 1) return stream.readUInt8(position)
  if (fieldBytes === 2) return stream.readUInt16LE(position) + 256
  // Whether eight bytes are exact does not matter: what is beyond 2^53 is refused as larger than its blocks.
  return fieldBytes === 4 ? stream.readUInt32LE(position) : Number(stream.readBigUInt64LE(position))
}

function walkBlocks(stream: Buffer, start: number, blockSizeBytesMax: number): { end: number; sizeBytesBound: number } {
  let position = start
  let sizeBytesBound = 0
  for (let isLast = false; !isLast;) {
    if (stream.length - position < 3) throw corrupt('the stream is cut off')
    const header = stream.readUIntLE(position, 3)
    isLast = (header & 1) !== 0
    const type = (header >>> 1) & 0x03
    const size = header >>> 3
    if (type > blockType.compressed || size > blockSizeBytesLimit) throw corrupt('a block header means nothing')
    position += 3 + (type === blockType.repeated ? 1 : size)
    sizeBytesBound += type === blockType.compressed ? blockSizeBytesMax : size
  }
  if (position > stream.length) throw corrupt('the stream is cut off')
  return { end: position, sizeBytesBound }
}
