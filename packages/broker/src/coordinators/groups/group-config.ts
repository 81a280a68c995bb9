import type { GroupConfig, GroupTimes, OffsetsConfig } from '@millrace/coordinator'
import { type BrokerSettings, type ConfigTexts, groupOverrides } from '@millrace/metadata'

/** What the broker's keys say of groups, and what is set for single ones. */
export function groupConfig(settings: BrokerSettings, ofGroup: (groupId: string) => ConfigTexts): GroupConfig {
  const policy = settings.groupConsumerMigrationPolicy.toUpperCase()
  return {
    sessionTimeoutMs: settings.groupConsumerSessionTimeoutMs,
    sessionTimeoutMsMin: settings.groupMinSessionTimeoutMs,
    sessionTimeoutMsMax: settings.groupMaxSessionTimeoutMs,
    heartbeatIntervalMs: settings.groupConsumerHeartbeatIntervalMs,
    ofGroup: (groupId) => timesOfGroup(ofGroup(groupId)),
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

/** Members ask often, and few groups set anything. */
function timesOfGroup(texts: ConfigTexts): Partial<GroupTimes> {
  if (Object.keys(texts).length === 0) return {}
  const { consumerSessionTimeoutMs: sessionTimeoutMs, consumerHeartbeatIntervalMs: heartbeatIntervalMs } =
    groupOverrides(texts)
  return {
    ...(sessionTimeoutMs === undefined ? {} : { sessionTimeoutMs }),
    ...(heartbeatIntervalMs === undefined ? {} : { heartbeatIntervalMs }),
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
