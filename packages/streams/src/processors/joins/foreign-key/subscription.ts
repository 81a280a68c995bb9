import type { Serde } from '@millrace/client'
import { StreamError } from '@millrace/base'
import { codecOf, readInt, writeInt } from '../../../stores/codec.ts'

/** What the other side shall do with a subscription (KIP-213); the numbers are those on the wire. */
export const instructions = {
  /** Forget it, and say nothing. */
  unsubscribe: 0,
  /** Forget it, and answer that there is no row. */
  unsubscribeAndAnswer: 1,
  /** Keep it, and answer, even if there is no row. */
  subscribeAndAnswer: 2,
  /** Keep it, and answer if there is a row. */
  subscribe: 3,
} as const

export type Instruction = (typeof instructions)[keyof typeof instructions]

/** What a row of the left table asks of the row that it points to. Its key is the foreign key. */
export interface Subscription<Key> {
  /** Of the left row's value, so that an answer to an older value is known as such; null: the row is gone. */
  readonly hash: Buffer | null
  readonly instruction: Instruction
  readonly primaryKey: Key
  /** Where the left row lies, and the answer goes. */
  readonly primaryPartition: number
}

/** The answer. Its key is the left row's. */
export interface SubscriptionResponse<Value> {
  /** As asked. */
  readonly hash: Buffer | null
  /** null: there is no row. */
  readonly foreignValue: Value | null
  /** Where it goes; not on the wire. */
  readonly primaryPartition: number
}

const version = 1
const noHashBit = 0x80
const hashSizeBytes = 16
const partitionSizeBytes = 4

/** `{no hash: 1 bit}{version: 7 bits}{instruction: 1 byte}{hash: 16 bytes}{primary key}{primary partition: 4 bytes}` (KIP-213, KIP-775). */
export function subscriptionSerde<Key>(keySerde: Serde<Key>): Serde<Subscription<Key>> {
  const keys = codecOf(keySerde)
  return {
    name: `subscription of ${keySerde.name}`,
    serialize({ hash, instruction, primaryKey, primaryPartition }) {
      const keyBytes = keys.encode(primaryKey)
      const keyAt = 2 + (hash === null ? 0 : hashSizeBytes)
      const bytes = Buffer.allocUnsafe(keyAt + keyBytes.byteLength + partitionSizeBytes)
      bytes[0] = hash === null ? version | noHashBit : version
      bytes[1] = instruction
      if (hash !== null) bytes.set(hash, 2)
      bytes.set(keyBytes, keyAt)
      writeInt(bytes, primaryPartition, keyAt + keyBytes.byteLength)
      return bytes
    },
    deserialize(bytes) {
      const hash = hashAt(bytes, 2, 'subscription')
      const keyAt = 2 + (hash === null ? 0 : hashSizeBytes)
      const keyEnd = bytes.byteLength - partitionSizeBytes
      return {
        hash,
        instruction: instructionOf(bytes[1]),
        primaryKey: keys.decode(bytes.subarray(keyAt, keyEnd)),
        primaryPartition: readInt(bytes, keyEnd),
      }
    },
  }
}

/** `{no hash: 1 bit}{no value: 1 bit}{version: 6 bits}{hash: 16 bytes}{value}`: Kafka's layout, but an empty value is told from none. */
export function subscriptionResponseSerde<Value>(valueSerde: Serde<Value>): Serde<SubscriptionResponse<Value>> {
  const values = codecOf(valueSerde)
  return {
    name: `answer of ${valueSerde.name}`,
    serialize({ hash, foreignValue }) {
      const valueBytes = foreignValue === null ? new Uint8Array() : values.encode(foreignValue)
      const valueAt = 1 + (hash === null ? 0 : hashSizeBytes)
      const bytes = Buffer.allocUnsafe(valueAt + valueBytes.byteLength)
      bytes[0] = version | (hash === null ? noHashBit : 0) | (foreignValue === null ? noValueBit : 0)
      if (hash !== null) bytes.set(hash, 1)
      bytes.set(valueBytes, valueAt)
      return bytes
    },
    deserialize(bytes) {
      const hash = hashAt(bytes, 1, 'answer')
      const valueBytes = bytes.subarray(1 + (hash === null ? 0 : hashSizeBytes))
      const hasValue = ((bytes[0] ?? 0) & noValueBit) === 0
      return { hash, foreignValue: hasValue ? values.decode(valueBytes) : null, primaryPartition: -1 }
    },
  }
}

const noValueBit = 0x40

function hashAt(bytes: Buffer, at: number, what: string): Buffer | null {
  const first = bytes[0] ?? 0
  const found = first & ~noHashBit & ~noValueBit
  if (found !== version) {
    throw new StreamError(
      'INVALID_RECORD',
      `a ${what} of a foreign-key join has version ${found}, this release knows ${version}: do not share its internal topics with others`,
    )
  }
  return (first & noHashBit) === 0 ? bytes.subarray(at, at + hashSizeBytes) : null
}

function instructionOf(byte: number | undefined): Instruction {
  const instruction = Object.values(instructions).find((each) => each === byte)
  if (instruction !== undefined) return instruction
  throw new StreamError('INVALID_RECORD', `a subscription of a foreign-key join has the unknown instruction ${byte}`)
}
