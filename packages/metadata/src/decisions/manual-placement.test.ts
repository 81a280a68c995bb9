import { present } from '@millrace/base'
import { expect, it } from 'vitest'
import { TestCluster } from '../../test/cluster-of.ts'
import { alterReassignments } from './reassignment/alter-reassignments.ts'
import { decommissionBroker } from './reassignment/decommission-broker.ts'
import { createPartitions } from './create-partitions.ts'
import { createTopics, type NewTopic } from './create-topics.ts'

const context = {
  random: { number: () => 0, integer: () => 0, fill: (target: Uint8Array) => target.fill(9) },
  partitionsDefault: 1,
  replicationFactorDefault: 1,
}

function create(cluster: TestCluster, topic: Partial<NewTopic>) {
  const request = { topics: [{ name: 'made', ...topic }] }
  return present(cluster.take(createTopics(cluster.image, request, context)).topics[0], 'one result')
}

const replicasOf = (cluster: TestCluster, name: string) =>
  [...(cluster.image.topic(name)?.partitions.values() ?? [])].map(({ replicas }) => replicas)

it('a topic stands where whoever makes it wants it', () => {
  const cluster = new TestCluster([1, 2, 3])
  const result = create(cluster, {
    assignments: [
      [3, 1],
      [1, 2],
    ],
  })
  expect(result).toMatchObject({ partitions: 2, replicationFactor: 2 })
  expect(replicasOf(cluster, 'made')).toEqual([
    [3, 1],
    [1, 2],
  ])
  expect(cluster.image.topic('made')?.partitions.get(0)).toMatchObject({ leader: 3, isr: [3, 1] })
})

it('a replica on a broker that is away is out of sync, and another leads', () => {
  const cluster = new TestCluster([1, 2])
  cluster.fence(2)
  create(cluster, { assignments: [[2, 1]] })
  expect(cluster.image.topic('made')?.partitions.get(0)).toMatchObject({ replicas: [2, 1], leader: 1, isr: [1] })
})

it.each([
  ['no replica', [[]], "partition 0 of made can't stand there: a partition has one replica at least"],
  [
    'other numbers of replicas',
    [[1], [1, 2]],
    "partition 1 of made can't stand there: it would have 2 replicas, and others have 1",
  ],
  ['a broker twice', [[1, 1]], 'broker 1 is named twice'],
  ['a broker that there is not', [[1, 9]], 'broker 9 is not registered; those that are: 1, 2, 3'],
  ['brokers that are all away', [[3]], 'none of 3 is there to lead it'],
  ['a broker that is to go', [[2]], 'broker 2 is decommissioned'],
])('refused is %s', (_, assignments, message) => {
  const cluster = new TestCluster([1, 2, 3])
  cluster.fence(3)
  cluster.take(decommissionBroker(cluster.image, { nodeId: 2 }, {}))
  expect(create(cluster, { assignments }).error).toMatchObject({
    code: 'INVALID_REPLICA_ASSIGNMENT',
    message: expect.stringContaining(message) as string,
  })
  expect(cluster.image.topic('made')).toBeUndefined()
})

it('who names the replicas does not count them as well', () => {
  const cluster = new TestCluster([1])
  expect(create(cluster, { assignments: [[1]], partitions: 1 }).error?.code).toBe('INVALID_REQUEST')
  expect(create(cluster, { assignments: [[1]], replicationFactor: 1 }).error?.code).toBe('INVALID_REQUEST')
  expect(create(cluster, { assignments: [] }).error?.code).toBe('INVALID_PARTITIONS')
})

it('new partitions of a topic stand where they are wanted, with as many replicas as the others', () => {
  const cluster = new TestCluster([1, 2, 3])
  cluster.topic([[1, 2]])
  const extend = (totalCount: number, assignments: readonly (readonly number[])[]) =>
    cluster.take(createPartitions(cluster.image, { topics: [{ name: 't', totalCount, assignments }] })).topics[0]?.error
      ?.code
  // One that is being moved has more for a while.
  const move = { partitions: [{ topic: 't', partition: 0, replicas: [2, 3] }] }
  cluster.take(alterReassignments(cluster.image, move, {}))
  expect(extend(3, [[3, 1]])).toBe('INVALID_REPLICA_ASSIGNMENT')
  expect(extend(2, [[3]])).toBe('INVALID_REPLICA_ASSIGNMENT')
  expect(
    extend(3, [
      [3, 1],
      [2, 3],
    ]),
  ).toBeUndefined()
  expect(replicasOf(cluster, 't').slice(1)).toEqual([
    [3, 1],
    [2, 3],
  ])
})
