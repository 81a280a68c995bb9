import type { PartitionOffsetToCommit, TopicPartition } from '../consumer/types.ts'
import type { GroupState } from '../transport/group-calls.ts'
import type { TransactionState } from '../transport/transaction-calls.ts'
import type { AdminCallOptions } from './types.ts'

/** A group that there is. */
export interface GroupListing {
  readonly group: string
  /** `consumer` for consumers. */
  readonly protocolType: string
  readonly state: GroupState
}

/** A member of a group. */
export interface GroupMemberDescription {
  readonly memberId: string
  /** Of a static member; else empty. */
  readonly instanceId: string
  readonly clientId: string
  readonly host: string
  readonly rack: string
  readonly memberEpoch: number
  /** What it wants to read. */
  readonly topics: readonly string[]
  /** RE2 syntax; empty for none. */
  readonly topicPattern: string
  /** What it tells assignors among the members, such as those of Streams; empty for consumers. */
  readonly metadata: Uint8Array
  /** What such an assignor told it, of what it has. */
  readonly assignedMetadata: Uint8Array
  /** What it has, and what it is to have. */
  readonly assigned: readonly TopicPartition[]
  readonly target: readonly TopicPartition[]
}

/** A group with its members. */
export interface GroupDescription extends GroupListing {
  /** The broker that coordinates it. */
  readonly coordinator: number
  readonly assignor: string
  readonly groupEpoch: number
  readonly assignmentEpoch: number
  readonly members: readonly GroupMemberDescription[]
}

/** Where a group goes on in a partition. */
export interface GroupOffset extends TopicPartition {
  /** Of the next record to read. */
  readonly offset: number
  readonly metadata: string
  /** Milliseconds since 1970 UTC. */
  readonly commitTimeMs: number
}

/** A transactional id that is in use. */
export interface TransactionListing {
  readonly transactionalId: string
  readonly producerId: number
  readonly state: TransactionState
  /** The broker that coordinates it. */
  readonly coordinator: number
}

/** A transactional id and its transaction. */
export interface TransactionDescription extends TransactionListing {
  readonly producerEpoch: number
  readonly timeoutMs: number
  /** Milliseconds since 1970 UTC; undefined if no transaction is open. */
  readonly startTimeMs: number | undefined
  readonly partitions: readonly TopicPartition[]
}

/** The calls about groups and transactions. */
export interface GroupAdmin {
  /** The groups of the cluster, by their names. */
  listGroups(options?: AdminCallOptions): Promise<GroupListing[]>
  /** GROUP_ID_NOT_FOUND if there is none of that name. */
  describeGroup(group: string, options?: AdminCallOptions): Promise<GroupDescription>
  /** What a group has committed, of topics that there are; none for a group that there is not. */
  listGroupOffsets(group: string, options?: AdminCallOptions): Promise<GroupOffset[]>
  /**
   * Has a group without members go on at these offsets; makes it if it is not there. UNKNOWN_MEMBER_ID or NON_EMPTY_GROUP while it has members. Whether the
   * offsets are in their partitions is not checked.
   */
  alterGroupOffsets(
    group: string,
    offsets: readonly PartitionOffsetToCommit[],
    options?: AdminCallOptions,
  ): Promise<void>
  /** Forgets offsets of topics that no member reads: GROUP_SUBSCRIBED_TO_TOPIC else. */
  deleteGroupOffsets(group: string, partitions: readonly TopicPartition[], options?: AdminCallOptions): Promise<void>
  /** Forgets a group without members, with its offsets. GROUP_ID_NOT_FOUND, NON_EMPTY_GROUP. */
  deleteGroup(group: string, options?: AdminCallOptions): Promise<void>
  /** The transactional ids of the cluster, by their names. */
  listTransactions(options?: AdminCallOptions): Promise<TransactionListing[]>
  /** TRANSACTIONAL_ID_NOT_FOUND if nobody has produced under the id, or not for long. */
  describeTransaction(transactionalId: string, options?: AdminCallOptions): Promise<TransactionDescription>
  /**
   * Aborts the transaction that is open under the id, and fences its producer: for a producer that is gone and holds readers up. False if none
   * was open; TRANSACTIONAL_ID_NOT_FOUND.
   */
  abortTransaction(transactionalId: string, options?: AdminCallOptions): Promise<boolean>
}
