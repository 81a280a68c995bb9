import { isStreamError } from '@millrace/base'
import { encodeConsumerSubscription } from '@millrace/kafka-wire'
import { beforeEach, expect, test } from 'vitest'
import { ClassicConsumer, type ClassicConsumerOptions } from '../../../test/classic-consumer.ts'
import { TestClassic } from '../../../test/test-classic.ts'
import { testConfig, TestShard } from '../../../test/test-shard.ts'
import { WalkingMember } from '../../../test/walking-member.ts'

let world: TestShard
let classic: TestClassic
let made: number

beforeEach(() => {
  world = new TestShard()
  world.topics.set('t', 4)
  classic = new TestClassic(world)
  made = 0
})

const old = (options: ClassicConsumerOptions = {}): ClassicConsumer =>
  new ClassicConsumer(classic, `old${(made += 1)}`, options)

const young = (instanceId?: string): WalkingMember => {
  const options = {
    subscription: { topics: ['t'] },
    isPushed: false,
    ...(instanceId === undefined ? {} : { instanceId }),
  }
  return new WalkingMember(world, `young${(made += 1)}`, options)
}

/** All do what they are told until they have nothing to do. */
function settle(...members: readonly (ClassicConsumer | WalkingMember)[]): void {
  for (let round = 0; round < 12; round++) {
    for (const member of members) {
      if (member instanceof ClassicConsumer) {
        for (let turn = 0; turn < 3; turn++) member.act()
      } else {
        member.beat()
        member.work()
      }
      classic.take()
    }
    classic.pass(1_000)
  }
}

const kind = (): string | undefined => world.shard.list().find(({ groupId }) => groupId === 'g')?.kind

/** What each has; each partition but once. */
function shares(...members: readonly (ClassicConsumer | WalkingMember)[]): readonly number[] {
  const all = members.flatMap(({ owned }) => [...owned])
  expect(new Set(all).size).toBe(all.length)
  return members.map(({ owned }) => owned.size)
}

function codeOf(act: () => unknown): string | undefined {
  try {
    act()
    return undefined
  } catch (error) {
    if (isStreamError(error)) return error.code
    throw error
  }
}

for (const isCooperative of [false, true]) {
  const way = isCooperative ? 'cooperative' : 'eager'

  test(`a group of ${way} members moves to the new protocol by rolling, and back`, () => {
    const first = old({ isCooperative })
    const second = old({ isCooperative })
    settle(first, second)
    expect([kind(), ...shares(first, second)]).toEqual(['classic', 2, 2])

    const third = young()
    settle(first, second, third)
    expect(kind()).toBe('consumer')
    expect(shares(first, second, third).toSorted()).toEqual([1, 1, 2])
    expect(world.shard.describe('g')).toMatchObject({ state: 'stable', protocolType: 'consumer' })

    first.stop(true)
    second.stop(true)
    const fourth = young()
    settle(third, fourth)
    expect([kind(), ...shares(third, fourth)]).toEqual(['consumer', 2, 2])

    const fifth = old({ isCooperative })
    settle(third, fourth, fifth)
    expect([kind(), ...shares(third, fourth, fifth).toSorted()]).toEqual(['consumer', 1, 1, 2])
    third.leave(true)
    settle(fourth, fifth)
    expect([kind(), ...shares(fourth, fifth)]).toEqual(['consumer', 2, 2])
    fourth.leave(true)
    expect(kind()).toBe('classic')
    settle(fifth)
    expect([kind(), ...shares(fifth)]).toEqual(['classic', 4])
  })
}

