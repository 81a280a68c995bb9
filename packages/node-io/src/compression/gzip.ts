import { gunzipSync, gzipSync } from 'node:zlib'
import { corruptStream, tooLarge } from './bounded-output.ts'

const chunkSizeBytes = 64 * 1024

/** Whether zlib stopped because `maxOutputLength` was passed. */
export function passedTheBound(error: unknown): boolean {
  return error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
}

/** Unpacks one or more gzip members; what follows them is ignored, as Java's reader does. */
export function unpackGzip(stream: Buffer, sizeBytesMax: number): Buffer {
  try {
    return gunzipSync(stream, { maxOutputLength: sizeBytesMax, chunkSize: chunkSizeBytes })
  } catch (error) {
    throw passedTheBound(error) ? tooLarge('gzip', sizeBytesMax) : corruptStream('gzip', 'the stream is broken', error)
  }
}

/** Packs `bytes` as one gzip member, at zlib's default level as Kafka does. */
export function packGzip(bytes: Buffer): Buffer {
  return gzipSync(bytes, { chunkSize: chunkSizeBytes })
}
