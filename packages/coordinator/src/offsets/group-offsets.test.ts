import { StreamError } from '@millrace/base'
import { coordinatorRecord } from '@millrace/kafka-wire'
import { beforeEach, describe, expect, it } from 'vitest'
import { allOf, nobody, OffsetsRig, topicIdOf } from '../../test/offsets-rig.ts'
import { commitSizeBytesMax } from './limits.ts'
import type { OffsetToCommit } from './requests.ts'

let rig: OffsetsRig
const orders = topicIdOf('orders')
const payments = topicIdOf('payments')

beforeEach(() => {
  rig = new OffsetsRig()
  rig.addTopic('orders')
  rig.addTopic('payments')
})

const at = (partition: number, offset: number, more: Partial<OffsetToCommit> = {}): OffsetToCommit => ({
  topicId: orders,
  partition,
  offset,
  leaderEpoch: 2,
  metadata: '',
  ...more,
})

function commit(groupId: string, offsets: readonly OffsetToCommit[], nowMs = 0): (string | undefined)[] {
  return rig.apply(rig.offsets.commit({ groupId, ...nobody, offsets }, nowMs)).map((error) => error?.code)
}

function commitInTransaction(producerId: number, producerEpoch: number, offsets: readonly OffsetToCommit[]): void {
  const transaction = { producerId, producerEpoch }
  rig.apply(rig.offsets.commit({ groupId: 'billing', ...nobody, offsets, transaction }, 0))
}

const fetch = (groupId: string, requireStable = false): Record<string, string> =>
  allOf(rig.offsets, groupId, requireStable)

describe('commit and fetch', () => {
  it('what is committed is read, with its leader epoch and metadata, by group and partition', () => {
    commit('billing', [at(0, 5, { metadata: 'by hand' }), at(2, 9)], 77)
    commit('mail', [at(0, 1)])
    expect(
      rig.offsets.fetch({
        groupId: 'billing',
        ...nobody,
        partitions: [
          { topicId: orders, partitions: [2, 0, 1] },
          { topicId: payments, partitions: [0] },
        ],
        requireStable: false,
      }),
    ).toEqual([
      { topicId: orders, partition: 2, offset: 9, leaderEpoch: 2, metadata: '', commitTimeMs: 77 },
      { topicId: orders, partition: 0, offset: 5, leaderEpoch: 2, metadata: 'by hand', commitTimeMs: 77 },
      { topicId: orders, partition: 1, offset: -1, leaderEpoch: -1, metadata: '', commitTimeMs: -1 },
      { topicId: payments, partition: 0, offset: -1, leaderEpoch: -1, metadata: '', commitTimeMs: -1 },
    ])
    expect(fetch('mail')).toEqual({ [`${orders}/0`]: '1@2 ' })
    expect(fetch('nobody')).toEqual({})
    expect([...rig.offsets.groupIds()]).toEqual(['billing', 'mail'])
  })

  it('a commit changes nothing until its records are replayed', () => {
    const outcome = rig.offsets.commit({ groupId: 'billing', ...nobody, offsets: [at(0, 5)] }, 0)
    expect(outcome.records).toHaveLength(1)
    expect(fetch('billing')).toEqual({})
  })

  it('an offset goes back only if it is told to', () => {
    commit('billing', [at(0, 5)])
    commit('billing', [at(0, 3)])
    expect(fetch('billing')).toEqual({ [`${orders}/0`]: '3@2 ' })
  })

  it('each partition has its own error, and the others are committed', () => {
    const gone = topicIdOf('gone')
    const offsets = [
      at(0, 1),
      at(0, 1, { topicId: gone }),
      at(3, 1),
      at(1, -1),
      at(1, 1, { metadata: 'x'.repeat(21) }),
      at(1, 1, { metadata: 'ü'.repeat(10) }),
    ]
    expect(commit('billing', offsets)).toEqual([
      undefined,
      'UNKNOWN_TOPIC_ID',
      'UNKNOWN_TOPIC_OR_PARTITION',
      'OFFSET_OUT_OF_RANGE',
      'OFFSET_METADATA_TOO_LARGE',
      undefined,
    ])
    expect(Object.keys(fetch('billing'))).toEqual([`${orders}/0`, `${orders}/1`])
    const partitions = [{ topicId: gone, partitions: [0] }]
    const [answer] = rig.offsets.fetch({ groupId: 'billing', ...nobody, partitions, requireStable: false })
    expect(answer?.error?.code).toBe('UNKNOWN_TOPIC_ID')
  })

  it('a member that is refused commits and reads nothing', () => {
    commit('billing', [at(0, 1)])
    rig.refuse = ({ memberEpoch }) => {
      throw new StreamError('STALE_MEMBER_EPOCH', `epoch ${memberEpoch}`)
    }
    const member = { groupId: 'billing', memberId: 'm', memberEpoch: 3 }
    expect(() => rig.offsets.commit({ ...member, offsets: [at(0, 2)] }, 0)).toThrow(/epoch 3/)
    expect(() => rig.offsets.fetch({ ...member, requireStable: false })).toThrow(/epoch 3/)
    rig.refuse = undefined
    expect(fetch('billing')).toEqual({ [`${orders}/0`]: '1@2 ' })
  })

  it('a partition that the member does not own is not committed; nobody of the group owns none', () => {
    rig.owns = false
    const outcome = rig.offsets.commit({ groupId: 'billing', memberId: 'm', memberEpoch: 3, offsets: [at(0, 2)] }, 0)
    expect(outcome.response[0]?.code).toBe('INVALID_REQUEST')
    expect(outcome.records).toEqual([])
    expect(commit('billing', [at(0, 2)])).toEqual([undefined])
  })

  it("by the rules of Kafka's protocol what others own is committed, and so are offsets below 0", () => {
    rig.owns = false
    const member = { groupId: 'billing', memberId: 'm', memberEpoch: 3 }
    const errors = rig.apply(rig.offsets.commit({ ...member, offsets: [at(0, 2), at(1, -2)], isKafkas: true }, 0))
    expect(errors).toEqual([undefined, undefined])
    expect(fetch('billing')).toEqual({ [`${orders}/0`]: '2@2 ', [`${orders}/1`]: '-2@2 ' })
  })

  it('a commit that would not fit into one batch is refused whole', () => {
    rig.config.metadataSizeBytesMax = 4_096
    const offsets = Array.from({ length: commitSizeBytesMax / 4_096 }, () => at(0, 1, { metadata: 'x'.repeat(4_096) }))
    expect(() => commit('billing', offsets)).toThrow(/takes \d+ bytes; the limit is 524288: commit them in parts/)
    expect(commit('billing', offsets.slice(0, 100))).toHaveLength(100)
  })
})

