import { isStreamError } from '@millrace/base'
import { beforeEach, expect, test } from 'vitest'
import { testConfig } from '../../../test/test-shard.ts'
import { TestClassic } from '../../../test/test-classic.ts'

let world: TestClassic

beforeEach(() => {
  world = new TestClassic()
})

function codeOf(act: () => unknown): string | undefined {
  try {
    act()
    return undefined
  } catch (error) {
    if (isStreamError(error)) return error.code
    throw error
  }
}

/** A group of two in its first generation: m1 leads, m2 follows. */
function two(): void {
  world.join({})
  world.join({})
  world.pass(3_000)
  world.sync('m1', 1, { m1: 'one', m2: 'two' })
  world.sync('m2', 1)
}

test('members that come to an empty group are waited for, and one of them assigns for all', () => {
  const first = world.join({})
  world.pass(2_000)
  const second = world.join({ protocols: [{ name: 'range', metadata: Buffer.from('s') }] })
  world.pass(2_000)
  expect(world.joined.size).toBe(0)
  world.pass(1_000)
  expect(world.joined.get(first)).toMatchObject({
    memberId: 'm1',
    generationId: 1,
    protocolType: 'consumer',
    protocolName: 'range',
    leader: 'm1',
    members: [{ memberId: 'm1' }, { memberId: 'm2' }],
  })
  expect(world.joined.get(second)).toMatchObject({ memberId: 'm2', generationId: 1, leader: 'm1', members: [] })
  const follower = world.sync('m2', 1)
  expect(world.synced.size).toBe(0)
  const leader = world.sync('m1', 1, { m1: 'one', m2: 'two' })
  expect([leader, follower].map((each) => String(world.assignment(each)))).toEqual(['one', 'two'])
  expect(world.world.shard.list()).toEqual([
    { groupId: 'g', kind: 'classic', protocolType: 'consumer', state: 'stable' },
  ])
})

test('who comes later calls the others, and the next generation begins once all are there', () => {
  two()
  const third = world.join({})
  expect(codeOf(() => world.heartbeat('m1', 1))).toBe('REBALANCE_IN_PROGRESS')
  const first = world.join({ memberId: 'm1' })
  expect(world.joined.has(third)).toBe(false)
  world.join({ memberId: 'm2' })
  expect(world.joined.get(third)).toMatchObject({ generationId: 2, leader: 'm1' })
  expect(world.joined.get(first)?.members).toHaveLength(3)
  expect(codeOf(() => world.sync('m1', 1))).toBe('ILLEGAL_GENERATION')
})

test('who does not come in time is left behind', () => {
  two()
  const third = world.join({})
  world.join({ memberId: 'm1' })
  for (let each = 0; each < 3; each++) {
    world.pass(7_000)
    expect(codeOf(() => world.heartbeat('m2', 1))).toBe(each < 2 ? 'REBALANCE_IN_PROGRESS' : 'UNKNOWN_MEMBER_ID')
  }
  expect(world.joined.get(third)).toMatchObject({ generationId: 2, leader: 'm1' })
})

test('who joined and does not ask for its assignment is left behind', () => {
  world.join({ sessionTimeoutMs: 60_000 })
  world.join({ sessionTimeoutMs: 60_000 })
  world.pass(3_000)
  world.sync('m1', 1, { m1: 'all' })
  world.pass(21_000)
  expect(world.describe()).toMatchObject({ state: 'preparing', members: [{ memberId: 'm1' }] })
})

test('who is silent is out, and the others are called', () => {
  two()
  world.pass(6_000)
  world.heartbeat('m1', 1)
  world.pass(6_000)
  expect(codeOf(() => world.heartbeat('m2', 1))).toBe('UNKNOWN_MEMBER_ID')
  expect(codeOf(() => world.heartbeat('m1', 1))).toBe('REBALANCE_IN_PROGRESS')
  world.join({ memberId: 'm1' })
  expect([...world.joined.values()].at(-1)).toMatchObject({ generationId: 2, members: [{ memberId: 'm1' }] })
})

