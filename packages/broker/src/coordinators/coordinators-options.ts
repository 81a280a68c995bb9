import type { Checksum, Clock, Compression, Logger } from '@millrace/base'
import type { BrokerSettings, ClusterImage } from '@millrace/metadata'
import type { Faults } from '../lifecycle/faults.ts'
import type { PartitionTable } from '../partitions/partition-table.ts'

/** What the coordinators of either kind need of the broker. */
export interface CoordinatorsOptions {
  readonly nodeId: number
  readonly image: ClusterImage
  readonly partitions: PartitionTable
  readonly clock: Clock
  readonly checksum: Checksum
  readonly compression: Compression
  readonly logger: Logger
  readonly faults: Faults
  readonly settings: () => BrokerSettings
}
