import { ByteReader } from './byte-reader.ts'
import { ByteWriter } from './byte-writer.ts'
import type { Fields, InputOf, ValueOf } from './field.ts'
import { MalformedError } from './malformed-error.ts'
import type { Message } from './message.ts'
import * as groups from './schemas/group-records.ts'
import * as transactions from './schemas/transaction-records.ts'

/**
 * Every kind of record of `__consumer_offsets` and `__transaction_state` that is known here: the number that its key begins with, the
 * schemas of its key and value, and the version that values are written in.
 */
const kinds = {
  LegacyOffsetCommit: {
    apiKey: 0,
    key: groups.legacyOffsetCommitKey,
    value: groups.legacyOffsetCommitValue,
    version: 0,
  },
  TransactionLog: {
    apiKey: 0,
    key: transactions.transactionLogKey,
    value: transactions.transactionLogValue,
    version: 1,
  },
  OffsetCommit: { apiKey: 1, key: groups.offsetCommitKey, value: groups.offsetCommitValue, version: 4 },
  GroupMetadata: { apiKey: 2, key: groups.groupMetadataKey, value: groups.groupMetadataValue, version: 3 },
  ConsumerGroupMetadata: {
    apiKey: 3,
    key: groups.consumerGroupMetadataKey,
    value: groups.consumerGroupMetadataValue,
    version: 0,
  },
  ConsumerGroupPartitionMetadata: {
    apiKey: 4,
    key: groups.consumerGroupPartitionMetadataKey,
    value: groups.consumerGroupPartitionMetadataValue,
    version: 0,
  },
  ConsumerGroupMemberMetadata: {
    apiKey: 5,
    key: groups.consumerGroupMemberMetadataKey,
    value: groups.consumerGroupMemberMetadataValue,
    version: 0,
  },
  ConsumerGroupTargetAssignmentMetadata: {
    apiKey: 6,
    key: groups.consumerGroupTargetAssignmentMetadataKey,
    value: groups.consumerGroupTargetAssignmentMetadataValue,
    version: 0,
  },
  ConsumerGroupTargetAssignmentMember: {
    apiKey: 7,
    key: groups.consumerGroupTargetAssignmentMemberKey,
    value: groups.consumerGroupTargetAssignmentMemberValue,
    version: 0,
  },
  ConsumerGroupCurrentMemberAssignment: {
    apiKey: 8,
    key: groups.consumerGroupCurrentMemberAssignmentKey,
    value: groups.consumerGroupCurrentMemberAssignmentValue,
    version: 0,
  },
  ConsumerGroupRegularExpression: {
    apiKey: 16,
    key: groups.consumerGroupRegularExpressionKey,
    value: groups.consumerGroupRegularExpressionValue,
    version: 0,
  },
} as const

type Kinds = typeof kinds
/** The name of a kind of record that coordinators keep. */
export type CoordinatorRecordType = keyof Kinds
type KeyFields<Type extends CoordinatorRecordType> = Kinds[Type]['key']['fields']
type ValueFields<Type extends CoordinatorRecordType> = Kinds[Type]['value']['fields']

/** What the key of one kind of record says. */
export type CoordinatorRecordKey<Type extends CoordinatorRecordType> = ValueOf<KeyFields<Type>>
/** What the value of one kind of record says. */
export type CoordinatorRecordValue<Type extends CoordinatorRecordType> = ValueOf<ValueFields<Type>>

/** One kind of record of a coordinator, whole; without a value it is a tombstone. */
export interface CoordinatorRecordOf<Type extends CoordinatorRecordType> {
  readonly type: Type
  readonly key: CoordinatorRecordKey<Type>
  readonly value: CoordinatorRecordValue<Type> | undefined
}
/** What a coordinator writes into its partition of an internal topic: the only thing that changes its state. */
export type CoordinatorRecord = { [Type in CoordinatorRecordType]: CoordinatorRecordOf<Type> }[CoordinatorRecordType]

/** The kind by name, with its schemas' types forgotten: a record's `type` says which one it is. */
export interface CoordinatorRecordKind {
  /** What its key begins with. */
  readonly apiKey: number
  readonly key: Message<Fields>
  readonly value: Message<Fields>
  /** The version its values are written in. */
  readonly version: number
}

