import type { StreamError } from '@millrace/base'
import type { ConfigResource, DescribedConfig } from '../admin/config-types.ts'
import type { ClusterDescription, ConfigEntry, PartitionDescription } from '../admin/types.ts'
import type { Acks } from '../producer/types.ts'
import type { AdminCalls } from './admin-calls.ts'
import type { GroupCalls } from './group-calls.ts'
import type { TransactionCalls } from './transaction-calls.ts'

/*
 * How the SDK reaches a cluster, in Kafka's terms and free of any protocol: gRPC is one implementation, Kafka's own protocol can be
 * another. Nothing here retries, and nothing but addresses of brokers is remembered: that is for what stands above.
 */

/** Until when a call may take. */
export interface CallLimits {
  readonly timeoutMs: number
  readonly signal?: AbortSignal | undefined
}

/** Until when a read-only call may take, and whom to ask. */
export interface ReadLimits extends CallLimits {
  /** Of another broker than the last one, if there are several: what is known proved wrong, and that one may be behind. */
  readonly elsewhere?: boolean | undefined
}

/** A topic as brokers know it. A topic that was made again has another `id`. */
export interface TopicRef {
  readonly name: string
  /** 22 characters of URL-safe base64. */
  readonly id: string
}

export interface BrokerAddress {
  readonly nodeId: number
  readonly host: string
  readonly port: number
}

export interface TopicMetadata extends TopicRef {
  /** In the order of their numbers, from 0 on. */
  readonly partitions: readonly PartitionDescription[]
  readonly configs: readonly ConfigEntry[]
  /** Brokers keep something of their own in it. */
  readonly internal: boolean
}

export interface ClusterMetadata {
  readonly clusterId: string
  readonly brokers: readonly BrokerAddress[]
  /** For each name that was asked for, the topic or why it can't be described. */
  readonly topics: readonly (TopicMetadata | TopicFailure)[]
}

export interface TopicFailure {
  readonly name: string
  readonly error: StreamError
}

export function isTopicFailure(topic: TopicMetadata | TopicFailure): topic is TopicFailure {
  return 'error' in topic
}

export interface ProducerIdentity {
  readonly producerId: number
  readonly producerEpoch: number
}

/** What one broker takes on a produce session before it has answered. */
export interface ProduceLimits {
  readonly requestsInFlightMax: number
  readonly bytesInFlightMax: number
  readonly requestSizeBytesMax: number
}

export interface ProducePart {
  readonly topic: TopicRef
  readonly partition: number
  /** One record batch v2. The sender may reuse its memory once the request was answered. */
  readonly batch: Buffer
}

export interface ProduceRequest {
  /** Unique among the requests in flight of its session. */
  readonly correlationId: number
  readonly acks: Acks
  readonly timeoutMs: number
  /** Of the producer, where its batches are transactional. */
  readonly transactionalId?: string | undefined
  readonly parts: readonly ProducePart[]
}

export interface ProducePartResult {
  readonly error: StreamError | undefined
  /** -1 where it is not known. */
  readonly baseOffset: number
  /** -1 unless the broker gave the records their time. */
  readonly logAppendTimeMs: number
}

export interface ProduceResponse {
  readonly correlationId: number
  /** One for each part of the request, in its order. */
  readonly results: readonly ProducePartResult[]
}

/** Told what happens on a produce session. After `closed` nothing more comes, and no request that was not answered will be. */
export interface ProduceHandlers {
  opened(limits: ProduceLimits): void
  answered(response: ProduceResponse): void
  closed(error: StreamError): void
}

/** Requests to one leader, answered in order within a partition. With acks `none` there is no answer. */
export interface ProduceSession {
  /** Resolves once the transport has taken the request and can take another. Its failure is told by `closed` as well. */
  send(request: ProduceRequest): Promise<void>
  /** Gives the session up. `closed` is not called any more. Idempotent. */
  close(): void
}

