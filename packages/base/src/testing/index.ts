export * from './collecting-events.ts'
export * from './collecting-logger.ts'
export * from './collecting-metrics.ts'
export * from './fake-clock.ts'
export { CallHandlers, type ServedCall } from './network/call-handlers.ts'
export * from './network/memory-network.ts'
export * from './plain-compression.ts'
export * from './prometheus-text.ts'
export * from './same-thread-worker.ts'
export * from './seeded-random.ts'
export { MemorySockets } from './sockets/memory-sockets.ts'
export { type ConformanceCase, ConformanceError } from './conformance/conformance.ts'
export { networkConformance } from './conformance/network.ts'
export type { NetworkFixture } from './conformance/network-fixture.ts'
export {
  CrashingDisk,
  type CrashingDiskOptions,
  type FoundFile,
  type OperationListener,
} from './crashing-disk/crashing-disk.ts'
export type { DiskOperation, Fault, FaultOptions, PathPattern } from './crashing-disk/faults.ts'
export { checksumConformance } from './conformance/checksum.ts'
export { type ClockFixture, clockConformance } from './conformance/clock.ts'
export { compressionConformance } from './conformance/compression.ts'
export { type DiskFixture, diskConformance } from './conformance/disk.ts'
export { type MetricsFixture, metricsConformance } from './conformance/metrics.ts'
export { randomConformance } from './conformance/random.ts'
export { type SocketsFixture, socketsConformance } from './conformance/sockets.ts'
export { type WorkerFixture, workerConformance } from './conformance/worker.ts'
