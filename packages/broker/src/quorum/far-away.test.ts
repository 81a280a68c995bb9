import { AdminService, millrace } from '@millrace/contracts'
import { expect, it } from 'vitest'
import { ClusterFixture } from '../../test/cluster-fixture.ts'

const { AddVoterRequest, DescribeQuorumRequest, RemoveVoterRequest } = millrace.admin.v1

it('a voter that was away while others took the votes over finds who leads, of whom it has never heard', async () => {
  const cluster = new ClusterFixture([1, 2, 3])
  await cluster.start(1, 2, 3)
  await cluster.stop(3)
  // Node 3 has none of this on its disk: not that there is a node 4, nor where.
  await cluster.start(4)
  const quorum = () => cluster.ask(4, AdminService.describeQuorum, new DescribeQuorumRequest())
  await cluster.waitFor('node 4', async () => (await quorum()).observers.some(({ nodeId }) => nodeId === 4))
  await cluster.ask(4, AdminService.addVoter, new AddVoterRequest({ nodeId: 4 }))
  for (const nodeId of [3, 1, 2]) await cluster.ask(4, AdminService.removeVoter, new RemoveVoterRequest({ nodeId }))
  expect((await quorum()).leaderId).toBe(4)
  await cluster.start(3)
  expect(await cluster.controllerOf(3)).toBe(4)
  expect(await cluster.createTopic(3, 'after')).toBeUndefined()
  await cluster.stop(1, 2, 3, 4)
})
