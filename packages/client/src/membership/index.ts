/**
 * Members of groups that share something of their own, with opaque metadata and assignments: what runtimes on top of the SDK are made
 * from, such as streams and connectors. Applications use `client.consumer({ group })`.
 *
 * @module
 */
export { joinGroup } from './join-group.ts'
export type { MemberProgress } from './member-offsets.ts'
export type { GroupMembership, MemberHandlers, MemberOptions } from './types.ts'
export type {
  AssignableMember,
  AssignableTopic,
  AssignmentTask,
  ComputedAssignment,
  GroupAssignment,
  GroupSubscription,
  MemberRef,
  TopicIdPartitions,
} from '../transport/group-calls.ts'