/** Kafka's number, schemas and written version of a kind of record, for tools that print or compare records. */
export const coordinatorRecordKind = (type: CoordinatorRecordType): CoordinatorRecordKind => kinds[type]

/** Every kind of coordinator's record that can be read and written. */
export const coordinatorRecordTypes = Object.keys(kinds) as readonly CoordinatorRecordType[]

const typeByApiKey: ReadonlyMap<number, CoordinatorRecordType> = new Map(
  coordinatorRecordTypes.map((type) => [kinds[type].apiKey, type]),
)
const keyVersion = 0

/** A record of `type` with every field of its value that has a default left to it; a tombstone if there is no value. */
export function coordinatorRecord<Type extends CoordinatorRecordType>(
  type: Type,
  key: InputOf<KeyFields<Type>>,
  value?: InputOf<ValueFields<Type>>,
): CoordinatorRecordOf<Type> {
  const kind = coordinatorRecordKind(type)
  const whole = { type, key: kind.key.complete(key), value: value === undefined ? value : kind.value.complete(value) }
  return whole as unknown as CoordinatorRecordOf<Type>
}

/** The key and value of a record in an internal topic; a tombstone's value is null. */
export interface EncodedCoordinatorRecord {
  readonly key: Buffer
  readonly value: Buffer | null
}

/**
 * A record as it stands in Kafka's internal topics:
 *
 * ```
 * key   => int16(api_key) body
 * value => int16(version) body
 * ```
 *
 * `version` is for tests and tools; left out, it is the one that Kafka 4.1 writes.
 */
export function encodeCoordinatorRecord(record: CoordinatorRecord, version?: number): EncodedCoordinatorRecord {
  const kind = coordinatorRecordKind(record.type)
  const key = new ByteWriter()
  key.int16(kind.apiKey)
  kind.key.write(key, record.key, keyVersion)
  if (record.value === undefined) return { key: key.finish(), value: null }
  const chosen = version ?? writtenVersion(record)
  const value = new ByteWriter()
  value.int16(chosen)
  kind.value.write(value, record.value, chosen)
  return { key: key.finish(), value: value.finish() }
}

/** Only version 1 of a committed offset can say when it expires. */
function writtenVersion(record: CoordinatorRecord): number {
  const expires = record.type === 'OffsetCommit' && record.value !== undefined && record.value.expireTimestamp !== -1
  return expires ? 1 : kinds[record.type].version
}

/**
 * The inverse of {@link encodeCoordinatorRecord}, in every version Kafka 4.1 knows; undefined for a kind of record that this release
 * does not know, which is to be ignored. Bytes fields are views into `value`. Throws StreamError: CORRUPT_MESSAGE, or UNSUPPORTED for a
 * version of a value that this release does not know.
 */
export function decodeCoordinatorRecord(key: Buffer, value: Buffer | null): CoordinatorRecord | undefined {
  const keyReader = new ByteReader(key)
  const type = typeOf(readInt16(keyReader, 'the key of a coordinator record'), key)
  if (type === undefined) return undefined
  const kind = coordinatorRecordKind(type)
  const keyValue = kind.key.read(keyReader, keyVersion, 'to the end')
  if (value === null) return { type, key: keyValue, value: undefined } as CoordinatorRecord
  const reader = new ByteReader(value)
  const version = readInt16(reader, kind.value.name)
  return { type, key: keyValue, value: kind.value.read(reader, version, 'to the end') } as unknown as CoordinatorRecord
}

/** 0 has two meanings, one in each topic: only an offset's key goes on after its first string. */
function typeOf(apiKey: number, key: Buffer): CoordinatorRecordType | undefined {
  if (apiKey !== kinds.TransactionLog.apiKey) return typeByApiKey.get(apiKey)
  const goesOn = key.length >= 4 && key.readInt16BE(2) >= 0 && key.length > 4 + key.readInt16BE(2)
  return goesOn ? 'LegacyOffsetCommit' : 'TransactionLog'
}

function readInt16(reader: ByteReader, what: string): number {
  try {
    return reader.int16()
  } catch (error) {
    throw error instanceof MalformedError ? error.toStreamError(what, keyVersion) : error
  }
}
