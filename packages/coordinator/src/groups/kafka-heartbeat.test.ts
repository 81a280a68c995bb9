import { consumerGroupHeartbeatRequest, consumerGroupHeartbeatResponse, type MessageInput } from '@millrace/kafka-wire'
import { beforeEach, expect, test } from 'vitest'
import { throughBytes } from '../../test/test-classic.ts'
import { TestShard } from '../../test/test-shard.ts'
import { heartbeatFromKafka, heartbeatToKafka } from './kafka-heartbeat.ts'

let world: TestShard

beforeEach(() => {
  world = new TestShard()
})

/** A heartbeat as a client of Kafka's sends it, and the answer as it reads it. */
function beat(request: Partial<MessageInput<typeof consumerGroupHeartbeatRequest>>, version = 1) {
  const whole = { groupId: 'g', memberId: '', memberEpoch: 0, ...request }
  const read = throughBytes(consumerGroupHeartbeatRequest, whole, version)
  const client = { clientId: 'c', clientHost: '/h', newMemberId: 'made-up' }
  const response = world.run((shard, nowMs) => shard.heartbeat(heartbeatFromKafka(read, client), nowMs))
  return throughBytes(consumerGroupHeartbeatResponse, heartbeatToKafka(response), version)
}

test("a member of Kafka's protocol joins, lives, lets go and leaves", () => {
  const { id } = world.topics.set('t', 2)
  const joined = beat({ memberId: 'a', rebalanceTimeoutMs: 60_000, subscribedTopicNames: ['t'], topicPartitions: [] })
  const both = [{ topicId: id, partitions: [0, 1] }]
  expect(joined).toMatchObject({ errorCode: 0, memberId: 'a', memberEpoch: 1, heartbeatIntervalMs: 5_000 })
  expect(joined.assignment).toEqual({ topicPartitions: both })
  expect(beat({ memberId: 'a', memberEpoch: 1 }).assignment).toBeNull()

  const other = { rebalanceTimeoutMs: 60_000, subscribedTopicNames: ['t'], topicPartitions: [] }
  expect(beat({ memberId: 'b', ...other })).toMatchObject({ memberEpoch: 2, assignment: { topicPartitions: [] } })
  const told = beat({ memberId: 'a', memberEpoch: 1, topicPartitions: both })
  expect(told).toMatchObject({ memberEpoch: 1, assignment: { topicPartitions: [{ topicId: id, partitions: [0] }] } })
  const done = beat({ memberId: 'a', memberEpoch: 1, topicPartitions: told.assignment?.topicPartitions ?? [] })
  expect(done.memberEpoch).toBe(2)
  expect(beat({ memberId: 'b', memberEpoch: 2 }).assignment).toEqual({
    topicPartitions: [{ topicId: id, partitions: [1] }],
  })
  expect(beat({ memberId: 'b', memberEpoch: -1 })).toMatchObject({ memberEpoch: -1, assignment: null })
})

test('a member that does not choose its id is given one, and goes on with it', () => {
  world.topics.set('t', 1)
  const request = { rebalanceTimeoutMs: 60_000, subscribedTopicNames: ['t'], topicPartitions: [] }
  expect(beat(request, 0)).toMatchObject({ memberId: 'made-up', memberEpoch: 1 })
  expect(beat({ memberId: 'made-up', memberEpoch: 1 }, 0)).toMatchObject({ memberId: 'made-up', memberEpoch: 1 })
})

test('what a member says of itself arrives: its rack, its instance, its assignor, its pattern', () => {
  world.topics.set('t', 1)
  beat({
    memberId: 'a',
    instanceId: 'one',
    rackId: 'r1',
    rebalanceTimeoutMs: 60_000,
    subscribedTopicRegex: 't.*',
    subscribedTopicNames: [],
    serverAssignor: 'range',
    topicPartitions: [],
  })
  beat({ memberId: 'a', memberEpoch: 1, instanceId: 'one' })
  expect(world.shard.describe('g')).toMatchObject({
    assignor: 'range',
    members: [{ instanceId: 'one', rackId: 'r1', topicRegex: 't.*', rebalanceTimeoutMs: 60_000, clientHost: '/h' }],
  })
})
