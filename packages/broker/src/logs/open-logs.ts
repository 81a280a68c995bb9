import type { ProcessIdentity } from '@millrace/base'
import { LogDirectories, type LogPorts } from '@millrace/log'
import type { BrokerConfig } from '../config/broker-config.ts'
import { withoutSlash } from '../config/log-directories.ts'

/** Opens a broker's log directories as its configuration says. Throws as {@link LogDirectories.open} does. */
export function openLogs(
  config: BrokerConfig,
  ports: LogPorts & { readonly processIdentity: ProcessIdentity },
): Promise<LogDirectories> {
  const { clusterId, nodeId, logDirectories, logDirectorySizeBytesMax, settings } = config
  return LogDirectories.open({
    directories: logDirectories,
    metadataDirectory: settings.metadataLogDir === null ? undefined : withoutSlash(settings.metadataLogDir),
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
