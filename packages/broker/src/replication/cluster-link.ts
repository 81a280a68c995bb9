import type { RpcChannel } from '@millrace/base'
import type {
  AlterPartitionRequest,
  AlterPartitionResponse,
  AssignDirectoriesRequest,
  AssignDirectoriesResponse,
  ClusterImage,
  GiveUpReplicasRequest,
  GiveUpReplicasResponse,
} from '@millrace/metadata'

/** What replication needs of the rest of the cluster. */
export interface ClusterLink {
  readonly nodeId: number
  readonly clusterId: string
  /** What this broker knows of the cluster. */
  readonly image: ClusterImage
  /** The epoch of this run of the broker; -1 before it is registered. */
  brokerEpoch(): number
  /** A connection to a broker for replication alone, kept for later calls; undefined while no address of it is known. */
  channelTo(nodeId: number): RpcChannel | undefined
  /*
   * What the active controller is asked. Each rejects with a StreamError if whether it was done is not known, or nobody was asked: then it
   * may be asked again.
   */
  /** Asks for ISR changes. */
  alterPartition(request: AlterPartitionRequest): Promise<AlterPartitionResponse>
  /** Asks that damaged replicas of this broker count for nothing until they have caught up. */
  giveUpReplicas(request: GiveUpReplicasRequest): Promise<GiveUpReplicasResponse>
  /** Says in which log directories replicas are. */
  assignDirectories(request: AssignDirectoriesRequest): Promise<AssignDirectoriesResponse>
}
