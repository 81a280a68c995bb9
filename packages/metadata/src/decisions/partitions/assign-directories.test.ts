import { asTopicId } from '@millrace/base'
import { expect, it } from 'vitest'
import { directoryOf, TestCluster, topicId } from '../../../test/cluster-of.ts'
import { changeDirectories } from '../change-directories.ts'
import { electLeaders } from '../leaders/elect-leaders.ts'
import { assignDirectories } from './assign-directories.ts'
import { offlineReplicas } from './replica-health.ts'

const [first, second] = [directoryOf(1), directoryOf(1, 1)]

function clusterWithTwoDisks(replicas: readonly (readonly number[])[]): TestCluster {
  const cluster = new TestCluster([2])
  cluster.join(1, { directories: [first, second] })
  cluster.topic(replicas)
  return cluster
}

const withdraw = (cluster: TestCluster): void =>
  cluster.take(changeDirectories(cluster.image, { nodeId: 1, brokerEpoch: cluster.epochOf(1), directories: [second] }))

it('what a directory held that failed leaves the ISR, and another leads it', () => {
  const cluster = clusterWithTwoDisks([[1, 2], [1]])
  withdraw(cluster)
  expect(cluster.state(0)).toBe('2 [2] ()')
  // Nobody else can: it answers, and says why it can't write.
  expect(cluster.state(1)).toBe('1 [1] ()')
  expect(cluster.alter([2, 1])).toBe('INELIGIBLE_REPLICA')
})

it('what only a failed directory held is led by another once an operator says so', () => {
  const cluster = clusterWithTwoDisks([[1, 2], [1]])
  cluster.alter([1])
  withdraw(cluster)
  expect(cluster.state(0)).toBe('1 [1] ()')
  const { partitions } = cluster.take(electLeaders(cluster.image, { election: 'unclean' }, {}))
  expect(partitions).toMatchObject([{ topic: 't', partition: 0, leader: 2 }])
  expect(cluster.state(0)).toBe('2 [2] ()')
  const again = electLeaders(cluster.image, { election: 'unclean', partitions: [{ topic: 't', partition: 0 }] }, {})
  expect(again.response.partitions[0]?.error?.code).toBe('ELECTION_NOT_NEEDED')
})

it('a replica that was moved has there what it had, and goes on', () => {
  const cluster = clusterWithTwoDisks([[1, 2], [1]])
  withdraw(cluster)
  const assign = (partition: number, directory = second, id = topicId) =>
    cluster
      .take(
        assignDirectories(
          cluster.image,
          {
            nodeId: 1,
            brokerEpoch: cluster.epochOf(1),
            replicas: [{ topicId: id, partition, directory }],
          },
          {},
        ),
      )
      .errors.map((error) => error?.code)
  expect(assign(0)).toEqual([undefined])
  expect(cluster.partition(0).directories).toEqual([second, directoryOf(2)])
  expect(cluster.alter([2, 1])).toBeUndefined()
  expect(assign(1)).toEqual([undefined])
  expect([cluster.state(1), cluster.partition(1).directories]).toEqual(['1 [1] ()', [second]])
  const records = cluster.log.length
  expect(assign(1)).toEqual([undefined])
  expect(cluster.log).toHaveLength(records)
  expect([assign(0, first), assign(9), assign(0, second, asTopicId('EAECAwQFBgcICQoLDA0ODw'))]).toEqual([
    ['INVALID_REQUEST'],
    ['UNKNOWN_TOPIC_OR_PARTITION'],
    ['UNKNOWN_TOPIC_ID'],
  ])
})

it('what only a broker without its old directory holds is led again once it says where it is now', () => {
  const cluster = new TestCluster([])
  cluster.join(1, { directories: [first, second] })
  cluster.topic([[1]])
  cluster.join(1, { directories: [second] })
  const replicas = [{ topicId, partition: 0, directory: second }]
  cluster.take(assignDirectories(cluster.image, { nodeId: 1, brokerEpoch: cluster.epochOf(1), replicas }, {}))
  expect(cluster.state(0)).toBe('1 [1] ()')
  // No failed directory is among those that count.
  expect(offlineReplicas(cluster.image, cluster.partition(0))).toEqual([])
})
