import { type ProcessIdentity, StreamError } from '@millrace/base'
import { LogDirectories, type LogPorts } from '@millrace/log'
import type { BrokerSettings } from '@millrace/metadata'
import type { BrokerConfig } from '../config/broker-config.ts'

/** Opens a broker's log directories as its configuration says. Throws as {@link LogDirectories.open} does. */
export function openLogs(
  config: BrokerConfig,
  ports: LogPorts & { readonly processIdentity: ProcessIdentity },
): Promise<LogDirectories> {
  const { clusterId, nodeId, logDirectorySizeBytesMax, settings } = config
  return LogDirectories.open({
    directories: logDirectories(settings),
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

/** The folders that hold partitions: `log.dirs`, or else `log.dir`. Throws INVALID_CONFIG if `log.dirs` names none. */
export function logDirectories({ logDir, logDirs }: BrokerSettings): readonly string[] {
  if (logDirs === null) return [withoutSlash(logDir.trim())]
  const directories = logDirs.split(',').map((each) => withoutSlash(each.trim()))
  const named = directories.filter((directory) => directory !== '')
  if (named.length > 0) return named
  throw new StreamError(
    'INVALID_CONFIG',
    'log.dirs names no folder: name one at least, or leave it out and set log.dir',
    {
      context: { key: 'log.dirs' },
    },
  )
}

/** Two spellings of one folder must not be taken for two. */
function withoutSlash(path: string): string {
  return path.length > 1 ? path.replace(/\/+$/, '') || '/' : path
}
