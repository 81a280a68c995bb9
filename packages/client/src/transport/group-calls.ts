import type { StreamError } from '@millrace/base'
import type { CallLimits, TopicRef } from './transport.ts'

/** Which broker coordinates a group or a transactional id, or why that can't be told. */
export interface CoordinatorFound {
  readonly error: StreamError | undefined
  /** -1 with an error. */
  readonly nodeId: number
}

/** Partitions of one topic, which brokers know by its id. */
export interface TopicIdPartitions {
  /** 22 characters of URL-safe base64. */
  readonly topicId: string
  readonly partitions: readonly number[]
}

/** What a member wants to read. */
export interface GroupSubscription {
  readonly topics: readonly string[]
  /** RE2 syntax, of whole names; empty for none. */
  readonly topicRegex: string
  /** For assignors that know what it means. */
  readonly metadata: Uint8Array
}

/** Who wants into a group, or back into it. */
export interface GroupMember {
  readonly groupId: string
  readonly memberId: string
  /** Empty for none. */
  readonly instanceId: string
  readonly clientId: string
  readonly rack: string
  readonly protocolType: string
  /** 0 for the broker's default. */
  readonly sessionTimeoutMs: number
  readonly rebalanceTimeoutMs: number
  /** Empty for the broker's default; `client` for an assignor of the members'. */
  readonly assignor: string
  readonly subscription: GroupSubscription
  /** 0 to join; the epoch it was in to go on. */
  readonly memberEpoch: number
  /** Requests to commit so far. */
  readonly commits: number
  readonly owned: readonly TopicIdPartitions[]
}

export interface GroupJoined {
  readonly memberEpoch: number
  readonly heartbeatIntervalMs: number
  readonly sessionTimeoutMs: number
}

/** What the member is to own: it lets go of everything else first. */
export interface GroupAssignment {
  readonly memberEpoch: number
  readonly partitions: readonly TopicIdPartitions[]
  readonly metadata: Uint8Array
}

/** One of those that partitions are to be assigned to. */
export interface AssignableMember {
  readonly memberId: string
  readonly instanceId: string
  readonly rack: string
  readonly topics: readonly string[]
  readonly metadata: Uint8Array
  /** What it is to own at present. */
  readonly assigned: readonly TopicIdPartitions[]
}

/** A topic whose partitions are to be assigned. */
export interface AssignableTopic extends TopicRef {
  readonly partitionCount: number
}

/** The member is asked to assign the partitions to all. */
export interface AssignmentTask {
  readonly groupEpoch: number
  readonly members: readonly AssignableMember[]
  readonly topics: readonly AssignableTopic[]
}

/** What one member is to own, as a member has computed it. */
export interface ComputedAssignment {
  readonly memberId: string
  readonly partitions: readonly TopicIdPartitions[]
  readonly metadata: Uint8Array
}

/** Told what happens to a membership. After `closed` nothing more comes. */
export interface GroupHandlers {
  joined(joined: GroupJoined): void
  assigned(assignment: GroupAssignment): void
  compute(task: AssignmentTask): void
  /** The coordinator has heard a heartbeat. */
  acknowledged(): void
  /** Why the session ended; undefined once the member has left. */
  closed(error: StreamError | undefined): void
}

/** One member's session with its coordinator. Failures are told by `closed`. */
export interface GroupSession {
  heartbeat(): void
  /** The member owns this and nothing else, as an assignment of that epoch wants it. */
  own(memberEpoch: number, partitions: readonly TopicIdPartitions[]): void
  subscribe(subscription: GroupSubscription): void
  assign(groupEpoch: number, members: readonly ComputedAssignment[]): void
  /** A static member that comes back keeps its partitions, unless it leaves for good. `closed` tells when it is done. */
  leave(forGood: boolean): void
  /** Gives the session up, without leaving. `closed` is not called any more. Idempotent. */
  close(): void
}

