import { expect, it } from 'vitest'
import { directoryOf, TestCluster } from '../../../test/cluster-of.ts'
import { changeDirectories } from '../change-directories.ts'
import { atMinIsrCount, offlineReplicas, underMinIsrCount } from './replica-health.ts'

it('replicas are offline whose broker is fenced or gone, or whose directory failed', () => {
  const cluster = new TestCluster([2, 3])
  cluster.join(1, { directories: [directoryOf(1), directoryOf(1, 1)] })
  cluster.topic([[1, 2, 3, 9]])
  cluster.fence(2)
  const own = { nodeId: 1, brokerEpoch: cluster.epochOf(1) }
  cluster.take(changeDirectories(cluster.image, { ...own, directories: [directoryOf(1, 1)] }))
  expect(offlineReplicas(cluster.image, cluster.partition())).toEqual([1, 2, 9])
})

it('partitions are counted that have fewer in sync than they need, by their topic or by what all brokers were started with', () => {
  const cluster = new TestCluster([1, 2, 3])
  cluster.topic([[1, 2, 3], [3, 1, 2], [1]])
  cluster.fence(2, 3)
  const withMin = (value: string) => underMinIsrCount(cluster.image, { staticBroker: { 'min.insync.replicas': value } })
  expect([withMin('1'), withMin('2')]).toEqual([0, 2])
  const atMin = (value: string) => atMinIsrCount(cluster.image, { staticBroker: { 'min.insync.replicas': value } }, 1)
  expect([atMin('1'), atMin('2')]).toEqual([3, 1])
})
