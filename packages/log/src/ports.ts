import type { Checksum, Clock, Compression, Disk, Logger, Metrics, Random } from '@millrace/base'

/** What a log needs of the world. */
export interface LogPorts {
  readonly clock: Clock
  readonly disk: Disk
  readonly checksum: Checksum
  readonly compression: Compression
  readonly logger: Logger
  readonly random: Random
  /** Default: nothing is measured. */
  readonly metrics?: Metrics
}
