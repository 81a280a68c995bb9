import { present, type TopicId } from '@millrace/base'
import { beforeEach, expect, test } from 'vitest'
import { TestShard } from '../../test/test-shard.ts'
import type { AssignedMember, AssignRequest, AssignResponse } from './client-assignor.ts'
import type { HeartbeatRequest, HeartbeatResponse } from './heartbeat-request.ts'

let world: TestShard
let topicId: TopicId
const none = new Uint8Array()
const mine: Partial<HeartbeatRequest> = { assignor: 'client' }

beforeEach(() => {
  world = new TestShard()
  topicId = world.topics.set('t', 4).id
})

function give(memberId: string, partitions: readonly number[], metadata = none): AssignedMember {
  return { memberId, partitions: [{ topicId, partitions }], metadata }
}

function assign(
  request: Pick<AssignRequest, 'groupEpoch' | 'members'> & { readonly memberId?: string },
): AssignResponse {
  return world.run((shard, nowMs) => shard.assign({ groupId: 'g', memberId: 'a', ...request }, nowMs))
}

function told({ assignment }: HeartbeatResponse): readonly number[] | undefined {
  return assignment?.partitions.flatMap(({ partitions }) => partitions)
}

test('a member is asked, and what it answers is what members are told', () => {
  const metadata = new Uint8Array([1, 2, 3])
  const joined = world.join('a', { ...mine, metadata, rackId: 'r' })
  expect(joined.memberEpoch).toBe(1)
  expect(told(joined)).toEqual([])
  expect(joined.compute).toMatchObject({
    groupEpoch: 2,
    members: [{ memberId: 'a', instanceId: null, rackId: 'r', topics: ['t'], assigned: [] }],
    topics: [{ name: 't', topicId, partitions: 4 }],
  })
  expect([...present(joined.compute?.members[0], 'itself').metadata]).toEqual([1, 2, 3])
  expect(world.heartbeat({ memberId: 'a', memberEpoch: 1 }).compute).toBeUndefined()
  expect(assign({ groupEpoch: 2, members: [give('a', [3, 1], new Uint8Array([9]))] })).toEqual({ isInstalled: true })
  expect(world.shard.takeChanged()).toEqual([{ groupId: 'g', memberId: 'a' }])
  const next = world.heartbeat({ memberId: 'a', memberEpoch: 1 })
  expect(next.memberEpoch).toBe(2)
  expect(told(next)).toEqual([1, 3])
  expect([...present(next.assignment, 'something new').metadata]).toEqual([9])
})

test('other metadata alone is something new for a member', () => {
  world.join('a', mine)
  assign({ groupEpoch: 2, members: [give('a', [0])] })
  world.heartbeat({ memberId: 'a', memberEpoch: 1 })
  world.heartbeat({ memberId: 'a', memberEpoch: 2, metadata: new Uint8Array([1]) })
  assign({ groupEpoch: 3, members: [give('a', [0], new Uint8Array([7]))] })
  world.reload(true)
  const next = world.heartbeat({ memberId: 'a', memberEpoch: 2 })
  expect([...present(next.assignment, 'something new').metadata]).toEqual([7])
})

test.each<[string, (id: TopicId) => AssignedMember[]]>([
  ['one partition given to two', () => [give('a', [0]), give('c', [0])]],
  ['a member that is not there', () => [give('d', [0])]],
  ['a member named twice', () => [give('a', [0]), give('a', [1])]],
  ['a partition that does not exist', () => [give('a', [4])]],
  [
    'a topic that does not exist',
    () => [
      {
        memberId: 'a',
        partitions: [{ topicId: 'AAAAAAAAAAAAAAAAAAAAAA' as TopicId, partitions: [0] }],
        metadata: none,
      },
    ],
  ],
  ['a topic that the member did not want', () => [give('b', [0])]],
  ['more metadata than fits', () => [give('a', [0], new Uint8Array(512 * 1024 + 1))]],
])('an answer with %s is refused, and changes nothing', (_what, members) => {
  world.topics.set('u', 1)
  world.join('a', mine)
  world.join('b', { ...mine, topics: ['u'] })
  world.join('c', mine)
  const written = world.log.length
  expect(() => assign({ groupEpoch: 4, members: members(topicId) })).toThrow(
    expect.objectContaining({ code: 'INVALID_REQUEST' }),
  )
  expect(world.log).toHaveLength(written)
  expect(assign({ groupEpoch: 4, members: [give('a', [0])] })).toEqual({ isInstalled: true })
})

test('an answer that comes after the group changed is left alone, and the member is asked anew', () => {
  world.join('a', mine)
  world.shard.takeChanged()
  world.join('b', mine)
  expect(world.shard.takeChanged()).toEqual([{ groupId: 'g', memberId: 'a' }])
  expect(world.heartbeat({ memberId: 'a', memberEpoch: 1, isHeard: false }).compute).toMatchObject({ groupEpoch: 3 })
  expect(assign({ groupEpoch: 2, members: [give('a', [0])] })).toEqual({ isInstalled: false })
  expect(assign({ groupEpoch: 3, members: [give('a', [0]), give('b', [1])] })).toEqual({ isInstalled: true })
  expect(assign({ groupEpoch: 3, members: [give('a', [1]), give('b', [0])] })).toEqual({ isInstalled: false })
})

test('a member that is asked and does not answer is passed over, as is one that leaves', () => {
  world.join('a', { ...mine, rebalanceTimeoutMs: 10_000 })
  world.join('b', mine)
  world.join('c', mine)
  expect(world.heartbeat({ memberId: 'a', memberEpoch: 1 }).compute).toMatchObject({ groupEpoch: 4 })
  world.shard.takeChanged()
  world.pass(11_000)
  expect(world.shard.takeChanged()).toEqual([{ groupId: 'g', memberId: 'b' }])
  expect(world.heartbeat({ memberId: 'b', memberEpoch: 1 }).compute).toMatchObject({ groupEpoch: 4 })
  world.heartbeat({ memberId: 'b', memberEpoch: -1 })
  expect(world.shard.takeChanged()).toEqual([{ groupId: 'g', memberId: 'a' }])
})

test('another coordinator asks anew', () => {
  world.join('a', mine)
  world.reload()
  expect(world.heartbeat({ memberId: 'a', memberEpoch: 1 }).compute).toMatchObject({ groupEpoch: 2 })
})

test('an answer of somebody who is not in the group is refused', () => {
  expect(() => assign({ groupEpoch: 2, members: [] })).toThrow(expect.objectContaining({ code: 'UNKNOWN_MEMBER_ID' }))
})

test('a group goes back to an assignor of the broker when more members want that', () => {
  world.join('a', mine)
  world.join('b', { assignor: 'range' })
  world.join('c', { assignor: 'range' })
  expect(world.shard.describe('g')).toMatchObject({ assignor: 'range', groupEpoch: 4, assignmentEpoch: 4 })
  expect(told(world.heartbeat({ memberId: 'a', memberEpoch: 1 }))).toEqual([0, 1])
})
