import { StreamError } from '@millrace/base'
import type { Serde } from '@millrace/client'
import { type Codec, codecOf, readInt, writeInt } from '../stores/codec.ts'
import { type Change, changeOf } from './change.ts'

const hasNew = 1
const hasOld = 2
const isOutOfOrder = 4
const lengthSizeBytes = 4

/** A change as bytes: one of flags, the new value behind its length, the old one to the end. */
export function changeCodec<Value>(value: Codec<Value>): Codec<Change<Value>> {
  return {
    encode({ newValue, oldValue, isLatest }) {
      const newBytes = newValue === null ? undefined : value.encode(newValue)
      const oldBytes = oldValue === null ? undefined : value.encode(oldValue)
      const newSize = newBytes === undefined ? 0 : lengthSizeBytes + newBytes.length
      const bytes = Buffer.allocUnsafe(1 + newSize + (oldBytes?.length ?? 0))
      bytes[0] =
        (newBytes === undefined ? 0 : hasNew) | (oldBytes === undefined ? 0 : hasOld) | (isLatest ? 0 : isOutOfOrder)
      if (newBytes !== undefined) {
        writeInt(bytes, newBytes.length, 1)
        bytes.set(newBytes, 1 + lengthSizeBytes)
      }
      if (oldBytes !== undefined) bytes.set(oldBytes, 1 + newSize)
      return bytes
    },
    decode(bytes) {
      const flags = bytes[0] ?? 0
      const newSize = (flags & hasNew) === 0 ? 0 : lengthSizeBytes + (bytes.length < 5 ? 0 : readInt(bytes, 1))
      if (bytes.length < 1 + newSize)
        throw new StreamError('INVALID_RECORD', `${bytes.length} bytes are no change of a table: they are cut off`)
      return changeOf(
        (flags & hasNew) === 0 ? null : value.decode(bytes.subarray(1 + lengthSizeBytes, 1 + newSize)),
        (flags & hasOld) === 0 ? null : value.decode(bytes.subarray(1 + newSize)),
        (flags & isOutOfOrder) === 0,
      )
    },
  }
}

/** The same as a serde, for repartition topics of grouped tables. */
export function changeSerde<Value>(value: Serde<Value>): Serde<Change<Value>> {
  const codec = changeCodec(codecOf(value))
  return {
    name: `change of ${value.name}`,
    serialize: (change) => codec.encode(change),
    deserialize: (bytes) => codec.decode(bytes),
  }
}
