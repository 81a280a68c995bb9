export {
  decodeMetadataRecord,
  encodeMetadataRecord,
  metadataRecord,
  type MetadataRecord,
  type MetadataRecordOf,
  type MetadataRecordType,
} from '@millrace/kafka-wire/records'
export * from './bootstrap.ts'
export * from './config/broker-config.ts'
export * from './config/broker-config-table.ts'
export * from './config/broker-layers.ts'
export { connectionOverrides } from './config/broker/connection-overrides.ts'
export * from './config/broker/rules.ts'
export * from './config/check-configs.ts'
export * from './config/closest-name.ts'
export type { BrokerSynonym, ConfigKey, ConfigType, KeyClass, LaterPart, UpdateMode } from './config/config-key.ts'
export * from './config/group-config.ts'
export * from './config/group-config-table.ts'
export * from './config/layers.ts'
export * from './config/topic-config.ts'
export * from './config/topic-config-table.ts'
export * from './config/topic/rules.ts'
export * from './decisions/allocate-producer-ids.ts'
export * from './decisions/brokers/broker-heartbeat.ts'
export * from './decisions/brokers/fence-brokers.ts'
export * from './decisions/brokers/unregister-broker.ts'
export * from './decisions/change-directories.ts'
export * from './decisions/create-partitions.ts'
export * from './decisions/create-topics.ts'
export type { Decision } from './decisions/decision.ts'
export * from './decisions/delete-topics.ts'
export * from './decisions/describe-configs.ts'
export * from './decisions/incremental-alter-configs.ts'
export * from './decisions/leaders/alter-partition.ts'
export * from './decisions/leaders/balance-leaders.ts'
export {
  electLeaders,
  type ElectLeadersRequest,
  type ElectLeadersResponse,
  type LeaderElection,
} from './decisions/leaders/elect-leaders.ts'
export type { Assignments } from './decisions/manual-placement.ts'
export type { PartitionName } from './decisions/partitions/find-partition.ts'
export * from './decisions/partitions/assign-directories.ts'
export type { PartitionId } from './decisions/partitions/find-replica.ts'
export * from './decisions/partitions/give-up-replicas.ts'
export * from './decisions/partitions/replica-health.ts'
export { recovered, recovering } from './decisions/partitions/partition-change.ts'
export { effectiveMinInsyncReplicas, type ReplicationContext } from './decisions/partitions/replication-settings.ts'
export type { AlterConfigRequest, CreateTopicRequest, Policies } from './decisions/policies.ts'
export * from './decisions/reassignment/alter-reassignments.ts'
export * from './decisions/reassignment/decommission-broker.ts'
export * from './decisions/reassignment/list-reassignments.ts'
export { originalReplicas, targetReplicas } from './decisions/reassignment/reassignment.ts'
export * from './decisions/register-broker.ts'
export { replaceConfigs } from './decisions/replace-configs.ts'
export {
  type BrokerEndpoint,
  type BrokerFeature,
  type BrokerRegistration,
  isActive,
} from './image/broker-registration.ts'
export { ClusterImage } from './image/cluster-image.ts'
export { configResourceTypes } from './image/configs-image.ts'
export type { LeaderTally } from './image/leader-tally.ts'
export { noLeader, type PartitionImage } from './image/partition-image.ts'
export type { PartitionOfTopic, TopicImage } from './image/topics-image.ts'
export * from './internal-topics.ts'
export * from './limits.ts'
export * from './topic-name.ts'
