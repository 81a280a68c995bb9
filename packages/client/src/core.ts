/**
 * The SDK with its ports injected, free of any host: `@millrace/client` is this, wired with Node.
 *
 * @module
 */
export {
  type CompressionCodec,
  type ErrorCode,
  type ErrorContext,
  type EventChannel,
  type Events,
  isStreamError,
  type LogFields,
  type Logger,
  StreamError,
  type StreamErrorOptions,
} from '@millrace/base'
export type {
  Admin,
  AdminCallOptions,
  BrokerDescription,
  BrokerHealth,
  ClusterDescription,
  ConfigEntry,
  CreatedTopic,
  CreatePartitionsOptions,
  CreateTopicOptions,
  DeletionPoint,
  LogDirDescription,
  LogDirPartition,
  LogDirs,
  LogDirStatus,
  LogDirTopic,
  MetadataStatus,
  ListOffsetsOptions,
  OffsetQuery,
  PartitionDescription,
  PartitionOffset,
  TopicDescription,
} from './admin/types.ts'
export type {
  GroupAdmin,
  GroupDescription,
  GroupListing,
  GroupMemberDescription,
  GroupOffset,
  TransactionDescription,
  TransactionListing,
} from './admin/group-types.ts'
export type {
  AlteredConfigs,
  ConfigChanges,
  ConfigResource,
  ConfigSource,
  ConfigSynonym,
  ConfigType,
  ConfigValue,
  DescribeConfigsOptions,
  DescribedConfig,
} from './admin/config-types.ts'
export type {
  Decommission,
  ElectionType,
  LeaderElection,
  OngoingReassignment,
  PartitionReassignment,
  PartitionRef,
  PartitionResult,
  ReplicaLogDir,
  QuorumDescription,
  QuorumReplica,
  ReassignOptions,
  RegisteredBroker,
  TopicPartitions,
  VoterRef,
} from './admin/cluster-types.ts'
export { connect } from './connect.ts'
export type { ConsumedBatch } from './consumer/consumed-batch.ts'
export type { ConsumedRecord } from './consumer/consumed-record.ts'
export type { NewestOptions, RawNewestOptions } from './consumer/newest/newest-options.ts'
export { deadLetterHeaders } from './consumer/poison/dead-letter.ts'
export { PoisonRecord } from './consumer/poison/poison-record.ts'
export type { PoisonCounts, PoisonPolicy } from './consumer/poison/types.ts'
export type {
  AssignableMember,
  Assignor,
  CommittedOffset,
  ConsumeOptions,
  Consumer,
  ConsumerOptions,
  GroupOffsetReset,
  GroupOptions,
  OffsetReset,
  PartitionOffsetToCommit,
  PartitionsListener,
  RawConsumeOptions,
  StartPosition,
  TopicName,
  TopicPartition,
} from './consumer/types.ts'
export type {
  BatchAcknowledgedEvent,
  BatchConsumedEvent,
  BatchFailedEvent,
  ClientEvent,
  ClientEvents,
  ConnectionLostEvent,
  FetchInterruptedEvent,
  FrameReceivedEvent,
  GroupEvent,
  MetadataEvent,
  PartitionEvent,
  PartitionsAddedEvent,
  PoisonEvent,
  PositionResetEvent,
  ProducerBatchEvent,
  ProducerRequestEvent,
} from './events/types.ts'
export type {
  ConsumerInterceptor,
  InterceptorErrors,
  ProducerInterceptor,
  ReceiveContext,
  SendCall,
  SendOutcome,
} from './interceptors/types.ts'
export { type HeadersInput, joinHeaders, RecordHeaders } from './headers.ts'
export { partitioners } from './partitioners/index.ts'
export type {
  PartitionChooser,
  PartitionedRecord,
  Partitioner,
  PartitionerSettings,
} from './partitioners/partitioner.ts'
export type { ClientPorts } from './ports.ts'
export { isSendBatchError, SendBatchError } from './producer/send-batch-error.ts'
export type {
  Acks,
  BatchMetadata,
  CloseOptions,
  DeliveredRange,
  Producer,
  ProducerOptions,
  ProducerRecord,
  ProducerState,
  RecordFailure,
  RecordMetadata,
  SendOptions,
} from './producer/types.ts'
export { type RangeReader, rangeReaderOf, type RawBytes, type Serde, serde, type Serdes } from './serde/index.ts'
export type { Isolation } from './transport/transport.ts'
export {
  type ConsumableTopic,
  type ProducibleTopic,
  type RawTopic,
  type Topic,
  topic,
  type TopicPattern,
  type TopicSerdes,
  topicsMatching,
} from './topic.ts'
export type {
  Transaction,
  TransactionalOptions,
  TransactionalProducer,
  TransactionOptions,
} from './transactions/types.ts'
export type { GroupState } from './transport/group-calls.ts'
export type { TransactionState } from './transport/transaction-calls.ts'
export type { Client, ConnectOptions } from './types.ts'