describe('topics that come and go', () => {
  it('a topic made anew under the name has no offsets', () => {
    commit('billing', [at(0, 500)])
    const anew = rig.addTopic('orders', 3, 1)
    expect(fetch('billing')).toEqual({})
    const partitions = [{ topicId: anew, partitions: [0] }]
    const asked = { groupId: 'billing', ...nobody, partitions, requireStable: false }
    expect(rig.offsets.fetch(asked)).toMatchObject([{ offset: -1 }])
    commit('billing', [at(0, 1, { topicId: anew })])
    expect(rig.offsets.fetch(asked)).toMatchObject([{ offset: 1 }])
  })

  it('offsets of topics that are gone are forgotten at the next round, members or not', () => {
    commit('billing', [at(0, 5), at(0, 6, { topicId: payments })])
    rig.subscriptions.set('billing', new Set(['orders', 'payments']))
    rig.offsets.tick(0)
    rig.removeTopic('orders')
    rig.apply(rig.offsets.tick(100))
    rig.addTopic('orders')
    expect(fetch('billing')).toEqual({ [`${payments}/0`]: '6@2 ' })
  })
})

describe('transactions', () => {
  it('what a transaction commits counts once it is committed', () => {
    commit('billing', [at(0, 1)])
    commitInTransaction(7, 0, [at(0, 10), at(1, 20)])
    expect(fetch('billing')).toEqual({ [`${orders}/0`]: '1@2 ' })
    rig.end(7, 1, true)
    expect(fetch('billing', true)).toEqual({ [`${orders}/0`]: '10@2 ', [`${orders}/1`]: '20@2 ' })
  })

  it('what an aborted transaction would have committed never counts', () => {
    commitInTransaction(7, 0, [at(0, 10)])
    expect(rig.offsets.hasOffsets('billing')).toBe(true)
    rig.end(7, 1, false)
    expect(fetch('billing', true)).toEqual({})
    expect(rig.offsets.hasOffsets('billing')).toBe(false)
  })

  it('while it is open, its partitions are unstable for those who ask', () => {
    commit('billing', [at(0, 1), at(1, 2)])
    commitInTransaction(7, 0, [at(0, 10), at(2, 20)])
    expect(fetch('billing', true)).toEqual({
      [`${orders}/0`]: 'UNSTABLE_OFFSET_COMMIT',
      [`${orders}/1`]: '2@2 ',
      [`${orders}/2`]: 'UNSTABLE_OFFSET_COMMIT',
    })
    expect(fetch('billing')).toEqual({ [`${orders}/0`]: '1@2 ', [`${orders}/1`]: '2@2 ' })
  })

  it('an end that comes again, or late, does not end the next transaction', () => {
    commitInTransaction(7, 0, [at(0, 10)])
    rig.end(7, 1, true)
    rig.end(7, 1, true)
    commitInTransaction(7, 1, [at(0, 20)])
    rig.end(7, 0, true)
    expect(fetch('billing')).toEqual({ [`${orders}/0`]: '10@2 ' })
    expect(fetch('billing', true)).toEqual({ [`${orders}/0`]: 'UNSTABLE_OFFSET_COMMIT' })
    rig.end(7, 2, false)
    expect(fetch('billing', true)).toEqual({ [`${orders}/0`]: '10@2 ' })
  })

  it('an end is of one producer that keeps its epoch, too', () => {
    commitInTransaction(7, 0, [at(0, 10)])
    rig.end(7, 0, true)
    commitInTransaction(7, 0, [at(0, 20)])
    expect(fetch('billing')).toEqual({ [`${orders}/0`]: '10@2 ' })
    rig.end(7, 0, false)
    expect(fetch('billing', true)).toEqual({ [`${orders}/0`]: '10@2 ' })
  })

  it('an end is of one producer, in all its groups', () => {
    commitInTransaction(7, 0, [at(0, 10)])
    commitInTransaction(8, 0, [at(0, 11)])
    const transaction = { producerId: 7, producerEpoch: 0 }
    rig.apply(rig.offsets.commit({ groupId: 'mail', ...nobody, offsets: [at(0, 12)], transaction }, 0))
    rig.end(7, 1, true)
    expect(fetch('billing', true)).toEqual({ [`${orders}/0`]: 'UNSTABLE_OFFSET_COMMIT' })
    expect(fetch('mail', true)).toEqual({ [`${orders}/0`]: '12@2 ' })
    rig.end(8, 1, false)
    expect(fetch('billing', true)).toEqual({ [`${orders}/0`]: '10@2 ' })
  })

  it('a commit outside of the transaction, after its own, is newer', () => {
    commitInTransaction(7, 0, [at(0, 10)])
    commit('billing', [at(0, 3)])
    rig.end(7, 1, true)
    expect(fetch('billing', true)).toEqual({ [`${orders}/0`]: '3@2 ' })
  })

  it('the outcome names the producer, so that its records are written as its own', () => {
    const transaction = { producerId: 7, producerEpoch: 4 }
    const request = { groupId: 'billing', ...nobody, offsets: [at(0, 1)] }
    expect(rig.offsets.commit({ ...request, transaction }, 0).producer).toEqual(transaction)
    expect(rig.offsets.commit(request, 0).producer).toBeUndefined()
  })
})

