import { StreamError } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import { checkGroupId, type DescribedGroup, type DescribedMember } from '@millrace/coordinator'
import { groupOffsetsTopic } from '@millrace/metadata'
import { toWireError } from '../../wire/error.ts'
import { findCoordinators } from '../find-coordinators.ts'
import type { InternalTopics } from '../internal-topics.ts'
import type { GroupCoordinators } from './group-coordinators.ts'
import { partitionsTo } from './group-messages.ts'
import { allGroups, deletedGroups, describedGroups } from './group-queries.ts'
import { groupStateTo } from './group-states.ts'

const { DeleteGroupsResponse, DescribeGroupsResponse, FindGroupCoordinatorsResponse, ListGroupsResponse } =
  millrace.group.v1

/** Which brokers coordinate these groups. */
export async function findGroupCoordinators(
  { groupIds }: millrace.group.v1.FindGroupCoordinatorsRequest,
  internalTopics: InternalTopics,
): Promise<millrace.group.v1.FindGroupCoordinatorsResponse> {
  const found = await findCoordinators(groupIds, checkGroupId, groupOffsetsTopic, internalTopics)
  const coordinators = found.map((each) =>
    typeof each === 'number' ? { nodeId: each } : { error: toWireError(each), nodeId: 0 },
  )
  return new FindGroupCoordinatorsResponse({ coordinators })
}

/** The groups that this broker coordinates. COORDINATOR_LOAD_IN_PROGRESS while it does not know them all yet. */
export async function listGroups(
  { states }: millrace.group.v1.ListGroupsRequest,
  coordinators: GroupCoordinators,
): Promise<millrace.group.v1.ListGroupsResponse> {
  const listed = await allGroups(coordinators)
  const groups = listed
    .map(({ groupId, protocolType, state }) => ({ groupId, protocolType, state: groupStateTo(state) }))
    .filter(({ state }) => states.length === 0 || states.includes(state))
  return new ListGroupsResponse({ groups })
}

/** Groups with their members. One that can't be described says why. */
export async function describeGroups(
  { groupIds }: millrace.group.v1.DescribeGroupsRequest,
  groups: GroupCoordinators,
): Promise<millrace.group.v1.DescribeGroupsResponse> {
  const described = await describedGroups(groupIds, groups)
  return new DescribeGroupsResponse({
    groups: described.map((each, index) =>
      each instanceof StreamError ? { groupId: groupIds[index] ?? '', error: toWireError(each) } : describedTo(each),
    ),
  })
}

/** Forgets groups without members, with their offsets. */
export async function deleteGroups(
  { groupIds }: millrace.group.v1.DeleteGroupsRequest,
  groups: GroupCoordinators,
): Promise<millrace.group.v1.DeleteGroupsResponse> {
  const deleted = await deletedGroups(groupIds, groups)
  const results = deleted.map((each) => (each === undefined ? {} : { error: toWireError(each) }))
  return new DeleteGroupsResponse({ results })
}

function describedTo(group: DescribedGroup): millrace.group.v1.DescribedGroup.$Properties {
  const { groupId, protocolType, state, assignor, groupEpoch, assignmentEpoch, members } = group
  const about = { groupId, protocolType, assignor, groupEpoch, assignmentEpoch }
  return { ...about, state: groupStateTo(state), members: members.map(memberTo) }
}

function memberTo(member: DescribedMember): millrace.group.v1.DescribedMember.$Properties {
  const { memberId, instanceId, clientId, clientHost, rackId, memberEpoch, assigned, target } = member
  const { topics, topicRegex, metadata, assignedMetadata } = member
  return {
    memberId,
    instanceId: instanceId ?? '',
    clientId,
    clientHost,
    rack: rackId ?? '',
    memberEpoch,
    subscription: { topics: [...topics], topicRegex: topicRegex ?? '', metadata },
    assigned: partitionsTo(assigned),
    target: partitionsTo(target),
    assignedMetadata,
  }
}
