import { apis, type consumerGroupHeartbeatRequest, type MessageInput } from '@millrace/kafka-wire'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KafkaGroups, offsetAt } from '../../../test/coordinators/kafka-groups.ts'

type Heartbeat = MessageInput<typeof consumerGroupHeartbeatRequest>

let world: KafkaGroups

beforeEach(async () => {
  world = await KafkaGroups.start()
})

afterEach(() => world.stop())

const beat = (more: Partial<Heartbeat> = {}, version = 1) =>
  world.client.ask(apis.consumerGroupHeartbeat, version, { groupId: 'g', memberId: 'm', memberEpoch: 1, ...more })

const join = (more: Partial<Heartbeat> = {}, version = 1) =>
  beat(
    { memberEpoch: 0, rebalanceTimeoutMs: 10_000, subscribedTopicNames: ['t'], topicPartitions: [], ...more },
    version,
  )

const numbers = ({ assignment }: Awaited<ReturnType<typeof beat>>) =>
  assignment?.topicPartitions.flatMap(({ partitions }) => partitions)

describe('ConsumerGroupHeartbeat', () => {
  it('tells a member its epoch and what it is to own, once', async () => {
    const joined = await join()
    expect(joined).toMatchObject({ errorCode: 0, memberId: 'm', memberEpoch: 1, heartbeatIntervalMs: 5_000 })
    expect(numbers(joined)).toEqual([0, 1, 2, 3])
    expect(await beat()).toMatchObject({ errorCode: 0, memberEpoch: 1, assignment: null })
  })

  it('moves partitions from one member to the next only when they were let go of', async () => {
    const [topic] = (await join()).assignment?.topicPartitions ?? []
    const second = await join({ memberId: 'n' })
    expect([second.memberEpoch, numbers(second)]).toEqual([2, []])
    const told = await beat({
      topicPartitions: [{ topicId: topic?.topicId ?? ('' as never), partitions: [0, 1, 2, 3] }],
    })
    expect(numbers(told)).toHaveLength(2)
    expect(numbers(await beat({ memberId: 'n', memberEpoch: 2 }))).toBeUndefined()
    await beat({ topicPartitions: told.assignment?.topicPartitions ?? [] })
    expect(numbers(await beat({ memberId: 'n', memberEpoch: 2 }))).toHaveLength(2)
  })

  it('version 0 gives a member its id, later ones want its own', async () => {
    const first = await join({ memberId: '' }, 0)
    expect(first).toMatchObject({ errorCode: 0, memberId: expect.stringMatching(/^[\w-]{22}$/) as string })
    expect(await join({ memberId: '' })).toMatchObject({ errorCode: 42, memberId: null })
  })

  it.each([
    ['no rebalance timeout', { rebalanceTimeoutMs: -1 }, 42],
    ['no topics', { subscribedTopicNames: null }, 42],
    ['an assignor that is not there', { serverAssignor: 'x' }, 112],
    ['a pattern that is none', { subscribedTopicRegex: '((' }, 128],
    ['an epoch of a group that is not there', { memberEpoch: 5 }, 25],
  ] as const)('refuses %s, and says why', async (_what, more, errorCode) => {
    const answer = await join(more)
    expect([answer.errorCode, answer.memberEpoch, answer.assignment]).toEqual([errorCode, 0, null])
    expect(answer.errorMessage).not.toBe('')
  })

  it('fences a member that is ahead of its group, and does not know one that left', async () => {
    await join()
    expect(await beat({ memberEpoch: 9 })).toMatchObject({ errorCode: 110 })
    expect(await beat({ memberEpoch: -1 })).toMatchObject({ errorCode: 0, memberEpoch: -1 })
    expect(await beat()).toMatchObject({ errorCode: 25 })
  })

  it('a static member that is away comes back under another id', async () => {
    await join({ instanceId: 'i' })
    expect(await join({ instanceId: 'i', memberId: 'n' })).toMatchObject({ errorCode: 111 })
    expect(await beat({ instanceId: 'i', memberEpoch: -2 })).toMatchObject({ errorCode: 0, memberEpoch: -2 })
    const back = await join({ instanceId: 'i', memberId: 'n' })
    expect([back.memberEpoch, numbers(back)]).toEqual([1, [0, 1, 2, 3]])
    expect(await beat({ instanceId: 'i' })).toMatchObject({ errorCode: 82 })
  })
})

