import { present } from '@millrace/base'
import { beforeEach, expect, test } from 'vitest'
import { testConfig, TestShard } from '../../test/test-shard.ts'
import { fencedMembersPerTickMax } from '../limits.ts'
import type { HeartbeatRequest, HeartbeatResponse } from './heartbeat-request.ts'

let world: TestShard

beforeEach(() => {
  world = new TestShard()
  world.topics.set('t', 4)
})

/** The partition numbers that a member is told; undefined: nothing new. */
function told({ assignment }: HeartbeatResponse): readonly number[] | undefined {
  return assignment?.partitions.flatMap(({ partitions }) => partitions)
}

/** All partitions of topic `t` of these numbers, as a member says that it owns them. */
function owning(...partitions: readonly number[]): Pick<HeartbeatRequest, 'owned'> {
  return { owned: [{ topicId: present(world.topics.topic('t'), 'it is there').id, partitions }] }
}

function refusal(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    return error
  }
  throw new Error('it was not refused')
}

test('a member that joins alone gets everything at once', () => {
  const joined = world.join('a')
  expect(joined).toMatchObject({ memberId: 'a', memberEpoch: 1, heartbeatIntervalMs: 5_000, sessionTimeoutMs: 45_000 })
  expect(told(joined)).toEqual([0, 1, 2, 3])
  expect(world.shard.describe('g')).toMatchObject({ state: 'stable', protocolType: 'consumer', assignor: 'uniform' })
})

test('a partition is given out only once its owner said that it let go', () => {
  world.join('a')
  expect(told(world.join('b'))).toEqual([])
  // b waits; a is told, and stays in its epoch until it has let go.
  expect(world.shard.describe('g').state).toBe('reconciling')
  const asked = world.heartbeat({ memberId: 'a', memberEpoch: 1 })
  expect(asked.memberEpoch).toBe(1)
  expect(told(asked)).toEqual([0, 1])
  expect(told(world.heartbeat({ memberId: 'b', memberEpoch: 2 }))).toBeUndefined()
  // It still owns one of them: nothing moves.
  expect(world.heartbeat({ memberId: 'a', memberEpoch: 1, ...owning(0, 1, 2) }).memberEpoch).toBe(1)
  expect(told(world.heartbeat({ memberId: 'b', memberEpoch: 2 }))).toBeUndefined()
  expect(world.heartbeat({ memberId: 'a', memberEpoch: 1, ...owning(0, 1) }).memberEpoch).toBe(2)
  expect(told(world.heartbeat({ memberId: 'b', memberEpoch: 2 }))).toEqual([2, 3])
  expect(world.shard.describe('g').state).toBe('stable')
})

test('a heartbeat that changes nothing writes nothing', () => {
  world.join('a')
  const written = world.log.length
  expect(told(world.heartbeat({ memberId: 'a', memberEpoch: 1, ...owning(0, 1, 2, 3) }))).toBeUndefined()
  expect(world.log).toHaveLength(written)
})

test('what a leaving member had goes to the others at once', () => {
  world.join('a')
  world.join('b')
  world.heartbeat({ memberId: 'a', memberEpoch: -1 })
  expect(told(world.heartbeat({ memberId: 'b', memberEpoch: 2 }))).toEqual([0, 1, 2, 3])
})

test('who is silent for longer than its session timeout is out, and is told so when it comes back', () => {
  world.join('a')
  world.join('b', { sessionTimeoutMs: 6_000 })
  const ticks = world.pass(7_000)
  expect(ticks.flatMap(({ fenced }) => fenced)).toEqual([{ groupId: 'g', memberId: 'b', reason: 'session timeout' }])
  expect(refusal(() => world.heartbeat({ memberId: 'b', memberEpoch: 2 }))).toMatchObject({ code: 'UNKNOWN_MEMBER_ID' })
  expect(told(world.heartbeat({ memberId: 'a', memberEpoch: 1, ...owning(0, 1, 2, 3) }))).toEqual([0, 1, 2, 3])
})

