import type {
  Checksum,
  Clock,
  Compression,
  Disk,
  Events,
  Logger,
  Network,
  ProcessIdentity,
  Random,
  Sockets,
  Worker,
} from '@millrace/base'
import { silentLogger } from '@millrace/base'
import { NodeCompression } from './compression/node-compression.ts'
import { NodeDisk } from './disk/node-disk.ts'
import { GrpcNetwork } from './grpc/grpc-network.ts'
import { NodeChecksum } from './node-checksum.ts'
import { NodeClock } from './node-clock.ts'
import { NodeEvents } from './node-events.ts'
import { NodeRandom } from './node-random.ts'
import { processIdentity } from './process/process-identity.ts'
import { NodeSockets } from './sockets/node-sockets.ts'
import { NodeWorker } from './threads/node-worker.ts'

/** Everything through which Millrace touches the world. */
export interface NodePorts {
  readonly clock: Clock
  readonly random: Random
  readonly disk: Disk
  readonly network: Network
  readonly sockets: Sockets
  readonly checksum: Checksum
  readonly compression: Compression
  readonly worker: Worker
  readonly events: Events
  readonly logger: Logger
  readonly processIdentity: ProcessIdentity
}

/** The ports of a program on Node. Says nothing unless it is given a logger. */
export function nodePorts(options: { readonly logger?: Logger } = {}): NodePorts {
  const logger = options.logger ?? silentLogger
  return {
    clock: new NodeClock(),
    random: new NodeRandom(),
    disk: new NodeDisk(),
    network: new GrpcNetwork({ logger }),
    sockets: new NodeSockets({ logger }),
    checksum: new NodeChecksum(),
    compression: new NodeCompression(),
    worker: new NodeWorker({ logger }),
    events: new NodeEvents(),
    logger,
    processIdentity: processIdentity(),
  }
}
