import type { ConfigKey } from './config-key.ts'
import { compactionKeys } from './topic/compaction.ts'
import { compressionKeys } from './topic/compression.ts'
import { messageKeys } from './topic/messages.ts'
import { replicationKeys } from './topic/replication.ts'
import { retentionKeys } from './topic/retention.ts'
import { segmentKeys } from './topic/segments.ts'
import { tieringKeys } from './topic/tiering.ts'

/** Every topic config of Apache Kafka 4.1: type, default and bounds as Kafka's, and whether this release does what it says. */
export const topicConfigTable = {
  ...retentionKeys,
  ...segmentKeys,
  ...messageKeys,
  ...compressionKeys,
  ...replicationKeys,
  ...compactionKeys,
  ...tieringKeys,
} as const satisfies Readonly<Record<string, ConfigKey>>

/** The name of a topic's key. */
export type TopicConfigName = keyof typeof topicConfigTable

/** Keys that Kafka once had, and what to do instead. */
export const removedTopicConfigs: Readonly<Record<string, string>> = {
  'message.downconversion.enable': 'Kafka removed it in 4.0; records are always of format 2',
  'message.format.version': 'Kafka removed it in 4.0; records are always of format 2',
  'message.timestamp.difference.max.ms':
    'Kafka removed it in 4.0; use message.timestamp.before.max.ms and message.timestamp.after.max.ms',
}

/** Kafka's names of all topic configs, in the order of the alphabet. */
export const topicConfigNames: readonly TopicConfigName[] = (
  Object.keys(topicConfigTable) as TopicConfigName[]
).toSorted()

/** Whether a topic has a key of that name. */
export function isTopicConfigName(name: string): name is TopicConfigName {
  return Object.hasOwn(topicConfigTable, name)
}
