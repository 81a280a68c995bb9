import type { RpcChannel } from '@millrace/base'
import type { AlterPartitionRequest, AlterPartitionResponse, ClusterImage } from '@millrace/metadata'

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
  /** Asks the active controller for ISR changes. Rejects with a StreamError if whether they were made is not known, or nobody was asked. */
  alterPartition(request: AlterPartitionRequest): Promise<AlterPartitionResponse>
}
