import type { Writable } from 'node:stream'
import { joinedFrameSizeBytesMax } from '../../limits.ts'

const headerSizeBytes = 5

/**
 * Writes one message, given in pieces, behind gRPC's header (a flag: not compressed; a length). Pieces of large messages are written as
 * they are, without a copy. `done` is called once all of it went to the connection, or with why it can't.
 */
export function writeFrame(stream: Writable, parts: readonly Uint8Array[], done: (error?: Error | null) => void): void {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const header = Buffer.alloc(headerSizeBytes)
  header.writeUInt32BE(length, 1)
  if (length <= joinedFrameSizeBytesMax) {
    stream.write(Buffer.concat([header, ...parts], headerSizeBytes + length), done)
    return
  }
  stream.cork()
  stream.write(header)
  const last = parts.length - 1
  for (const [index, part] of parts.entries()) {
    if (index === last) stream.write(part, done)
    else stream.write(part)
  }
  stream.uncork()
}
