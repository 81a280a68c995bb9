import { isStreamError, StreamError } from '@millrace/base'
import { checkGroupId, type LeftMember } from '@millrace/coordinator'
import type {
  heartbeatRequest,
  heartbeatResponse,
  joinGroupRequest,
  joinGroupResponse,
  leaveGroupRequest,
  leaveGroupResponse,
  MessageInput,
  MessageValue,
  syncGroupRequest,
  syncGroupResponse,
} from '@millrace/kafka-wire'
import type { KafkaRequestContext, KafkaServices } from '../api.ts'
import { type KafkaError, kafkaErrorFields, kafkaErrors } from '../errors.ts'
import { coordinatorErrorCode, errorCodeOf } from './coordinator-errors.ts'

type Version = Pick<KafkaRequestContext, 'version'>

/** From this version of JoinGroup on an answer may lack the name of a protocol. */
const versionWithoutName = 7
/** From this version of SyncGroup on a member says which protocol it takes the group to go by (KIP-559). */
const versionWithProtocol = 5
/** From this version of LeaveGroup on several members leave at once, each with an answer of its own. */
const versionOfMany = 3

/** JoinGroup: answered once all members of the group have come, or had time to. */
export async function joinGroup(
  { groups }: KafkaServices,
  request: MessageValue<typeof joinGroupRequest>,
  { clientId, clientHost, version }: KafkaRequestContext,
): Promise<MessageInput<typeof joinGroupResponse>> {
  try {
    const joined = await groups.classic.join(request, { clientId: clientId ?? '', clientHost, version })
    const { generationId, protocolType, protocolName, leader, skipAssignment, memberId, members } = joined
    const name = protocolName ?? (version < versionWithoutName ? '' : null)
    return { errorCode: 0, generationId, protocolType, protocolName: name, leader, skipAssignment, memberId, members }
  } catch (error) {
    if (!isStreamError(error, 'MEMBER_ID_REQUIRED')) throw error
    const memberId = String(error.context['memberId'])
    return joinGroupFailed({ ...request, memberId }, kafkaErrorFields(error), { version })
  }
}

/** The answer to one that does not come in. */
export function joinGroupFailed(
  { memberId }: Pick<MessageValue<typeof joinGroupRequest>, 'memberId'>,
  error: KafkaError,
  { version }: Version,
): MessageInput<typeof joinGroupResponse> {
  const errorCode = coordinatorErrorCode(error)
  return {
    errorCode,
    protocolName: version < versionWithoutName ? '' : null,
    leader: '',
    // An id that there is no room for is worth nothing.
    memberId: errorCode === kafkaErrors.GROUP_MAX_SIZE_REACHED ? '' : memberId,
    members: [],
  }
}

/** SyncGroup: answered once the leader has said what each member is to own. */
export async function syncGroup(
  { groups }: KafkaServices,
  request: MessageValue<typeof syncGroupRequest>,
  { version }: KafkaRequestContext,
): Promise<MessageInput<typeof syncGroupResponse>> {
  const { groupId, protocolType, protocolName } = request
  checkGroupId(groupId)
  if (version >= versionWithProtocol && (protocolType === null || protocolName === null)) {
    const text = `who asks for its assignment in group '${groupId}' says the type and the name of the group's protocol`
    throw new StreamError('INCONSISTENT_GROUP_PROTOCOL', text)
  }
  const synced = await groups.classic.sync(request)
  return {
    errorCode: 0,
    protocolType: synced.protocolType,
    protocolName: synced.protocolName,
    assignment: synced.assignment,
  }
}

/** The answer to one that is told nothing. */
export function syncGroupFailed(_request: unknown, error: KafkaError): MessageInput<typeof syncGroupResponse> {
  return { errorCode: coordinatorErrorCode(error), assignment: new Uint8Array() }
}

/** Heartbeat: a member lives. */
export async function heartbeat(
  { groups }: KafkaServices,
  request: MessageValue<typeof heartbeatRequest>,
): Promise<MessageInput<typeof heartbeatResponse>> {
  checkGroupId(request.groupId)
  await groups.classic.heartbeat(request)
  return { errorCode: 0 }
}

/** While the group is being read nobody's session runs, and the member has nothing to do but to go on. */
export function heartbeatFailed(_request: unknown, error: KafkaError): MessageInput<typeof heartbeatResponse> {
  const errorCode = coordinatorErrorCode(error)
  return { errorCode: errorCode === kafkaErrors.COORDINATOR_LOAD_IN_PROGRESS ? kafkaErrors.NONE : errorCode }
}

/** LeaveGroup: members leave, or an operator takes out static ones. */
export async function leaveGroup(
  { groups }: KafkaServices,
  request: MessageValue<typeof leaveGroupRequest>,
  { version }: KafkaRequestContext,
): Promise<MessageInput<typeof leaveGroupResponse>> {
  checkGroupId(request.groupId)
  const left = await leftMembers({ groups }, request, version)
  // A single member's error is that of the request.
  if (version < versionOfMany) return { errorCode: errorCodeOf(left[0]?.error) }
  const members = left.map(({ memberId, groupInstanceId, error }) => ({
    memberId,
    groupInstanceId,
    errorCode: errorCodeOf(error),
  }))
  return { errorCode: 0, members }
}

/** Of a group that is not there nobody is a member. */
async function leftMembers(
  { groups }: Pick<KafkaServices, 'groups'>,
  request: MessageValue<typeof leaveGroupRequest>,
  version: number,
): Promise<readonly LeftMember[]> {
  try {
    return await groups.classic.leave(request)
  } catch (error) {
    if (version < versionOfMany || !isStreamError(error, 'UNKNOWN_MEMBER_ID')) throw error
    return request.members.map(({ memberId, groupInstanceId }) => ({ memberId, groupInstanceId, error }))
  }
}

/** The answer if nobody leaves. */
export function leaveGroupFailed(_request: unknown, error: KafkaError): MessageInput<typeof leaveGroupResponse> {
  return { errorCode: coordinatorErrorCode(error) }
}
