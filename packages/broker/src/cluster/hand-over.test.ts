import { AdminService, millrace } from '@millrace/contracts'
import { expect, it } from 'vitest'
import { ClusterFixture, codeOf, portOf } from '../../test/cluster-fixture.ts'

const { DescribeQuorumRequest, RemoveVoterRequest } = millrace.admin.v1

/** Nobody stands for election by itself before that much time has passed without a leader. */
const electionTimeoutMs = 1_000

async function started(): Promise<{ cluster: ClusterFixture; leader: number; term: number; others: number[] }> {
  const cluster = new ClusterFixture([1, 2, 3])
  await cluster.start(1, 2, 3)
  const { leaderId, leaderEpoch } = await quorumAt(cluster, 1)
  return { cluster, leader: leaderId, term: leaderEpoch, others: [1, 2, 3].filter((nodeId) => nodeId !== leaderId) }
}

const quorumAt = (cluster: ClusterFixture, nodeId: number) =>
  cluster.ask(nodeId, AdminService.describeQuorum, new DescribeQuorumRequest())

it('a controller that stops hands over first: nobody is without one, and nobody had to miss it', async () => {
  const { cluster, leader, term, others } = await started()
  const beforeMs = cluster.clock.monotonicMs()
  await cluster.stop(leader)
  // What others know now, without any time for them to find out.
  const known = await Promise.all(others.map((nodeId) => cluster.controllerOf(nodeId)))
  expect(others).toContain(known[0])
  expect(known[1]).toBe(known[0])
  expect(cluster.clock.monotonicMs() - beforeMs).toBeLessThan(electionTimeoutMs)
  expect(await quorumAt(cluster, known[0] ?? 0)).toMatchObject({ leaderId: known[0], leaderEpoch: term + 1 })
})

it('a controller that gives up its vote hands over first, and follows who leads then', async () => {
  const { cluster, leader, term, others } = await started()
  const beforeMs = cluster.clock.monotonicMs()
  await cluster.ask(leader, AdminService.removeVoter, new RemoveVoterRequest({ nodeId: leader }))
  const successor = await cluster.controllerOf(leader)
  expect(others).toContain(successor)
  expect(cluster.clock.monotonicMs() - beforeMs).toBeLessThan(electionTimeoutMs)
  const { leaderEpoch, voters, observers } = await quorumAt(cluster, leader)
  expect(leaderEpoch).toBe(term + 1)
  expect(voters.map(({ nodeId }) => nodeId)).toEqual(others)
  expect(observers.map(({ nodeId }) => nodeId)).toEqual([leader])
  // Nobody fenced it meanwhile, and it goes on as a broker.
  expect(
    [
      ...cluster
        .broker(others[0] ?? 0)
        .inspect()
        .image.brokers(),
    ].map(({ fenced }) => fenced),
  ).toEqual([false, false, false])
  expect(await cluster.createTopic(leader, 'after')).toBeUndefined()
  await cluster.stop(1, 2, 3)
})

it('one whose vote nobody could do without keeps it, and says so', async () => {
  const { cluster, leader, others } = await started()
  for (const nodeId of others) cluster.network.cut(`127.0.0.1:${portOf(nodeId)}`)
  const removed = cluster.ask(leader, AdminService.removeVoter, new RemoveVoterRequest({ nodeId: leader }), 3_000)
  expect(['REPLICA_NOT_AVAILABLE', 'NO_QUORUM', 'NOT_CONTROLLER', 'TIMEOUT']).toContain(await codeOf(removed))
  for (const nodeId of others) cluster.network.heal(`127.0.0.1:${portOf(nodeId)}`)
  await cluster.waitFor('a controller', async () => (await cluster.controllerOf(leader)) !== 0)
  expect((await quorumAt(cluster, leader)).voters.map(({ nodeId }) => nodeId)).toEqual([1, 2, 3])
})