export interface FetchTarget {
  readonly topic: TopicRef
  readonly partition: number
  readonly offset: number
  /** Echoed by frames and errors that stem from this target. */
  readonly epoch: number
  readonly leaderEpoch: number
  /** The leader epoch of the record before `offset`, by which the leader checks that it has that; -1 if it is not known. */
  readonly lastFetchedEpoch: number
}

/** Which records are read: all, or only those that belong to no open or aborted transaction. */
export type Isolation = 'read_uncommitted' | 'read_committed'

/** A transaction that was aborted: from this offset on it is its producer's. */
export interface AbortedTransaction {
  readonly producerId: number
  readonly firstOffset: number
}

export interface FetchUpdate {
  /** Partitions to begin with, or to move. */
  readonly set?: readonly FetchTarget[]
  /** Where those may be read from who are in it: a replica there instead of the leader. Default: from leaders alone. */
  readonly rack?: string
  /** Which of their records are wanted. Default: `read_uncommitted`. */
  readonly isolation?: Isolation
  /** Partitions to send no more. */
  readonly remove?: readonly { readonly topic: TopicRef; readonly partition: number }[]
  /** Bytes of batches that may be sent in addition to those granted before. */
  readonly grantBytes?: number
}

export interface FetchedFrame {
  readonly topicId: string
  readonly partition: number
  readonly epoch: number
  readonly highWatermark: number
  /** Where the oldest transaction begins that is not decided; the high watermark if all are. */
  readonly lastStableOffset: number
  readonly logStartOffset: number
  /** Whole record batches; may be empty. The receiver's to keep. */
  readonly batches: Buffer
  /** Of what is read committed, the transactions of which something is among them and must be left out. */
  readonly aborted: readonly AbortedTransaction[]
}

export interface FetchedError {
  readonly topicId: string
  readonly partition: number
  readonly epoch: number
  readonly error: StreamError
  /** The valid range, for OFFSET_OUT_OF_RANGE; else -1. */
  readonly logStartOffset: number
  readonly highWatermark: number
}

/** Another broker is nearer, and has the partition too. */
export interface FetchedRedirect {
  readonly topicId: string
  readonly partition: number
  readonly epoch: number
  readonly nodeId: number
}

/** The leader's log is another one than what was read: see {@link FetchTarget.lastFetchedEpoch}. */
export interface FetchedDivergence {
  readonly topicId: string
  readonly partition: number
  readonly epoch: number
  /** The largest epoch of the leader's log that is not above that of the target; -1 if all that is left there is newer. */
  readonly leaderEpoch: number
  /** Where that epoch ends. */
  readonly endOffset: number
}

/** Told what happens on a fetch session. After `closed` nothing more comes. */
export interface FetchHandlers {
  frame(frame: FetchedFrame): void
  /** Nothing more comes of that partition until it is set again. */
  failed(error: FetchedError): void
  /** Nothing more comes of that partition until it is set again. Only where a rack was given. */
  redirected?(redirect: FetchedRedirect): void
  /** Nothing more comes of that partition until it is set again. Only where the last fetched epoch was given. */
  diverged?(divergence: FetchedDivergence): void
  closed(error: StreamError): void
}

/** Partitions of one leader, sent as they grow within the credit that was granted. */
export interface FetchSession {
  /** Its failure is told by `closed`. */
  update(update: FetchUpdate): void
  /** Gives the session up. `closed` is not called any more. Idempotent. */
  close(): void
}

export type OffsetSpec = 'earliest' | 'latest' | 'maxTimestamp' | { readonly timestamp: number }

export interface OffsetLookup {
  readonly topic: TopicRef
  readonly partition: number
  readonly spec: OffsetSpec
}

export interface OffsetFound {
  readonly error: StreamError | undefined
  /** -1 if no record is that late. */
  readonly offset: number
  /** -1 for earliest and latest. */
  readonly timestampMs: number
  /** Of the record found; for latest, of the record before the offset. -1 if it is not known. */
  readonly leaderEpoch: number
}

