import { apis, encodeConsumerSubscription } from '@millrace/kafka-wire'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { joining, KafkaGroups } from '../../../test/coordinators/kafka-groups.ts'

let world: KafkaGroups

beforeEach(async () => {
  world = await KafkaGroups.start()
})

afterEach(() => world.stop())

describe('JoinGroup', () => {
  it.each([
    ['an empty group id', { groupId: '' }, 24, ''],
    ['too short a session', { sessionTimeoutMs: 1 }, 26, ''],
    ['a member that is not there', { memberId: 'nobody' }, 25, 'nobody'],
    ['no protocol', { protocols: [] }, 23, ''],
    ['no protocol type', { protocolType: '' }, 23, ''],
  ] as const)('refuses %s, with the member id as it came', async (_what, more, errorCode, memberId) => {
    const refusal = { errorCode, generationId: -1, leader: '', memberId, members: [] }
    const newest = await world.client.ask(apis.joinGroup, 9, joining(more))
    expect(newest).toMatchObject({ ...refusal, protocolType: null, protocolName: null })
    expect(await world.client.ask(apis.joinGroup, 3, joining(more))).toMatchObject({ ...refusal, protocolName: '' })
  })

  it('has a new member join with the id that it is given, from version 4 on', async () => {
    const first = await world.client.ask(apis.joinGroup, 4, joining())
    expect(first).toMatchObject({ errorCode: 79, memberId: expect.stringMatching(/^test-/) as string })
    const joined = await world.client.ask(apis.joinGroup, 4, joining({ memberId: first.memberId }))
    expect(joined).toMatchObject({ errorCode: 0, generationId: 1, protocolName: 'range', leader: first.memberId })
    expect(joined.members).toMatchObject([{ memberId: first.memberId }])
  })

  it.each([0, 1, 2, 3])('takes a new member at once in version %d', async (version) => {
    const { errorCode, memberId, leader } = await world.client.ask(apis.joinGroup, version, joining())
    expect([errorCode, leader]).toEqual([0, memberId])
  })

  it('tells the leader alone who is there, and what each wants', async () => {
    const other = await world.fixture.kafka()
    const first = await world.alone()
    const joining2 = world.join({}, { client: other })
    await world.fixture.clock.advance(100)
    expect(await world.heartbeat(first)).toBe(27)
    const again = await world.join({ memberId: first.memberId })
    const second = await joining2
    expect([again.generationId, second.generationId]).toEqual([2, 2])
    const metadata = encodeConsumerSubscription({ topics: ['t'] }, 1)
    expect(again.members.map((member) => [member.memberId, Buffer.from(member.metadata)])).toEqual([
      [first.memberId, metadata],
      [second.memberId, metadata],
    ])
    expect([second.leader, second.members]).toEqual([first.memberId, []])
    const follower = world.sync(second, {}, {}, other)
    const leader = await world.sync(again, { [first.memberId]: [0, 1], [second.memberId]: [2, 3] })
    expect([leader.partitions, (await follower).partitions]).toEqual([
      [0, 1],
      [2, 3],
    ])
  })

  it('takes no more members than group.max.size, and forgets the id that was promised', async () => {
    const small = await KafkaGroups.start({ config: { 'group.max.size': 1 } })
    await small.alone()
    expect(await small.join()).toMatchObject({ errorCode: 81, memberId: '' })
    await small.stop()
  })
})

describe('a static member', () => {
  const instance = { groupInstanceId: 'i' }

  it('comes back without a rebalance, and whoever goes on under its old id is fenced', async () => {
    const first = await world.alone(instance)
    const back = await world.join(instance)
    expect(back).toMatchObject({ errorCode: 0, generationId: 1, skipAssignment: true, leader: back.memberId })
    expect(await world.heartbeat(first, 'i')).toBe(82)
    expect(await world.join({ ...instance, memberId: first.memberId })).toMatchObject({ errorCode: 82 })
    const old = { memberId: first.memberId, groupInstanceId: 'i', generationIdOrMemberEpoch: 1 }
    expect(await world.commit({ 0: 1 }, old)).toEqual({ 0: 82 })
    expect((await world.sync(back, {}, instance)).partitions).toEqual([0, 1, 2, 3])
  })

  it('before version 9 is a follower of itself when it comes back', async () => {
    await world.alone(instance)
    const back = await world.join(instance, { version: 5 })
    expect(back).toMatchObject({ errorCode: 0, members: [] })
    expect(back.leader).not.toBe(back.memberId)
  })

  it('is taken out by an operator, who knows only its instance id', async () => {
    await world.alone(instance)
    const members = [
      { memberId: '', groupInstanceId: 'i' },
      { memberId: 'x', groupInstanceId: null },
    ]
    const left = await world.client.ask(apis.leaveGroup, 3, { groupId: 'g', members })
    expect(left).toMatchObject({ errorCode: 0, members: [{ errorCode: 0 }, { memberId: 'x', errorCode: 25 }] })
  })
})

