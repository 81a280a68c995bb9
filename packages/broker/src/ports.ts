import type {
  Checksum,
  Clock,
  Compression,
  Disk,
  Logger,
  Metrics,
  Network,
  ProcessIdentity,
  Random,
  Sockets,
  Worker,
} from '@millrace/base'
import type { LoadModule } from './policies/load-policies.ts'

/** What a broker needs of the world. */
export interface BrokerPorts {
  readonly clock: Clock
  readonly random: Random
  readonly disk: Disk
  readonly network: Network
  /** For the listener of Kafka's protocol. Default: there can be none. */
  readonly sockets?: Sockets
  readonly checksum: Checksum
  readonly compression: Compression
  /** Compresses what would take long. Default: that is done on this thread, and holds up everything else. */
  readonly worker?: Worker
  readonly logger: Logger
  /** Where the broker measures itself. Default: nowhere. */
  readonly metrics?: Metrics
  /** Loads the modules that keys name. Default: none can be. */
  readonly loadModule?: LoadModule
  /** Of the host's process, for the lock on the data directory. */
  readonly processIdentity: ProcessIdentity
}