test('of many that are silent so many at a time are out, until all are', () => {
  for (let index = 0; index < 120; index++) world.join(`m${index}`)
  const fenced = world.pass(60_000).map((tick) => tick.fenced.length)
  // What one tick writes is one batch, which has to fit into a segment.
  expect(Math.max(...fenced)).toBeLessThanOrEqual(fencedMembersPerTickMax)
  expect(fenced.reduce((sum, count) => sum + count, 0)).toBe(120)
  expect(world.shard.describe('g').members).toHaveLength(0)
})

test('heartbeats keep a member in; what the coordinator does for it by itself does not', () => {
  world.join('a')
  for (let beat = 0; beat < 10; beat++) {
    world.pass(40_000)
    world.heartbeat({ memberId: 'a', memberEpoch: 1 })
  }
  expect(world.shard.describe('g').members).toHaveLength(1)
  world.pass(40_000)
  world.heartbeat({ memberId: 'a', memberEpoch: 1, isHeard: false })
  world.pass(40_000)
  expect(world.shard.describe('g').members).toHaveLength(0)
})

test('who does not let go within its rebalance timeout is out, though it is heard', () => {
  world.join('a', { rebalanceTimeoutMs: 10_000 })
  world.join('b')
  world.heartbeat({ memberId: 'a', memberEpoch: 1 })
  world.pass(9_000)
  world.heartbeat({ memberId: 'a', memberEpoch: 1 })
  const ticks = world.pass(2_000)
  expect(ticks.flatMap(({ fenced }) => fenced)).toEqual([{ groupId: 'g', memberId: 'a', reason: 'rebalance timeout' }])
  expect(told(world.heartbeat({ memberId: 'b', memberEpoch: 2 }))).toEqual([0, 1, 2, 3])
})

test('one group may have times of its own', () => {
  world.config = {
    ...testConfig,
    ofGroup: (groupId) => (groupId === 'g' ? { sessionTimeoutMs: 30_000, heartbeatIntervalMs: 7_000 } : {}),
  }
  const joined = world.join('a')
  expect(joined).toMatchObject({ heartbeatIntervalMs: 7_000, sessionTimeoutMs: 30_000 })
  const ticks = world.pass(31_000)
  expect(ticks.flatMap(({ fenced }) => fenced)).toEqual([{ groupId: 'g', memberId: 'a', reason: 'session timeout' }])
})

test('after a restart members are in the group as they were, with sessions that begin anew', () => {
  world.join('a')
  world.pass(44_000)
  world.reload(true)
  world.pass(44_000)
  expect(world.shard.describe('g')).toMatchObject({ state: 'stable', members: [{ memberId: 'a', memberEpoch: 1 }] })
  expect(told(world.heartbeat({ memberId: 'a', memberEpoch: 1, ...owning(0, 1, 2, 3) }))).toBeUndefined()
  world.pass(46_000)
  expect(world.shard.describe('g').members).toEqual([])
})

test('new partitions and new topics that a pattern matches are given out when the topics change', () => {
  world.join('a', { topics: [], topicRegex: 't.*' })
  world.topics.set('t', 6)
  world.pass(0)
  expect(told(world.heartbeat({ memberId: 'a', memberEpoch: 1 }))).toEqual([0, 1, 2, 3, 4, 5])
  world.topics.set('t-other', 1)
  world.topics.set('nothing to it', 1)
  world.pass(0)
  const { assignment } = world.heartbeat({ memberId: 'a', memberEpoch: 2 })
  expect(assignment?.partitions.map(({ partitions }) => partitions.length)).toEqual([6, 1])
})

test('a topic that does not exist yet is given out once it does', () => {
  expect(told(world.join('a', { topics: ['later'] }))).toEqual([])
  world.topics.set('later', 2)
  world.pass(0)
  expect(told(world.heartbeat({ memberId: 'a', memberEpoch: 1 }))).toEqual([0, 1])
})

