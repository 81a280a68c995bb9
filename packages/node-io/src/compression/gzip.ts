import { constants, gunzipSync, gzipSync, inflateRawSync } from 'node:zlib'
import { isStreamError } from '@millrace/base'
import { corruptStream, tooLarge } from './bounded-output.ts'

/*
 * gzip (RFC 1952): one or more members, each
 *
 *   1f 8b 08  flags:uint8  time:uint32  extraFlags:uint8  system:uint8  [extra]  [name 00]  [comment 00]  [headerChecksum:uint16]
 *   deflated  checksum:uint32  size:uint32
 */
const chunkSizeBytes = 64 * 1024
const memberMagic = 0x1f8b08
const fixedHeaderSizeBytes = 10
const trailerSizeBytes = 8
const flagBits = { headerChecksum: 0x02, extra: 0x04, name: 0x08, comment: 0x10 } as const

/** Whether zlib stopped because `maxOutputLength` was passed. */
export function passedTheBound(error: unknown): boolean {
  return error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
}

/** Unpacks one or more gzip members; what follows them is ignored, as Java's reader does. */
export function unpackGzip(stream: Buffer, sizeBytesMax: number): Buffer {
  // zlib wants to be allowed a byte.
  const options = { maxOutputLength: Math.max(sizeBytesMax, 1), chunkSize: chunkSizeBytes }
  const unpack = (bytes: Buffer): Buffer => {
    const content = gunzipSync(bytes, options)
    if (content.length > sizeBytesMax) throw tooLarge('gzip', sizeBytesMax)
    return content
  }
  try {
    try {
      return unpack(stream)
    } catch (error) {
      // zlib in Node ignores what follows only if it begins with zeros.
      const end = isZlibError(error) ? membersEnd(stream, sizeBytesMax) : stream.length
      if (end === stream.length) throw error
      return unpack(stream.subarray(0, end))
    }
  } catch (error) {
    if (isStreamError(error)) throw error
    throw passedTheBound(error) ? tooLarge('gzip', sizeBytesMax) : corruptStream('gzip', 'the stream is broken', error)
  }
}

/** Packs `bytes` as one gzip member, at zlib's default level as Kafka does unless told another: 1 to 9, or -1 for the default. */
export function packGzip(bytes: Buffer, level: number = constants.Z_DEFAULT_COMPRESSION): Buffer {
  return gzipSync(bytes, { chunkSize: chunkSizeBytes, level })
}

/** Whether zlib says that the bytes are wrong (Z_DATA_ERROR) or end too early (Z_BUF_ERROR). */
function isZlibError(error: unknown): boolean {
  if (!(error instanceof Error) || !('errno' in error)) return false
  return error.errno === constants.Z_DATA_ERROR || error.errno === constants.Z_BUF_ERROR
}

/** Where the last of the members ends that follow each other from the start; the whole length if the first is no member. */
function membersEnd(stream: Buffer, sizeBytesMax: number): number {
  let end = 0
  for (;;) {
    const isMember = stream.length - end >= fixedHeaderSizeBytes && stream.readUIntBE(end, 3) === memberMagic
    if (!isMember) return end === 0 ? stream.length : end
    const bodyStart = headerEnd(stream, end)
    if (bodyStart >= stream.length) return stream.length
    end = bodyStart + deflatedSizeBytes(stream.subarray(bodyStart), sizeBytesMax) + trailerSizeBytes
    if (end >= stream.length) return stream.length
  }
}

function headerEnd(stream: Buffer, start: number): number {
  const flags = stream.readUInt8(start + 3)
  let position = start + fixedHeaderSizeBytes
  if ((flags & flagBits.extra) !== 0 && position + 2 <= stream.length) position += 2 + stream.readUInt16LE(position)
  for (const bit of [flagBits.name, flagBits.comment]) {
    if ((flags & bit) === 0) continue
    const zero = stream.indexOf(0, position)
    position = zero < 0 ? stream.length : zero + 1
  }
  return (flags & flagBits.headerChecksum) === 0 ? position : position + 2
}

function deflatedSizeBytes(bytes: Buffer, sizeBytesMax: number): number {
  // With `info` the result carries the engine, which has counted what it took; the types do not know of that.
  const options = { maxOutputLength: Math.max(sizeBytesMax, 1), chunkSize: chunkSizeBytes, info: true }
  const result: unknown = inflateRawSync(bytes, options)
  return (result as { engine: { bytesWritten: number } }).engine.bytesWritten
}