describe('SyncGroup', () => {
  it('from version 5 on wants the protocol named, and the one that the group goes by', async () => {
    const { memberId } = await world.join()
    const body = { groupId: 'g', generationId: 1, memberId, assignments: [] }
    expect(await world.client.ask(apis.syncGroup, 5, body)).toMatchObject({ errorCode: 23 })
    const other = { ...body, protocolType: 'consumer', protocolName: 'sticky' }
    expect(await world.client.ask(apis.syncGroup, 5, other)).toMatchObject({ errorCode: 23 })
    expect(await world.client.ask(apis.syncGroup, 4, body)).toMatchObject({ errorCode: 0 })
  })

  it('refuses another generation, and a group that is not there', async () => {
    const joined = await world.join()
    expect((await world.sync({ ...joined, generationId: 7 })).errorCode).toBe(22)
    expect((await world.sync(joined, {}, { groupId: 'other' })).errorCode).toBe(25)
    expect((await world.sync(joined, {}, { groupId: '' })).errorCode).toBe(24)
  })

  it('a member that is gone between joining and this is out after its time, and the others go on', async () => {
    const gone = await world.fixture.kafka()
    const first = await world.alone()
    const joiningGone = world.join({}, { client: gone })
    await world.fixture.clock.advance(100)
    await world.join({ memberId: first.memberId })
    expect((await joiningGone).generationId).toBe(2)
    gone.socket.close()
    expect((await world.sync({ memberId: first.memberId, generationId: 2 })).errorCode).toBe(0)
    for (const _ of [1, 2, 3]) {
      await world.fixture.clock.advance(4_000)
      await world.heartbeat({ memberId: first.memberId, generationId: 2 })
    }
    expect(await world.heartbeat({ memberId: first.memberId, generationId: 2 })).toBe(27)
    expect(await world.join({ memberId: first.memberId })).toMatchObject({ generationId: 3, members: [{}] })
  })
})

describe('Heartbeat', () => {
  it('tells a member how it stands', async () => {
    const joined = await world.join()
    expect(await world.heartbeat(joined)).toBe(0)
    await world.sync(joined)
    expect(await world.heartbeat(joined)).toBe(0)
    expect(await world.heartbeat({ ...joined, generationId: 0 })).toBe(22)
    expect(await world.heartbeat({ ...joined, memberId: 'x' })).toBe(25)
  })

  it('while its group is being read a member has nothing to do', async () => {
    const joined = await world.alone()
    const { disk, clock } = world.fixture
    await world.stop()
    world = await KafkaGroups.start({ disk, clock, seed: 2 })
    expect(await world.heartbeat(joined)).toBe(0)
  })
})

describe('LeaveGroup', () => {
  it('before version 3 answers for the one member, and after that for each', async () => {
    const { memberId } = await world.alone()
    const leave = (version: number, body: { groupId: string; memberId?: string; members?: { memberId: string }[] }) =>
      world.client.ask(apis.leaveGroup, version, body)
    expect(await leave(2, { groupId: 'g', memberId: 'x' })).toMatchObject({ errorCode: 25 })
    expect(await leave(2, { groupId: 'other', memberId: 'x' })).toMatchObject({ errorCode: 25 })
    const unknown = { errorCode: 0, members: [{ memberId: 'x', errorCode: 25 }] }
    expect(await leave(5, { groupId: 'other', members: [{ memberId: 'x' }] })).toMatchObject(unknown)
    expect(await leave(5, { groupId: '', members: [{ memberId: 'x' }] })).toMatchObject({ errorCode: 24, members: [] })
    expect(await leave(2, { groupId: 'g', memberId })).toMatchObject({ errorCode: 0 })
  })
})
