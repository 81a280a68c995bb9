export { createLogger, type LoggerOptions, type LogLevel, logLevels } from './create-logger.ts'
export { NodeDisk } from './disk/node-disk.ts'
export { NodeClock } from './node-clock.ts'
export { NodeEvents } from './node-events.ts'
export { NodeRandom } from './node-random.ts'
export { processIdentity } from './process/process-identity.ts'
export { NodeCompression } from './compression/node-compression.ts'
export { NodeChecksum } from './node-checksum.ts'
export { GrpcNetwork } from './grpc/grpc-network.ts'
export { type NodePorts, nodePorts } from './node-ports.ts'
export {
  listenOperations,
  type NotReady,
  type OperationsOptions,
  type OperationsServer,
} from './http/operations-server.ts'
export { prometheusMetrics } from './metrics/open-metrics.ts'
export type { MetricScope, PrometheusMetrics } from './metrics/prometheus-metrics.ts'
