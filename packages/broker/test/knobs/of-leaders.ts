import { asDirectoryId, present } from '@millrace/base'
import { AdminService, ControllerService, millrace } from '@millrace/contracts'
import type { PartitionImage } from '@millrace/metadata'
import { RemoteLink } from '../../src/cluster/session-link.ts'
import { toWireAlterPartition } from '../../src/controller/alter-partition.ts'
import { topicIdFromBytes } from '../../src/wire/topic-id.ts'
import type { BrokerFixture } from '../broker-fixture.ts'
import { ClusterFixture } from '../cluster-fixture.ts'
import { uuidOf } from '../decided.ts'
import type { Observation, Observations, World } from './observation.ts'

const { AlterPartitionReassignmentsRequest, ElectLeadersRequest, ElectionType } = millrace.admin.v1

/** A second broker, of which there is no more than what it says to the controller. */
async function join(fixture: BrokerFixture): Promise<{ readonly brokerEpoch: number; readonly leave: () => void }> {
  const { network, broker, clock } = fixture
  const link = new RemoteLink(network, `${broker.host}:${broker.port}`, clock, 10_000)
  const directories = [asDirectoryId(uuidOf(2))]
  const endpoints = [{ name: 'MILLRACE', host: 'nowhere', port: 1, securityProtocol: 0 }]
  const own = { nodeId: 2, incarnationId: uuidOf(9), endpoints, directories }
  const { brokerEpoch, metadataOffset } = await clock.until(link.register(own))
  const beat = { metadataOffset, wantsFence: false, wantsShutdown: false, directories }
  await clock.until(link.heartbeat(beat))
  return { brokerEpoch, leave: () => link.close() }
}

const partitionOf = ({ broker }: BrokerFixture): PartitionImage =>
  present(broker.inspect().image.topic('t')?.partitions.get(0), 'the topic was created')

/** Who leads once the only replica in sync is gone, and another that may lack records is there. */
const leaderOfLastResort: Observation = {
  values: ['true', 'false'],
  broker: { 'default.replication.factor': '2' },
  sees: [1, -1],
  look: async (world) => {
    const fixture = await world.start()
    const { clock, unary } = fixture
    const { brokerEpoch, leave } = await join(fixture)
    const topicId = topicIdFromBytes(await fixture.createTopic('t', { configs: world.topicConfigs }))
    const partitions = [{ topic: 't', partition: 0, target: { nodeIds: [2, 1] } }]
    await unary(AdminService.alterPartitionReassignments, new AlterPartitionReassignmentsRequest({ partitions }))
    const type = ElectionType.ELECTION_TYPE_PREFERRED
    await unary(AdminService.electLeaders, new ElectLeadersRequest({ type, all: true }))
    const { partition, leaderEpoch, partitionEpoch } = partitionOf(fixture)
    const isr = [{ nodeId: 2, brokerEpoch }]
    const item = { topicId, partition, leaderEpoch, partitionEpoch, isr, leaderRecoveryState: 0 }
    const change = toWireAlterPartition({ nodeId: 2, brokerEpoch, partitions: [item] })
    await unary(ControllerService.alterPartition, change)
    leave()
    while (fixture.broker.inspect().image.broker(2)?.fenced !== true) await clock.advance(100)
    return partitionOf(fixture).leader
  },
}

/** Whether a leadership has gone back, a while after its broker has. */
async function isBalanced(world: World, waitMs: number): Promise<boolean> {
  const { autoLeaderRebalanceEnable, leaderImbalanceCheckIntervalSeconds } = world.settings()
  const cluster = new ClusterFixture([1], {
    'auto.leader.rebalance.enable': autoLeaderRebalanceEnable,
    'leader.imbalance.check.interval.seconds': leaderImbalanceCheckIntervalSeconds,
  })
  await cluster.start(1, 2)
  await cluster.createTopic(1, 't', { replicationFactor: 2 })
  const image = cluster.broker(1).inspect().image
  const partition = (): PartitionImage => present(image.topic('t')?.partitions.get(0), 'the topic was created')
  if (partition().replicas[0] === 1) {
    const target = { nodeIds: [2, 1] }
    const request = new AlterPartitionReassignmentsRequest({ partitions: [{ topic: 't', partition: 0, target }] })
    await cluster.ask(1, AdminService.alterPartitionReassignments, request)
  }
  await cluster.stop(2)
  await cluster.start(2)
  await cluster.waitFor('that all are in sync', () => partition().isr.length === 2)
  for (let passedMs = 0; passedMs < waitMs; passedMs += 1000) await cluster.clock.advance(1000)
  return partition().leader === 2
}

/** Who leads. */
export const leaderObservations: Observations = {
  'auto.leader.rebalance.enable': {
    values: ['true', 'false'],
    broker: { 'leader.imbalance.check.interval.seconds': '5' },
    sees: [true, false],
    look: (world) => isBalanced(world, 10_000),
  },
  'leader.imbalance.check.interval.seconds': {
    values: ['5', '5000'],
    sees: [true, false],
    look: (world) => isBalanced(world, 10_000),
  },
}

/** The same, by keys of topics. */
export const topicLeaderObservations: Observations = {
  'unclean.leader.election.enable': leaderOfLastResort,
}
