import type { SyncScheduler } from './append/sync-scheduler.ts'
import type { DirectoryHealth } from './directory/health.ts'
import type { RetentionClock } from './directory/retention-clock.ts'
import type { LogMetrics } from './log-metrics.ts'
import type { LogPorts } from './ports.ts'
import type { FileCache } from './reading/file-cache.ts'
import type { IndexCache } from './reading/segment-indexes.ts'
import type { TailCacheBudget } from './reading/tail-cache.ts'
import type { TransactionIndexes } from './transactions/transaction-indexes.ts'

/** What the logs of one directory share. */
export interface LogContext {
  /** Its disk is the watched one: see `directory/health.ts`. */
  readonly ports: LogPorts
  readonly health: DirectoryHealth
  readonly scheduler: SyncScheduler
  readonly metrics: LogMetrics
  readonly files: FileCache
  readonly indexes: IndexCache
  readonly transactions: TransactionIndexes
  readonly tails: TailCacheBudget
  /** The time that deletes. */
  readonly retentionClock: RetentionClock
  /** Segments are rolled at this size even if a topic allows more: where the whole directory is bounded. */
  readonly segmentBytesMax: number
  /** Says that a recovery point moved and should reach the checkpoint file before long. */
  checkpointSoon(): void
  /** Resolves once the recovery points as they are now are in the checkpoint file, durably. */
  storeRecoveryPoints(): Promise<void>
  /** Stores how far each log is compacted, durably. */
  storeCleanerOffsets(): Promise<void>
  /** Stores all log start offsets, durably: before files go that hold what lies before them. */
  storeLogStartOffsets(): Promise<void>
}
