import { apis } from '@millrace/kafka-wire'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { KafkaGroups } from '../../../test/coordinators/kafka-groups.ts'

let world: KafkaGroups

beforeEach(async () => {
  world = await KafkaGroups.start()
  await world.commit({ 0: 5, 2: 7 })
})

afterEach(() => world.stop())

const none = { committedOffset: -1, committedLeaderEpoch: -1, metadata: '', errorCode: 0 }

it.each([1, 2, 3, 4, 5, 6, 7])('in version %d asks for partitions of one group', async (version) => {
  const topics = [
    { name: 't', partitionIndexes: [2, 1, 99] },
    { name: 'nowhere', partitionIndexes: [0] },
  ]
  const answer = await world.client.ask(apis.offsetFetch, version, { groupId: 'g', topics })
  const committedLeaderEpoch = version >= 5 ? 0 : -1
  expect(answer.errorCode).toBe(0)
  expect(answer.topics).toEqual([
    {
      name: 't',
      partitions: [
        { partitionIndex: 2, committedOffset: 7, committedLeaderEpoch, metadata: '', errorCode: 0 },
        { partitionIndex: 1, ...none },
        { partitionIndex: 99, ...none },
      ],
    },
    { name: 'nowhere', partitions: [{ partitionIndex: 0, ...none }] },
  ])
})

it.each([2, 7])('in version %d gives all that there is if no topics are named', async (version) => {
  const { topics } = await world.client.ask(apis.offsetFetch, version, { groupId: 'g', topics: null })
  expect(topics.map(({ name, partitions }) => [name, ...partitions.map((each) => each.partitionIndex)])).toEqual([
    ['t', 0, 2],
  ])
  const other = await world.client.ask(apis.offsetFetch, version, { groupId: 'other', topics: null })
  expect(other).toMatchObject({ errorCode: 0, topics: [] })
})

it('an error of the group stands with each partition in version 1, and by itself later', async () => {
  const topics = [{ name: 't', partitionIndexes: [0] }]
  const oldest = await world.client.ask(apis.offsetFetch, 1, { groupId: '', topics })
  expect(oldest.topics).toMatchObject([{ partitions: [{ committedOffset: -1, errorCode: 24 }] }])
  expect(await world.client.ask(apis.offsetFetch, 2, { groupId: '', topics })).toMatchObject({
    errorCode: 24,
    topics: [],
  })
})

it('from version 8 on asks for several groups, each with its own answer', async () => {
  const groups = [
    { groupId: 'g', topics: [{ name: 't', partitionIndexes: [0] }] },
    { groupId: 'other', topics: null },
    { groupId: '', topics: null },
  ]
  const answer = await world.client.ask(apis.offsetFetch, 8, { groups })
  expect(answer.groups).toMatchObject([
    { groupId: 'g', errorCode: 0, topics: [{ name: 't', partitions: [{ committedOffset: 5 }] }] },
    { groupId: 'other', errorCode: 0, topics: [] },
    { groupId: '', errorCode: 24, topics: [] },
  ])
})