describe('offsets of members of the new protocol', () => {
  const commit = (memberEpoch: number, version: number) =>
    world.commit({ 0: 5 }, { memberId: 'm', generationIdOrMemberEpoch: memberEpoch }, version)

  it('are committed in the present epoch, with a version that can tell another', async () => {
    await join()
    expect([await commit(1, 9), await commit(2, 9), await commit(2, 8)]).toEqual([{ 0: 0 }, { 0: 113 }, { 0: 35 }])
    expect(await world.commit({ 0: 5 })).toEqual({ 0: 25 })
  })

  it('of partitions that others own are committed too', async () => {
    await join({ subscribedTopicNames: ['elsewhere'] })
    const topics = [{ name: 't', partitions: [offsetAt(3, 8)] }]
    const body = { groupId: 'g', memberId: 'm', generationIdOrMemberEpoch: 1, topics }
    const answer = await world.client.ask(apis.offsetCommit, 9, body)
    expect(answer.topics).toMatchObject([{ partitions: [{ errorCode: 0 }] }])
  })

  it('are read by members in their epoch, and by anybody who is none', async () => {
    await join()
    await commit(1, 9)
    const fetch = async (memberId: string | null, memberEpoch: number) =>
      (await world.client.ask(apis.offsetFetch, 9, { groups: [{ groupId: 'g', memberId, memberEpoch, topics: null }] }))
        .groups[0]
    const found = { errorCode: 0, topics: [{ name: 't', partitions: [{ partitionIndex: 0, committedOffset: 5 }] }] }
    expect(await fetch('m', 1)).toMatchObject(found)
    expect(await fetch(null, -1)).toMatchObject(found)
    expect(await fetch('m', 2)).toMatchObject({ errorCode: 113, topics: [] })
    expect(await fetch('x', 1)).toMatchObject({ errorCode: 25, topics: [] })
  })
})

describe('ConsumerGroupDescribe', () => {
  it.each([0, 1])('in version %d tells of members what they own and are to own', async (version) => {
    await join({ rackId: 'r' })
    const body = { groupIds: ['g', 'other', ''], includeAuthorizedOperations: true }
    const { groups } = await world.client.ask(apis.consumerGroupDescribe, version, body)
    const assignment = { topicPartitions: [{ topicName: 't', partitions: [0, 1, 2, 3] }] }
    expect(groups).toMatchObject([
      {
        errorCode: 0,
        groupId: 'g',
        groupState: 'Stable',
        groupEpoch: 1,
        assignmentEpoch: 1,
        assignorName: 'uniform',
        members: [
          {
            memberId: 'm',
            rackId: 'r',
            memberEpoch: 1,
            clientId: 'test',
            clientHost: expect.stringMatching(/^\//) as string,
            subscribedTopicNames: ['t'],
            assignment,
            targetAssignment: assignment,
            memberType: version === 0 ? -1 : 1,
          },
        ],
        authorizedOperations: 3400,
      },
      { errorCode: 69, groupId: 'other', authorizedOperations: -0x8000_0000 },
      { errorCode: 24, groupId: '' },
    ])
  })

  it('knows no classic groups, and DescribeGroups none of the new protocol', async () => {
    await world.alone({ groupId: 'g' })
    const described = await world.client.ask(apis.consumerGroupDescribe, 1, {
      groupIds: ['g'],
      includeAuthorizedOperations: false,
    })
    expect(described.groups).toMatchObject([{ errorCode: 69 }])
    await join({ groupId: 'new' })
    const old = await world.client.ask(apis.describeGroups, 6, { groups: ['new'] })
    expect(old.groups).toMatchObject([{ errorCode: 69, groupState: 'Dead' }])
    const oldest = await world.client.ask(apis.describeGroups, 5, { groups: ['new'] })
    expect(oldest.groups).toMatchObject([{ errorCode: 0, groupState: 'Dead' }])
  })
})

describe('members of both protocols in one group', () => {
  it('a classic group goes on as one of the new protocol when such a member joins', async () => {
    const classic = await world.alone()
    const joined = await join()
    expect(joined).toMatchObject({ errorCode: 0, memberEpoch: 2 })
    expect(await world.heartbeat(classic)).toBe(27)
    const { groups } = await world.client.ask(apis.listGroups, 5, { statesFilter: [], typesFilter: [] })
    expect(groups).toMatchObject([{ groupId: 'g', groupType: 'consumer' }])
  })
})
