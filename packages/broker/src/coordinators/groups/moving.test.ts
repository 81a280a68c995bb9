import { present, uuidToText } from '@millrace/base'
import { AdminService, GroupService, millrace } from '@millrace/contracts'
import { expect, it } from 'vitest'
import { ClusterFixture } from '../../../test/cluster-fixture.ts'
import { GroupClient, live, ownedBy } from '../../../test/coordinators/group-client.ts'
import { outcome } from '../../../test/knobs/observation.ts'
import { reasonOf } from '../../../test/produce-client.ts'

const { CommitOffsetsRequest, FetchOffsetsRequest, FindGroupCoordinatorsRequest } = millrace.group.v1

const all = ['t-0', 't-1', 't-2', 't-3']

/** Three brokers with a topic, and the coordinator of a group among them. */
async function start(keys: Readonly<Record<string, unknown>> = {}) {
  const cluster = new ClusterFixture([1, 2, 3], { 'offsets.topic.num.partitions': 2, ...keys })
  await cluster.start(1, 2, 3)
  await cluster.createTopic(1, 't', { partitions: 4, replicationFactor: 3 })
  const describe = new millrace.admin.v1.DescribeTopicsRequest({ names: ['t'] })
  const { topics } = await cluster.ask(1, AdminService.describeTopics, describe)
  const topicId = present(topics[0], 'the topic').topicId
  const names = new Map([[uuidToText(topicId), 't']])
  const find = async (from: number, groupId = 'g'): Promise<number> => {
    const request = new FindGroupCoordinatorsRequest({ groupIds: [groupId] })
    const { coordinators } = await cluster.ask(from, GroupService.findGroupCoordinators, request)
    return coordinators[0]?.error ? -1 : (coordinators[0]?.nodeId ?? -1)
  }
  const join = (nodeId: number, memberId: string, begin = {}): GroupClient =>
    GroupClient.subscribed(cluster.connect(nodeId), memberId, names, begin)
  const commit = (nodeId: number, member: GroupClient, partition: number, offset: number): Promise<string> => {
    const { memberId, memberEpoch } = member
    const offsets = [{ topicId, partition, offset, leaderEpoch: -1 }]
    const request = new CommitOffsetsRequest({ groupId: 'g', memberId, memberEpoch, offsets })
    const committing = cluster.ask(nodeId, GroupService.commitOffsets, request)
    return outcome(committing.then(({ results }) => expect(results.map(reasonOf)).toEqual([undefined])))
  }
  const offsets = async (nodeId: number): Promise<Record<string, number>> => {
    const request = new FetchOffsetsRequest({ groupId: 'g', memberEpoch: -1, requireStable: true })
    const fetched = await cluster.ask(nodeId, GroupService.fetchOffsets, request)
    return Object.fromEntries(fetched.offsets.map(({ partition, offset }) => [`t-${partition}`, offset]))
  }
  return { cluster, find, join, commit, offsets }
}

it('a coordinator that is killed is followed by another, which knows all that was acknowledged and where members were', async () => {
  const { cluster, find, join, commit, offsets } = await start()
  const coordinator = await find(1)
  // The one that is asked does not matter.
  expect([await find(2), await find(3)]).toEqual([coordinator, coordinator])
  await cluster.clock.advance(100)
  const other = coordinator === 1 ? 2 : 1
  const refused = join(other, 'x')
  const a = join(coordinator, 'a')
  const b = join(coordinator, 'b')
  await cluster.clock.advance(500)
  expect(refused.end).toBe('NOT_COORDINATOR')
  expect([a.owned.length, b.owned.length, ownedBy(a, b)]).toEqual([2, 2, all])
  expect(await commit(coordinator, a, Number(a.owned[0]?.at(-1)), 5)).toBe('done')
  const known = await offsets(coordinator)
  cluster.network.cut(present(cluster.members.get(coordinator), 'the coordinator').address)
  let next = -1
  await cluster.waitFor('another coordinator', async () => {
    next = await find(other)
    return next !== coordinator && next > 0
  })
  let members: GroupClient[] = []
  await cluster.waitFor('members are back', async () => {
    members = [join(next, 'a', a.resume), join(next, 'b', b.resume)]
    await cluster.clock.advance(500)
    return members.every(({ joined }) => joined !== undefined)
  })
  // Nobody had to let go of anything.
  expect(members.map(({ owned }) => owned)).toEqual([a.owned, b.owned])
  expect(members.map(({ memberEpoch }) => memberEpoch)).toEqual([a.memberEpoch, b.memberEpoch])
  expect(await offsets(next)).toEqual(known)
  expect(await commit(next, present(members[0], 'a'), Number(a.owned[0]?.at(-1)), 6)).toBe('done')
  await live(cluster.clock, members, 10_000)
  expect(members.map(({ end }) => end)).toEqual([undefined, undefined])
})

it('a coordinator that stops in order sends its members to the next one', async () => {
  const { cluster, find, join, commit, offsets } = await start()
  const coordinator = await find(1)
  await cluster.clock.advance(100)
  const a = join(coordinator, 'a')
  await cluster.clock.advance(500)
  expect(await commit(coordinator, a, 1, 11)).toBe('done')
  await cluster.stop(coordinator)
  expect(['NOT_COORDINATOR', 'SHUTTING_DOWN']).toContain(a.end)
  const left = coordinator === 1 ? 2 : 1
  const next = await find(left)
  expect(next).not.toBe(coordinator)
  const again = join(next, 'a', a.resume)
  await cluster.clock.advance(500)
  expect([again.owned, again.memberEpoch]).toEqual([all, a.memberEpoch])
  expect(await offsets(next)).toEqual({ 't-1': 11 })
})

it('a member that is not back in time after its coordinator moved is taken for dead by the next one', async () => {
  const { cluster, find, join } = await start()
  const coordinator = await find(1)
  await cluster.clock.advance(100)
  const a = join(coordinator, 'a', { sessionTimeoutMs: 8_000 })
  const b = join(coordinator, 'b', { sessionTimeoutMs: 8_000 })
  await cluster.clock.advance(500)
  await cluster.stop(coordinator)
  const next = await find(coordinator === 1 ? 2 : 1)
  const again = join(next, 'b', b.resume)
  await live(cluster.clock, [again], 7_000)
  expect([a.owned.length, again.owned.length]).toEqual([2, 2])
  await live(cluster.clock, [again], 2_000)
  expect(again.owned).toEqual(all)
})

it('the internal topic has as many replicas as the key says, and no more than there are brokers if it says nothing', async () => {
  const replicas = async (cluster: ClusterFixture): Promise<number | undefined> => {
    const request = new millrace.admin.v1.DescribeTopicsRequest({ names: ['__consumer_offsets'] })
    const { topics } = await cluster.ask(1, AdminService.describeTopics, request)
    return topics[0]?.partitions[0]?.replicas.length
  }
  const three = await start()
  await three.find(2)
  expect(await replicas(three.cluster)).toBe(3)
  const set = await start({ 'offsets.topic.replication.factor': 2 })
  await set.find(3)
  expect(await replicas(set.cluster)).toBe(2)
  const pair = new ClusterFixture([1], { 'offsets.topic.num.partitions': 1 })
  await pair.start(1, 2)
  await pair.ask(2, GroupService.findGroupCoordinators, new FindGroupCoordinatorsRequest({ groupIds: ['g'] }))
  expect(await replicas(pair)).toBe(2)
})