describe('deletion', () => {
  const remove = (groupId: string, partitions: number[], topicId = orders): (string | undefined)[] =>
    rig.apply(rig.offsets.delete(groupId, [{ topicId, partitions }])).map((error) => error?.code)

  it('offsets of topics that nobody reads are forgotten', () => {
    commit('billing', [at(0, 1), at(1, 1)])
    rig.subscriptions.set('billing', new Set(['payments']))
    expect(remove('billing', [0, 2])).toEqual([undefined, undefined])
    expect(fetch('billing')).toEqual({ [`${orders}/1`]: '1@2 ' })
  })

  it('others stay, and say why', () => {
    commit('billing', [at(0, 1), at(1, 1)])
    commitInTransaction(7, 0, [at(0, 2)])
    expect(remove('billing', [0, 1], topicIdOf('gone'))).toEqual(['UNKNOWN_TOPIC_ID', 'UNKNOWN_TOPIC_ID'])
    expect(remove('billing', [0])).toEqual(['UNSTABLE_OFFSET_COMMIT'])
    rig.subscriptions.set('billing', new Set(['orders']))
    expect(remove('billing', [1])).toEqual(['GROUP_SUBSCRIBED_TO_TOPIC'])
    expect(() => remove('mail', [0])).toThrow(/there is no group 'mail'/)
    expect(fetch('billing')).toEqual({ [`${orders}/0`]: '1@2 ', [`${orders}/1`]: '1@2 ' })
  })

  it('a group that is deleted has no offsets, and none come back with the end of a transaction', () => {
    commit('billing', [at(0, 1)])
    commitInTransaction(7, 0, [at(0, 2), at(1, 2)])
    rig.apply({ records: rig.offsets.deleteGroup('billing'), response: undefined })
    expect(rig.offsets.hasOffsets('billing')).toBe(false)
    rig.end(7, 1, true)
    expect(fetch('billing', true)).toEqual({})
  })
})

