import { readFileSync } from 'node:fs'
import { isStreamError, present } from '@millrace/base'
import { expect, it } from 'vitest'
import { ByteReader } from './byte-reader.ts'
import { isDefault } from './defaults.ts'
import {
  array,
  bool,
  bytes,
  type Field,
  type Fields,
  int16,
  int32,
  int64,
  int8,
  string,
  struct,
  uuid,
} from './field.ts'
import { Message } from './message.ts'
import {
  decodeMetadataRecord,
  encodeMetadataRecord,
  metadataRecordKind,
  type MetadataRecordType,
  metadataRecordTypes,
} from './metadata-record.ts'
import { inRange } from './versions.ts'

/*
 * Messages as Kafka's own classes encode them. Their schemas stand here and not in src/schemas because nothing speaks them yet: they
 * prove the engine on every shape it has to carry.
 */

const voters = struct({ voterId: int32(), voterDirectoryId: uuid({ versions: '1+' }) })

const messages = {
  // Of the values in records, the version that stands before the body is not part of `hex`.
  'EndTxnMarker.data': new Message({
    name: 'EndTxnMarker',
    versions: '0',
    flexible: 'none',
    fields: { coordinatorEpoch: int32() },
  }),
  'LeaderChangeMessage.data': new Message({
    name: 'LeaderChangeMessage',
    versions: '0-1',
    flexible: '0+',
    fields: { version: int16(), leaderId: int32(), voters: array(voters), grantingVoters: array(voters) },
  }),
  'OffsetCommitKey.data': new Message({
    name: 'OffsetCommitKey',
    versions: '0-1',
    flexible: 'none',
    fields: { group: string(), topic: string(), partition: int32() },
  }),
  'OffsetCommitValue.data': new Message({
    name: 'OffsetCommitValue',
    versions: '0-4',
    flexible: '4+',
    fields: {
      offset: int64(),
      leaderEpoch: int32({ versions: '3+', default: -1, ignorable: true }),
      metadata: string(),
      commitTimestamp: int64(),
      expireTimestamp: int64({ versions: '1', default: -1, ignorable: true }),
      topicId: uuid({ versions: '4+', tagged: '4+', tag: 0, ignorable: true }),
    },
  }),
  'GroupMetadataKey.data': new Message({
    name: 'GroupMetadataKey',
    versions: '0-2',
    flexible: 'none',
    fields: { group: string() },
  }),
  'GroupMetadataValue.data': new Message({
    name: 'GroupMetadataValue',
    versions: '0-4',
    flexible: '4+',
    fields: {
      protocolType: string(),
      generation: int32(),
      protocol: string({ nullable: '0+' }),
      leader: string({ nullable: '0+' }),
      currentStateTimestamp: int64({ versions: '2+', default: -1, ignorable: true }),
      members: array(
        struct({
          memberId: string(),
          groupInstanceId: string({ versions: '3+', nullable: '3+', default: null, ignorable: true }),
          clientId: string(),
          clientHost: string(),
          rebalanceTimeout: int32({ versions: '1+', ignorable: true }),
          sessionTimeout: int32(),
          subscription: bytes(),
          assignment: bytes(),
        }),
      ),
    },
  }),
  'TransactionLogKey.data': new Message({
    name: 'TransactionLogKey',
    versions: '0',
    flexible: 'none',
    fields: { transactionalId: string() },
  }),
  'TransactionLogValue.data': new Message({
    name: 'TransactionLogValue',
    versions: '0-1',
    flexible: '1+',
    fields: {
      producerId: int64(),
      previousProducerId: int64({ versions: '1+', tagged: '1+', tag: 0, default: -1 }),
      nextProducerId: int64({ versions: '1+', tagged: '1+', tag: 1, default: -1 }),
      producerEpoch: int16(),
      nextProducerEpoch: int16({ versions: '1+', tagged: '1+', tag: 3, default: -1 }),
      transactionTimeoutMs: int32(),
      transactionStatus: int8(),
      transactionPartitions: array(struct({ topic: string(), partitionIds: array(int32()) }), { nullable: '0+' }),
      transactionLastUpdateTimestampMs: int64(),
      transactionStartTimestampMs: int64(),
      clientTransactionVersion: int16({ versions: '1+', tagged: '1+', tag: 2, default: 0 }),
    },
  }),
  'ApiVersions.request': new Message({
    name: 'ApiVersionsRequest',
    versions: '0-4',
    flexible: '3+',
    fields: {
      clientSoftwareName: string({ versions: '3+', ignorable: true }),
      clientSoftwareVersion: string({ versions: '3+', ignorable: true }),
    },
  }),
  'ApiVersions.response': new Message({
    name: 'ApiVersionsResponse',
    versions: '0-4',
    flexible: '3+',
    fields: {
      errorCode: int16(),
      apiKeys: array(struct({ apiKey: int16(), minVersion: int16(), maxVersion: int16() })),
      throttleTimeMs: int32({ versions: '1+', ignorable: true }),
      supportedFeatures: array(struct({ name: string(), minVersion: int16(), maxVersion: int16() }), {
        versions: '3+',
        tagged: '3+',
        tag: 0,
        ignorable: true,
      }),
      finalizedFeaturesEpoch: int64({ versions: '3+', tagged: '3+', tag: 1, default: -1, ignorable: true }),
      finalizedFeatures: array(struct({ name: string(), maxVersionLevel: int16(), minVersionLevel: int16() }), {
        versions: '3+',
        tagged: '3+',
        tag: 2,
        ignorable: true,
      }),
      zkMigrationReady: bool({ versions: '3+', tagged: '3+', tag: 3, default: false, ignorable: true }),
    },
  }),
  'Heartbeat.request': new Message({
    name: 'HeartbeatRequest',
    versions: '0-4',
    flexible: '4+',
    fields: {
      groupId: string(),
      generationId: int32(),
      memberId: string(),
      groupInstanceId: string({ versions: '3+', nullable: '3+', default: null }),
    },
  }),
  'Metadata.request': new Message({
    name: 'MetadataRequest',
    versions: '0-13',
    flexible: '9+',
    fields: {
      topics: array(
        struct({ topicId: uuid({ versions: '10+', ignorable: true }), name: string({ nullable: '10+' }) }),
        {
          nullable: '1+',
        },
      ),
      allowAutoTopicCreation: bool({ versions: '4+', default: true }),
      includeClusterAuthorizedOperations: bool({ versions: '8-10' }),
      includeTopicAuthorizedOperations: bool({ versions: '8+' }),
    },
  }),
} as unknown as Readonly<Record<string, Message<Fields>>>

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }
type JsonObject = Readonly<Record<string, Json>>
type Struct = Readonly<Record<string, unknown>>

