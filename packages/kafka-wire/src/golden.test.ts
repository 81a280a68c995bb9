import { isStreamError, present } from '@millrace/base'
import { expect, it } from 'vitest'
import { type Case, checkGolden, golden, type JsonObject, toJson } from '../test/golden.ts'
import { ByteReader } from './byte-reader.ts'
import { coordinatorRecordKind, coordinatorRecordTypes } from './coordinator-record.ts'
import { array, bool, type Fields, int16, int32, int64, string, struct, uuid } from './field.ts'
import { Message } from './message.ts'
import {
  decodeMetadataRecord,
  encodeMetadataRecord,
  metadataRecordKind,
  type MetadataRecordType,
  metadataRecordTypes,
} from './metadata-record.ts'
import * as classic from './schemas/classic-group-messages.ts'
import * as consumer from './schemas/consumer-group-messages.ts'
import * as protocol from './schemas/consumer-protocol.ts'
import * as admin from './schemas/group-admin-messages.ts'
import * as offsets from './schemas/offset-messages.ts'
import * as transactions from './schemas/transaction-messages.ts'

/** Of records, keys and values; the number and the version that stand before them are not part of `hex`. */
const records = Object.fromEntries(
  coordinatorRecordTypes.flatMap((type) => {
    const { key, value } = coordinatorRecordKind(type)
    return [
      [`${type}Key.data`, key],
      [`${type}Value.data`, value],
    ]
  }),
)

/* Those that stand here and not in src/schemas nothing speaks yet: they prove the engine on every shape it has to carry. */

const voters = struct({ voterId: int32(), voterDirectoryId: uuid({ versions: '1+' }) })

const messages = {
  ...records,
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
  'ConsumerProtocolSubscription.data': protocol.consumerProtocolSubscription,
  'ConsumerProtocolAssignment.data': protocol.consumerProtocolAssignment,
  'JoinGroup.request': classic.joinGroupRequest,
  'JoinGroup.response': classic.joinGroupResponse,
  'SyncGroup.request': classic.syncGroupRequest,
  'SyncGroup.response': classic.syncGroupResponse,
  'Heartbeat.request': classic.heartbeatRequest,
  'Heartbeat.response': classic.heartbeatResponse,
  'LeaveGroup.request': classic.leaveGroupRequest,
  'LeaveGroup.response': classic.leaveGroupResponse,
  'ConsumerGroupHeartbeat.request': consumer.consumerGroupHeartbeatRequest,
  'ConsumerGroupHeartbeat.response': consumer.consumerGroupHeartbeatResponse,
  'ConsumerGroupDescribe.request': consumer.consumerGroupDescribeRequest,
  'ConsumerGroupDescribe.response': consumer.consumerGroupDescribeResponse,
  'FindCoordinator.request': admin.findCoordinatorRequest,
  'FindCoordinator.response': admin.findCoordinatorResponse,
  'DescribeGroups.request': admin.describeGroupsRequest,
  'DescribeGroups.response': admin.describeGroupsResponse,
  'ListGroups.request': admin.listGroupsRequest,
  'ListGroups.response': admin.listGroupsResponse,
  'DeleteGroups.request': admin.deleteGroupsRequest,
  'DeleteGroups.response': admin.deleteGroupsResponse,
  'OffsetCommit.request': offsets.offsetCommitRequest,
  'OffsetCommit.response': offsets.offsetCommitResponse,
  'OffsetFetch.request': offsets.offsetFetchRequest,
  'OffsetFetch.response': offsets.offsetFetchResponse,
  'OffsetDelete.request': offsets.offsetDeleteRequest,
  'OffsetDelete.response': offsets.offsetDeleteResponse,
  'TxnOffsetCommit.request': offsets.txnOffsetCommitRequest,
  'TxnOffsetCommit.response': offsets.txnOffsetCommitResponse,
  'InitProducerId.request': transactions.initProducerIdRequest,
  'InitProducerId.response': transactions.initProducerIdResponse,
  'AddPartitionsToTxn.request': transactions.addPartitionsToTxnRequest,
  'AddPartitionsToTxn.response': transactions.addPartitionsToTxnResponse,
  'AddOffsetsToTxn.request': transactions.addOffsetsToTxnRequest,
  'AddOffsetsToTxn.response': transactions.addOffsetsToTxnResponse,
  'EndTxn.request': transactions.endTxnRequest,
  'EndTxn.response': transactions.endTxnResponse,
  'WriteTxnMarkers.request': transactions.writeTxnMarkersRequest,
  'WriteTxnMarkers.response': transactions.writeTxnMarkersResponse,
  'DescribeTransactions.request': transactions.describeTransactionsRequest,
  'DescribeTransactions.response': transactions.describeTransactionsResponse,
  'ListTransactions.request': transactions.listTransactionsRequest,
  'ListTransactions.response': transactions.listTransactionsResponse,
} as unknown as Readonly<Record<string, Message<Fields>>>

