import type { StreamError } from '@millrace/base'
import type { CommittedOffset, PartitionOffsetToCommit, TopicName } from '../consumer/types.ts'
import type { CloseOptions } from '../producer/types.ts'
import type {
  AssignmentTask,
  ComputedAssignment,
  GroupAssignment,
  GroupSubscription,
  MemberRef,
} from '../transport/group-calls.ts'
import type { MemberProgress } from './member-offsets.ts'

/** Who joins a group, and what it wants. */
export interface MemberOptions {
  readonly group: string
  /** What the members of the group are; those of another type are refused with INCONSISTENT_GROUP_PROTOCOL. `consumer` is for consumers. */
  readonly protocolType: string
  /** What the member wants to read, and what assignors of its type know of it. */
  readonly subscription: GroupSubscription
  /** Of a static member (KIP-345). Default: none. */
  readonly instanceId?: string
  /** Default: none. */
  readonly rack?: string
  /** An assignor of the brokers; `client` for `compute`. Default: the brokers' default. */
  readonly assignor?: string
  /** In milliseconds. Default: the broker's. */
  readonly sessionTimeoutMs?: number
  /** In milliseconds. Default 60,000. */
  readonly rebalanceTimeoutMs?: number
  /** Without an answer for so long, in milliseconds, the membership fails. Default 120,000. */
  readonly unavailableTimeoutMs?: number
}

/** Told what happens to a member. */
export interface MemberHandlers {
  /**
   * What the member is to own, and opaque bytes for it. Once it resolves, the member has let go of everything else, and the coordinator is told
   * so. One at a time, in their order; one that another has followed is left out.
   */
  assigned(assignment: GroupAssignment): Promise<void>
  /** The member was fenced: nothing is its own any more. It joins again once this resolves. */
  lost(error: StreamError): Promise<void>
  /**
   * The coordinator has been silent for two thirds of the session timeout, or was heard again after that. While it is silent the member may be
   * fenced before it knows: who must not go on beside whoever comes after it stops, and goes on when this says so. What is lost is told by `lost`.
   */
  reachable?(isReachable: boolean): void
  /** There is no way on. Nothing more is told. */
  failed(error: StreamError): void
  /** Assigns partitions to all members, with opaque bytes for each; for `assignor: 'client'`. Others are asked if it takes longer than a rebalance may. */
  compute?(task: AssignmentTask): readonly ComputedAssignment[] | Promise<readonly ComputedAssignment[]>
}

/** A member of a group. */
export interface GroupMembership {
  readonly memberId: string
  /** As of now, for commits and for offsets in transactions. */
  member(): MemberRef
  /**
   * What the group has committed in these partitions, once no transaction is open that may change it (KIP-447); those without are left out.
   * As this member: STALE_MEMBER_EPOCH and the like if it is none any more.
   */
  committed(topic: TopicName, partitions: readonly number[]): Promise<CommittedOffset[]>
  /** Has the group go on at these offsets. Rejects with what the coordinator refused it with, if the member is none any more. */
  commit(offsets: readonly PartitionOffsetToCommit[]): Promise<void>
  /** The same offsets for {@link Transaction.sendOffsets}: they count if and once the transaction commits, as of the member as it is then. */
  progress(offsets: readonly PartitionOffsetToCommit[]): Promise<MemberProgress>
  /** The member wants something else from now on. */
  subscribe(subscription: GroupSubscription): void
  /** Leaves, if the coordinator can be told within `deadlineMs`. A static member stays expected. */
  leave(options?: CloseOptions): Promise<void>
}