describe('expiry', () => {
  /** Ticks until the round is through. */
  function round(nowMs: number): void {
    do rig.apply(rig.offsets.tick(nowMs))
    while ((rig.offsets.nextTickMs() ?? nowMs + 1) <= nowMs)
  }

  it('of nobody: since the commit', () => {
    rig.offsets.tick(0)
    commit('billing', [at(0, 1)], 500)
    round(1_499)
    expect(rig.offsets.hasOffsets('billing')).toBe(true)
    round(1_600)
    expect(rig.offsets.hasOffsets('billing')).toBe(false)
    expect(rig.offsets.nextTickMs()).toBeUndefined()
  })

  it('of an empty group: since its last member left, or a later commit', () => {
    rig.offsets.tick(0)
    commit('billing', [at(0, 1)], 0)
    commit('billing', [at(1, 1)], 5_500)
    rig.emptySinceMs.set('billing', 5_000)
    round(5_900)
    expect(Object.keys(fetch('billing'))).toHaveLength(2)
    round(6_000)
    expect(Object.keys(fetch('billing'))).toEqual([`${orders}/1`])
  })

  it('of a group with members: only of topics that nobody reads', () => {
    rig.offsets.tick(0)
    rig.subscriptions.set('billing', new Set(['payments']))
    commit('billing', [at(0, 1), at(0, 1, { topicId: payments })], 0)
    round(9_000)
    expect(Object.keys(fetch('billing'))).toEqual([`${payments}/0`])
  })

  it('what an open transaction may change stays', () => {
    rig.offsets.tick(0)
    commit('billing', [at(0, 1)], 0)
    commitInTransaction(7, 0, [at(0, 2)])
    round(9_000)
    expect(fetch('billing')).toEqual({ [`${orders}/0`]: '1@2 ' })
  })

  it('the first round after a load waits: members may still come back', () => {
    commit('billing', [at(0, 1)], 0)
    expect(rig.offsets.nextTickMs()).toBe(0)
    expect(rig.offsets.tick(50_000).records).toEqual([])
    expect(rig.offsets.nextTickMs()).toBe(50_100)
    expect(rig.offsets.tick(50_099).records).toEqual([])
    expect(rig.offsets.tick(50_100).records).toHaveLength(1)
  })

  it('many are forgotten in parts, each at once after the one before', () => {
    rig.offsets.tick(0)
    for (let group = 0; group < 900; group++) commit(`group-${group}`, [at(0, 1), at(1, 1), at(2, 1)], 0)
    const first = rig.offsets.tick(9_000)
    expect(first.records.length).toBeLessThan(900 * 3)
    rig.apply(first)
    expect(rig.offsets.nextTickMs()).toBeLessThanOrEqual(9_000)
    round(9_000)
    expect([...rig.offsets.groupIds()]).toEqual([])
  })

  it('an offset with a time of its own, of clients of old, expires then', () => {
    rig.offsets.tick(0)
    const key = { group: 'billing', topic: 'orders', partition: 0 }
    const value = {
      offset: 1,
      leaderEpoch: -1,
      metadata: '',
      commitTimestamp: 0,
      expireTimestamp: 2_000,
      topicId: orders,
    }
    rig.append({ offset: 0, record: { type: 'OffsetCommit', key, value } })
    round(1_999)
    expect(rig.offsets.hasOffsets('billing')).toBe(true)
    round(2_100)
    expect(rig.offsets.hasOffsets('billing')).toBe(false)
  })
})

it('records of the partition that are not of offsets are left alone', () => {
  const record = coordinatorRecord('GroupMetadata', { group: 'billing' })
  rig.offsets.replay(record, { offset: 0, timestampMs: 0, producerId: -1, producerEpoch: -1 })
  expect(rig.offsets.hasOffsets('billing')).toBe(false)
  const value = { protocolType: '', generation: 0, protocol: null, leader: null, members: [] }
  const whole = coordinatorRecord('GroupMetadata', { group: 'billing' }, value)
  rig.offsets.replay(whole, { offset: 0, timestampMs: 0, producerId: -1, producerEpoch: -1 })
  expect(rig.offsets.hasOffsets('billing')).toBe(false)
})

it('offsets in the record of Kafka 0.8 are read', () => {
  const key = { group: 'billing', topic: 'orders', partition: 1 }
  const value = { offset: 4, metadata: 'old', commitTimestamp: 0 }
  rig.append({ offset: 0, record: { type: 'LegacyOffsetCommit', key, value } })
  expect(fetch('billing')).toEqual({ [`${orders}/1`]: '4@-1 old' })
})
