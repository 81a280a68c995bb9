import {
  apis,
  decodeConsumerAssignment,
  encodeConsumerAssignment,
  encodeConsumerSubscription,
  type InputOf,
  type joinGroupRequest,
  type joinGroupResponse,
  type MessageInput,
  type MessageValue,
  type offsetCommitRequest,
} from '@millrace/kafka-wire'
import { type BrokerFixture, type FixtureOptions, startFixture } from '../broker-fixture.ts'
import type { KafkaClient } from '../kafka-client.ts'

type JoinRequest = MessageInput<typeof joinGroupRequest>
type JoinResponse = MessageValue<typeof joinGroupResponse>
type CommitRequest = InputOf<(typeof offsetCommitRequest)['fields']>

/** A broker with topic `t` of four partitions, and clients of Kafka's protocol for the group `g`, which it coordinates. */
export class KafkaGroups {
  readonly fixture: BrokerFixture
  readonly client: KafkaClient

  private constructor(fixture: BrokerFixture, client: KafkaClient) {
    this.fixture = fixture
    this.client = client
  }

  static async start(options: FixtureOptions = {}): Promise<KafkaGroups> {
    const config = {
      'offsets.topic.num.partitions': 2,
      'group.initial.rebalance.delay.ms': 0,
      ...options.config,
    }
    const fixture = await startFixture({ ...options, config, kafka: true })
    if (options.disk === undefined) await fixture.createTopic('t', { partitions: 4 })
    const made = new KafkaGroups(fixture, await fixture.kafka())
    await made.client.ask(apis.findCoordinator, 4, { coordinatorKeys: ['g'] })
    await fixture.clock.advance(1_000)
    return made
  }

  stop(): Promise<void> {
    return this.fixture.clock.until(this.fixture.broker.stop())
  }

  /** Joins, and joins again with the id that it is told to join with. */
  async join(more: Partial<JoinRequest> = {}, { version = 9, client = this.client } = {}): Promise<JoinResponse> {
    const answer = await client.ask(apis.joinGroup, version, joining(more))
    if (answer.errorCode !== memberIdRequired) return answer
    return client.ask(apis.joinGroup, version, joining({ ...more, memberId: answer.memberId }))
  }

  /** The only member of the group, to which all of `t` is assigned. */
  async alone(more: Partial<JoinRequest> = {}): Promise<JoinResponse> {
    const joined = await this.join(more)
    await this.sync(joined, { [joined.memberId]: [0, 1, 2, 3] }, more)
    return joined
  }

  /** Asks for its assignment, and says those of all if it leads; the error, and the partitions of `t` that it is to own. */
  async sync(
    { memberId, generationId }: Pick<JoinResponse, 'memberId' | 'generationId'>,
    assigned: Readonly<Record<string, readonly number[]>> = {},
    { groupId = 'g', groupInstanceId = null }: Partial<Pick<JoinRequest, 'groupId' | 'groupInstanceId'>> = {},
    client = this.client,
  ): Promise<{ readonly errorCode: number; readonly partitions: readonly number[] }> {
    const assignments = Object.entries(assigned).map(([member, partitions]) => ({
      memberId: member,
      assignment: encodeConsumerAssignment({ assignedPartitions: [{ topic: 't', partitions }] }),
    }))
    const body = { groupId, generationId, memberId, groupInstanceId, ...rangeOfConsumers, assignments }
    const { errorCode, assignment } = await client.ask(apis.syncGroup, 5, body)
    if (errorCode !== 0 || assignment.length === 0) return { errorCode, partitions: [] }
    const { assignedPartitions } = decodeConsumerAssignment(Buffer.from(assignment))
    return { errorCode, partitions: assignedPartitions.flatMap(({ partitions }) => partitions) }
  }

  async heartbeat(
    { memberId, generationId }: Pick<JoinResponse, 'memberId' | 'generationId'>,
    groupInstanceId: string | null = null,
  ): Promise<number> {
    const body = { groupId: 'g', generationId, memberId, groupInstanceId }
    return (await this.client.ask(apis.heartbeat, 4, body)).errorCode
  }

  /** Commits offsets of `t` by partition; the errors by partition. */
  async commit(
    offsets: Readonly<Record<number, number>>,
    more: Partial<CommitRequest> = {},
    version = 9,
  ): Promise<Readonly<Record<number, number>>> {
    const partitions = Object.entries(offsets).map(([partition, offset]) => offsetAt(Number(partition), offset))
    const body = { groupId: 'g', topics: [{ name: 't', partitions }], ...more }
    const { topics } = await this.client.ask(apis.offsetCommit, version, body)
    return Object.fromEntries(
      topics.flatMap((topic) => topic.partitions).map((each) => [each.partitionIndex, each.errorCode]),
    )
  }
}

const memberIdRequired = 79
const rangeOfConsumers = { protocolType: 'consumer', protocolName: 'range' } as const

/** A request to join by a consumer that reads `t`. */
export function joining(more: Partial<JoinRequest> = {}): JoinRequest {
  const metadata = encodeConsumerSubscription({ topics: ['t'] }, 1)
  return {
    groupId: 'g',
    sessionTimeoutMs: 10_000,
    rebalanceTimeoutMs: 10_000,
    memberId: '',
    protocolType: 'consumer',
    protocols: [{ name: 'range', metadata }],
    ...more,
  }
}

/** An offset of a partition, in a request to commit it. */
export function offsetAt(partitionIndex: number, committedOffset: number, committedMetadata: string | null = '') {
  return { partitionIndex, committedOffset, committedLeaderEpoch: 0, committedMetadata }
}
