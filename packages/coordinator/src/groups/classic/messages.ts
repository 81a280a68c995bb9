import type { StreamError } from '@millrace/base'
import type {
  heartbeatRequest,
  joinGroupRequest,
  leaveGroupRequest,
  MessageValue,
  syncGroupRequest,
} from '@millrace/kafka-wire'

/** Kafka's JoinGroup. */
export type JoinGroupRequest = MessageValue<typeof joinGroupRequest>
/** Kafka's SyncGroup. */
export type SyncGroupRequest = MessageValue<typeof syncGroupRequest>
/** Kafka's Heartbeat. */
export type ClassicHeartbeatRequest = MessageValue<typeof heartbeatRequest>
/** Kafka's LeaveGroup, from version 3 on. */
export type LeaveGroupRequest = MessageValue<typeof leaveGroupRequest>

/** Who joins, besides what its request says. */
export interface Joining {
  /** Whom to answer: a number of the caller's, of one request. */
  readonly waiter: number
  readonly clientId: string
  readonly clientHost: string
  /** For a member that does not have an id yet: unique for ever. */
  readonly newMemberId: string
  /** It can be told its id first and join with it then, so that a request that is lost leaves no member behind (version 4 on). */
  readonly takesIdFirst: boolean
  /** It knows what it means that there is nothing to assign (version 9 on). */
  readonly takesSkippedAssignment: boolean
}

/** A member as the leader sees it. */
export interface JoinedMember {
  readonly memberId: string
  readonly groupInstanceId: string | null
  /** What it wants, in bytes that only members understand. */
  readonly metadata: Uint8Array
}

/** The answer to one that joins. */
export interface JoinAnswer {
  readonly waiter: number
  /** Set: it did not come to that, and nothing else is. */
  readonly error?: StreamError | undefined
  readonly memberId: string
  readonly generationId: number
  readonly protocolType: string | null
  readonly protocolName: string | null
  readonly leader: string
  readonly skipAssignment: boolean
  /** For the leader alone. */
  readonly members: readonly JoinedMember[]
}

/** The answer to one that asks what it is to own. */
export interface SyncAnswer {
  readonly waiter: number
  readonly error?: StreamError | undefined
  readonly protocolType: string | null
  readonly protocolName: string | null
  readonly assignment: Uint8Array
}

/** Requests that are answered by a decision: not only the one that it was taken for, and perhaps not that one. */
export interface ClassicAnswers {
  readonly joins: readonly JoinAnswer[]
  readonly syncs: readonly SyncAnswer[]
}

/** What became of one who was to leave. */
export interface LeftMember {
  readonly memberId: string
  readonly groupInstanceId: string | null
  readonly error?: StreamError | undefined
}

/** What brokers configure of classic groups. */
export interface ClassicConfig {
  /** `group.min.session.timeout.ms` */
  readonly sessionTimeoutMsMin: number
  /** `group.max.session.timeout.ms` */
  readonly sessionTimeoutMsMax: number
  /** `group.initial.rebalance.delay.ms` */
  readonly initialRebalanceDelayMs: number
  /** `group.max.size` */
  readonly sizeMax: number
}
