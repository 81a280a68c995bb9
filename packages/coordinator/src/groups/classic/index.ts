export { ClassicProtocol } from './classic-protocol.ts'
export type { ClassicState } from './classic-group.ts'
export type {
  ClassicAnswers,
  ClassicConfig,
  ClassicHeartbeatRequest,
  JoinAnswer,
  JoinedMember,
  JoinGroupRequest,
  Joining,
  LeaveGroupRequest,
  LeftMember,
  SyncAnswer,
  SyncGroupRequest,
} from './messages.ts'
