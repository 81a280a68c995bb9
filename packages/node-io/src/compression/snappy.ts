import { BoundedOutput, corruptStream } from './bounded-output.ts'
import { loadNative } from './native.ts'

/*
 * Snappy as Kafka frames it (xerial's SnappyOutputStream), big-endian:
 *
 *   stream = 82 'SNAPPY' 00  version:int32  compatibleVersion:int32  block*
 *   block  = size:int32  raw
 *
 * or one raw block alone, as librdkafka writes it. A raw block (https://github.com/google/snappy/blob/main/format_description.txt)
 * begins with its unpacked size as unsigned varint.
 */
const magic = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00])
const headerSizeBytes = 16
const blockSizeBytes = 32 * 1024
/** Three bytes (a copy with two bytes of distance) become 64 at most: more than 22 a byte can only be a lie. */
const expansionMax = 22

const native = loadNative<typeof import('snappy')>('snappy', 'snappy')

function corrupt(what: string, cause?: unknown): Error {
  return corruptStream('snappy', what, cause)
}

/** The size that a raw block says it has unpacked; it is refused if it cannot. */
function claimedSizeBytes(raw: Buffer): number {
  let size = 0
  for (let index = 0; index < 5; index++) {
    const byte = raw[index]
    if (byte === undefined) throw corrupt('a block ends in its size')
    size += (byte & 0x7f) * 2 ** (7 * index)
    if (byte < 0x80) {
      if (size > raw.length * expansionMax) throw corrupt(`${raw.length} bytes cannot unpack to ${size}`)
      return size
    }
  }
  throw corrupt("a block's size has more than 5 bytes")
}

function unpackRaw(raw: Buffer, output: BoundedOutput): void {
  const sizeBytes = claimedSizeBytes(raw)
  if (sizeBytes > output.remaining) throw output.tooLarge()
  let unpacked: Buffer | string
  try {
    unpacked = native().uncompressSync(raw, { asBuffer: true })
  } catch (error) {
    throw corrupt('a block is broken', error)
  }
  if (typeof unpacked === 'string' || unpacked.length !== sizeBytes) throw corrupt('a block is not as large as it says')
  output.append(unpacked)
}

/** Unpacks a framed stream, block by block, or a raw block. */
export function unpackSnappy(stream: Buffer, sizeBytesMax: number): Buffer {
  const output = new BoundedOutput('snappy', sizeBytesMax, Math.min(4 * stream.length, sizeBytesMax))
  if (stream.length < headerSizeBytes || !stream.subarray(0, magic.length).equals(magic)) {
    if (stream.length === 0) throw corrupt('nothing is no stream')
    unpackRaw(stream, output)
    return output.result()
  }
  for (let position = headerSizeBytes; position < stream.length;) {
    const left = stream.length - position - 4
    const size = left < 0 ? -1 : stream.readInt32BE(position)
    if (size < 0 || size > left) throw corrupt('a block is cut off')
    unpackRaw(stream.subarray(position + 4, position + 4 + size), output)
    position += 4 + size
  }
  return output.result()
}

/** Packs `bytes` as xerial frames them, in blocks of 32 KiB as Kafka's own. */
export function packSnappy(bytes: Buffer): Buffer {
  const header = Buffer.alloc(headerSizeBytes)
  header.set(magic)
  header.writeInt32BE(1, 8)
  header.writeInt32BE(1, 12)
  const pieces: Uint8Array[] = [header]
  for (let position = 0; position < bytes.length; position += blockSizeBytes) {
    const block = native().compressSync(bytes.subarray(position, position + blockSizeBytes))
    const size = Buffer.allocUnsafe(4)
    size.writeInt32BE(block.length)
    pieces.push(size, block)
  }
  return Buffer.concat(pieces)
}
