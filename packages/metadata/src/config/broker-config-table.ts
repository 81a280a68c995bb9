import type { ConfigKey } from './config-key.ts'
import { compactionKeys } from './broker/compaction.ts'
import { connectionsKeys } from './broker/connections.ts'
import { groupsKeys } from './broker/groups.ts'
import { listenersKeys } from './broker/listeners.ts'
import { logsKeys } from './broker/logs.ts'
import { metricsKeys } from './broker/metrics.ts'
import { millraceKeys } from './broker/millrace.ts'
import { nodeKeys } from './broker/node.ts'
import { quorumKeys } from './broker/quorum.ts'
import { quotasKeys } from './broker/quotas.ts'
import { replicationKeys } from './broker/replication.ts'
import { securityKeys } from './broker/security.ts'
import { securitySaslKeys } from './broker/security-sasl.ts'
import { securitySslKeys } from './broker/security-ssl.ts'
import { shareGroupsKeys } from './broker/share-groups.ts'
import { streamsGroupsKeys } from './broker/streams-groups.ts'
import { threadsKeys } from './broker/threads.ts'
import { tieringKeys } from './broker/tiering.ts'
import { topicDefaultsKeys } from './broker/topic-defaults.ts'
import { transactionsKeys } from './broker/transactions.ts'
import { removedBrokerConfigs } from './broker/removed.ts'

const keys = {
  ...millraceKeys,
  ...nodeKeys,
  ...listenersKeys,
  ...connectionsKeys,
  ...threadsKeys,
  ...logsKeys,
  ...topicDefaultsKeys,
  ...compactionKeys,
  ...metricsKeys,
  ...replicationKeys,
  ...quorumKeys,
  ...groupsKeys,
  ...shareGroupsKeys,
  ...streamsGroupsKeys,
  ...transactionsKeys,
  ...quotasKeys,
  ...tieringKeys,
  ...securityKeys,
  ...securitySslKeys,
  ...securitySaslKeys,
} as const satisfies Readonly<Record<string, ConfigKey>>

/** Every broker config of Apache Kafka 4.1, and our own: type, default and bounds as Kafka's, and whether this release does what it says. */
export const brokerConfigTable = { of: 'broker', keys, removed: removedBrokerConfigs } as const

/** The name of a broker's key. */
export type BrokerConfigName = keyof typeof keys

/** The keys by what they are about, for people. */
export const brokerConfigThemes: readonly (readonly [title: string, keys: Readonly<Record<string, ConfigKey>>])[] = [
  ['This broker, its cluster and its folder', millraceKeys],
  ['Who a broker is, and what topics get from it', nodeKeys],
  ['Where a broker listens', listenersKeys],
  ['Connections and their requests', connectionsKeys],
  ['How much is done at the same time', threadsKeys],
  ['Where logs are kept', logsKeys],
  ['What topics follow that do not say themselves', topicDefaultsKeys],
  ['Metrics', metricsKeys],
  ['Compaction', compactionKeys],
  ['Replication and leadership', replicationKeys],
  ['The controllers and their log', quorumKeys],
  ['Consumer groups and their offsets', groupsKeys],
  ['Share groups', shareGroupsKeys],
  ['Groups of Kafka Streams', streamsGroupsKeys],
  ['Transactions', transactionsKeys],
  ['Quotas', quotasKeys],
  ['Tiered storage', tieringKeys],
  ['Authentication and authorization', securityKeys],
  ['Encryption', securitySslKeys],
  ['Authentication by SASL', securitySaslKeys],
]

/** The names of all broker configs, in the order of the alphabet. */
export const brokerConfigNames: readonly BrokerConfigName[] = (Object.keys(keys) as BrokerConfigName[]).toSorted()

/** Whether a broker has a key of that name. */
export function isBrokerConfigName(name: string): name is BrokerConfigName {
  return Object.hasOwn(keys, name)
}