test('members that joined a classic group go on with what they have when it moves', () => {
  const first = old({ isCooperative: true })
  const second = old({ isCooperative: true })
  settle(first, second)
  const { groupEpoch } = world.shard.describe('g')
  const before = [...first.owned]
  const third = young()
  third.beat()
  const group = world.shard.describe('g')
  expect(group).toMatchObject({ kind: 'consumer', groupEpoch: groupEpoch + 1 })
  expect(group.members.map(({ memberEpoch }) => memberEpoch)).toEqual([groupEpoch, groupEpoch, groupEpoch + 1])
  expect([...first.owned]).toEqual(before)
  // They are told as soon as they say that they live, and nobody has what they have not let go of.
  expect(codeOf(() => classic.heartbeat(first.memberId, first.generationId))).toBe('REBALANCE_IN_PROGRESS')
  expect(group.members[2]?.assigned).toEqual([])
  // One of them says that it has both, and hears that it is to keep one; the other is free once it said that it let go of it.
  second.act()
  second.act()
  const taken = (): number => world.shard.describe('g').members[2]?.assigned.length ?? 0
  for (let each = 0; each < 2; each++) {
    third.beat()
    expect([second.owned.size, taken()]).toEqual([2 - each, 0])
    second.act()
  }
  third.beat()
  expect([second.owned.size, taken()]).toEqual([1, 1])
})

test('a group moves while its members are on their way to the next generation, and they join anew', () => {
  const first = old()
  const second = old()
  settle(first)
  second.act()
  second.act()
  expect(world.shard.describe('g').state).toBe('preparing')
  const third = young()
  third.beat()
  classic.take()
  expect([...classic.joined.values()].at(-1)?.error).toMatchObject({ code: 'REBALANCE_IN_PROGRESS' })
  settle(first, second, third)
  expect(shares(first, second, third).toSorted()).toEqual([1, 1, 2])
})

test('another coordinator goes on with a group that has moved', () => {
  for (const isCompacted of [false, true]) {
    const first = old()
    settle(first)
    const second = young()
    settle(first, second)
    world.reload(isCompacted)
    settle(first, second)
    expect([kind(), ...shares(first, second)]).toEqual(['consumer', 2, 2])
    second.leave(true)
    world.reload(isCompacted)
    settle(first)
    expect([kind(), ...shares(first)]).toEqual(['classic', 4])
    first.stop(true)
  }
})

test('a member that does not come in time when it is called is out, and so is one that does not ask what it has', () => {
  const first = old()
  settle(first)
  const second = young()
  second.beat()
  for (let each = 0; each < 5; each++) {
    const code = codeOf(() => classic.heartbeat(first.memberId, first.generationId))
    expect(code).toBe(each < 4 ? 'REBALANCE_IN_PROGRESS' : 'UNKNOWN_MEMBER_ID')
    second.beat()
    classic.pass(5_100)
  }
  const metadata = encodeConsumerSubscription({ topics: ['t'] })
  const lost = classic.join({ protocols: [{ name: 'range', metadata }], sessionTimeoutMs: 60_000 })
  expect(classic.joined.get(lost)).toMatchObject({ leader: '', protocolName: 'range', members: [] })
  classic.pass(20_100)
  expect(world.shard.describe('g').members).toHaveLength(1)
})

test('a static member takes its place in the other protocol at once, and who it was is fenced', () => {
  const first = old({ instanceId: 'one' })
  const second = old()
  settle(first, second)
  const was = first.memberId
  first.stop(false)
  const third = young('one')
  settle(second, third)
  expect([kind(), ...shares(second, third)]).toEqual(['consumer', 2, 2])
  expect(codeOf(() => classic.heartbeat(was, first.generationId, 'one'))).toBe('FENCED_INSTANCE_ID')
  // Back again: the last member of the new protocol is replaced.
  const fourth = old({ instanceId: 'one' })
  fourth.act()
  expect(kind()).toBe('classic')
  settle(second, fourth)
  expect(shares(second, fourth)).toEqual([2, 2])
})