/** A member as of some epoch; nobody in the group with an empty id and the epoch -1. */
export interface MemberRef {
  readonly groupId: string
  readonly memberId: string
  readonly memberEpoch: number
  /** Which of the member's requests to commit this is, from 1 on: none is taken after a later one. Default: it is not counted. */
  readonly commitNumber?: number
}

/** Where reading goes on. */
export interface OffsetToCommit {
  readonly topic: TopicRef
  readonly partition: number
  /** Of the next record to read. */
  readonly offset: number
  /** Of the record before it; -1 if it is not known. */
  readonly leaderEpoch: number
  readonly metadata: string
}

/** Whose transaction offsets belong to. */
export interface TransactionRef {
  readonly transactionalId: string
  readonly producerId: number
  readonly producerEpoch: number
}

export interface FetchedOffset {
  readonly error: StreamError | undefined
  readonly topicId: string
  readonly partition: number
  /** -1 if none was committed. */
  readonly offset: number
  readonly leaderEpoch: number
  readonly metadata: string
  readonly commitTimeMs: number
}

/** What a group is doing, as Kafka's tools say it. */
export type GroupState =
  | 'unknown'
  | 'empty'
  | 'assigning'
  | 'reconciling'
  | 'stable'
  | 'dead'
  | 'preparing-rebalance'
  | 'completing-rebalance'

export interface ListedGroup {
  readonly groupId: string
  readonly protocolType: string
  readonly state: GroupState
}

export interface DescribedMember {
  readonly memberId: string
  readonly instanceId: string
  readonly clientId: string
  readonly clientHost: string
  readonly rack: string
  readonly memberEpoch: number
  readonly topics: readonly string[]
  readonly topicRegex: string
  readonly metadata: Uint8Array
  readonly assigned: readonly TopicIdPartitions[]
  readonly target: readonly TopicIdPartitions[]
  readonly assignedMetadata: Uint8Array
}

export interface DescribedGroup extends ListedGroup {
  readonly error: StreamError | undefined
  readonly assignor: string
  readonly groupEpoch: number
  readonly assignmentEpoch: number
  readonly members: readonly DescribedMember[]
}

/** Calls about groups. Those with a `nodeId` go to that coordinator; their results are one for each item, in its order. */
export interface GroupCalls {
  /** Of any broker. The addresses of those found are known from then on. */
  findCoordinators(groupIds: readonly string[], limits: CallLimits): Promise<readonly CoordinatorFound[]>
  /** `closed` tells if the coordinator can't be reached; it is never called before this returns. */
  openSession(nodeId: number, member: GroupMember, handlers: GroupHandlers): GroupSession
  /** With a transaction: they count once it commits (KIP-98). */
  commitOffsets(
    nodeId: number,
    member: MemberRef,
    offsets: readonly OffsetToCommit[],
    transaction: TransactionRef | undefined,
    limits: CallLimits,
  ): Promise<readonly (StreamError | undefined)[]>
  /** Of these partitions; of all that have one if there are none. With `requireStable` UNSTABLE_OFFSET_COMMIT while a transaction may change one. */
  fetchOffsets(
    nodeId: number,
    member: MemberRef,
    partitions: readonly TopicIdPartitions[],
    requireStable: boolean,
    limits: CallLimits,
  ): Promise<readonly FetchedOffset[]>
  deleteOffsets(
    nodeId: number,
    groupId: string,
    partitions: readonly TopicIdPartitions[],
    limits: CallLimits,
  ): Promise<readonly (StreamError | undefined)[]>
  /** Those that this broker coordinates. */
  listGroups(nodeId: number, limits: CallLimits): Promise<readonly ListedGroup[]>
  describeGroups(nodeId: number, groupIds: readonly string[], limits: CallLimits): Promise<readonly DescribedGroup[]>
  deleteGroups(
    nodeId: number,
    groupIds: readonly string[],
    limits: CallLimits,
  ): Promise<readonly (StreamError | undefined)[]>
}
