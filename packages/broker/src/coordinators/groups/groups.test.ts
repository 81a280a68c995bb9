import { uuidToText } from '@millrace/base'
import { GroupService, millrace } from '@millrace/contracts'
import { afterEach, describe, expect, it } from 'vitest'
import { type BrokerFixture, startFixture } from '../../../test/broker-fixture.ts'
import { GroupClient, live, ownedBy } from '../../../test/coordinators/group-client.ts'
import { outcome } from '../../../test/knobs/observation.ts'
import { reasonOf } from '../../../test/produce-client.ts'

const {
  CommitOffsetsRequest,
  DeleteGroupsRequest,
  DeleteOffsetsRequest,
  DescribeGroupsRequest,
  FetchOffsetsRequest,
  FindGroupCoordinatorsRequest,
  GroupState,
  ListGroupsRequest,
} = millrace.group.v1

const running: BrokerFixture[] = []

afterEach(async () => {
  for (const { broker, clock } of running.splice(0)) await clock.until(broker.stop())
})

interface Groups {
  readonly fixture: BrokerFixture
  readonly topics: ReadonlyMap<string, string>
  readonly topicId: Uint8Array
  join(memberId: string, start?: millrace.group.v1.JoinStart.$Properties, isLazy?: boolean): GroupClient
  find(groupId?: string): Promise<millrace.group.v1.GroupCoordinator>
  pass(ms: number): Promise<void>
}

/** A broker with a topic of four partitions, whose groups are ready. */
async function start(config: Readonly<Record<string, unknown>> = {}): Promise<Groups> {
  const fixture = await startFixture({ config: { 'offsets.topic.num.partitions': 3, ...config } })
  running.push(fixture)
  const topicId = await fixture.createTopic('t', { partitions: 4 })
  const topics = new Map([[uuidToText(topicId), 't']])
  const find = async (groupId = 'g'): Promise<millrace.group.v1.GroupCoordinator> => {
    const request = new FindGroupCoordinatorsRequest({ groupIds: [groupId] })
    const { coordinators } = await fixture.unary(GroupService.findGroupCoordinators, request)
    const [coordinator] = coordinators
    if (coordinator === undefined) throw new Error('there is one for each group')
    return coordinator
  }
  await find()
  await fixture.clock.settle()
  return {
    fixture,
    topics,
    topicId,
    join: (memberId, begin = {}, isLazy = false) =>
      GroupClient.subscribed(fixture.connect(), memberId, topics, begin, isLazy),
    find,
    pass: (ms) => fixture.clock.advance(ms),
  }
}

const all = ['t-0', 't-1', 't-2', 't-3']

