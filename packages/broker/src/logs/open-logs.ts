import { present, type ProcessIdentity } from '@millrace/base'
import { LogDirectories, type LogDirectoriesOptions, type LogPorts } from '@millrace/log'
import type { BrokerConfig } from '../config/broker-config.ts'
import { withoutSlash } from '../config/log-directories.ts'

/** Which directory holds the metadata: the one that is configured, else the first of all. */
export function metadataDirectoryOf(configured: string | null, logDirectories: readonly string[]): string {
  return configured === null ? present(logDirectories[0], 'a broker has a log directory') : withoutSlash(configured)
}

/** Opens a broker's log directories as its configuration says. Throws as {@link LogDirectories.open} does. `identify` says whose new ones are. */
export function openLogs(
  config: BrokerConfig,
  ports: LogPorts & { readonly processIdentity: ProcessIdentity },
  identify?: LogDirectoriesOptions['identify'],
): Promise<LogDirectories> {
  const { clusterId, nodeId, logDirectories, logDirectorySizeBytesMax, settings } = config
  return LogDirectories.open({
    directories: logDirectories,
    metadataDirectory: metadataDirectoryOf(settings.metadataLogDir, logDirectories),
    identify,
    nodeId,
    clusterId,
    totalBytesMax: logDirectorySizeBytesMax,
    retentionCheckIntervalMs: settings.logRetentionCheckIntervalMs,
    initialTaskDelayMs: settings.logInitialTaskDelayMs,
    producerIdExpirationCheckMs: settings.producerIdExpirationCheckIntervalMs,
    checkpointIntervalMs: settings.logFlushOffsetCheckpointIntervalMs,
    concurrentRecoveriesMax: settings.numRecoveryThreadsPerDataDir,
    backgroundTasksMax: settings.backgroundThreads,
    ports,
    processIdentity: ports.processIdentity,
  })
}