export interface NewTopic {
  readonly name: string
  /** 0 for the broker's default, as is the next. */
  readonly partitions: number
  readonly replicationFactor: number
  readonly configs: Readonly<Record<string, string>>
}

export interface TopicCreated {
  readonly name: string
  readonly error: StreamError | undefined
  readonly topicId: string
  readonly partitions: number
  readonly replicationFactor: number
  readonly warnings: readonly string[]
}

export interface TopicDeleted {
  readonly name: string
  readonly error: StreamError | undefined
}

export interface ConfigOp {
  readonly name: string
  readonly op: 'SET' | 'DELETE' | 'APPEND' | 'SUBTRACT'
  readonly value: string
}

export interface DescribedResource {
  readonly error: StreamError | undefined
  readonly configs: readonly DescribedConfig[]
}

export interface ConfigQuery extends ConfigResource {
  /** Empty: all. */
  readonly keys: readonly string[]
  readonly synonyms: boolean
  readonly documentation: boolean
}

export interface AlteredResource {
  readonly error: StreamError | undefined
  readonly warnings: readonly string[]
}

/** A partition read backwards: what to read, and about how much at most. */
export interface NewestRequest {
  readonly topic: TopicRef
  readonly partition: number
  /** Only what lies before it; undefined: before the high watermark. */
  readonly beforeOffset: number | undefined
  readonly recordsMax: number
  readonly sizeBytesMax: number
  /** Which of its records are wanted. */
  readonly isolation: Isolation
}

export interface NewestPage {
  readonly highWatermark: number
  /** As in a frame. */
  readonly lastStableOffset: number
  readonly logStartOffset: number
  /**
   * Runs of whole batches, each run lying before the one in front of it; inside a run the batches stand in their order. The first run may
   * reach past the offset that was asked for, and the last may begin before the log start. Empty if nothing is left.
   */
  readonly runs: readonly NewestRun[]
}

/** A run of whole batches, and what of them must be left out where what is committed is read. */
export interface NewestRun {
  readonly batches: Buffer
  readonly aborted: readonly AbortedTransaction[]
}

export type ClusterInfo = ClusterDescription

/** Every call goes to any broker that answers, unless it takes a `nodeId`. */
export interface Transport {
  /** Of the topics named, or of all. */
  metadata(topics: readonly string[] | 'all', limits: ReadLimits): Promise<ClusterMetadata>
  describeCluster(limits: CallLimits): Promise<ClusterInfo>
  createTopics(topics: readonly NewTopic[], validateOnly: boolean, limits: CallLimits): Promise<readonly TopicCreated[]>
  deleteTopics(names: readonly string[], limits: CallLimits): Promise<readonly TopicDeleted[]>
  describeConfigs(query: ConfigQuery, limits: CallLimits): Promise<DescribedResource | undefined>
  alterConfigs(
    resource: ConfigResource,
    ops: readonly ConfigOp[],
    validateOnly: boolean,
    limits: CallLimits,
  ): Promise<AlteredResource | undefined>
  /** A new producer id (KIP-98). */
  initProducer(limits: CallLimits): Promise<ProducerIdentity>
  /** What changes or looks into the cluster, but for topics and configs. */
  readonly admin: AdminCalls
  readonly groups: GroupCalls
  readonly transactions: TransactionCalls
  /** The batches before an offset: one at least if there is any. OFFSET_OUT_OF_RANGE past the high watermark. */
  fetchNewest(nodeId: number, request: NewestRequest, limits: CallLimits): Promise<NewestPage>
  /** One result for each lookup, in their order. */
  listOffsets(
    nodeId: number,
    lookups: readonly OffsetLookup[],
    limits: CallLimits,
    isolation?: Isolation,
  ): Promise<readonly OffsetFound[]>
  /** `closed` tells if the broker can't be reached; it is never called before this returns. */
  openProduce(nodeId: number, handlers: ProduceHandlers): ProduceSession
  openFetch(nodeId: number, handlers: FetchHandlers): FetchSession
  /** Ends everything; sessions are not told. Idempotent. */
  close(): void
}
