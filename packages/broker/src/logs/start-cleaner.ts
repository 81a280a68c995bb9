import type { Clock, Logger, Metrics } from '@millrace/base'
import { type CleanerSettings, LogCleaner, type LogDirectories, type PartitionLog } from '@millrace/log'
import type { BrokerSettings } from '@millrace/metadata'
import type { LiveConfig } from '../config/live-config.ts'
import type { PartitionTable } from '../partitions/partition-table.ts'

/** What a broker's cleaner works on. */
export interface StartCleanerOptions {
  readonly clock: Clock
  readonly logger: Logger
  readonly metrics?: Metrics | undefined
  readonly logs: LogDirectories
  readonly partitions: PartitionTable
  readonly live: LiveConfig
}

/** Starts what compacts the logs of a broker, unless `log.cleaner.enable` says not to. Returns what stops it. */
export function startCleaner({
  clock,
  logger,
  metrics,
  logs,
  partitions,
  live,
}: StartCleanerOptions): () => Promise<void> {
  if (!live.settings.logCleanerEnable) return async () => {}
  const cleaner = new LogCleaner({
    clock,
    logger,
    metrics,
    directories: () => logs.states(),
    stableOffsetOf: (log: PartitionLog) => {
      const partition = partitions.lookUp(log.topicId, log.partition)
      // One that is on its way out, or not ready yet, is left alone.
      return partition === undefined || partition.unavailable !== undefined ? undefined : partition.lastStableOffset
    },
    deletionsNeededFrom: (log: PartitionLog) => {
      const partition = partitions.lookUp(log.topicId, log.partition)
      return partition?.isLeader === true ? partition.led.fedFrom : Infinity
    },
    settings: () => cleanerSettings(live.settings),
  })
  const stopListening = live.onChange(() => cleaner.settingsChanged())
  return async () => {
    stopListening()
    await cleaner.close()
  }
}

function cleanerSettings(settings: BrokerSettings): CleanerSettings {
  return {
    threads: settings.logCleanerThreads,
    ioBytesPerSecondMax: settings.logCleanerIoMaxBytesPerSecond,
    dedupeBufferBytes: settings.logCleanerDedupeBufferSize,
    ioBufferBytes: settings.logCleanerIoBufferSize,
    loadFactor: settings.logCleanerIoBufferLoadFactor,
    backoffMs: settings.logCleanerBackoffMs,
  }
}