test('topics that no group reads change nothing', () => {
  world.join('a')
  const written = world.log.length
  world.topics.set('other', 3)
  world.pass(0)
  expect(world.log).toHaveLength(written)
  expect(world.shard.nextTickMs()).toBeGreaterThan(world.nowMs)
})

test('another subscription counts from the next heartbeat on', () => {
  world.topics.set('u', 1)
  world.join('a')
  const { memberEpoch, assignment } = world.heartbeat({
    memberId: 'a',
    memberEpoch: 1,
    topics: ['u'],
    ...owning(0, 1, 2, 3),
  })
  // It has to let go of what it had first.
  expect({ memberEpoch, partitions: assignment?.partitions }).toEqual({ memberEpoch: 1, partitions: [] })
  const next = world.heartbeat({ memberId: 'a', memberEpoch: 1, owned: [] })
  expect(next).toMatchObject({ memberEpoch: 2, assignment: { partitions: [{ partitions: [0] }] } })
})

test('an answer that was lost is repeated to the member of the epoch before', () => {
  world.join('a')
  // It never heard that it joined.
  expect(told(world.join('a'))).toEqual([0, 1, 2, 3])
  world.join('b')
  world.heartbeat({ memberId: 'b', memberEpoch: -1 })
  world.heartbeat({ memberId: 'a', memberEpoch: 1 })
  // The answer with epoch 3 was lost.
  expect(world.heartbeat({ memberId: 'a', memberEpoch: 1, topics: ['t'], ...owning(0) })).toMatchObject({
    memberEpoch: 3,
    assignment: { partitions: [{ partitions: [0, 1, 2, 3] }] },
  })
})

test('a copy of a request to join that comes late takes nothing from the member that joined', () => {
  world.join('a')
  world.join('b')
  world.join('a')
  // It has not said that it let go of anything.
  expect(told(world.heartbeat({ memberId: 'b', memberEpoch: 2 }))).toBeUndefined()
  world.heartbeat({ memberId: 'a', memberEpoch: 1, ...owning(0, 1) })
  expect(told(world.heartbeat({ memberId: 'b', memberEpoch: 2 }))).toEqual([2, 3])
})

/** `topicOwned`: a partition that it says it owns. */
type Speaking = Partial<HeartbeatRequest> & { readonly topicOwned?: number }

test.each<[string, Speaking]>([
  ['from a later epoch', { memberEpoch: 9 }],
  ['from an epoch long gone', { memberEpoch: 1, owned: [] }],
  ['from the epoch before, without saying what it owns', { memberEpoch: 3 }],
  ['from the epoch before, owning what it was not given', { memberEpoch: 3, topicOwned: 9 }],
])('a member that speaks %s is fenced', (_when, { topicOwned, ...request }: Speaking) => {
  world.join('a')
  world.join('b')
  world.heartbeat({ memberId: 'b', memberEpoch: -1 })
  world.heartbeat({ memberId: 'a', memberEpoch: 1, topics: ['t'], ...owning(0, 1, 2, 3) })
  world.topics.set('t', 5)
  world.pass(0)
  world.heartbeat({ memberId: 'a', memberEpoch: 3 })
  const written = world.log.length
  const owned = topicOwned === undefined ? {} : owning(topicOwned)
  const act = (): unknown => world.heartbeat({ memberId: 'a', ...request, ...owned })
  expect(refusal(act)).toMatchObject({ code: 'FENCED_MEMBER_EPOCH' })
  expect(world.log).toHaveLength(written)
})

