import type { StreamError } from '@millrace/base'
import type {
  Decommission,
  ElectionType,
  LeaderElection,
  OngoingReassignment,
  PartitionReassignment,
  PartitionResult,
  ReplicaLogDir,
  QuorumDescription,
} from '../admin/cluster-types.ts'
import type { LogDirDescription } from '../admin/types.ts'
import type { CallLimits, TopicRef } from './transport.ts'

export interface PartitionsCreated {
  readonly name: string
  readonly error: StreamError | undefined
  /** How many the topic has, or would have, now. */
  readonly partitions: number
}

export interface RecordDeletion {
  readonly topic: TopicRef
  readonly partition: number
  /** -1 for the high watermark. */
  readonly beforeOffset: number
}

export interface RecordsDeleted {
  readonly error: StreamError | undefined
  readonly lowWatermark: number
}

/** Partitions of a topic; none: all of them. */
export interface NamedPartitions {
  readonly topic: string
  readonly partitions: readonly number[]
}

/** A voter of the metadata quorum; without bytes, the directory that is known. */
export interface NamedVoter {
  readonly nodeId: number
  readonly directoryId: Uint8Array
}

/** Calls that change or look into a cluster. Those without a `nodeId` go to any broker that answers. */
export interface AdminCalls {
  createPartitions(
    topics: readonly { readonly name: string; readonly totalCount: number }[],
    validateOnly: boolean,
    limits: CallLimits,
  ): Promise<readonly PartitionsCreated[]>
  /** One result for each deletion, in their order. */
  deleteRecords(
    nodeId: number,
    deletions: readonly RecordDeletion[],
    limits: CallLimits,
  ): Promise<readonly RecordsDeleted[]>
  describeLogDirs(
    nodeId: number,
    topics: readonly { readonly name: string; readonly partitions: readonly number[] }[],
    limits: CallLimits,
  ): Promise<readonly LogDirDescription[]>
  /** One result for each replica, in their order. */
  alterReplicaLogDirs(
    nodeId: number,
    replicas: readonly ReplicaLogDir[],
    limits: CallLimits,
  ): Promise<readonly PartitionResult[]>
  /** One result for each partition, in their order. */
  alterReassignments(
    partitions: readonly PartitionReassignment[],
    options: { readonly keepReplicationFactor: boolean; readonly validateOnly: boolean },
    limits: CallLimits,
  ): Promise<readonly PartitionResult[]>
  /** Of these topics; of all if there are none. */
  listReassignments(topics: readonly NamedPartitions[], limits: CallLimits): Promise<readonly OngoingReassignment[]>
  electLeaders(
    type: ElectionType,
    topics: readonly NamedPartitions[] | 'all',
    limits: CallLimits,
  ): Promise<readonly LeaderElection[]>
  decommissionBroker(nodeId: number, validateOnly: boolean, limits: CallLimits): Promise<Decommission>
  recommissionBroker(nodeId: number, limits: CallLimits): Promise<void>
  unregisterBroker(nodeId: number, limits: CallLimits): Promise<void>
  describeQuorum(limits: CallLimits): Promise<QuorumDescription>
  addVoter(voter: NamedVoter, limits: CallLimits): Promise<void>
  removeVoter(voter: NamedVoter, limits: CallLimits): Promise<void>
  /** Whether a service of the broker, or with an empty name the broker as a whole, serves. */
  isServing(nodeId: number, service: string, limits: CallLimits): Promise<boolean>
}
