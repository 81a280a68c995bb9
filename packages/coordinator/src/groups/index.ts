export type {
  AssignedMember,
  AssignRequest,
  AssignResponse,
  ComputeMember,
  ComputeRequest,
  ComputeTopic,
} from './client-assignor.ts'
export { clientAssignor, serverAssignors } from './assignors/index.ts'
export type { GroupState } from './consumer-group.ts'
export type { MemberName } from './deadlines.ts'
export type { DescribedGroup, DescribedMember, ListedGroup } from './descriptions.ts'
export type { GroupConfig, GroupTimes } from './group-config.ts'
export {
  type FencedMember,
  GroupShard,
  type GroupShardOptions,
  type GroupTick,
  type OffsetsOfGroups,
} from './group-shard.ts'
export {
  checkGroupId,
  type HeartbeatRequest,
  type HeartbeatResponse,
  type MemberAssignment,
} from './heartbeat-request.ts'
export {
  type ConsumerGroupHeartbeatRequest,
  type ConsumerGroupHeartbeatResponse,
  type HeartbeatClient,
  heartbeatFromKafka,
  heartbeatToKafka,
} from './kafka-heartbeat.ts'
export { awayEpoch, joiningEpoch, leavingEpoch } from './member.ts'
export type { Membership, OffsetsUser } from './membership.ts'
export type { TopicPartitions } from './partition-set.ts'
export * from './classic/index.ts'
