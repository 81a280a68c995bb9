import type { Clock, Disk, Logger, Network } from '@millrace/base'
import type { BrokerSettings } from '@millrace/metadata'
import type { Faults } from '../lifecycle/faults.ts'
import type { Partition } from '../partitions/partition.ts'
import { BrokerChannels } from './broker-channels.ts'
import type { ClusterLink } from './cluster-link.ts'
import { HighWatermarks } from './high-watermarks.ts'
import { Replication } from './replication.ts'

export interface OpenReplicationOptions extends Omit<ClusterLink, 'channelTo'> {
  readonly network: Network
  readonly clock: Clock
  readonly disk: Disk
  readonly logger: Logger
  readonly faults: Faults
  readonly settings: () => BrokerSettings
  readonly throttledLeadersOf: (topic: string) => readonly string[]
  readonly throttledFollowersOf: (topic: string) => readonly string[]
  /** The log directories that are in service. */
  readonly directories: readonly string[]
  /** The partitions of which this broker has a replica. */
  readonly partitions: () => Iterable<Partition>
}

/** A broker's part in replication, and what it remembers of it. */
export interface OpenedReplication {
  readonly replication: Replication
  readonly highWatermarkOf: (topic: string, partition: number) => number
  close(): Promise<void>
}

/** Puts a broker's replication together. Nothing is followed or led before the partitions are opened. */
export async function openReplication(options: OpenReplicationOptions): Promise<OpenedReplication> {
  const { nodeId, clusterId, image, network, settings } = options
  const channels = new BrokerChannels(network, image, { purpose: 'replica', bulk: true })
  const replication = new Replication({
    ...options,
    link: {
      nodeId,
      clusterId,
      image,
      brokerEpoch: () => options.brokerEpoch(),
      channelTo: (other) => channels.to(other),
      alterPartition: (request) => options.alterPartition(request),
      giveUpReplicas: (request) => options.giveUpReplicas(request),
      assignDirectories: (request) => options.assignDirectories(request),
    },
  })
  const highWatermarks = await HighWatermarks.open({
    ...options,
    intervalMs: () => settings().replicaHighWatermarkCheckpointIntervalMs,
  })
  return {
    replication,
    highWatermarkOf: (topic, partition) => highWatermarks.of(topic, partition),
    async close() {
      replication.close()
      channels.close()
      await highWatermarks.close()
    },
  }
}