describe('members of a group', () => {
  it('have what there is within 100 ms of joining a quiet group', async () => {
    const { join, pass } = await start()
    const a = join('a')
    await pass(100)
    expect(a.joined).toMatchObject({ heartbeatIntervalMs: 5_000, sessionTimeoutMs: 45_000 })
    expect([a.owned, a.end]).toEqual([all, undefined])
  })

  it('share it, and hand over within 100 ms when one leaves', async () => {
    const { join, pass } = await start()
    const a = join('a')
    await pass(100)
    const b = join('b')
    await pass(100)
    expect([a.owned.length, b.owned.length, ownedBy(a, b)]).toEqual([2, 2, all])
    a.leave()
    await pass(100)
    expect([a.end, b.owned]).toEqual(['well', all])
  })

  it('get what another has only once that has let go', async () => {
    const { join, pass } = await start()
    const a = join('a', {}, true)
    await pass(100)
    a.own()
    const b = join('b')
    await pass(1_000)
    expect([a.owned.length, b.owned]).toEqual([2, []])
    a.own()
    await pass(100)
    expect(ownedBy(a, b)).toEqual(all)
  })

  it('are taken for dead after their session timeout, and no sooner', async () => {
    const { join, pass, fixture } = await start()
    const a = join('a', { sessionTimeoutMs: 6_000 })
    const b = join('b', { sessionTimeoutMs: 6_000 })
    await pass(100)
    a.kill()
    await live(fixture.clock, [b], 5_000)
    expect(b.owned).toHaveLength(2)
    await live(fixture.clock, [b], 1_500)
    expect(b.owned).toEqual(all)
    expect(b.heartbeats).toBeGreaterThan(3)
  })

  it('that only the broker hears nothing of are told that they are out', async () => {
    const { join, pass } = await start()
    const a = join('a', { sessionTimeoutMs: 6_000 })
    await pass(7_000)
    expect(a.end).toBe('UNKNOWN_MEMBER_ID')
  })

  it('go on where they were on another stream, which replaces the one before', async () => {
    const { join, pass } = await start()
    const a = join('a')
    const b = join('b')
    await pass(100)
    const epoch = a.memberEpoch
    const again = join('a', a.resume)
    await pass(100)
    expect(a.end).toBe('FENCED_MEMBER_EPOCH')
    expect([again.owned.length, again.memberEpoch, b.end]).toEqual([2, epoch, undefined])
    again.kill()
    const third = join('a', again.resume)
    await pass(100)
    expect([...third.owned]).toEqual([...again.owned])
  })

  it('see topics that are made later, and more partitions', async () => {
    const { fixture, pass, topics } = await start()
    const a = new GroupClient(fixture.connect(), { memberId: 'a', subscription: { topicRegex: 't.*' } }, topics)
    await pass(100)
    expect(a.owned).toEqual(all)
    await fixture.createTopic('t2')
    await pass(100)
    expect(ownedBy(a)).toEqual(['?-0', ...all])
    // An internal topic fits no pattern.
    const b = new GroupClient(fixture.connect(), {
      groupId: 'h',
      memberId: 'b',
      subscription: { topicRegex: '.*' },
    })
    await pass(100)
    expect(b.owned).toHaveLength(5)
  })

  it('may assign to all themselves', async () => {
    const { join, pass, topicId } = await start()
    const a = join('a', { assignor: 'client' })
    const b = join('b', { assignor: 'client' })
    await pass(100)
    const asked = [a, b].find(({ tasks }) => tasks.length > 0)
    const task = asked?.tasks.at(-1)
    expect(task?.topics).toMatchObject([{ name: 't', partitions: 4 }])
    expect((task?.members ?? []).map(({ memberId }) => memberId).toSorted()).toEqual(['a', 'b'])
    const members = [
      { memberId: 'a', partitions: [{ topicId, partitions: [0, 1, 3] }], metadata: Buffer.from('for a') },
      { memberId: 'b', partitions: [{ topicId, partitions: [2] }] },
    ]
    asked?.say({ assign: { groupEpoch: task?.groupEpoch ?? 0, members } })
    await pass(100)
    expect([a.owned, b.owned]).toEqual([['t-0', 't-1', 't-3'], ['t-2']])
    expect(Buffer.from(a.assignments.at(-1)?.metadata ?? []).toString()).toBe('for a')
  })

  it('change their subscription', async () => {
    const { join, pass, fixture } = await start()
    await fixture.createTopic('other')
    const a = join('a')
    await pass(100)
    a.say({ subscription: { topics: ['other'] } })
    await pass(100)
    expect(a.owned).toEqual(['?-0'])
  })

  it('are refused with what is wrong', async () => {
    const { join, pass, fixture } = await start({ 'group.consumer.max.size': 1 })
    const a = join('a')
    await pass(100)
    const refused = [
      join('b'),
      join('', { groupId: 'h' }),
      join('b', { groupId: '' }),
      join('b', { groupId: 'h', sessionTimeoutMs: 1 }),
      join('b', { groupId: 'h', assignor: 'nobody' }),
      join('b', { groupId: 'h', memberEpoch: 7 }),
      join('b', { groupId: 'h', subscription: { topicRegex: '(' } }),
    ]
    const silent = fixture.connect().stream(GroupService.join)
    silent.end()
    await pass(100)
    expect(refused.map(({ end }) => end)).toEqual([
      'GROUP_MAX_SIZE_REACHED',
      'INVALID_REQUEST',
      'INVALID_GROUP_ID',
      'INVALID_SESSION_TIMEOUT',
      'UNSUPPORTED_ASSIGNOR',
      'UNKNOWN_MEMBER_ID',
      'INVALID_REGULAR_EXPRESSION',
    ])
    await expect(fixture.clock.until(silent[Symbol.asyncIterator]().next())).rejects.toThrow('a session begins with')
    expect(a.end).toBeUndefined()
    a.say({})
    await pass(100)
    expect(a.end).toBe('INVALID_REQUEST')
  })

  it('of a broker that stops are told so', async () => {
    const { join, pass, fixture } = await start()
    const a = join('a')
    await pass(100)
    running.pop()
    await fixture.clock.until(fixture.broker.stop())
    await fixture.clock.settle()
    expect(a.end).toBe('SHUTTING_DOWN')
  })
})

