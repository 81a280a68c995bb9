import { type Compression, compressionCodecs } from '../ports/compression.ts'
import { StreamError } from '../stream-error.ts'

const magic = 0x504c4149 // 'PLAI'
const headerSizeBytes = 9

/** "Compression" that stores: a header (magic, codec, length) and the bytes as they are. For tests without native codecs. */
export const plainCompression: Compression = {
  compress(codec, bytes) {
    const result = Buffer.alloc(headerSizeBytes + bytes.length)
    result.writeUInt32BE(magic, 0)
    result.writeUInt8(compressionCodecs.indexOf(codec), 4)
    result.writeUInt32BE(bytes.length, 5)
    result.set(bytes, headerSizeBytes)
    return result
  },

  decompress(codec, bytes, sizeBytesMax) {
    const input = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    if (
      input.length < headerSizeBytes ||
      input.readUInt32BE(0) !== magic ||
      input.readUInt8(4) !== compressionCodecs.indexOf(codec) ||
      input.readUInt32BE(5) !== input.length - headerSizeBytes
    ) {
      throw new StreamError('CORRUPT_MESSAGE', `the compressed bytes are not ${codec} as plainCompression writes it`)
    }
    if (input.length - headerSizeBytes > sizeBytesMax) {
      throw new StreamError('RECORD_LIST_TOO_LARGE', `the batch unpacks to more than ${sizeBytesMax} bytes`, {
        context: { limit: sizeBytesMax },
      })
    }
    return Buffer.from(input.subarray(headerSizeBytes))
  },
}