test.each<[string, string, Partial<HeartbeatRequest>]>([
  ['no group id', 'INVALID_GROUP_ID', { groupId: '' }],
  ['a group id that is too long', 'INVALID_GROUP_ID', { groupId: 'g'.repeat(1_001) }],
  ['no member id', 'INVALID_REQUEST', { memberId: '' }],
  ['an empty instance id', 'INVALID_REQUEST', { instanceId: '' }],
  ['an epoch that nobody can be in', 'INVALID_REQUEST', { memberEpoch: -3 }],
  ['no rebalance timeout', 'INVALID_REQUEST', { rebalanceTimeoutMs: undefined }],
  ['no subscription', 'INVALID_REQUEST', { topics: undefined }],
  [
    'partitions that it owns although it joins',
    'INVALID_REQUEST',
    { owned: [{ topicId: 'AAAAAQAAAAAAAAAAAAAAAA' as never, partitions: [1] }] },
  ],
  ['more topics than a member may name', 'INVALID_REQUEST', { topics: Array.from({ length: 10_001 }, () => 't') }],
  ['topics whose names are too long', 'INVALID_REQUEST', { topics: ['t'.repeat(256 * 1024 + 1)] }],
  ['a client id that is too long', 'INVALID_REQUEST', { clientId: 'c'.repeat(1_001) }],
  ['a rack that is too long', 'INVALID_REQUEST', { rackId: 'r'.repeat(1_001) }],
  ['a type that is too long', 'INVALID_REQUEST', { protocolType: 'p'.repeat(1_001) }],
  ['too much metadata', 'INVALID_REQUEST', { metadata: new Uint8Array(65_537) }],
  ['a session timeout below the least', 'INVALID_SESSION_TIMEOUT', { sessionTimeoutMs: 5_999 }],
  ['a session timeout above the greatest', 'INVALID_SESSION_TIMEOUT', { sessionTimeoutMs: 1_800_001 }],
  ['an assignor that nobody has', 'UNSUPPORTED_ASSIGNOR', { assignor: 'mine' }],
  ['a pattern with a back reference', 'INVALID_REGULAR_EXPRESSION', { topicRegex: '(a)\\1' }],
  ['a static leave without an instance id', 'INVALID_REQUEST', { memberEpoch: -2 }],
  ['an epoch of a group that is not there', 'UNKNOWN_MEMBER_ID', { memberEpoch: 4, groupId: 'nowhere' }],
])('a request with %s is refused: %s', (_what, code, request) => {
  expect(refusal(() => world.join('a', request))).toMatchObject({ code })
  expect(world.shard.list()).toEqual([])
})

test('a group takes members up to its limit, and one that leaves makes room', () => {
  world.config = { ...world.config, sizeMax: 2 }
  world.join('a')
  world.join('b')
  expect(refusal(() => world.join('c'))).toMatchObject({ code: 'GROUP_MAX_SIZE_REACHED', context: { limit: 2 } })
  world.heartbeat({ memberId: 'a', memberEpoch: -1 })
  world.join('c')
})

test('members of one group are of one type, until it is empty', () => {
  world.join('a', { protocolType: 'connect' })
  expect(refusal(() => world.join('b'))).toMatchObject({ code: 'INCONSISTENT_GROUP_PROTOCOL' })
  world.heartbeat({ memberId: 'a', memberEpoch: -1 })
  world.join('b')
  expect(world.shard.list()).toEqual([{ groupId: 'g', kind: 'consumer', protocolType: 'consumer', state: 'stable' }])
})

test('the assignor that most members want is taken', () => {
  world.topics.set('u', 3)
  const topics = ['t', 'u']
  world.join('a', { topics, assignor: 'range' })
  expect(world.shard.describe('g').assignor).toBe('range')
  world.join('b', { topics, assignor: 'sticky' })
  world.join('c', { topics, assignor: 'sticky' })
  expect(world.shard.describe('g').assignor).toBe('sticky')
})

