import { rangeReaderOf, type Serde } from '@millrace/client'
import type { ValueAndTimestamp } from './store.ts'

/** How a store writes one kind of thing. */
export interface Codec<T> {
  encode(value: T): Uint8Array
  decode(bytes: Uint8Array): T
  /** Of values that are written with their timestamp in front. */
  timestampOf?(bytes: Uint8Array): number
}

/** As the serde writes it. */
export function codecOf<T>(serde: Serde<T>): Codec<T> {
  const read = rangeReaderOf(serde)
  return {
    encode: (value) => bytesOf(serde.serialize(value)),
    decode: (bytes) => read(asBuffer(bytes), 0, bytes.length),
  }
}

/**
 * As the serde writes it; of keys, which are often asked for and then put. Texts alone are remembered: bytes and objects may be changed by
 * who gave them.
 */
export function keyCodecOf<T>(serde: Serde<T>): Codec<T> {
  let lastKey: T | undefined
  let lastBytes: Uint8Array | undefined
  const codec = codecOf(serde)
  return {
    encode(key) {
      if (typeof key !== 'string') return codec.encode(key)
      if (lastBytes === undefined || key !== lastKey) {
        lastBytes = codec.encode(key)
        lastKey = key
      }
      return lastBytes
    },
    decode: (bytes) => codec.decode(bytes),
  }
}

/** The timestamp in 8 bytes, then the value as the serde writes it (KIP-258). */
export function timestampedCodec<T>(serde: Serde<T>): Codec<ValueAndTimestamp<T>> {
  const read = rangeReaderOf(serde)
  return {
    encode: ({ value, timestamp }) => withTimestampBytes(serde.serialize(value), timestamp),
    decode: (bytes) => ({
      value: read(asBuffer(bytes), timestampSizeBytes, bytes.length),
      timestamp: timestampOf(bytes),
    }),
    timestampOf,
  }
}

/** What stands before the value. */
export const timestampSizeBytes = 8

export function withTimestampBytes(value: Uint8Array | string, timestamp: number): Uint8Array {
  if (typeof value === 'string') return textBytes(value, timestampSizeBytes, timestamp)
  const bytes = Buffer.allocUnsafe(timestampSizeBytes + value.length)
  writeLong(bytes, timestamp, 0)
  bytes.set(value, timestampSizeBytes)
  return bytes
}

/** The value without its timestamp: a view. */
export function plainValue(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(timestampSizeBytes)
}

export function timestampOf(bytes: Uint8Array): number {
  return readLong(bytes, 0)
}

const twoTo32 = 0x1_0000_0000

/** An integer of up to 53 bits as 8 bytes, big endian, so that bytes compare as numbers do. Never negative. */
export function writeLong(target: Uint8Array, value: number, at: number): void {
  const high = Math.floor(value / twoTo32)
  const low = value >>> 0
  target[at] = high >>> 24
  target[at + 1] = high >>> 16
  target[at + 2] = high >>> 8
  target[at + 3] = high
  target[at + 4] = low >>> 24
  target[at + 5] = low >>> 16
  target[at + 6] = low >>> 8
  target[at + 7] = low
}

export function readLong(bytes: Uint8Array, at: number): number {
  const high = readInt(bytes, at)
  return (high >>> 0) * twoTo32 + (readInt(bytes, at + 4) >>> 0)
}

export function writeInt(target: Uint8Array, value: number, at: number): void {
  target[at] = value >>> 24
  target[at + 1] = value >>> 16
  target[at + 2] = value >>> 8
  target[at + 3] = value
}

export function readInt(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] as number) << 24) |
    ((bytes[at + 1] as number) << 16) |
    ((bytes[at + 2] as number) << 8) |
    (bytes[at + 3] as number)
  )
}

function bytesOf(written: Uint8Array | string): Uint8Array {
  return typeof written === 'string' ? textBytes(written, 0, 0) : written
}

/** Texts up to this length are written here if they are ASCII, which is faster than the way to native code and back. */
const shortTextLengthMax = 64

/** UTF-8, behind a timestamp if there is room for one. */
function textBytes(text: string, at: number, timestamp: number): Uint8Array {
  if (text.length <= shortTextLengthMax) {
    const bytes = Buffer.allocUnsafe(at + text.length)
    let index = 0
    for (let code = 0; index < text.length; index++) {
      code = text.charCodeAt(index)
      if (code > 0x7f) break
      bytes[at + index] = code
    }
    if (index === text.length) {
      if (at > 0) writeLong(bytes, timestamp, 0)
      return bytes
    }
  }
  const bytes = Buffer.allocUnsafe(at + Buffer.byteLength(text))
  if (at > 0) writeLong(bytes, timestamp, 0)
  bytes.write(text, at, 'utf8')
  return bytes
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
