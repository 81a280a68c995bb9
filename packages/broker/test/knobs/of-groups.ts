import { MemoryDisk, uuidToText } from '@millrace/base'
import { FakeClock } from '@millrace/base/testing'
import { AdminService, GroupService, millrace } from '@millrace/contracts'
import { apis } from '@millrace/kafka-wire'
import { kafkaErrors as errors } from '../../src/kafka/errors.ts'
import type { BrokerFixture, FixtureOptions } from '../broker-fixture.ts'
import { startFixture } from '../broker-fixture.ts'
import { GroupClient } from '../coordinators/group-client.ts'
import { joining } from '../coordinators/kafka-groups.ts'
import { HeldDisk } from '../held-disk.ts'
import { reasonOf } from '../produce-client.ts'
import { type Observation, type Observations, outcome, type World } from './observation.ts'
import { WatchedDisk } from './watched-disk.ts'

const { CommitOffsetsRequest, DescribeGroupsRequest, FetchOffsetsRequest, FindGroupCoordinatorsRequest } =
  millrace.group.v1

/** Few, so that a test takes no longer than it must. */
const onePartition = { 'offsets.topic.num.partitions': 1 }

interface Grouped {
  readonly fixture: BrokerFixture
  join(memberId: string, start?: millrace.group.v1.JoinStart.$Properties): Promise<GroupClient>
  commit(offset: millrace.group.v1.CommitOffset.$Properties): Promise<string | undefined>
  /** How many offsets there are. */
  count(): Promise<number>
}

const findCoordinator = (fixture: BrokerFixture) =>
  fixture.unary(GroupService.findGroupCoordinators, new FindGroupCoordinatorsRequest({ groupIds: ['g'] }))

/** A broker with a topic, and the coordinator of a group. */
async function grouped(world: Pick<World, 'start'>, options: FixtureOptions = {}): Promise<Grouped> {
  const fixture = await world.start(options)
  const topicId = await fixture.createTopic('t')
  await findCoordinator(fixture)
  const topics = new Map([[uuidToText(topicId), 't']])
  return {
    fixture,
    async join(memberId, start = {}) {
      const member = GroupClient.subscribed(fixture.connect(), memberId, topics, start)
      await fixture.clock.advance(100)
      return member
    },
    async commit(offset) {
      const offsets = [{ topicId, partition: 0, offset: 1, leaderEpoch: -1, ...offset }]
      const request = new CommitOffsetsRequest({ groupId: 'g', memberEpoch: -1, offsets })
      const { results } = await fixture.unary(GroupService.commitOffsets, request)
      return reasonOf(results[0])
    },
    async count() {
      const request = new FetchOffsetsRequest({ groupId: 'g', memberEpoch: -1 })
      return (await fixture.unary(GroupService.fetchOffsets, request)).offsets.length
    },
  }
}

/** What the first member of a group is told. */
const told = (
  values: readonly [string, string],
  of: (joined: millrace.group.v1.Joined.$Properties) => unknown,
): Observation => ({
  values,
  broker: onePartition,
  sees: [Number(values[0]), Number(values[1])],
  look: async (world) => of((await (await grouped(world)).join('a')).joined ?? {}),
})

/** How a member fares that asks for a session timeout. */
const asking = (values: readonly [string, string], sessionTimeoutMs: number): Observation => ({
  values,
  broker: onePartition,
  sees: [undefined, 'INVALID_SESSION_TIMEOUT'],
  look: async (world) => (await (await grouped(world)).join('a', { sessionTimeoutMs })).end,
})

/** Whether a broker would start. */
const ruled = (values: readonly [string, string], broker: Readonly<Record<string, unknown>> = {}): Observation => ({
  values,
  broker,
  sees: ['done', 'INVALID_CONFIG'],
  look: (world) => outcome((async () => (await world.start()).broker.health())()),
})

