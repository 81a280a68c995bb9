import { StreamError } from '@millrace/base'
import { ByteReader } from './byte-reader.ts'

/** What the server sends while it replicates: a message of the plugin, or how far it has come. */
export type Frame =
  | {
      readonly kind: 'data'
      /** Where what the message tells stands in the log; 0 for those that tell of no change. */
      readonly lsn: bigint
      /** When the server sent it, in microseconds since 1970. */
      readonly sentMicros: bigint
      readonly body: Buffer
    }
  | { readonly kind: 'keepalive'; readonly walEnd: bigint; readonly wantsReply: boolean }

/** Microseconds from 1970 to 2000, from where PostgreSQL counts. */
const epochMicros = 946_684_800_000_000n

/** A time of PostgreSQL's, in microseconds since 1970. */
export const unixMicros = (micros: bigint): bigint => micros + epochMicros

/** Takes a frame apart. Throws CORRUPT_MESSAGE. */
export function parseFrame(bytes: Buffer): Frame {
  const reader = new ByteReader(bytes)
  const kind = reader.letter()
  if (kind === 'w') {
    const lsn = reader.uint64()
    // Where the log ends: the same as where the message stands.
    reader.uint64()
    const sentMicros = unixMicros(reader.int64())
    return { kind: 'data', lsn, sentMicros, body: reader.bytes(reader.left) }
  }
  if (kind === 'k') {
    const walEnd = reader.uint64()
    reader.int64()
    return { kind: 'keepalive', walEnd, wantsReply: reader.uint8() === 1 }
  }
  throw new StreamError('CORRUPT_MESSAGE', `the replication stream has a frame of a kind that is not known ('${kind}')`)
}

/** Tells the server that all before `lsn` may be forgotten; 0 tells it nothing but that someone is there. `asks` wants an answer. */
export function statusFrame(lsn: bigint, nowMs: number, asks: boolean): Buffer {
  const frame = Buffer.alloc(34)
  frame.write('r', 0, 'latin1')
  // Written, flushed, applied: a server that is told of more than what is kept sends no word of what it passes over.
  for (const at of [1, 9, 17]) frame.writeBigUInt64BE(lsn, at)
  frame.writeBigInt64BE(BigInt(nowMs) * 1000n - epochMicros, 25)
  frame.writeUInt8(asks ? 1 : 0, 33)
  return frame
}
