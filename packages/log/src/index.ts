export type { AppendOptions, AppendResult, PackedBatch } from './append/appender.ts'
export { cleanerMetrics } from './compaction/cleaner-metrics.ts'
export { type CleanerSettings, LogCleaner, type LogCleanerOptions } from './compaction/log-cleaner.ts'
export { defaultLogConfig, indexSizeBytesMin, type LogConfig, logConfig } from './config.ts'
export {
  type CreatePartitionOptions,
  type DirectoryFailureListener,
  type FutureFolder,
  LogDirectories,
  type LogDirectoriesOptions,
  type LogDirectoryState,
} from './directory/log-directories.ts'
export type { ReplicatedResult } from './append/replicated.ts'
export { logMetrics } from './log-metrics.ts'
export { type CreateLogOptions, LogManager } from './directory/log-manager.ts'
export type { StrayPartition } from './directory/partition-folders.ts'
export { fitsFutureDirectoryName } from './file-names.ts'
export type { LogManagerOptions } from './directory/open-directory.ts'
export { readWholeFile, replaceFile } from './files/atomic-file.ts'
export { OffsetCheckpoint, readOffsetCheckpoint, writeOffsetCheckpoint } from './files/offset-checkpoint.ts'
export type { FailureListener } from './directory/health.ts'
export type { LeaderEpochEntry } from './leader-epochs.ts'
export { PartitionLog } from './partition-log.ts'
export type { SegmentInfo } from './segment-info.ts'
export type { LogPorts } from './ports.ts'
export type { CorruptRange } from './reading/corrupt-ranges.ts'
export type { ReadOptions } from './reading/reader.ts'
export type { OffsetAndTimestamp } from './reading/timestamps.ts'
export type { AbortedTransaction } from './indexes/transaction-index.ts'
export type { LogProducer, LogTransactions, TransactionEnd } from './transactions/log-transactions.ts'