test('each member with something new is named once until it is heard', () => {
  world.join('a')
  world.shard.takeChanged()
  world.join('b')
  expect(world.shard.takeChanged()).toEqual([{ groupId: 'g', memberId: 'a' }])
  world.join('c')
  expect(world.shard.takeChanged()).toEqual([{ groupId: 'g', memberId: 'b' }])
  world.heartbeat({ memberId: 'a', memberEpoch: 1 })
  // It has to let go first; nothing is new for it.
  expect(world.shard.takeChanged()).toEqual([])
  world.heartbeat({ memberId: 'a', memberEpoch: 1, owned: [] })
  expect(world.shard.takeChanged()).toEqual([{ groupId: 'g', memberId: 'c' }])
})

test('an empty group is kept with its offsets, forgotten without, and deleted when it is told to', () => {
  world.join('a')
  expect(refusal(() => world.run((shard, nowMs) => shard.deleteGroup('g', nowMs)))).toMatchObject({
    code: 'NON_EMPTY_GROUP',
  })
  world.heartbeat({ memberId: 'a', memberEpoch: -1 })
  world.shard.offsets.groups.add('g')
  world.pass(1_300_000)
  expect(world.shard.describe('g').state).toBe('empty')
  world.shard.offsets.groups.clear()
  world.pass(600_000)
  expect(refusal(() => world.shard.describe('g'))).toMatchObject({ code: 'GROUP_ID_NOT_FOUND' })
  expect(world.shard.nextTickMs()).toBeUndefined()
  world.join('a')
  world.heartbeat({ memberId: 'a', memberEpoch: -1 })
  world.run((shard, nowMs) => shard.deleteGroup('g', nowMs))
  expect(world.shard.list()).toEqual([])
  expect(refusal(() => world.run((shard, nowMs) => shard.deleteGroup('g', nowMs)))).toMatchObject({
    code: 'GROUP_ID_NOT_FOUND',
  })
  world.reload(true)
  expect(world.shard.list()).toEqual([])
})

test('a group that has only offsets is listed and described as empty', () => {
  world.shard.offsets.groups.add('offsets')
  expect(world.shard.list()).toEqual([{ groupId: 'offsets', kind: 'classic', protocolType: '', state: 'empty' }])
  expect(world.shard.describe('offsets')).toMatchObject({ state: 'empty', members: [] })
  expect(world.run((shard, nowMs) => shard.deleteGroup('offsets', nowMs))).toBeUndefined()
})

test('a hundred members that join share a thousand partitions, and one that leaves moves only its own', () => {
  world.topics.set('t', 1_000)
  const epochs = new Map<string, number>()
  let owned = new Map<string, readonly number[]>()
  const hear = (memberId: string, response: HeartbeatResponse): void => {
    epochs.set(memberId, response.memberEpoch)
    const partitions = told(response)
    if (partitions !== undefined) owned.set(memberId, partitions)
  }
  const push = (): void => {
    for (let changed = world.shard.takeChanged(); changed.length > 0; changed = world.shard.takeChanged()) {
      for (const { memberId } of changed) {
        const beat = { memberId, memberEpoch: epochs.get(memberId) ?? 0 }
        hear(memberId, world.heartbeat({ ...beat, isHeard: false }))
        hear(
          memberId,
          world.heartbeat({
            memberId,
            memberEpoch: epochs.get(memberId) ?? 0,
            ...owning(...(owned.get(memberId) ?? [])),
          }),
        )
      }
    }
  }
  for (let index = 0; index < 100; index++) {
    hear(`m${index}`, world.join(`m${index}`))
    if (index % 5 === 4) push()
  }
  expect([...owned.values()].map(({ length }) => length)).toEqual(Array.from({ length: 100 }, () => 10))
  const before = owned
  owned = new Map(before)
  world.heartbeat({ memberId: 'm7', memberEpoch: -1 })
  owned.delete('m7')
  push()
  for (const [memberId, partitions] of owned)
    expect(partitions).toEqual(expect.arrayContaining([...(before.get(memberId) ?? [])]))
  expect(new Set([...owned.values()].flat()).size).toBe(1_000)
})