/** A decoded struct as Kafka's JSON converters print it. */
function toJson(fields: Fields, value: Struct, version: number): JsonObject {
  const json: Record<string, Json> = {}
  for (const [name, field] of Object.entries(fields)) {
    if (!inRange(field.versions, version)) continue
    if (inRange(field.tagged, version) && isDefault(field, value[name])) continue
    json[name] = valueToJson(field, value[name], version)
  }
  const unknown = value['unknownTaggedFields'] as readonly { tag: number; data: Uint8Array }[] | undefined
  if (unknown !== undefined) {
    json['_unknownTaggedFields'] = unknown.map(({ tag, data }) => ({ tag, data: Buffer.from(data).toString('base64') }))
  }
  return json
}

function valueToJson({ type }: Field, value: unknown, version: number): Json {
  if (value === null) return null
  if (type.kind === 'struct') return toJson(type.fields, value as Struct, version)
  if (type.kind === 'array') return (value as unknown[]).map((element) => valueToJson(type.element, element, version))
  if (type.kind === 'int64') return JSON.stringify(value)
  if (type.kind === 'bytes') return Buffer.from(value as Uint8Array).toString('base64')
  return value as Json
}

/** The inverse; fields that the JSON lacks are left out. */
function fromJson(fields: Fields, json: JsonObject): Struct {
  const value: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(fields)) {
    const inner = json[name]
    if (inner !== undefined) value[name] = valueFromJson(field, inner)
  }
  const unknown = json['_unknownTaggedFields'] as readonly { tag: number; data: string }[] | undefined
  if (unknown !== undefined) {
    value['unknownTaggedFields'] = unknown.map(({ tag, data }) => ({ tag, data: Buffer.from(data, 'base64') }))
  }
  return value
}

function valueFromJson({ type }: Field, json: Json): unknown {
  if (json === null) return null
  if (type.kind === 'struct') return fromJson(type.fields, json as JsonObject)
  if (type.kind === 'array') return (json as readonly Json[]).map((element) => valueFromJson(type.element, element))
  if (type.kind === 'int64') return Number(json)
  if (type.kind === 'bytes') return Buffer.from(json as string, 'base64')
  return json
}

/** Whether some int64 in it can't be a safe number. */
function hasUnsafeInteger({ type }: Field, json: Json | undefined): boolean {
  if (json === null || json === undefined) return false
  if (type.kind === 'int64') return !Number.isSafeInteger(Number(json))
  if (type.kind === 'array') return (json as readonly Json[]).some((element) => hasUnsafeInteger(type.element, element))
  if (type.kind !== 'struct') return false
  return Object.entries(type.fields).some(([name, field]) => hasUnsafeInteger(field, (json as JsonObject)[name]))
}

interface Case {
  readonly version: number
  readonly kind: string
  readonly seed: number
  readonly json: JsonObject
  readonly hex: string
}

