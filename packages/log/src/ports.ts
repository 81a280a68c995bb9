import type { Checksum, Clock, Compression, Disk, Logger, Metrics, Random, Worker } from '@millrace/base'

/** What a log needs of the world. */
export interface LogPorts {
  readonly clock: Clock
  readonly disk: Disk
  readonly checksum: Checksum
  readonly compression: Compression
  readonly logger: Logger
  readonly random: Random
  /** Compacts logs, if it can: see `Worker.run`. Default: this thread does. */
  readonly worker?: Worker
  /** Default: nothing is measured. */
  readonly metrics?: Metrics
}
