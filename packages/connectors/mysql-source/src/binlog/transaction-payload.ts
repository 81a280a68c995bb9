import { StreamError } from '@millrace/base'
import { decompress } from 'fzstd'
import { eventBytesMax } from '../limits.ts'
import type { ByteReader } from './byte-reader.ts'

const fields = { end: 0, size: 1, compression: 2, uncompressedSize: 3 }
const zstd = 0
const none = 255
const lengthAt = 9

/**
 * The events of a transaction that MySQL has written as one, each as its bytes: behind fields with a number and a length each, all of them follow
 * each other without checksums, compressed. Throws UNSUPPORTED for another compression, and CORRUPT_MESSAGE if it can't be read.
 */
export function eventsOfPayload(reader: ByteReader): readonly Buffer[] {
  let compression = none
  let length: number | undefined
  for (let field = reader.packedUint(); field !== fields.end; field = reader.packedUint()) {
    const end = reader.packedUint() + reader.at
    if (field === fields.compression) compression = reader.packedUint()
    else if (field === fields.uncompressedSize) length = reader.packedUint()
    reader.at = end
  }
  const packed = reader.slice(reader.left)
  if (compression === none) return split(packed)
  if (compression !== zstd || length === undefined || length > eventBytesMax) {
    throw new StreamError('UNSUPPORTED', 'a transaction is compressed in a way that is not known, or is too large')
  }
  return split(Buffer.from(decompress(packed, new Uint8Array(length)).buffer, 0, length))
}

function split(bytes: Buffer): readonly Buffer[] {
  const events: Buffer[] = []
  for (let at = 0; at < bytes.length;) {
    const length = bytes.readUInt32LE(at + lengthAt)
    if (length <= lengthAt || at + length > bytes.length) {
      throw new StreamError('CORRUPT_MESSAGE', 'an event of a compressed transaction is longer than the transaction')
    }
    events.push(bytes.subarray(at, at + length))
    at += length
  }
  return events
}
