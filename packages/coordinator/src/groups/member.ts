import { noPartitions, type PartitionSet } from './partition-set.ts'

/** How far a member is with what it is to own; the numbers are Kafka's. */
export const memberStates = {
  /** It owns what it was told. */
  stable: 0,
  /** It has to let partitions go, and has not said yet that it did. */
  unrevoked: 1,
  /** Others have to let go of partitions that it is to own. */
  unreleased: 2,
} as const

/** The epoch of a member that joins. */
export const joiningEpoch = 0
/** The epoch that says: the member leaves. */
export const leavingEpoch = -1
/** The epoch that says: the static member leaves and will be back (KIP-345); that of a static member while it is away. */
export const awayEpoch = -2

/** What a member wants to read, and how. */
export interface Subscription {
  /** Null: a dynamic member. Otherwise whoever comes back under it within the session timeout gets the partitions it had. */
  readonly instanceId: string | null
  readonly rackId: string | null
  readonly clientId: string
  readonly clientHost: string
  readonly topics: readonly string[]
  /** Matches whole names of topics; null: none. */
  readonly topicRegex: string | null
  /** How long it may take to let go of partitions. */
  readonly rebalanceTimeoutMs: number
  /** How long it may be silent; -1: as the broker says. */
  readonly sessionTimeoutMs: number
  /** Null: the broker's choice. */
  readonly assignor: string | null
  /** For an assignor among the members. */
  readonly metadata: Uint8Array
  /** Of a member that speaks the classic protocol: the assignors that it knows, in its order. Null: it speaks the new one. */
  readonly classicProtocols: readonly ClassicProtocol[] | null
}

/** A way to assign that a member of the classic protocol knows, with what it says to the leader for it. */
export interface ClassicProtocol {
  readonly name: string
  readonly metadata: Uint8Array
}

/** One member of a group, as the records say. Never changed: a new one takes its place. */
export interface Member extends Subscription {
  readonly memberId: string
  readonly memberEpoch: number
  readonly previousMemberEpoch: number
  readonly state: number
  /** What it owns or may take. */
  readonly assigned: PartitionSet
  /** What it has to let go of: still its own until it says so. */
  readonly pendingRevocation: PartitionSet
  /** What an assignor among the members says to it, of `assigned`. */
  readonly assignedMetadata: Uint8Array
}

/** What a member is to own in the end. */
export interface Target {
  readonly partitions: PartitionSet
  readonly metadata: Uint8Array
}

/** Nothing said. */
export const noMetadata: Uint8Array = new Uint8Array()

/** The target of a member that has none. */
export const noTarget: Target = { partitions: noPartitions, metadata: noMetadata }

/** A member of whom nothing is known but its id. */
export function newMember(memberId: string): Member {
  return {
    memberId,
    instanceId: null,
    rackId: null,
    clientId: '',
    clientHost: '',
    topics: [],
    topicRegex: null,
    rebalanceTimeoutMs: -1,
    sessionTimeoutMs: -1,
    assignor: null,
    metadata: noMetadata,
    classicProtocols: null,
    memberEpoch: joiningEpoch,
    previousMemberEpoch: joiningEpoch,
    state: memberStates.stable,
    assigned: noPartitions,
    pendingRevocation: noPartitions,
    assignedMetadata: noMetadata,
  }
}

/** Whether it has, or is about to take, all that its target of `targetEpoch` says. */
export function isReconciled({ state, memberEpoch }: Member, targetEpoch: number): boolean {
  return state === memberStates.stable && memberEpoch === targetEpoch
}

/** Whether both are the same, in the same order. */
export function equalProtocols(
  left: readonly ClassicProtocol[] | null,
  right: readonly ClassicProtocol[] | null,
): boolean {
  if (left === null || right === null) return left === right
  return (
    left.length === right.length &&
    left.every(({ name, metadata }, index) => {
      const other = right[index]
      return other !== undefined && name === other.name && equalBytes(metadata, other.metadata)
    })
  )
}

/** Whether the two hold the same bytes. */
export function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index])
}