test('the policy says whether groups move', () => {
  const first = old()
  settle(first)
  world.config = { ...testConfig, migration: { upgrades: false, downgrades: false } }
  expect(codeOf(() => world.join('a'))).toBe('INCONSISTENT_GROUP_PROTOCOL')
  expect(kind()).toBe('classic')
  world.config = testConfig
  const second = young()
  settle(first, second)
  world.config = { ...testConfig, migration: { upgrades: true, downgrades: false } }
  second.leave(true)
  settle(first)
  expect([kind(), ...shares(first)]).toEqual(['consumer', 4])
})

test('a group whose members do not say what consumers say stays as it is', () => {
  const other = { protocolType: 'connect', protocols: [{ name: 'default', metadata: Buffer.from('c') }] }
  classic.join(other)
  classic.pass(3_000)
  classic.sync('m1', 1, { m1: 'all' })
  expect(codeOf(() => world.join('a'))).toBe('INCONSISTENT_GROUP_PROTOCOL')
  classic.join({ groupId: 'odd' })
  classic.pass(3_000)
  expect(codeOf(() => world.join('a', { groupId: 'odd' }))).toBe('INCONSISTENT_GROUP_PROTOCOL')
})

test('an empty group is whatever the next member is', () => {
  const first = old()
  settle(first)
  first.stop(true)
  classic.pass(10_000)
  expect(world.shard.describe('g')).toMatchObject({ kind: 'classic', state: 'empty' })
  world.config = { ...testConfig, migration: { upgrades: false, downgrades: false } }
  const second = young()
  settle(second)
  expect([kind(), ...shares(second)]).toEqual(['consumer', 4])
  second.leave(true)
  const third = old()
  settle(third)
  expect([kind(), ...shares(third)]).toEqual(['classic', 4])
  expect(world.shard.list()).toHaveLength(1)
})

test('who was taken out and comes back with what it had is told that it is nobody', () => {
  const first = old({ isCooperative: true })
  settle(first)
  const second = young()
  settle(first, second)
  classic.leave({ memberId: first.memberId })
  const metadata = encodeConsumerSubscription({ topics: ['t'], ownedPartitions: [{ topic: 't', partitions: [0] }] })
  const request = { memberId: first.memberId, protocols: [{ name: 'cooperative-sticky', metadata }] }
  expect(codeOf(() => classic.join(request))).toBe('UNKNOWN_MEMBER_ID')
})

test('members of either protocol commit in their epoch, and may not in another', () => {
  const first = old()
  settle(first)
  const second = young()
  settle(first, second)
  const { membership } = world.shard.offsets
  const commit = (memberId: string, memberEpoch: number, instanceId?: string): string | undefined =>
    codeOf(() => membership.checkCommit({ groupId: 'g', memberId, memberEpoch, instanceId }, false, world.nowMs))
  expect(commit(first.memberId, first.generationId)).toBeUndefined()
  expect(commit(first.memberId, first.generationId - 1)).toBe('ILLEGAL_GENERATION')
  expect(commit(second.memberId, second.epoch - 1)).toBe('STALE_MEMBER_EPOCH')
  expect(commit(first.memberId, first.generationId, 'nobody')).toBe('UNKNOWN_MEMBER_ID')
})

test('what could not be written did not happen, to groups of either kind', () => {
  const first = old()
  first.act()
  first.act()
  classic.pass(3_000)
  world.isFull = true
  expect(codeOf(() => first.act())).toBe('NOT_ENOUGH_REPLICAS')
  expect(world.shard.describe('g').state).toBe('completing')
  world.isFull = false
  first.lose()
  settle(first)
  expect(shares(first)).toEqual([4])
  world.isFull = true
  expect(codeOf(() => world.join('a'))).toBe('NOT_ENOUGH_REPLICAS')
  expect(kind()).toBe('classic')
  classic.heartbeat(first.memberId, first.generationId)
  world.isFull = false
  // Nobody waits for a member that never was one.
  classic.pass(100_000)
  const nextMs = world.shard.nextTickMs()
  expect(nextMs === undefined || nextMs > world.nowMs).toBe(true)
})
