import { present } from '@millrace/base'
import { expect, it } from 'vitest'
import { type Case, checkGolden, golden, toJson } from '../test/golden.ts'
import { allApis } from './apis.ts'
import { coordinatorRecordKind, coordinatorRecordTypes } from './coordinator-record.ts'
import { array, type Fields, int16, int32, struct, uuid } from './field.ts'
import { Message } from './message.ts'
import {
  decodeMetadataRecord,
  encodeMetadataRecord,
  metadataRecordKind,
  type MetadataRecordType,
  metadataRecordTypes,
} from './metadata-record.ts'
import * as protocol from './schemas/consumer-protocol.ts'

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
  ...Object.fromEntries(
    allApis.flatMap(({ name, request, response }) => [
      [`${name}.request`, request],
      [`${name}.response`, response],
    ]),
  ),
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
  'ConsumerProtocolSubscription.data': protocol.consumerProtocolSubscription,
  'ConsumerProtocolAssignment.data': protocol.consumerProtocolAssignment,
} as unknown as Readonly<Record<string, Message<Fields>>>

/** How many cases each file has, and how many of them hold an int64 that can't be a safe number. */
const counts: readonly (readonly [file: string, cases: number, unsafe: number])[] = [
  ['AddOffsetsToTxn.request', 56, 12],
  ['AddOffsetsToTxn.response', 56, 0],
  ['AddPartitionsToTxn.request', 69, 28],
  ['AddPartitionsToTxn.response', 69, 0],
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
