import { present } from '@millrace/base'
import { beforeEach, expect, test } from 'vitest'
import { TestShard } from '../../test/test-shard.ts'

let world: TestShard

beforeEach(() => {
  world = new TestShard()
  world.topics.set('t', 4)
})

function refusal(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    return error
  }
  throw new Error('it was not refused')
}

/** What each member is to own. */
function shares(): Record<string, readonly number[]> {
  const { members } = world.shard.describe('g')
  return Object.fromEntries(
    members.map(({ memberId, target }) => [memberId, target.flatMap((each) => each.partitions)]),
  )
}

test('a static member says its instance id as it joins, and need not say it again', () => {
  world.join('a', { instanceId: 'one' })
  expect(world.heartbeat({ memberId: 'a', memberEpoch: 1 })).toMatchObject({ memberEpoch: 1 })
  const act = (): unknown => world.heartbeat({ memberId: 'a', instanceId: 'two', memberEpoch: 1 })
  expect(refusal(act)).toMatchObject({ code: 'INVALID_REQUEST' })
})

test('a static member that comes back in time has what it had, and nobody else was disturbed', () => {
  world.join('a', { instanceId: 'one' })
  world.join('b')
  const before = shares()
  world.heartbeat({ memberId: 'a', instanceId: 'one', memberEpoch: -2 })
  const { groupEpoch } = world.shard.describe('g')
  const back = world.join('a2', { instanceId: 'one' })
  expect(world.shard.describe('g').groupEpoch).toBe(groupEpoch)
  expect(shares()).toEqual({ a2: before['a'], b: before['b'] })
  // What it had let go of by going goes to the other.
  expect(back.assignment?.partitions.flatMap(({ partitions }) => partitions)).toEqual(before['a'])
  const other = world.heartbeat({ memberId: 'b', memberEpoch: 2 })
  expect(other.assignment?.partitions.flatMap(({ partitions }) => partitions)).toEqual(before['b'])
})

test('a static member that is away for longer than its session timeout is out', () => {
  world.join('a', { instanceId: 'one' })
  world.join('b')
  world.heartbeat({ memberId: 'a', instanceId: 'one', memberEpoch: -2 })
  world.pass(40_000)
  world.heartbeat({ memberId: 'b', memberEpoch: 2 })
  expect(Object.keys(shares())).toEqual(['a', 'b'])
  world.pass(6_000)
  expect(shares()).toEqual({ b: [0, 1, 2, 3] })
})

test('a static member that leaves for good is out at once', () => {
  world.join('a', { instanceId: 'one' })
  world.heartbeat({ memberId: 'a', instanceId: 'one', memberEpoch: -1 })
  expect(shares()).toEqual({})
})

test('an instance id that is in use is not given to another; the one that was replaced is fenced', () => {
  world.join('a', { instanceId: 'one' })
  expect(refusal(() => world.join('b', { instanceId: 'one' }))).toMatchObject({ code: 'UNRELEASED_INSTANCE_ID' })
  world.heartbeat({ memberId: 'a', instanceId: 'one', memberEpoch: -2 })
  world.join('b', { instanceId: 'one' })
  for (const memberEpoch of [1, -1, -2]) {
    const act = (): unknown => world.heartbeat({ memberId: 'a', instanceId: 'one', memberEpoch })
    expect(refusal(act)).toMatchObject({ code: 'FENCED_INSTANCE_ID' })
  }
})

test('a static member that comes back under its own member id goes on as it was', () => {
  world.join('a', { instanceId: 'one' })
  world.heartbeat({ memberId: 'a', instanceId: 'one', memberEpoch: -2 })
  expect(world.join('a', { instanceId: 'one' })).toMatchObject({ memberEpoch: 1 })
  expect(shares()).toEqual({ a: [0, 1, 2, 3] })
})

test('a member that is away is fenced if it speaks as if it had not gone, and is told of nothing', () => {
  world.join('a', { instanceId: 'one' })
  world.heartbeat({ memberId: 'a', instanceId: 'one', memberEpoch: -2 })
  world.topics.set('t', 6)
  world.shard.takeChanged()
  world.pass(0)
  expect(world.shard.takeChanged()).toEqual([])
  const act = (): unknown => world.heartbeat({ memberId: 'a', instanceId: 'one', memberEpoch: 1, owned: [] })
  expect(refusal(act)).toMatchObject({ code: 'FENCED_MEMBER_EPOCH' })
})

test.each([true, false])('who is away stays away over a restart (compacted: %s)', (isCompacted) => {
  world.join('a', { instanceId: 'one' })
  world.heartbeat({ memberId: 'a', instanceId: 'one', memberEpoch: -2 })
  world.reload(isCompacted)
  expect(world.shard.describe('g').members).toMatchObject([{ memberId: 'a', memberEpoch: -2, instanceId: 'one' }])
  world.join('b', { instanceId: 'one' })
  expect(shares()).toEqual({ b: [0, 1, 2, 3] })
})

test('a member that joined without an instance id has none later', () => {
  world.join('a')
  const act = (): unknown => world.heartbeat({ memberId: 'a', instanceId: 'one', memberEpoch: 1 })
  expect(refusal(act)).toMatchObject({ code: 'INVALID_REQUEST' })
  expect(present(world.shard.describe('g').members[0], 'it is there').instanceId).toBeNull()
})