/** How many cases each file has, and how many of them hold an int64 that can't be a safe number. */
const counts: readonly (readonly [file: string, cases: number, unsafe: number])[] = [
  ['AddOffsetsToTxn.request', 56, 12],
  ['AddOffsetsToTxn.response', 56, 0],
  ['AddPartitionsToTxn.request', 69, 28],
  ['AddPartitionsToTxn.response', 69, 0],
  ['ApiVersions.request', 56, 0],
  ['ApiVersions.response', 56, 9],
  ['ConsumerGroupCurrentMemberAssignmentKey.data', 10, 0],
  ['ConsumerGroupCurrentMemberAssignmentValue.data', 13, 0],
  ['ConsumerGroupDescribe.request', 26, 0],
  ['ConsumerGroupDescribe.response', 26, 0],
  ['ConsumerGroupHeartbeat.request', 26, 0],
  ['ConsumerGroupHeartbeat.response', 26, 0],
  ['ConsumerGroupMemberMetadataKey.data', 10, 0],
  ['ConsumerGroupMemberMetadataValue.data', 13, 0],
  ['ConsumerGroupMetadataKey.data', 10, 0],
  ['ConsumerGroupMetadataValue.data', 13, 0],
  ['ConsumerGroupPartitionMetadataKey.data', 9, 0],
  ['ConsumerGroupPartitionMetadataValue.data', 12, 0],
  ['ConsumerGroupRegularExpressionKey.data', 9, 0],
  ['ConsumerGroupRegularExpressionValue.data', 12, 2],
  ['ConsumerGroupTargetAssignmentMemberKey.data', 10, 0],
  ['ConsumerGroupTargetAssignmentMemberValue.data', 13, 0],
  ['ConsumerGroupTargetAssignmentMetadataKey.data', 10, 0],
  ['ConsumerGroupTargetAssignmentMetadataValue.data', 13, 0],
  ['ConsumerProtocolAssignment.data', 40, 0],
  ['ConsumerProtocolSubscription.data', 40, 0],
  ['DeleteGroups.request', 33, 0],
  ['DeleteGroups.response', 33, 0],
  ['DescribeGroups.request', 76, 0],
  ['DescribeGroups.response', 76, 0],
  ['DescribeTransactions.request', 13, 0],
  ['DescribeTransactions.response', 13, 10],
  ['EndTxn.request', 69, 27],
  ['EndTxn.response', 69, 6],
  ['EndTxnMarker.data', 10, 0],
  ['FindCoordinator.request', 82, 0],
  ['FindCoordinator.response', 82, 0],
  ['GroupMetadataKey.data', 10, 0],
  ['GroupMetadataValue.data', 53, 13],
  ['Heartbeat.request', 53, 0],
  ['Heartbeat.response', 53, 0],
  ['InitProducerId.request', 85, 23],
  ['InitProducerId.response', 85, 40],
  ['JoinGroup.request', 112, 0],
  ['JoinGroup.response', 112, 0],
  ['LeaderChangeMessage.data', 26, 0],
  ['LeaveGroup.request', 66, 0],
  ['LeaveGroup.response', 66, 0],
  ['LegacyOffsetCommitKey.data', 10, 0],
  ['LegacyOffsetCommitValue.data', 10, 7],
  ['ListGroups.request', 69, 0],
  ['ListGroups.response', 69, 0],
  ['ListTransactions.request', 39, 25],
  ['ListTransactions.response', 39, 16],
  ['Metadata.request', 155, 0],
  ['OffsetCommit.request', 99, 55],
  ['OffsetCommit.response', 99, 0],
  ['OffsetCommitKey.data', 10, 0],
  ['OffsetCommitValue.data', 53, 31],
  ['OffsetDelete.request', 10, 0],
  ['OffsetDelete.response', 10, 0],
  ['OffsetFetch.request', 115, 0],
  ['OffsetFetch.response', 115, 58],
  ['SyncGroup.request', 66, 0],
  ['SyncGroup.response', 66, 0],
  ['TransactionLogKey.data', 10, 0],
  ['TransactionLogValue.data', 23, 18],
  ['TxnOffsetCommit.request', 69, 42],
  ['TxnOffsetCommit.response', 69, 0],
  ['WriteTxnMarkers.request', 13, 5],
  ['WriteTxnMarkers.response', 13, 5],
]

it.each(counts)(
  '%s: all %i cases are decoded and encoded as Kafka does, %i refused for an int64',
  (file, cases, unsafe) => {
    const message = present(messages[file], 'the name is a key')
    expect(checkGolden(file, message)).toEqual({ cases, unsafe })
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
  // Lengths below -1, sizes that are not what follows, counts past the end, numbers that are not safe: Kafka is lenient, we are not.
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
    'ConsumerGroupHeartbeat response v0: nullable struct with marker 0',
    'ConsumerGroupHeartbeat response v0: nullable struct with marker 127',
    'ConsumerGroupHeartbeat response v0: nullable struct with marker -2',
    'ListTransactions request v2: byte 12 XOR 15',
    'EndTxn request v3: byte 1 XOR 153',
    'ListTransactions response v1: byte 118 XOR 127',
    'Metadata request v5: byte 2 XOR 172',
    'WriteTxnMarkers response v1: byte 7 XOR 17',
    'TxnOffsetCommit request v4: byte 64 XOR 195',
    'ListTransactions response v2: byte 33 XOR 184',
    'WriteTxnMarkers request v1: byte 255 XOR 55',
    'ListTransactions request v0: byte 2 XOR 125',
    'Metadata request v8: byte 0 XOR 237',
    'ListTransactions request v0: byte 48 XOR 195',
    'ListTransactions request v1: byte 15 XOR 167',
  ])
  expect(tally).toEqual({ refusedByBoth: 127, readAlike: 83, refusedByUsAlone: 19 })
})
