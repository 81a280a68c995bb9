import type { StreamError } from '@millrace/base'
import type { Acks } from '../producer/types.ts'

/** What every event says. */
export interface ClientEvent {
  /** The name that the client was given. */
  readonly clientId: string
}

/** Where in a topic something happened. */
export interface PartitionEvent extends ClientEvent {
  readonly topic: string
  readonly partition: number
}

/** A batch of a producer. */
export interface ProducerBatchEvent extends PartitionEvent {
  readonly recordCount: number
  /** Before compression. */
  readonly sizeBytes: number
  /** Since the batch's first record came. */
  readonly ageMs: number
}

/** A request with batches of several partitions was handed to the transport. */
export interface ProducerRequestEvent extends ClientEvent {
  readonly nodeId: number
  readonly acks: Acks
  readonly batchCount: number
  /** As sent: after compression. */
  readonly sizeBytes: number
}

/** A batch was acknowledged. */
export interface BatchAcknowledgedEvent extends ProducerBatchEvent {
  /** -1 where it is not known. */
  readonly baseOffset: number
}

/** A batch was given up; its records were rejected with `error`. */
export interface BatchFailedEvent extends ProducerBatchEvent {
  readonly error: StreamError
}

/** A connection to a broker broke. */
export interface ConnectionLostEvent extends ClientEvent {
  readonly nodeId: number
  readonly error: StreamError
  /** Until it is tried again. */
  readonly pauseMs: number
}

/** A frame of records came from a broker. */
export interface FrameReceivedEvent extends PartitionEvent {
  readonly nodeId: number
  readonly sizeBytes: number
  readonly highWatermark: number
}

/** A batch was handed to the application. */
export interface BatchConsumedEvent extends PartitionEvent {
  readonly firstOffset: number
  readonly lastOffset: number
  readonly recordCount: number
  readonly sizeBytes: number
  /** Offsets behind it that the reader has still to come to. */
  readonly lag: number
}

/** Reading a topic was interrupted, and goes on after a pause. */
export interface FetchInterruptedEvent extends ClientEvent {
  readonly topic: string
  readonly error: StreamError
  readonly pauseMs: number
}

/** A position was not in the log, and `autoOffsetReset` (in a group `offsetReset`) chose another. */
export interface PositionResetEvent extends PartitionEvent {
  /** The position that is not in the log. */
  readonly offset: number
  /** `duration`: to records of some age, as `offsetReset` of a group says. */
  readonly reset: 'earliest' | 'latest' | 'duration'
}

/** Records that were read are not in the log any more, and reading goes on where it went another way (KIP-320). */
export interface LogTruncatedEvent extends PartitionEvent {
  /** Up to where it was read. */
  readonly offset: number
  /** From where on it is gone. */
  readonly divergentOffset: number
}

/** A record could not be deserialised, and was dealt with as `onPoison` says. */
export interface PoisonEvent extends PartitionEvent {
  readonly offset: number
  readonly policy: 'skip' | 'dlq' | 'raw'
  readonly error: StreamError
}

/** A topic got partitions, which are read from now on. */
export interface PartitionsAddedEvent extends ClientEvent {
  readonly topic: string
  readonly partitions: readonly number[]
}

/** A group gave partitions to this member, or took them away. */
export interface GroupEvent extends ClientEvent {
  readonly group: string
  readonly memberId: string
  readonly partitions: readonly { readonly topic: string; readonly partition: number }[]
}

/** Metadata of topics was asked for, or came. */
export interface MetadataEvent extends ClientEvent {
  readonly topics: readonly string[]
  /** undefined when the broker has answered. */
  readonly error: StreamError | undefined
}

/** The events of a client by the name of their `diagnostics_channel`. */
export interface ClientEvents {
  readonly 'millrace:client.connected': ClientEvent & { readonly clusterId: string }
  readonly 'millrace:client.closed': ClientEvent
  readonly 'millrace:metadata.refreshed': MetadataEvent
  readonly 'millrace:producer.request.sent': ProducerRequestEvent
  readonly 'millrace:producer.batch.acknowledged': BatchAcknowledgedEvent
  /** It failed, and goes again. */
  readonly 'millrace:producer.batch.retried': BatchFailedEvent
  readonly 'millrace:producer.batch.failed': BatchFailedEvent
  readonly 'millrace:producer.disconnected': ConnectionLostEvent
  readonly 'millrace:consumer.frame.received': FrameReceivedEvent
  /** The application has taken a batch, or the first record of one. */
  readonly 'millrace:consumer.batch.consumed': BatchConsumedEvent
  readonly 'millrace:consumer.interrupted': FetchInterruptedEvent
  readonly 'millrace:consumer.position.reset': PositionResetEvent
  readonly 'millrace:consumer.log.truncated': LogTruncatedEvent
  readonly 'millrace:consumer.partitions.added': PartitionsAddedEvent
  readonly 'millrace:consumer.poison': PoisonEvent
  readonly 'millrace:consumer.group.assigned': GroupEvent
  readonly 'millrace:consumer.group.revoked': GroupEvent
  /** The member was fenced: others may have had the partitions for a while. */
  readonly 'millrace:consumer.group.lost': GroupEvent
}