function golden<T>(file: string): T {
  return JSON.parse(readFileSync(new URL(`../golden/${file}.json`, import.meta.url), 'utf8')) as T
}

/** How many cases each file has, and how many of them hold an int64 that can't be a safe number. */
const counts: readonly (readonly [file: string, cases: number, unsafe: number])[] = [
  ['EndTxnMarker.data', 10, 0],
  ['LeaderChangeMessage.data', 26, 0],
  ['OffsetCommitKey.data', 10, 0],
  ['OffsetCommitValue.data', 53, 31],
  ['GroupMetadataKey.data', 10, 0],
  ['GroupMetadataValue.data', 53, 13],
  ['TransactionLogKey.data', 10, 0],
  ['TransactionLogValue.data', 23, 18],
  ['ApiVersions.request', 56, 0],
  ['ApiVersions.response', 56, 9],
  ['Heartbeat.request', 53, 0],
  ['Metadata.request', 155, 0],
]

it.each(counts)(
  '%s: all %i cases are decoded and encoded as Kafka does, %i refused for an int64',
  (file, cases, unsafe) => {
    const message = present(messages[file], 'the name is a key')
    const seen = { cases: 0, unsafe: 0 }
    for (const { version, json, hex } of golden<Case[]>(file)) {
      seen.cases++
      const frame = Buffer.from(hex, 'hex')
      if (hasUnsafeInteger(struct(message.fields), json)) {
        expect(() => message.decode(frame, version)).toThrow(/is outside the safe integers/)
        seen.unsafe++
        continue
      }
      const value = message.decode(frame, version)
      expect(toJson(message.fields, value, version)).toEqual(json)
      expect(message.encode(fromJson(message.fields, json), version).toString('hex')).toBe(hex)
      expect(message.encode(value, version).toString('hex')).toBe(hex)
    }
    expect(seen).toEqual({ cases, unsafe })
  },
)

it('metadata records: all cases are decoded and encoded, with their frame, as Kafka does', () => {
  const cases = golden<(Case & { readonly type: MetadataRecordType })[]>('MetadataRecords')
  for (const { type, version, json, hex } of cases) {
    const { fields } = metadataRecordKind(type).message
    const record = decodeMetadataRecord(Buffer.from(hex, 'hex'))
    expect(record.type).toBe(type)
    expect(toJson(fields, { ...record }, version)).toEqual(json)
    expect(encodeMetadataRecord(record, version).toString('hex')).toBe(hex)
  }
  expect(new Set(cases.map(({ type }) => type))).toEqual(new Set(metadataRecordTypes))
  expect(cases).toHaveLength(120)
})

interface MalformedCase {
  readonly api: string
  readonly direction: string
  readonly version: number
  readonly kind: string
  readonly what: string
  readonly hex: string
  readonly result: { readonly ok: false } | { readonly ok: true; readonly bytesLeft: number; readonly json: JsonObject }
}

/** Where bytes were not UTF-8, Java and JavaScript put different numbers of U+FFFD. */
function sameReplacement(json: JsonObject): unknown {
  return JSON.parse(JSON.stringify(json).replaceAll(/\ufffd+/g, '\ufffd'))
}

it('what Kafka refuses is refused, and what it takes is read alike or refused', () => {
  const tally = { refusedByBoth: 0, readAlike: 0, refusedByUsAlone: 0 }
  // Lengths below -1, sizes that are not what follows, counts past the end: Kafka is lenient, we are not.
  const refusals: string[] = []
  for (const { api, direction, version, what, hex, result } of golden<MalformedCase[]>('malformed')) {
    const message = messages[`${api}.${direction}`]
    if (message === undefined) continue
    const reader = new ByteReader(Buffer.from(hex, 'hex'))
    let json: JsonObject
    try {
      json = toJson(message.fields, message.read(reader, version), version)
    } catch (error) {
      if (!isStreamError(error, 'CORRUPT_MESSAGE')) throw error
      if (result.ok) refusals.push(`${api} ${direction} v${version}: ${what}`)
      tally[result.ok ? 'refusedByUsAlone' : 'refusedByBoth']++
      continue
    }
    expect(result, `${api} ${direction} v${version} ${what}`).toMatchObject({ ok: true, bytesLeft: reader.remaining })
    if (result.ok) expect(sameReplacement(json)).toEqual(sameReplacement(result.json))
    tally.readAlike++
  }
  expect(refusals).toEqual([
    'Heartbeat request v4: tagged field count 2^32-1',
    'Metadata request v1: array length -2',
    'ApiVersions response v3: known tag 1 (int64) with size 4',
    'ApiVersions response v3: known tag 1 (int64) with size 12',
    'Metadata request v5: byte 2 XOR 172',
    'Metadata request v8: byte 0 XOR 237',
  ])
  expect(tally).toEqual({ refusedByBoth: 32, readAlike: 28, refusedByUsAlone: 6 })
})
