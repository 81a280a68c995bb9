import { type CoordinatorRecord, encodeCoordinatorRecord, noTopicId } from '@millrace/kafka-wire'
import { describe, expect, test } from 'vitest'
import type { MemberDeed } from '../../workload/groups/deeds.ts'
import type { CommittedRecord } from '../committed-records.ts'
import { CommittedOffsetNeverRegresses } from './committed-offset-never-regresses.ts'
import { GroupsGoOnAtCommitted } from './groups-go-on-at-committed.ts'
import { MonotonicGroupEpoch } from './monotonic-group-epoch.ts'
import { OneOwnerPerPartition } from './one-owner-per-partition.ts'

const where = '__consumer_offsets-0'
const plain = { producerId: -1, producerEpoch: -1, isTransactional: false, end: undefined, endsBatch: true }

function committed(record: CoordinatorRecord, changes: Partial<CommittedRecord> = {}): CommittedRecord {
  return { offset: 7, ...encodeCoordinatorRecord(record), ...plain, ...changes }
}

function marker(producerId: number, end: 'COMMIT' | 'ABORT'): CommittedRecord {
  return { ...plain, offset: 9, key: null, value: null, producerId, isTransactional: true, end }
}

const offset = (value: number | undefined): CoordinatorRecord => ({
  type: 'OffsetCommit',
  key: { group: 'g', topic: 't', partition: 0 },
  value:
    value === undefined
      ? undefined
      : { offset: value, leaderEpoch: 0, metadata: '', commitTimestamp: 0, expireTimestamp: -1, topicId: noTopicId },
})

const group = (epoch: number): CoordinatorRecord => ({
  type: 'ConsumerGroupMetadata',
  key: { groupId: 'g' },
  value: { epoch, metadataHash: 0n, protocolType: 'consumer' },
})

const member = (memberId: string): CoordinatorRecord => ({
  type: 'ConsumerGroupMemberMetadata',
  key: { groupId: 'g', memberId },
  value: {
    instanceId: null,
    rackId: null,
    clientId: '',
    clientHost: '',
    subscribedTopicNames: ['t'],
    subscribedTopicRegex: null,
    rebalanceTimeoutMs: 1,
    sessionTimeoutMs: 1,
    serverAssignor: null,
    classicMemberMetadata: null,
    metadata: Buffer.alloc(0),
    protocolType: '',
  } as never,
})

const gone = (memberId: string): CoordinatorRecord => ({
  type: 'ConsumerGroupMemberMetadata',
  key: { groupId: 'g', memberId },
  value: undefined,
})

const owns = (memberId: string, memberEpoch: number, ...partitions: number[]): CoordinatorRecord => ({
  type: 'ConsumerGroupCurrentMemberAssignment',
  key: { groupId: 'g', memberId },
  value: {
    memberEpoch,
    previousMemberEpoch: 0,
    state: 0,
    assignedPartitions: [{ topicId: noTopicId, partitions, assignmentEpochs: null }],
    partitionsPendingRevocation: [],
    metadata: Buffer.alloc(0),
  } as never,
})

const assigned = (memberId: string): MemberDeed => ({
  kind: 'assigned',
  group: 'g',
  process: memberId,
  memberId,
  partitions: [{ topic: 't', partition: 0 }],
})
const released = (memberId: string): MemberDeed => ({ ...assigned(memberId), kind: 'released' }) as MemberDeed
const about = { group: 'g', process: 'a', topic: 't', partition: 0 }

describe('CommittedOffsetNeverRegresses', () => {
  test('an offset goes on, and may be committed again', () => {
    const invariant = new CommittedOffsetNeverRegresses()
    for (const value of [3, 3, 5]) invariant.recordCommitted(where, committed(offset(value)))
    expect(() => invariant.recordCommitted(where, committed(offset(4)))).toThrow('was 5, and is 4')
    expect(() => invariant.recordCommitted(where, committed(offset(undefined)))).toThrow('is forgotten')
    invariant.recordCommitted('t-0', committed(offset(1)))
  })

  test('what is committed in a transaction counts once that is', () => {
    const invariant = new CommittedOffsetNeverRegresses()
    const pending = { producerId: 8, isTransactional: true }
    invariant.recordCommitted(where, committed(offset(5), pending))
    invariant.recordCommitted(where, marker(8, 'ABORT'))
    invariant.recordCommitted(where, committed(offset(4)))
    invariant.recordCommitted(where, committed(offset(3), pending))
    expect(() => invariant.recordCommitted(where, marker(8, 'COMMIT'))).toThrow('was 4, and is 3')
  })
})

