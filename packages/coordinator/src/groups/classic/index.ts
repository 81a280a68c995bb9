export type { ClassicState } from './classic-group.ts'
export { ClassicGroups, type DescribedClassicGroup, type ListedClassicGroup } from './classic-groups.ts'
export type {
  ClassicAnswers,
  ClassicConfig,
  ClassicHeartbeatRequest,
  JoinAnswer,
  JoinedMember,
  JoinGroupRequest,
  Joining,
  LeaveAnswer,
  LeaveGroupRequest,
  LeftMember,
  SyncAnswer,
  SyncGroupRequest,
} from './messages.ts'
