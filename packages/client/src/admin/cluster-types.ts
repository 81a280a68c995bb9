import type { StreamError } from '@millrace/base'
import type { TopicName } from '../consumer/types.ts'

/** A partition by its topic's name and its number. */
export interface PartitionRef {
  readonly topic: string
  readonly partition: number
}

/** Partitions that a call is about. */
export interface TopicPartitions {
  readonly topic: TopicName
  /** Default: all of the topic. */
  readonly partitions?: readonly number[]
}

/** A broker that is registered, whether it is there or not. */
export interface RegisteredBroker {
  readonly nodeId: number
  readonly host: string
  readonly port: number
  /** Its `broker.rack`; undefined if it names none. */
  readonly rack: string | undefined
  /** It is not there, or has not caught up yet: it leads nothing and is in no ISR. */
  readonly fenced: boolean
  /** It gives its leaderships away, and stops. */
  readonly inControlledShutdown: boolean
  /** It is to go: it is given no new replicas. */
  readonly decommissioned: boolean
  /** Of its run; grows with each. */
  readonly epoch: number
  /** Replicas that it holds. */
  readonly replicaCount: number
  /** Partitions that it leads. */
  readonly leaderCount: number
  /** Of its log directories that are in use. */
  readonly directoryIds: readonly string[]
}

/** What replicas a partition is to have. */
export interface PartitionReassignment extends PartitionRef {
  /** The brokers, the preferred leader first; null cancels what is under way. */
  readonly replicas: readonly number[] | null
}

/** What came of one partition of a call; the others are done or refused by themselves. */
export interface PartitionResult extends PartitionRef {
  /** Why it was refused; undefined if it was not. */
  readonly error: StreamError | undefined
}

/** Where a broker is to keep its replica of a partition. */
export interface ReplicaLogDir extends PartitionRef {
  /** The path of one of its log directories, as `describeLogDirs` tells it. */
  readonly path: string
}

/** How replicas are moved. */
export interface ReassignOptions {
  /** Refuse another number of replicas than a partition has. Default false. */
  readonly keepReplicationFactor?: boolean
  /** Check everything, move nothing. Default false. */
  readonly validateOnly?: boolean
}

/** A reassignment that is under way. */
export interface OngoingReassignment extends PartitionRef {
  readonly topicId: string
  /** Those that it has now: what it is to have, and behind that what is to go. */
  readonly replicas: readonly number[]
  readonly addingReplicas: readonly number[]
  readonly removingReplicas: readonly number[]
  /** Of those being added, these have caught up. */
  readonly isr: readonly number[]
}

/**
 * Who is to lead: `preferred`, the first replica, if it is in sync; `unclean`, where nobody leads, one that may lack acknowledged records if
 * there is no other. What it lacks is lost.
 */
export type ElectionType = 'preferred' | 'unclean'

/** What came of the election of one partition. */
export interface LeaderElection extends PartitionResult {
  /** Who leads now; undefined if nobody does. */
  readonly leader: number | undefined
}

/** How far a broker is from holding nothing. */
export interface Decommission {
  /** What this call has begun to move, or would, with the brokers that each partition is to have. */
  readonly started: readonly PartitionReassignment[]
  /** What can't be moved, and why. */
  readonly refused: readonly PartitionResult[]
  /** Replicas that it holds still, those on their way included. At 0 it can be stopped and unregistered. */
  readonly replicasLeft: number
}

/** A controller, or a broker that follows the controllers. */
export interface QuorumReplica {
  readonly nodeId: number
  /** Of the directory that holds its metadata log: with the node id, who it is (KIP-853). */
  readonly directoryId: string
  readonly host: string
  readonly port: number
  /** Up to here its log is on its disk, as far as the leader knows. */
  readonly logEndOffset: number
  /** How long ago the leader heard of it, in milliseconds; 0 for itself. */
  readonly silentMs: number
}

/** The metadata quorum, as the active controller knows it. */
export interface QuorumDescription {
  readonly leaderId: number
  /** The term in which it leads. */
  readonly leaderEpoch: number
  /** The offset after the last record that is committed. */
  readonly highWatermark: number
  readonly voters: readonly QuorumReplica[]
  /** Those that follow without a vote. */
  readonly observers: readonly QuorumReplica[]
}

/** A voter that is to come or to go. */
export interface VoterRef {
  readonly nodeId: number
  /** Default: the one that is known. */
  readonly directoryId?: string
}