test('who leaves is out at once; the last one leaves an empty group', () => {
  two()
  expect(world.leave({ memberId: 'm2' }, { memberId: 'nobody' })).toMatchObject([
    { memberId: 'm2' },
    { memberId: 'nobody', error: { code: 'UNKNOWN_MEMBER_ID' } },
  ])
  expect(codeOf(() => world.heartbeat('m1', 1))).toBe('REBALANCE_IN_PROGRESS')
  world.leave({ memberId: 'm1' })
  expect(world.world.shard.list()).toEqual([
    { groupId: 'g', kind: 'classic', protocolType: 'consumer', state: 'empty' },
  ])
  world.reload()
  world.pass(0)
  expect(world.describe()).toMatchObject({ state: 'empty', groupEpoch: 2, members: [] })
})

test('a member that waits for an assignment is told when the group is called anew', () => {
  world.join({})
  world.join({})
  world.pass(3_000)
  const waiting = world.sync('m2', 1)
  world.join({})
  expect(world.synced.get(waiting)?.error).toMatchObject({ code: 'REBALANCE_IN_PROGRESS' })
})

test('a leader that joins a stable group assigns anew; a follower is told what holds', () => {
  two()
  const follower = world.join({ memberId: 'm2' })
  expect(world.joined.get(follower)).toMatchObject({ generationId: 1, leader: 'm1' })
  const again = world.sync('m2', 1)
  expect(String(world.assignment(again))).toBe('two')
  world.join({ memberId: 'm1' })
  expect(world.describe()?.state).toBe('preparing')
})

test('the assignor that most members prefer of those that all know is taken', () => {
  const named = (...names: readonly string[]) => ({
    protocols: names.map((name) => ({ name, metadata: Buffer.from(name) })),
  })
  world.join(named('mine', 'range'))
  world.join(named('range', 'sticky'))
  world.join(named('sticky', 'range'))
  world.pass(3_000)
  expect([...world.joined.values()].at(-1)).toMatchObject({ protocolName: 'range' })
  expect(codeOf(() => world.join(named('mine')))).toBe('INCONSISTENT_GROUP_PROTOCOL')
  expect(codeOf(() => world.join({ protocolType: 'connect' }))).toBe('INCONSISTENT_GROUP_PROTOCOL')
  expect(codeOf(() => world.join({ groupId: 'other', protocols: [] }))).toBe('INCONSISTENT_GROUP_PROTOCOL')
})

test('a member is told its id first, and is waited for until it joins with it', () => {
  expect(codeOf(() => world.join({}, { takesIdFirst: true, newMemberId: 'told' }))).toBe('MEMBER_ID_REQUIRED')
  expect(codeOf(() => world.join({ memberId: 'made up' }))).toBe('UNKNOWN_MEMBER_ID')
  world.join({ memberId: 'told' })
  world.pass(3_000)
  expect([...world.joined.values()].at(-1)).toMatchObject({ memberId: 'told', generationId: 1 })
  expect(codeOf(() => world.join({ groupId: 'other' }, { takesIdFirst: true }))).toBe('MEMBER_ID_REQUIRED')
  // Of an id that nobody came with nothing stays.
  expect(world.world.shard.list().map(({ groupId }) => groupId)).toEqual(['g'])
  world.pass(11_000)
  expect(codeOf(() => world.join({ groupId: 'other', memberId: 'm4' }))).toBe('UNKNOWN_MEMBER_ID')
})

test('a static member that comes back takes the place that it had, and nobody is called', () => {
  world.join({ groupInstanceId: 'one' })
  world.join({})
  world.pass(3_000)
  world.sync('m1', 1, { m1: 'one', m2: 'two' })
  world.sync('m2', 1)
  const back = world.join({ groupInstanceId: 'one' }, { newMemberId: 'new' })
  expect(world.joined.get(back)).toMatchObject({
    memberId: 'new',
    generationId: 1,
    leader: 'new',
    skipAssignment: true,
  })
  expect(String(world.assignment(world.sync('new', 1)))).toBe('one')
  expect(codeOf(() => world.heartbeat('m1', 1, 'one'))).toBe('FENCED_INSTANCE_ID')
  expect(codeOf(() => world.heartbeat('m2', 1))).toBeUndefined()
  const old = world.join({ groupInstanceId: 'one' }, { newMemberId: 'older', takesSkippedAssignment: false })
  expect(world.joined.get(old)).toMatchObject({ memberId: 'older', leader: '', skipAssignment: false, members: [] })
  world.reload()
  world.heartbeat('older', 1, 'one')
  expect(world.leave({ memberId: '', groupInstanceId: 'one' })[0]?.error).toBeUndefined()
})

