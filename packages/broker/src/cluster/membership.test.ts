import { AdminService, millrace } from '@millrace/contracts'
import { expect, it } from 'vitest'
import { ClusterFixture, codeOf } from '../../test/cluster-fixture.ts'

const {
  AddVoterRequest,
  DecommissionBrokerRequest,
  DescribeClusterRequest,
  DescribeQuorumRequest,
  RecommissionBrokerRequest,
} = millrace.admin.v1

it('a node is made a voter if its roles let it vote, and refused if not', async () => {
  const cluster = new ClusterFixture([1, 2, 3])
  await cluster.start(1, 2, 3)
  await cluster.clock.until(Promise.all([cluster.begin(4, { 'process.roles': 'broker' }), cluster.begin(5)]))
  const add = (nodeId: number) => cluster.ask(2, AdminService.addVoter, new AddVoterRequest({ nodeId }))
  expect(await codeOf(add(4))).toBe('INVALID_REQUEST')
  await expect(add(4)).rejects.toThrow(/node 4 can't vote: its process\.roles are broker alone; add controller there/)
  await add(5)
  const { voters } = await cluster.ask(4, AdminService.describeQuorum, new DescribeQuorumRequest())
  expect(voters.map(({ nodeId }) => nodeId)).toEqual([1, 2, 3, 5])
  await cluster.stop(1, 2, 3, 4, 5)
})

it('a broker that is decommissioned is given nothing, also after it started again, until it is recommissioned', async () => {
  const cluster = new ClusterFixture([1, 2, 3])
  await cluster.start(1, 2, 3)
  await cluster.ask(1, AdminService.decommissionBroker, new DecommissionBrokerRequest({ nodeId: 3 }))
  const marks = async (nodeId: number): Promise<boolean[]> => {
    const { brokers } = await cluster.ask(nodeId, AdminService.describeCluster, new DescribeClusterRequest())
    return brokers.map(({ decommissioned }) => decommissioned)
  }
  expect(await marks(1)).toEqual([false, false, true])
  await cluster.stop(3)
  await cluster.start(3)
  expect(await marks(3)).toEqual([false, false, true])
  expect(await cluster.createTopic(3, 'elsewhere', { partitions: 6 })).toBeUndefined()
  expect(await cluster.createTopic(1, 'too-many', { replicationFactor: 3 })).toMatch(/3, of which 1 decommissioned/)
  expect([...cluster.broker(3).inspect().replicas()]).toEqual([])
  await cluster.ask(2, AdminService.recommissionBroker, new RecommissionBrokerRequest({ nodeId: 3 }))
  expect(await cluster.createTopic(1, 'everywhere', { replicationFactor: 3 })).toBeUndefined()
  await cluster.stop(1, 2, 3)
})
