import type { Checksum, Clock, Compression, Events, Logger, Network, Random } from '@millrace/base'

/** What the SDK needs of its host. `@millrace/client` fills it in with Node; tests and the simulator with fakes. */
export interface ClientPorts {
  readonly clock: Clock
  readonly random: Random
  readonly network: Network
  readonly checksum: Checksum
  readonly compression: Compression
  /** Where the client may say what it does. */
  readonly logger: Logger
  /** Where those who watch are told of it. Default: nobody is. */
  readonly events?: Events
}
