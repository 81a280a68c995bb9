import { StreamError } from '@millrace/base'
import type { DescribedGroup } from '@millrace/coordinator'
import type {
  deleteGroupsRequest,
  deleteGroupsResponse,
  describeGroupsRequest,
  describeGroupsResponse,
  listGroupsRequest,
  listGroupsResponse,
  MessageInput,
  MessageValue,
} from '@millrace/kafka-wire'
import { allGroups, deletedGroups, describedGroups } from '../../coordinators/groups/group-queries.ts'
import type { KafkaRequestContext, KafkaServices } from '../api.ts'
import { type KafkaError, kafkaErrorFields } from '../errors.ts'
import { coordinatorErrorCode, errorCodeOf } from './coordinator-errors.ts'
import { groupOperations, stateNames } from './group-names.ts'

type DescribeRequest = MessageValue<typeof describeGroupsRequest>
type DescribeResponse = MessageInput<typeof describeGroupsResponse>
type Described = DescribeResponse['groups'][number]

/** From this version of DescribeGroups on it is an error that there is no such group; before that the group is dead. */
const versionWithNotFound = 6

/** What is said of a group of which nothing is known. */
const dead = { groupState: 'Dead', protocolType: '', protocolData: '', members: [] } as const
const noBytes = new Uint8Array()

/** DescribeGroups: groups of the classic protocol, with their members. */
export async function describeGroups(
  { groups }: KafkaServices,
  { groups: groupIds, includeAuthorizedOperations }: DescribeRequest,
  { version }: KafkaRequestContext,
): Promise<DescribeResponse> {
  const described = await describedGroups(groupIds, groups)
  const answers = described.map((each, index): Described => {
    const groupId = groupIds[index] ?? ''
    if (!(each instanceof StreamError) && each.kind === 'classic') return classicGroup(each)
    const error = each instanceof StreamError ? each : isOther(groupId)
    const isNotFound = error.code === 'GROUP_ID_NOT_FOUND' || error.code === 'INVALID_GROUP_ID'
    if (isNotFound && version < versionWithNotFound) return { groupId, ...dead, errorCode: 0 }
    return failed(groupId, kafkaErrorFields(error))
  })
  if (!includeAuthorizedOperations) return { groups: answers }
  return { groups: answers.map((each) => (each.errorCode === 0 ? { ...each, ...groupOperations } : each)) }
}

/** The answer if nothing can be said of any group. */
export function describeGroupsFailed({ groups }: DescribeRequest, error: KafkaError): DescribeResponse {
  return { groups: groups.map((groupId) => failed(groupId, error)) }
}

function failed(groupId: string, error: KafkaError): Described {
  return { groupId, ...dead, errorCode: coordinatorErrorCode(error), errorMessage: error.errorMessage }
}

function isOther(groupId: string): StreamError {
  return new StreamError('GROUP_ID_NOT_FOUND', `group '${groupId}' is not a classic group`)
}

/** What members say and are told is shown once they are all told: until then it is of no generation. */
function classicGroup({ groupId, protocolType, assignor, state, members }: DescribedGroup): Described {
  const isStable = state === 'stable'
  return {
    errorCode: 0,
    groupId,
    groupState: stateNames[state],
    protocolType,
    protocolData: isStable ? assignor : '',
    members: members.map(({ memberId, instanceId, clientId, clientHost, metadata, assignedMetadata }) => ({
      memberId,
      groupInstanceId: instanceId,
      clientId,
      clientHost,
      memberMetadata: isStable ? metadata : noBytes,
      memberAssignment: isStable ? assignedMetadata : noBytes,
    })),
  }
}

/** ListGroups: the groups that this broker coordinates. */
export async function listGroups(
  { groups }: KafkaServices,
  { statesFilter, typesFilter }: MessageValue<typeof listGroupsRequest>,
): Promise<MessageInput<typeof listGroupsResponse>> {
  const states = statesFilter.map((state) => state.toLowerCase())
  const types = typesFilter.map((type) => type.toLowerCase())
  const listed = (await allGroups(groups)).filter(
    ({ state, kind }) =>
      (states.length === 0 || states.includes(stateNames[state].toLowerCase())) &&
      (types.length === 0 || types.includes(kind)),
  )
  return {
    errorCode: 0,
    groups: listed.map(({ groupId, protocolType, state, kind }) => ({
      groupId,
      protocolType,
      groupState: stateNames[state],
      groupType: kind,
    })),
  }
}

/** The answer if they are not known. */
export function listGroupsFailed(_request: unknown, error: KafkaError): MessageInput<typeof listGroupsResponse> {
  return { errorCode: coordinatorErrorCode(error), groups: [] }
}

/** DeleteGroups: forgets groups without members, with their offsets. */
export async function deleteGroups(
  { groups }: KafkaServices,
  { groupsNames }: MessageValue<typeof deleteGroupsRequest>,
): Promise<MessageInput<typeof deleteGroupsResponse>> {
  const deleted = await deletedGroups(groupsNames, groups)
  return {
    results: deleted.map((error, index) => ({ groupId: groupsNames[index] ?? '', errorCode: errorCodeOf(error) })),
  }
}

/** The answer if none is forgotten. */
export function deleteGroupsFailed(
  { groupsNames }: MessageValue<typeof deleteGroupsRequest>,
  error: KafkaError,
): MessageInput<typeof deleteGroupsResponse> {
  const errorCode = coordinatorErrorCode(error)
  return { results: groupsNames.map((groupId) => ({ groupId, errorCode })) }
}