describe('offsets', () => {
  it('are committed, fetched, and forgotten', async () => {
    const { fixture, topicId, join, pass } = await start()
    const a = join('a')
    await pass(100)
    const commit = (memberEpoch: number, offsets: millrace.group.v1.CommitOffset.$Properties[]) =>
      fixture.unary(
        GroupService.commitOffsets,
        new CommitOffsetsRequest({ groupId: 'g', memberId: 'a', memberEpoch, offsets }),
      )
    const { results } = await commit(a.memberEpoch, [
      { topicId, partition: 0, offset: 7, leaderEpoch: 1, metadata: 'seven' },
      { topicId, partition: 9, offset: 7 },
      { topicId: Buffer.alloc(16, 7), partition: 0, offset: 1 },
    ])
    expect(results.map(reasonOf)).toEqual([undefined, 'UNKNOWN_TOPIC_OR_PARTITION', 'UNKNOWN_TOPIC_ID'])
    expect(await outcome(commit(a.memberEpoch + 1, [{ topicId, partition: 0, offset: 8 }]))).toBe('STALE_MEMBER_EPOCH')
    const fetch = async (partitions: millrace.group.v1.TopicPartitions.$Properties[]) =>
      (
        await fixture.unary(
          GroupService.fetchOffsets,
          new FetchOffsetsRequest({ groupId: 'g', memberEpoch: -1, partitions, requireStable: true }),
        )
      ).offsets
    expect(await fetch([{ topicId, partitions: [0, 1] }])).toMatchObject([
      { partition: 0, offset: 7, leaderEpoch: 1, metadata: 'seven' },
      { partition: 1, offset: -1 },
    ])
    expect(await fetch([])).toMatchObject([{ partition: 0, offset: 7 }])
    const forget = () =>
      fixture.unary(
        GroupService.deleteOffsets,
        new DeleteOffsetsRequest({ groupId: 'g', partitions: [{ topicId, partitions: [0] }] }),
      )
    expect((await forget()).results.map(reasonOf)).toEqual(['GROUP_SUBSCRIBED_TO_TOPIC'])
    a.leave()
    await pass(100)
    expect((await forget()).results.map(reasonOf)).toEqual([undefined])
    expect(await fetch([])).toEqual([])
  })
})

describe('commits that a member counts', () => {
  it('count in the order in which it asked for them, and while it has its session here', async () => {
    const { fixture, topicId, join, pass } = await start()
    const a = join('a')
    await pass(100)
    const commit = (commitNumber: number, offset: number): Promise<string> => {
      const offsets = [{ topicId, partition: 0, offset }]
      const about = { groupId: 'g', memberId: 'a', memberEpoch: a.memberEpoch }
      return outcome(
        fixture.unary(GroupService.commitOffsets, new CommitOffsetsRequest({ ...about, commitNumber, offsets })),
      )
    }
    const committed = async () => {
      const request = new FetchOffsetsRequest({ groupId: 'g', memberEpoch: -1 })
      return (await fixture.unary(GroupService.fetchOffsets, request)).offsets.map(({ offset }) => offset)
    }
    expect([await commit(1, 5), await commit(3, 9)]).toEqual(['done', 'done'])
    expect([await commit(2, 7), await commit(3, 9), await committed()]).toEqual([
      'REQUEST_TIMED_OUT',
      'REQUEST_TIMED_OUT',
      [9],
    ])
    a.kill()
    await pass(100)
    expect(await commit(4, 10)).toBe('REBALANCE_IN_PROGRESS')
    join('a', { ...a.resume, commits: 6 })
    await pass(100)
    expect([await commit(5, 8), await commit(7, 11), await committed()]).toEqual(['REQUEST_TIMED_OUT', 'done', [11]])
  })
})

