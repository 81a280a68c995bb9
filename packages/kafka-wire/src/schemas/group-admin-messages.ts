import { array, bool, bytes, int16, int32, int8, string, struct } from '../field.ts'
import { Message } from '../message.ts'

/**
 * Where coordinators are, and groups as an operator sees them.
 *
 * ```
 * FindCoordinator => key(0-3) key_type(1+) [coordinator_keys](4+)
 *                 <- throttle_time_ms(1+) error_code(0-3) error_message?(1-3) node_id(0-3) host(0-3) port(0-3)
 *                    [key node_id host port error_code error_message?](4+)
 * DescribeGroups  => [groups] include_authorized_operations(3+)
 *                 <- throttle_time_ms(1+) [error_code error_message?(6+) group_id group_state protocol_type protocol_data
 *                    [member_id group_instance_id?(4+) client_id client_host member_metadata member_assignment]
 *                    authorized_operations(3+)]
 * ListGroups      => [states_filter](4+) [types_filter](5+)
 *                 <- throttle_time_ms(1+) error_code [group_id protocol_type group_state(4+) group_type(5+)]
 * DeleteGroups    => [groups_names]
 *                 <- throttle_time_ms [group_id error_code]
 * ```
 */
const throttleTimeMs = int32({ versions: '1+', default: 0, ignorable: true })

/** Which brokers coordinate groups or transactional ids. */
export const findCoordinatorRequest = new Message({
  name: 'FindCoordinatorRequest',
  versions: '0-6',
  flexible: '3+',
  fields: {
    key: string({ versions: '0-3', default: '' }),
    /** 0 a group, 1 a transactional id, 2 a share group's partition. */
    keyType: int8({ versions: '1+', default: 0 }),
    coordinatorKeys: array(string(), { versions: '4+', default: [] }),
  },
})

/** The brokers, by key from version 4 on. */
export const findCoordinatorResponse = new Message({
  name: 'FindCoordinatorResponse',
  versions: '0-6',
  flexible: '3+',
  fields: {
    throttleTimeMs,
    errorCode: int16({ versions: '0-3', default: 0, ignorable: true }),
    errorMessage: string({ versions: '1-3', nullable: '1-3', default: '', ignorable: true }),
    nodeId: int32({ versions: '0-3', default: 0, ignorable: true }),
    host: string({ versions: '0-3', default: '', ignorable: true }),
    port: int32({ versions: '0-3', default: 0, ignorable: true }),
    coordinators: array(
      struct({
        key: string(),
        nodeId: int32(),
        host: string(),
        port: int32(),
        errorCode: int16(),
        errorMessage: string({ nullable: '4+', default: '', ignorable: true }),
      }),
      { versions: '4+', default: [] },
    ),
  },
})

/** What groups of the classic protocol are made of. */
export const describeGroupsRequest = new Message({
  name: 'DescribeGroupsRequest',
  versions: '0-6',
  flexible: '5+',
  fields: { groups: array(string()), includeAuthorizedOperations: bool({ versions: '3+', default: false }) },
})

/** Groups with their state and members. */
export const describeGroupsResponse = new Message({
  name: 'DescribeGroupsResponse',
  versions: '0-6',
  flexible: '5+',
  fields: {
    throttleTimeMs,
    groups: array(
      struct({
        errorCode: int16(),
        errorMessage: string({ versions: '6+', nullable: '6+', default: null, ignorable: true }),
        groupId: string(),
        groupState: string(),
        protocolType: string(),
        /** The name of the assignor that was agreed on. */
        protocolData: string(),
        members: array(
          struct({
            memberId: string(),
            groupInstanceId: string({ versions: '4+', nullable: '4+', default: null, ignorable: true }),
            clientId: string(),
            clientHost: string(),
            memberMetadata: bytes(),
            memberAssignment: bytes(),
          }),
        ),
        authorizedOperations: int32({ versions: '3+', default: -0x8000_0000, ignorable: true }),
      }),
    ),
  },
})

/** Which groups the broker that answers coordinates, by state and type if these are given. */
export const listGroupsRequest = new Message({
  name: 'ListGroupsRequest',
  versions: '0-5',
  flexible: '3+',
  fields: {
    statesFilter: array(string(), { versions: '4+', default: [] }),
    typesFilter: array(string(), { versions: '5+', default: [] }),
  },
})

/** Groups by id. */
export const listGroupsResponse = new Message({
  name: 'ListGroupsResponse',
  versions: '0-5',
  flexible: '3+',
  fields: {
    throttleTimeMs,
    errorCode: int16(),
    groups: array(
      struct({
        groupId: string(),
        protocolType: string(),
        groupState: string({ versions: '4+', default: '', ignorable: true }),
        groupType: string({ versions: '5+', default: '', ignorable: true }),
      }),
    ),
  },
})

/** Groups without members that are to be forgotten, with their offsets. */
export const deleteGroupsRequest = new Message({
  name: 'DeleteGroupsRequest',
  versions: '0-2',
  flexible: '2+',
  fields: { groupsNames: array(string()) },
})

/** Of each group, whether it is forgotten. */
export const deleteGroupsResponse = new Message({
  name: 'DeleteGroupsResponse',
  versions: '0-2',
  flexible: '2+',
  fields: {
    throttleTimeMs: int32({ default: 0 }),
    results: array(struct({ groupId: string(), errorCode: int16() })),
  },
})
