import { randomUuid, StreamError } from '@millrace/base'
import {
  type DescribedGroup,
  type DescribedMember,
  heartbeatFromKafka,
  heartbeatToKafka,
  type TopicPartitions,
} from '@millrace/coordinator'
import type {
  consumerGroupDescribeRequest,
  consumerGroupDescribeResponse,
  consumerGroupHeartbeatRequest,
  consumerGroupHeartbeatResponse,
  MessageInput,
  MessageValue,
} from '@millrace/kafka-wire'
import type { ClusterImage } from '@millrace/metadata'
import { describedGroups } from '../../coordinators/groups/group-queries.ts'
import type { KafkaRequestContext, KafkaServices } from '../api.ts'
import { type KafkaError, kafkaErrorFields } from '../errors.ts'
import { coordinatorErrorCode } from './coordinator-errors.ts'
import { groupOperations, stateNames } from './group-names.ts'

type DescribeRequest = MessageValue<typeof consumerGroupDescribeRequest>
type DescribeResponse = MessageInput<typeof consumerGroupDescribeResponse>
type Group = DescribeResponse['groups'][number]
type Member = Group['members'][number]

/** From this version of ConsumerGroupHeartbeat on members choose their ids themselves (KIP-1082). */
const versionWithOwnIds = 1

/** ConsumerGroupHeartbeat: all that a member of the new protocol says, and is told (KIP-848). */
export async function consumerGroupHeartbeat(
  { groups, random, live }: KafkaServices,
  request: MessageValue<typeof consumerGroupHeartbeatRequest>,
  { clientId, clientHost, version }: KafkaRequestContext,
): Promise<MessageInput<typeof consumerGroupHeartbeatResponse>> {
  if (!live.settings.groupCoordinatorRebalanceProtocols.includes('consumer')) {
    const text =
      'this broker takes no members of the consumer protocol (group.coordinator.rebalance.protocols): set group.protocol=classic'
    throw new StreamError('UNSUPPORTED', text)
  }
  if (version >= versionWithOwnIds && request.memberId === '') {
    throw new StreamError('INVALID_REQUEST', 'a member says its id, which it chooses itself: a UUID')
  }
  const client = { clientId: clientId ?? '', clientHost, newMemberId: randomUuid(random) }
  const heartbeat = heartbeatFromKafka(request, client)
  const response = await groups.runtime.run(groups.partitionOf(heartbeat.groupId), (shard, nowMs) =>
    shard.heartbeat(heartbeat, nowMs),
  )
  return heartbeatToKafka(response)
}

/** The answer to one that is not heard. */
export function consumerGroupHeartbeatFailed(
  _request: unknown,
  error: KafkaError,
): MessageInput<typeof consumerGroupHeartbeatResponse> {
  const { errorMessage } = error
  return { errorCode: coordinatorErrorCode(error), errorMessage, memberEpoch: 0, heartbeatIntervalMs: 0 }
}

/** ConsumerGroupDescribe: groups of the new protocol, with what their members own and are to own. */
export async function consumerGroupDescribe(
  { groups, controller }: KafkaServices,
  { groupIds, includeAuthorizedOperations }: DescribeRequest,
): Promise<DescribeResponse> {
  const described = await describedGroups(groupIds, groups)
  const answers = described.map((each, index): Group => {
    const groupId = groupIds[index] ?? ''
    if (each instanceof StreamError) return failed(groupId, kafkaErrorFields(each))
    if (each.kind === 'consumer') return groupTo(each, controller.image)
    const error = new StreamError('GROUP_ID_NOT_FOUND', `group '${groupId}' is not a consumer group`)
    return failed(groupId, kafkaErrorFields(error))
  })
  if (!includeAuthorizedOperations) return { groups: answers }
  return { groups: answers.map((each) => (each.errorCode === 0 ? { ...each, ...groupOperations } : each)) }
}

/** The answer if nothing can be said of any group. */
export function consumerGroupDescribeFailed({ groupIds }: DescribeRequest, error: KafkaError): DescribeResponse {
  return { groups: groupIds.map((groupId) => failed(groupId, error)) }
}

function failed(groupId: string, error: KafkaError): Group {
  const errorCode = coordinatorErrorCode(error)
  const nothing = { groupState: '', groupEpoch: 0, assignmentEpoch: 0, assignorName: '', members: [] }
  return { groupId, errorCode, errorMessage: error.errorMessage, ...nothing }
}

function groupTo(group: DescribedGroup, image: ClusterImage): Group {
  const { groupId, state, groupEpoch, assignmentEpoch, assignor, members } = group
  return {
    errorCode: 0,
    groupId,
    groupState: stateNames[state],
    groupEpoch,
    assignmentEpoch,
    assignorName: assignor,
    members: members.map((member) => memberTo(member, image)),
  }
}

function memberTo(member: DescribedMember, image: ClusterImage): Member {
  const { memberId, instanceId, rackId, memberEpoch, clientId, clientHost, topics, topicRegex } = member
  return {
    memberId,
    instanceId,
    rackId,
    memberEpoch,
    clientId,
    clientHost,
    subscribedTopicNames: topics,
    subscribedTopicRegex: topicRegex ?? '',
    assignment: assignmentTo(member.assigned, image),
    targetAssignment: assignmentTo(member.target, image),
    memberType: member.classicProtocols === null ? 1 : 0,
  }
}

/** What there is of it: topics that were deleted are nobody's. */
function assignmentTo(assigned: readonly TopicPartitions[], image: ClusterImage): Member['assignment'] {
  const topicPartitions = assigned.flatMap(({ topicId, partitions }) => {
    const topicName = image.topicById(topicId)?.name
    return topicName === undefined ? [] : [{ topicId, topicName, partitions: [...partitions] }]
  })
  return { topicPartitions }
}
