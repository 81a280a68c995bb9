import type { Serde } from '@millrace/client'
import { type Codec, codecOf, readInt, writeInt } from '../../../stores/codec.ts'

/** Under what the other side keeps subscriptions: all of one foreign key lie together, ordered by the bytes of the left keys. */
export interface CombinedKey<ForeignKey, Key> {
  readonly foreignKey: ForeignKey
  readonly primaryKey: Key
}

const lengthSizeBytes = 4

/** The length of the foreign key, the foreign key, the primary key (KIP-213). */
export function combinedKeySerde<ForeignKey, Key>(
  foreignKeySerde: Serde<ForeignKey>,
  keySerde: Serde<Key>,
): Serde<CombinedKey<ForeignKey, Key>> {
  const foreignKeys = codecOf(foreignKeySerde)
  const keys = codecOf(keySerde)
  return {
    name: `${foreignKeySerde.name} and ${keySerde.name}`,
    serialize: ({ foreignKey, primaryKey }) =>
      Buffer.concat([foreignKeyPrefix(foreignKeys, foreignKey), keys.encode(primaryKey)]),
    deserialize(bytes) {
      const primaryAt = lengthSizeBytes + readInt(bytes, 0)
      return {
        foreignKey: foreignKeys.decode(bytes.subarray(lengthSizeBytes, primaryAt)),
        primaryKey: keys.decode(bytes.subarray(primaryAt)),
      }
    },
  }
}

/** With what the keys of all subscriptions to that foreign key begin, and no other's. */
export function foreignKeyPrefix<ForeignKey>(foreignKeys: Codec<ForeignKey>, foreignKey: ForeignKey): Buffer {
  const keyBytes = foreignKeys.encode(foreignKey)
  const prefix = Buffer.allocUnsafe(lengthSizeBytes + keyBytes.byteLength)
  writeInt(prefix, keyBytes.byteLength, 0)
  prefix.set(keyBytes, lengthSizeBytes)
  return prefix
}