describe('groups', () => {
  it('are listed, described and deleted', async () => {
    const { fixture, join, pass, topicId } = await start()
    const a = join('a', { rack: 'r', clientId: 'client', instanceId: 'i' })
    const b = join('b', { groupId: 'h' })
    await pass(100)
    b.leave()
    await pass(100)
    const list = async (states: millrace.group.v1.GroupState[] = []) =>
      (await fixture.unary(GroupService.listGroups, new ListGroupsRequest({ states }))).groups
    expect(await list([GroupState.GROUP_STATE_STABLE])).toMatchObject([{ groupId: 'g', protocolType: 'consumer' }])
    expect((await list()).map(({ groupId }) => groupId).toSorted()).toEqual(['g', 'h'])
    const request = new DescribeGroupsRequest({ groupIds: ['g', 'h', 'none', ''] })
    const { groups } = await fixture.unary(GroupService.describeGroups, request)
    expect(groups[0]).toMatchObject({ groupId: 'g', assignor: 'uniform', state: GroupState.GROUP_STATE_STABLE })
    expect(groups[0]?.members).toMatchObject([
      { memberId: 'a', instanceId: 'i', clientId: 'client', rack: 'r', subscription: { topics: ['t'] } },
    ])
    expect(groups[0]?.members?.[0]?.assigned).toMatchObject([{ partitions: [0, 1, 2, 3] }])
    expect(Buffer.from(groups[0]?.members?.[0]?.target?.[0]?.topicId ?? [])).toEqual(Buffer.from(topicId))
    expect(groups.map(reasonOf)).toEqual([undefined, undefined, 'GROUP_ID_NOT_FOUND', 'INVALID_GROUP_ID'])
    const remove = new DeleteGroupsRequest({ groupIds: ['g', 'h', 'none'] })
    const { results } = await fixture.unary(GroupService.deleteGroups, remove)
    expect(results.map(reasonOf)).toEqual(['NON_EMPTY_GROUP', undefined, 'GROUP_ID_NOT_FOUND'])
    expect(a.end).toBeUndefined()
    expect((await list()).map(({ groupId }) => groupId)).toEqual(['g'])
  })

  it('are known, with their offsets, after a restart', async () => {
    const { fixture, join, pass, topicId } = await start()
    const a = join('a')
    await pass(100)
    const commit = new CommitOffsetsRequest({
      groupId: 'g',
      memberId: 'a',
      memberEpoch: a.memberEpoch,
      offsets: [{ topicId, partition: 3, offset: 41, leaderEpoch: -1 }],
    })
    await fixture.unary(GroupService.commitOffsets, commit)
    running.pop()
    await fixture.clock.until(fixture.broker.stop())
    const again = await startFixture({ disk: fixture.disk, clock: fixture.clock, seed: 2 })
    running.push(again)
    await again.clock.advance(1_000)
    const fetch = new FetchOffsetsRequest({ groupId: 'g', memberEpoch: -1 })
    const { offsets } = await again.unary(GroupService.fetchOffsets, fetch)
    expect(offsets).toMatchObject([{ partition: 3, offset: 41 }])
    // It may go on as if nothing had been.
    const resumed = GroupClient.subscribed(again.connect(), 'a', new Map([[uuidToText(topicId), 't']]), a.resume)
    await again.clock.advance(100)
    expect([resumed.owned, resumed.memberEpoch]).toEqual([all, a.memberEpoch])
  })

  it('have a coordinator, unless their id is none', async () => {
    const { find } = await start()
    expect(await find()).toMatchObject({ nodeId: 1 })
    expect(reasonOf(await find(''))).toBe('INVALID_GROUP_ID')
    expect(reasonOf(await find('x'.repeat(40_000)))).toBe('INVALID_GROUP_ID')
  })
})
