/**
 * The SDK with its ports injected, free of any host: `@millrace/client` is this, wired with Node.
 *
 * @module
 */
export { type ErrorCode, isStreamError, type Logger, StreamError } from '@millrace/base'
export type {
  Admin,
  AdminCallOptions,
  BrokerDescription,
  ClusterDescription,
  ConfigEntry,
  CreatedTopic,
  CreateTopicOptions,
  OffsetQuery,
  PartitionDescription,
  PartitionOffset,
  TopicDescription,
} from './admin/types.ts'
export { connect } from './connect.ts'
export type { ConsumedBatch } from './consumer/consumed-batch.ts'
export type { ConsumedRecord } from './consumer/consumed-record.ts'
export type {
  ConsumeOptions,
  Consumer,
  ConsumerOptions,
  OffsetReset,
  StartPosition,
  TopicName,
} from './consumer/types.ts'
export { type HeadersInput, RecordHeaders } from './headers.ts'
export { partitioners } from './partitioners/index.ts'
export type { PartitionChooser, PartitionedRecord, Partitioner } from './partitioners/partitioner.ts'
export type { ClientPorts } from './ports.ts'
export { SendBatchError } from './producer/send-batch-error.ts'
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
export { type RawBytes, type Serde, serde } from './serde/index.ts'
export {
  type ConsumableTopic,
  type ProducibleTopic,
  type RawTopic,
  type Topic,
  topic,
  type TopicSerdes,
} from './topic.ts'
export type { Client, ConnectOptions } from './types.ts'
