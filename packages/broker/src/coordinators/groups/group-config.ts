import type { GroupConfig, OffsetsConfig } from '@millrace/coordinator'
import type { BrokerSettings } from '@millrace/metadata'

/** What the broker's keys say of groups. */
export function groupConfig(settings: BrokerSettings): GroupConfig {
  const policy = settings.groupConsumerMigrationPolicy.toUpperCase()
  return {
    sessionTimeoutMs: settings.groupConsumerSessionTimeoutMs,
    sessionTimeoutMsMin: settings.groupMinSessionTimeoutMs,
    sessionTimeoutMsMax: settings.groupMaxSessionTimeoutMs,
    heartbeatIntervalMs: settings.groupConsumerHeartbeatIntervalMs,
    sizeMax: settings.groupConsumerMaxSize,
    assignors: settings.groupConsumerAssignors,
    classic: {
      sessionTimeoutMsMin: settings.groupMinSessionTimeoutMs,
      sessionTimeoutMsMax: settings.groupMaxSessionTimeoutMs,
      initialRebalanceDelayMs: settings.groupInitialRebalanceDelayMs,
      sizeMax: settings.groupMaxSize,
    },
    migration: {
      upgrades: policy === 'UPGRADE' || policy === 'BIDIRECTIONAL',
      downgrades: policy === 'DOWNGRADE' || policy === 'BIDIRECTIONAL',
    },
  }
}

/** What the broker's keys say of committed offsets. */
export function offsetsConfig(settings: BrokerSettings): OffsetsConfig {
  return {
    retentionMs: settings.offsetsRetentionMinutes * 60_000,
    checkIntervalMs: settings.offsetsRetentionCheckIntervalMs,
    metadataSizeBytesMax: settings.offsetMetadataMaxBytes,
  }
}
