import type {
  consumerGroupHeartbeatRequest,
  consumerGroupHeartbeatResponse,
  MessageInput,
  MessageValue,
} from '@millrace/kafka-wire'
import type { HeartbeatRequest, HeartbeatResponse } from './heartbeat-request.ts'
import { joiningEpoch } from './member.ts'

/** Kafka's ConsumerGroupHeartbeat (KIP-848). */
export type ConsumerGroupHeartbeatRequest = MessageValue<typeof consumerGroupHeartbeatRequest>
/** The answer to it. */
export type ConsumerGroupHeartbeatResponse = MessageInput<typeof consumerGroupHeartbeatResponse>

/** Who sends a heartbeat, besides what it says. */
export interface HeartbeatClient {
  readonly clientId: string
  readonly clientHost: string
  /** For a member that does not choose its own id, as in version 0: unique for ever. */
  readonly newMemberId: string
}

/** A heartbeat of a client of Kafka's, as {@link GroupShard.heartbeat} takes it. What is null, or -1, did not change since it was said last. */
export function heartbeatFromKafka(
  request: ConsumerGroupHeartbeatRequest,
  { clientId, clientHost, newMemberId }: HeartbeatClient,
): HeartbeatRequest {
  const { groupId, memberId, memberEpoch, rebalanceTimeoutMs, topicPartitions } = request
  const isUnnamed = memberId === '' && memberEpoch === joiningEpoch
  return {
    groupId,
    memberId: isUnnamed ? newMemberId : memberId,
    memberEpoch,
    instanceId: request.instanceId ?? undefined,
    clientId,
    clientHost,
    rackId: request.rackId ?? undefined,
    rebalanceTimeoutMs: rebalanceTimeoutMs === -1 ? undefined : rebalanceTimeoutMs,
    topics: request.subscribedTopicNames ?? undefined,
    topicRegex: request.subscribedTopicRegex ?? undefined,
    assignor: request.serverAssignor ?? undefined,
    owned: topicPartitions ?? undefined,
  }
}

/** What such a client is told. */
export function heartbeatToKafka({
  memberId,
  memberEpoch,
  heartbeatIntervalMs,
  assignment,
}: HeartbeatResponse): ConsumerGroupHeartbeatResponse {
  const topicPartitions = assignment?.partitions.map(({ topicId, partitions }) => ({
    topicId,
    partitions: [...partitions],
  }))
  return {
    errorCode: 0,
    memberId,
    memberEpoch,
    heartbeatIntervalMs,
    assignment: topicPartitions === undefined ? null : { topicPartitions },
  }
}