describe('OneOwnerPerPartition', () => {
  test('what a member has not let go of goes to nobody, unless it is a member no more', () => {
    const invariant = new OneOwnerPerPartition()
    for (const id of ['a', 'b']) invariant.recordCommitted(where, committed(member(id)))
    invariant.memberDid(assigned('a'))
    invariant.memberDid(released('a'))
    invariant.memberDid(assigned('b'))
    expect(() => invariant.memberDid(assigned('a'))).toThrow('b, which is a member still, has not let go')
    invariant.recordCommitted(where, committed(gone('b')))
    invariant.memberDid(assigned('a'))
  })

  test('who is dead has let go of all', () => {
    const invariant = new OneOwnerPerPartition()
    invariant.recordCommitted(where, committed(member('a')))
    invariant.memberDid(assigned('a'))
    invariant.memberDid({ kind: 'gone', group: 'g', process: 'a' })
    expect(() => invariant.memberDid(assigned('b'))).not.toThrow()
  })

  test('the records give a partition to one member, once all of a decision is said', () => {
    const invariant = new OneOwnerPerPartition()
    for (const id of ['a', 'b']) invariant.recordCommitted(where, committed(member(id)))
    invariant.recordCommitted(where, committed(owns('a', 1, 0, 1)))
    invariant.recordCommitted(where, committed(owns('b', 1, 1), { endsBatch: false }))
    invariant.recordCommitted(where, committed(owns('a', 1, 0)))
    expect(() => invariant.recordCommitted(where, committed(owns('b', 1, 0)))).toThrow('both a and b have')
  })
})

test('MonotonicGroupEpoch: of a group, of a member, and of a member by its group', () => {
  const after = (...records: readonly CoordinatorRecord[]) => {
    const invariant = new MonotonicGroupEpoch()
    return () => {
      for (const record of records) invariant.recordCommitted(where, committed(record))
    }
  }
  after(group(1), group(4), member('a'), owns('a', 3), owns('a', -2), owns('a', 4), gone('a'), group(5))()
  expect(after(group(4), member('a'), owns('a', 4), owns('a', 3))).toThrow('went back from 4 to 3')
  expect(after(group(4), member('a'), owns('a', 5))).toThrow('and its group g in 4')
  expect(after(group(4), group(3))).toThrow('went back from 4 to 3')
})

describe('GroupsGoOnAtCommitted', () => {
  const given = (firstOffset: number): MemberDeed => ({
    ...about,
    kind: 'delivered',
    firstOffset,
    nextOffset: firstOffset + 1,
  })

  test('who is given a partition begins at what is committed, and leaves nothing out', () => {
    const invariant = new GroupsGoOnAtCommitted()
    invariant.recordCommitted(where, committed(offset(5)))
    invariant.memberDid(assigned('a'))
    for (const each of [5, 6]) invariant.memberDid(given(each))
    expect(() => invariant.memberDid(given(8))).toThrow('was given offset 8 of g/t/0, not 7')
    expect(() => invariant.memberDid(given(6))).toThrow('given to it, already')
    invariant.memberDid(released('a'))
    invariant.memberDid(given(2))
  })

  test('nothing is committed that nobody has finished', () => {
    const invariant = new GroupsGoOnAtCommitted()
    invariant.memberDid(assigned('a'))
    invariant.memberDid({ ...about, kind: 'finished', nextOffset: 3 })
    invariant.recordCommitted(where, committed(offset(3)))
    expect(() => invariant.recordCommitted(where, committed(offset(4)))).toThrow('only what is before 3 is finished')
  })
})
