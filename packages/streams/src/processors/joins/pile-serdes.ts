import type { Serde } from '@millrace/client'
import { codecOf, readInt, readLong, writeInt, writeLong } from '../../stores/codec.ts'

/** Where a value lies on a pile. Places are ordered by time, then tag (0 to 255), then the bytes of the key. */
export interface Place<Key> {
  readonly timestamp: number
  readonly tag: number
  readonly key: Key
}

/** The values of one place lie in rows, counted from 0. */
export interface PileRowKey<Key> extends Place<Key> {
  readonly row: number
}

/** Values in order of arrival. */
export interface PileRow {
  readonly values: readonly Uint8Array[]
  /** Of row 0: whether there are more rows. */
  readonly hasMore: boolean
}

const keyAt = 9
const endSizeBytes = 2
const intSizeBytes = 4

/** The timestamp (8 bytes), the tag, the key in a form that compares as its bytes do, the number of the row (4 bytes). */
export function pileRowKeySerde<Key>(keySerde: Serde<Key>): Serde<PileRowKey<Key>> {
  const keys = codecOf(keySerde)
  return {
    name: `place of ${keySerde.name}`,
    serialize({ timestamp, tag, key, row }) {
      const keyBytes = escaped(keys.encode(key))
      const endAt = keyAt + keyBytes.byteLength
      const bytes = Buffer.allocUnsafe(endAt + endSizeBytes + intSizeBytes)
      writeLong(bytes, timestamp, 0)
      bytes[keyAt - 1] = tag
      bytes.set(keyBytes, keyAt)
      bytes[endAt] = 0
      bytes[endAt + 1] = 0
      writeInt(bytes, row, endAt + endSizeBytes)
      return bytes
    },
    deserialize(bytes) {
      const rowAt = bytes.byteLength - intSizeBytes
      return {
        timestamp: readLong(bytes, 0),
        tag: bytes[keyAt - 1] ?? 0,
        key: keys.decode(unescaped(bytes.subarray(keyAt, rowAt - endSizeBytes))),
        row: readInt(bytes, rowAt) >>> 0,
      }
    },
  }
}

/**
 * Two zeros follow a key, so a zero in a key becomes 00 FF: no key is then the beginning of another, and what follows a key does not count in
 * comparing it with another.
 */
function escaped(key: Uint8Array): Uint8Array {
  return key.includes(0) ? Buffer.from(Array.from(key).flatMap((byte) => (byte === 0 ? [0, 0xff] : [byte]))) : key
}

function unescaped(bytes: Buffer): Buffer {
  return bytes.includes(0) ? Buffer.from(bytes.filter((_, at) => at === 0 || bytes[at - 1] !== 0)) : bytes
}

/** Whether there are more rows (1 byte), then each value behind its length. */
export const pileRowSerde: Serde<PileRow> = {
  name: 'row of values',
  serialize({ values, hasMore }) {
    const bytes = Buffer.allocUnsafe(1 + rowSizeBytes(values))
    bytes[0] = hasMore ? 1 : 0
    let at = 1
    for (const value of values) {
      writeInt(bytes, value.byteLength, at)
      bytes.set(value, at + intSizeBytes)
      at += intSizeBytes + value.byteLength
    }
    return bytes
  },
  deserialize(bytes) {
    const values: Uint8Array[] = []
    for (let at = 1; at < bytes.byteLength;) {
      const start = at + intSizeBytes
      at = start + readInt(bytes, at)
      values.push(bytes.subarray(start, at))
    }
    return { values, hasMore: bytes[0] === 1 }
  },
}

/** What values take in a row. */
export function rowSizeBytes(values: readonly Uint8Array[]): number {
  return values.reduce((size, value) => size + intSizeBytes + value.byteLength, 0)
}
