export {
  decodeMetadataRecord,
  encodeMetadataRecord,
  metadataRecord,
  type MetadataRecord,
  type MetadataRecordOf,
  type MetadataRecordType,
} from '@millrace/kafka-wire'
export * from './bootstrap.ts'
export * from './config/broker-config.ts'
export * from './config/broker-config-table.ts'
export * from './config/broker-layers.ts'
export { connectionOverrides } from './config/broker/connection-overrides.ts'
export * from './config/broker/rules.ts'
export * from './config/check-configs.ts'
export * from './config/closest-name.ts'
export type { BrokerSynonym, ConfigKey, ConfigType, KeyClass, LaterPart, UpdateMode } from './config/config-key.ts'
export * from './config/layers.ts'
export * from './config/topic-config.ts'
export * from './config/topic-config-table.ts'
export * from './config/topic/rules.ts'
export * from './decisions/allocate-producer-ids.ts'
export * from './decisions/change-directories.ts'
export * from './decisions/create-partitions.ts'
export * from './decisions/create-topics.ts'
export type { Decision } from './decisions/decision.ts'
export * from './decisions/delete-topics.ts'
export * from './decisions/describe-configs.ts'
export * from './decisions/incremental-alter-configs.ts'
export type { AlterConfigRequest, CreateTopicRequest, Policies } from './decisions/policies.ts'
export * from './decisions/register-broker.ts'
export type { BrokerEndpoint, BrokerFeature, BrokerRegistration } from './image/broker-registration.ts'
export { ClusterImage } from './image/cluster-image.ts'
export { configResourceTypes } from './image/configs-image.ts'
export { noLeader, type PartitionImage } from './image/partition-image.ts'
export type { TopicImage } from './image/topics-image.ts'
export * from './limits.ts'
export * from './topic-name.ts'
