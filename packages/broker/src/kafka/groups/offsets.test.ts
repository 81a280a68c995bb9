import { apis } from '@millrace/kafka-wire'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KafkaGroups, offsetAt } from '../../../test/coordinators/kafka-groups.ts'

let world: KafkaGroups

beforeEach(async () => {
  world = await KafkaGroups.start()
})

afterEach(() => world.stop())

const asMember = ({ memberId, generationId }: { memberId: string; generationId: number }) => ({
  memberId,
  generationIdOrMemberEpoch: generationId,
})

describe('OffsetCommit', () => {
  it.each([2, 3, 4, 5, 6, 7, 8, 9])('in version %d takes each offset that it can', async (version) => {
    const member = asMember(await world.alone())
    const note = 'x'.repeat(5_000)
    const partitions = [offsetAt(0, 5), offsetAt(99, 1), offsetAt(-1, 1), offsetAt(1, 6, null), offsetAt(2, 7, note)]
    const topics = [
      { name: 't', partitions },
      { name: 'nowhere', partitions: [offsetAt(0, 1)] },
    ]
    const answer = await world.client.ask(apis.offsetCommit, version, { groupId: 'g', ...member, topics })
    expect(answer.topics.map((topic) => [topic.name, ...topic.partitions.map((each) => each.errorCode)])).toEqual([
      ['t', 0, 3, 3, 0, 12],
      ['nowhere', 3],
    ])
  })

  it('is for members of the generation, and for nobody in the group while it has none', async () => {
    expect(await world.commit({ 0: 1 })).toEqual({ 0: 0 })
    const joined = await world.alone()
    const member = asMember(joined)
    expect(await world.commit({ 0: 2 }, member)).toEqual({ 0: 0 })
    expect(await world.commit({ 0: 2 })).toEqual({ 0: 25 })
    expect(await world.commit({ 0: 2 }, { ...member, generationIdOrMemberEpoch: 9 })).toEqual({ 0: 22 })
    expect(await world.commit({ 0: 2 }, { ...member, generationIdOrMemberEpoch: -1 })).toEqual({ 0: 22 })
    expect(await world.commit({ 0: 2 }, { ...member, memberId: 'x' })).toEqual({ 0: 25 })
    expect(await world.commit({ 0: 2, 1: 2 }, { groupId: '' })).toEqual({ 0: 24, 1: 24 })
    expect(await world.commit({ 0: -1, 1: -2 }, member)).toEqual({ 0: 0, 1: 0 })
  })

  it('is refused while the member does not know its assignment', async () => {
    const joined = await world.join()
    expect(await world.commit({ 0: 1 }, asMember(joined))).toEqual({ 0: 27 })
  })
})

describe('OffsetDelete', () => {
  const forget = (groupId = 'g') =>
    world.client.ask(apis.offsetDelete, 0, {
      groupId,
      topics: [
        { name: 't', partitions: [{ partitionIndex: 0 }, { partitionIndex: 99 }] },
        { name: 'nowhere', partitions: [{ partitionIndex: 0 }] },
      ],
    })
  const errors = ({ topics }: Awaited<ReturnType<typeof forget>>) =>
    topics.map((topic) => topic.partitions.map((each) => each.errorCode))

  it('forgets what nobody reads', async () => {
    await world.commit({ 0: 1, 1: 1 })
    const answer = await forget()
    expect([answer.errorCode, errors(answer)]).toEqual([0, [[0, 3], [3]]])
    const { topics } = await world.client.ask(apis.offsetFetch, 7, { groupId: 'g', topics: null })
    expect(topics).toMatchObject([{ name: 't', partitions: [{ partitionIndex: 1, committedOffset: 1 }] }])
  })

  it('leaves what members read, and a group that is not there', async () => {
    expect(await forget('other')).toMatchObject({ errorCode: 69, topics: [] })
    expect(await forget('')).toMatchObject({ errorCode: 24, topics: [] })
    await world.alone()
    expect(errors(await forget())).toEqual([[86, 3], [3]])
  })
})
