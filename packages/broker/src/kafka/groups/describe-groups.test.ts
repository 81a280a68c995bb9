import { apis, encodeConsumerAssignment, encodeConsumerSubscription } from '@millrace/kafka-wire'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { KafkaGroups } from '../../../test/coordinators/kafka-groups.ts'

let world: KafkaGroups

beforeEach(async () => {
  world = await KafkaGroups.start()
})

afterEach(() => world.stop())

it.each([0, 1, 2, 3, 4, 5, 6])(
  'DescribeGroups %d tells of a classic group whole once it is stable',
  async (version) => {
    const describe = async () => (await world.client.ask(apis.describeGroups, version, { groups: ['g'] })).groups[0]
    const joined = await world.join({ groupInstanceId: 'i' })
    const member = { memberId: joined.memberId, clientId: 'test', clientHost: expect.stringMatching(/^\//) as string }
    expect(await describe()).toMatchObject({
      errorCode: 0,
      groupState: 'CompletingRebalance',
      protocolType: 'consumer',
      protocolData: '',
      members: [{ ...member, memberMetadata: Buffer.alloc(0), memberAssignment: Buffer.alloc(0) }],
      authorizedOperations: -0x8000_0000,
    })
    await world.sync(joined, { [joined.memberId]: [0] }, { groupInstanceId: 'i' })
    const stable = await describe()
    expect(stable).toMatchObject({ groupState: 'Stable', protocolData: 'range', members: [member] })
    const [only] = stable?.members ?? []
    expect([only?.memberMetadata, only?.memberAssignment].map((bytes) => Buffer.from(bytes ?? []))).toEqual([
      encodeConsumerSubscription({ topics: ['t'] }, 1),
      encodeConsumerAssignment({ assignedPartitions: [{ topic: 't', partitions: [0] }] }),
    ])
    expect(only?.groupInstanceId).toBe(version >= 4 ? 'i' : null)
  },
)

it('a group that is not there is dead, and from version 6 on an error', async () => {
  const describe = async (version: number) =>
    (await world.client.ask(apis.describeGroups, version, { groups: ['other', ''] })).groups
  expect(await describe(5)).toMatchObject([
    { groupId: 'other', errorCode: 0, groupState: 'Dead' },
    { groupId: '', errorCode: 0, groupState: 'Dead' },
  ])
  expect(await describe(6)).toMatchObject([
    { errorCode: 69, errorMessage: expect.stringContaining('there is no group') as string, groupState: 'Dead' },
    { errorCode: 24, groupState: 'Dead' },
  ])
})

it('says what may be done with a group if it is asked to', async () => {
  await world.alone()
  const body = { groups: ['g'], includeAuthorizedOperations: true }
  const { groups } = await world.client.ask(apis.describeGroups, 6, body)
  // Bits 3 read, 6 delete, 8 describe, 10 and 11 describe and alter its configs: what Kafka 4.1 answers without ACLs.
  expect(groups).toMatchObject([{ authorizedOperations: 3400 }])
})

it('ListGroups lists groups by state and by type, whatever the case of these', async () => {
  await world.alone()
  await world.commit({ 0: 1 }, { groupId: 'offsets' })
  const list = async (version: number, filters: { statesFilter?: string[]; typesFilter?: string[] } = {}) =>
    (await world.client.ask(apis.listGroups, version, { statesFilter: [], ...filters })).groups
  const g = { groupId: 'g', protocolType: 'consumer', groupState: 'Stable', groupType: 'classic' }
  const offsets = { groupId: 'offsets', protocolType: '', groupState: 'Empty', groupType: 'classic' }
  expect((await list(5)).toSorted((left, right) => (left.groupId < right.groupId ? -1 : 1))).toEqual([g, offsets])
  expect(await list(5, { statesFilter: ['stable'], typesFilter: ['Classic'] })).toEqual([g])
  expect(await list(4, { statesFilter: ['EMPTY'] })).toEqual([{ ...offsets, groupType: '' }])
  expect(await list(5, { statesFilter: ['bogus'] })).toEqual([])
  expect(await list(5, { typesFilter: ['consumer'] })).toEqual([])
  expect(await list(0)).toHaveLength(2)
})

it('DeleteGroups forgets groups without members, each by itself', async () => {
  await world.alone()
  await world.commit({ 0: 1 }, { groupId: 'offsets' })
  for (const version of [0, 1, 2]) {
    await world.commit({ 0: 1 }, { groupId: 'offsets' })
    const groupsNames = ['g', 'other', '', 'offsets']
    const { results } = await world.client.ask(apis.deleteGroups, version, { groupsNames })
    expect(results.map(({ groupId, errorCode }) => [groupId, errorCode])).toEqual([
      ['g', 68],
      ['other', 69],
      ['', 24],
      ['offsets', 0],
    ])
  }
})