test('another coordinator has the last generation, with sessions that begin anew', () => {
  two()
  world.pass(9_000)
  world.reload()
  world.pass(9_000)
  world.heartbeat('m1', 1)
  world.heartbeat('m2', 1)
  expect(String(world.assignment(world.sync('m2', 1)))).toBe('two')
  world.join({})
  expect(codeOf(() => world.heartbeat('m1', 1))).toBe('REBALANCE_IN_PROGRESS')
})

test('a member commits in its generation, but not before it knows what it is to own', () => {
  const commit = (memberId: string, memberEpoch: number, isTransactional = false): string | undefined => {
    const { membership } = world.world.shard.offsets
    return codeOf(() =>
      membership.checkCommit({ groupId: 'g', memberId, memberEpoch }, isTransactional, world.world.nowMs),
    )
  }
  world.join({})
  world.pass(3_000)
  expect(commit('m1', 1)).toBe('REBALANCE_IN_PROGRESS')
  world.sync('m1', 1, { m1: 'all' })
  expect([commit('m1', 1), commit('m1', 0), commit('m2', 1)]).toEqual([
    undefined,
    'ILLEGAL_GENERATION',
    'UNKNOWN_MEMBER_ID',
  ])
  world.join({})
  expect([commit('m1', 1), commit('', -1), commit('', -1, true)]).toEqual([undefined, 'UNKNOWN_MEMBER_ID', undefined])
})

test('what nobody may say is refused, and leaves no group behind', () => {
  expect(codeOf(() => world.join({ groupId: '' }))).toBe('INVALID_GROUP_ID')
  expect(codeOf(() => world.join({ sessionTimeoutMs: 5_999 }))).toBe('INVALID_SESSION_TIMEOUT')
  expect(codeOf(() => world.join({ groupInstanceId: '' }))).toBe('INVALID_REQUEST')
  expect(codeOf(() => world.join({ memberId: 'nobody' }))).toBe('UNKNOWN_MEMBER_ID')
  expect(codeOf(() => world.heartbeat('nobody', 1))).toBe('UNKNOWN_MEMBER_ID')
  expect(codeOf(() => world.leave({ memberId: 'nobody' }))).toBe('UNKNOWN_MEMBER_ID')
  expect(world.world.shard.list()).toEqual([])
})

test('a group takes members up to its limit', () => {
  world.world.config = { ...testConfig, classic: { ...testConfig.classic, sizeMax: 1 } }
  world.join({})
  expect(codeOf(() => world.join({}))).toBe('GROUP_MAX_SIZE_REACHED')
})

test('a group is deleted once it is empty', () => {
  two()
  expect(codeOf(() => world.world.run((shard, nowMs) => shard.deleteGroup('g', nowMs)))).toBe('NON_EMPTY_GROUP')
  world.leave({ memberId: 'm1' }, { memberId: 'm2' })
  world.world.run((shard, nowMs) => shard.deleteGroup('g', nowMs))
  expect(codeOf(() => world.world.run((shard, nowMs) => shard.deleteGroup('g', nowMs)))).toBe('GROUP_ID_NOT_FOUND')
})

test('who asks twice is answered twice', () => {
  const lost = world.join({}, { newMemberId: 'a' })
  const asked = world.join({ memberId: 'a' })
  expect(world.joined.get(lost)?.error).toMatchObject({ code: 'REBALANCE_IN_PROGRESS' })
  world.pass(3_000)
  expect(world.joined.get(asked)).toMatchObject({ generationId: 1 })
})
