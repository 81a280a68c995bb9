import { isStreamError } from '@millrace/base'
import { beforeEach, expect, test } from 'vitest'
import { TestShard } from '../../test/test-shard.ts'
import type { Membership } from './membership.ts'

let world: TestShard
let membership: Membership

beforeEach(() => {
  world = new TestShard()
  world.topics.set('t', 4)
  membership = world.shard.offsets.membership
})

/** The code that a check answers with; undefined: it lets pass. */
function codeOf(check: () => void): string | undefined {
  try {
    check()
    return undefined
  } catch (error) {
    if (isStreamError(error)) return error.code
    throw error
  }
}

const nobody = { groupId: 'g', memberId: '', memberEpoch: -1 }

test('a member commits and reads in its present epoch, and in no other', () => {
  world.join('a')
  world.join('b')
  world.heartbeat({ memberId: 'b', memberEpoch: -1 })
  world.heartbeat({ memberId: 'a', memberEpoch: 1 })
  for (const check of [
    membership.checkFetch.bind(membership),
    (user: typeof nobody) => membership.checkCommit(user, false, world.nowMs),
  ]) {
    expect(codeOf(() => check({ groupId: 'g', memberId: 'a', memberEpoch: 3 }))).toBeUndefined()
    expect(codeOf(() => check({ groupId: 'g', memberId: 'a', memberEpoch: 1 }))).toBe('STALE_MEMBER_EPOCH')
    expect(codeOf(() => check({ groupId: 'g', memberId: 'b', memberEpoch: 2 }))).toBe('UNKNOWN_MEMBER_ID')
    expect(codeOf(() => check({ groupId: 'other', memberId: 'a', memberEpoch: 3 }))).toBe('UNKNOWN_MEMBER_ID')
  }
})

test('nobody of the group commits only while it has no members, or in a transaction, and reads always', () => {
  expect(codeOf(() => membership.checkCommit(nobody, false, world.nowMs))).toBeUndefined()
  world.join('a')
  expect(codeOf(() => membership.checkCommit(nobody, false, world.nowMs))).toBe('UNKNOWN_MEMBER_ID')
  expect(codeOf(() => membership.checkCommit(nobody, true, world.nowMs))).toBeUndefined()
  expect(codeOf(() => membership.checkFetch(nobody))).toBeUndefined()
  world.heartbeat({ memberId: 'a', memberEpoch: -1 })
  expect(codeOf(() => membership.checkCommit(nobody, false, world.nowMs))).toBeUndefined()
})

test('a member owns what it was told, until it said that it let go', () => {
  const topicId = world.topics.set('t', 4).id
  const owned = (memberId: string): readonly number[] =>
    [0, 1, 2, 3].filter((partition) => membership.owns('g', memberId, topicId, partition))
  world.join('a')
  world.join('b')
  world.heartbeat({ memberId: 'a', memberEpoch: 1 })
  expect([owned('a'), owned('b')]).toEqual([[0, 1, 2, 3], []])
  world.heartbeat({ memberId: 'a', memberEpoch: 1, owned: [{ topicId, partitions: [0, 1] }] })
  expect([owned('a'), owned('b')]).toEqual([[0, 1], []])
  world.heartbeat({ memberId: 'b', memberEpoch: 2 })
  expect([owned('b'), owned('c')]).toEqual([[2, 3], []])
})

test('a group is subscribed to what one of its members names or matches', () => {
  world.join('a')
  world.join('b', { topics: [], topicRegex: 'u.' })
  world.topics.set('u1', 1)
  expect(['t', 'u1', 'u22', 'v'].map((topic) => membership.isSubscribed('g', topic))).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect(membership.isSubscribed('other', 't')).toBe(false)
})

test('a group that is empty is so since its last member went, over a restart too', () => {
  expect([membership.exists('g'), membership.hasMembers('g'), membership.emptySinceMs('g')]).toEqual([
    false,
    false,
    undefined,
  ])
  world.join('a')
  expect([membership.exists('g'), membership.hasMembers('g'), membership.emptySinceMs('g')]).toEqual([
    true,
    true,
    undefined,
  ])
  world.pass(10_000)
  world.heartbeat({ memberId: 'a', memberEpoch: -1 })
  const sinceMs = world.nowMs
  world.pass(10_000)
  expect([membership.exists('g'), membership.hasMembers('g'), membership.emptySinceMs('g')]).toEqual([
    true,
    false,
    sinceMs,
  ])
  world.reload(true)
  expect(world.shard.offsets.membership.emptySinceMs('g')).toBe(sinceMs)
})