/** What the topic of groups is like. */
const topic = (
  values: readonly [string, string],
  of: (topic: millrace.admin.v1.TopicDescription) => unknown,
): Observation => ({
  values,
  look: async (world) => {
    const fixture = await world.start()
    await findCoordinator(fixture)
    const request = new millrace.admin.v1.DescribeTopicsRequest({ names: ['__consumer_offsets'] })
    const { topics } = await fixture.unary(AdminService.describeTopics, request)
    const [found] = topics
    return found === undefined ? 'none' : of(found)
  },
})

/** How many offsets there are of a group without members after a while. */
const kept = (
  values: readonly [string, string],
  afterMs: number,
  broker: Readonly<Record<string, unknown>>,
): Observation => ({
  values,
  broker: { ...onePartition, ...broker },
  sees: [0, 1],
  look: async (world) => {
    const { fixture, commit, count } = await grouped(world)
    await commit({})
    await fixture.clock.advance(afterMs)
    return count()
  },
})

/** A disk that holds many commits. */
async function diskWithOffsets(): Promise<MemoryDisk> {
  const disk = new MemoryDisk()
  const start = (): Promise<BrokerFixture> => startFixture({ config: onePartition, disk, seed: 5 })
  const { fixture, commit } = await grouped({ start })
  for (let offset = 0; offset < 200; offset++) await commit({ offset, metadata: 'x'.repeat(100) })
  await fixture.clock.until(fixture.broker.stop())
  return disk
}

/** A broker that speaks the Kafka protocol, and the coordinator of a group. */
async function spoken(world: World) {
  const fixture = await world.start({ kafka: true })
  await findCoordinator(fixture)
  await fixture.clock.advance(1_000)
  const client = await fixture.kafka()
  return {
    fixture,
    client,
    /** The error of a member of the new protocol that joins. */
    async joinNew() {
      const member = { groupId: 'g', memberId: 'm', memberEpoch: 0, rebalanceTimeoutMs: 10_000 }
      const body = { ...member, subscribedTopicNames: ['t'], topicPartitions: [] }
      return (await client.ask(apis.consumerGroupHeartbeat, 1, body)).errorCode
    },
  }
}

