import { assert } from '@millrace/base'

/** Who wrote a record, and as which of its records to that partition. */
export interface Origin {
  readonly producer: number
  readonly partition: number
  /** From 0, without gaps, for each producer and partition. */
  readonly sequence: number
}

export const payloadSizeBytes = 1024
const headerSizeBytes = 16
const magic = 0x4d52_4631 // "MRF1": a value that some other program wrote is foreign.

const poolSizeBytes = 1024 * 1024
const pool = Buffer.allocUnsafe(poolSizeBytes)
for (let at = 0, state = 0x2545_f491; at < poolSizeBytes; at += 4) {
  state ^= state << 13
  state ^= state >>> 17
  state ^= state << 5
  pool.writeInt32LE(state | 0, at)
}

/** Where in the pool a record's filling begins: another place for each record. */
function fillingStart({ producer, partition, sequence }: Origin): number {
  const mixed = Math.imul(producer * 31 + partition + 1, 0x9e37_79b1) ^ Math.imul(sequence + 1, 0x85eb_ca6b)
  return (mixed >>> 0) % (poolSizeBytes - payloadSizeBytes)
}

/** A record's value: its origin, then incompressible bytes that follow from the origin. */
export function makePayload(origin: Origin): Buffer {
  const payload = Buffer.allocUnsafe(payloadSizeBytes)
  payload.writeUInt32BE(magic, 0)
  payload.writeUInt16BE(origin.producer, 4)
  payload.writeUInt16BE(origin.partition, 6)
  payload.writeDoubleBE(origin.sequence, 8)
  const start = fillingStart(origin)
  pool.copy(payload, headerSizeBytes, start, start + payloadSizeBytes - headerSizeBytes)
  return payload
}

/** The origin of a value that `makePayload` made; undefined if any byte of it is not as it was made. */
export function readPayload(payload: Buffer): Origin | undefined {
  if (payload.length !== payloadSizeBytes || payload.readUInt32BE(0) !== magic) return undefined
  const origin = {
    producer: payload.readUInt16BE(4),
    partition: payload.readUInt16BE(6),
    sequence: payload.readDoubleBE(8),
  }
  if (!Number.isSafeInteger(origin.sequence)) return undefined
  const start = fillingStart(origin)
  const filling = payloadSizeBytes - headerSizeBytes
  assert(start + filling <= poolSizeBytes, 'the filling lies within the pool')
  return payload.compare(pool, start, start + filling, headerSizeBytes) === 0 ? origin : undefined
}