/** Groups and their offsets. */
export const groupObservations: Observations = {
  'group.consumer.assignors': {
    values: ['uniform,range', 'range'],
    broker: onePartition,
    sees: ['uniform', 'range'],
    look: async (world) => {
      const { fixture, join } = await grouped(world)
      await join('a')
      const request = new DescribeGroupsRequest({ groupIds: ['g'] })
      return (await fixture.unary(GroupService.describeGroups, request)).groups[0]?.assignor
    },
  },
  'group.consumer.heartbeat.interval.ms': told(['5000', '6000'], ({ heartbeatIntervalMs }) => heartbeatIntervalMs),
  'group.consumer.max.heartbeat.interval.ms': ruled(['15000', '4000'], {
    'group.consumer.min.heartbeat.interval.ms': 1,
  }),
  'group.consumer.max.session.timeout.ms': ruled(['60000', '44000'], { 'group.consumer.min.session.timeout.ms': 1 }),
  'group.consumer.max.size': {
    values: ['1', '2'],
    broker: onePartition,
    sees: ['GROUP_MAX_SIZE_REACHED', undefined],
    look: async (world) => {
      const { join } = await grouped(world)
      await join('a')
      return (await join('b')).end
    },
  },
  'group.consumer.min.heartbeat.interval.ms': ruled(['5000', '5001']),
  'group.consumer.min.session.timeout.ms': ruled(['45000', '45001']),
  'group.consumer.session.timeout.ms': told(['45000', '50000'], ({ sessionTimeoutMs }) => sessionTimeoutMs),
  'group.consumer.migration.policy': {
    values: ['bidirectional', 'disabled'],
    broker: { ...onePartition, 'group.initial.rebalance.delay.ms': 0 },
    sees: [errors.NONE, errors.INCONSISTENT_GROUP_PROTOCOL],
    look: async (world) => {
      const { client, joinNew } = await spoken(world)
      await client.ask(apis.joinGroup, 3, joining())
      return joinNew()
    },
  },
  'group.coordinator.rebalance.protocols': {
    values: ['classic', 'classic,consumer'],
    broker: onePartition,
    sees: [errors.UNSUPPORTED_VERSION, errors.NONE],
    look: async (world) => (await spoken(world)).joinNew(),
  },
  'group.initial.rebalance.delay.ms': {
    values: ['0', '2000'],
    broker: onePartition,
    sees: ['in', 'waits'],
    look: async (world) => {
      const { client, fixture } = await spoken(world)
      let state = 'waits'
      const joined = client.post(apis.joinGroup, 3, joining()).then(() => {
        state = 'in'
      })
      await fixture.clock.advance(1_500)
      const seen = state
      await fixture.clock.until(joined)
      return seen
    },
  },
  'group.max.size': {
    values: ['1', '2'],
    broker: onePartition,
    sees: [errors.GROUP_MAX_SIZE_REACHED, errors.NONE],
    look: async (world) => {
      const { client, fixture } = await spoken(world)
      const { memberId } = await client.ask(apis.joinGroup, 3, joining())
      const second = (await fixture.kafka()).ask(apis.joinGroup, 3, joining())
      await fixture.clock.advance(100)
      // The second one waits for the first, if there is room for it.
      await client.ask(apis.joinGroup, 3, joining({ memberId }))
      return (await second).errorCode
    },
  },
  'group.max.session.timeout.ms': asking(['1800000', '7000'], 8_000),
  'group.min.session.timeout.ms': asking(['6000', '9000'], 8_000),
  'offset.metadata.max.bytes': {
    values: ['4', '5'],
    broker: onePartition,
    sees: ['OFFSET_METADATA_TOO_LARGE', undefined],
    look: async (world) => (await grouped(world)).commit({ metadata: '12345' }),
  },
  'offsets.commit.timeout.ms': {
    values: ['700', '60000'],
    broker: onePartition,
    sees: ['REQUEST_TIMED_OUT', 'waits'],
    look: async (world) => {
      const disk = new HeldDisk(new MemoryDisk())
      const { fixture, commit } = await grouped(world, { disk })
      disk.hold('sync')
      let seen = 'waits'
      const committing = outcome(commit({})).then((code) => {
        seen = code
      })
      await fixture.clock.advance(1_000)
      const now = seen
      disk.release('sync')
      await fixture.clock.until(committing)
      return now
    },
  },
  'offsets.load.buffer.size': {
    values: ['1000', '5242880'],
    broker: onePartition,
    look: async (world) => {
      const disk = new WatchedDisk(await diskWithOffsets())
      const fixture = await world.start({ disk, clock: new FakeClock() })
      await fixture.clock.advance(1_000)
      return disk.count('read', /__consumer_offsets-0\/0+\.log/) > 20
    },
    sees: [true, false],
  },
  'offsets.retention.check.interval.ms': kept(['60000', '36000000'], 7_200_000, { 'offsets.retention.minutes': 1 }),
  'offsets.retention.minutes': kept(['1', '10080'], 7_200_000, {}),
  'offsets.topic.num.partitions': {
    ...topic(['3', '4'], ({ partitions }) => partitions.length),
    sees: [3, 4],
  },
  'offsets.topic.replication.factor': {
    // Set by hand it is not lowered to the one broker that there is.
    ...topic(['1', '2'], () => 'made'),
    look: async (world) => outcome(findCoordinator(await world.start())),
    sees: ['done', 'COORDINATOR_NOT_AVAILABLE'],
  },
  'offsets.topic.segment.bytes': {
    ...topic(['2000000', '3000000'], ({ configs }) => configs.find(({ name }) => name === 'segment.bytes')?.value),
    broker: onePartition,
    sees: ['2000000', '3000000'],
  },
}
