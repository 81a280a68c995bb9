import type { StreamError } from '@millrace/base'
import type { TopicName } from '../consumer/types.ts'
import type { Isolation } from '../transport/transport.ts'
import type { GroupAdmin } from './group-types.ts'
import type {
  Decommission,
  ElectionType,
  LeaderElection,
  OngoingReassignment,
  PartitionReassignment,
  PartitionResult,
  ReplicaLogDir,
  QuorumDescription,
  ReassignOptions,
  RegisteredBroker,
  TopicPartitions,
  VoterRef,
} from './cluster-types.ts'
import type {
  AlteredConfigs,
  ConfigChanges,
  ConfigResource,
  ConfigSource,
  DescribeConfigsOptions,
  DescribedConfig,
} from './config-types.ts'

/** What a new topic is like; the broker's defaults for what is left out. */
export interface CreateTopicOptions {
  /** Default: the broker's `num.partitions`. */
  readonly partitions?: number
  /** Default: the broker's `default.replication.factor`. */
  readonly replicationFactor?: number
  /** Kafka's topic configs, such as `retention.ms`. */
  readonly configs?: Readonly<Record<string, string | number | boolean>>
  /** Check everything, create nothing. Default false. */
  readonly validateOnly?: boolean
}

/** How long a call may take, and who may give it up. */
export interface AdminCallOptions {
  /** Default 30,000. */
  readonly timeoutMs?: number
  readonly signal?: AbortSignal | undefined
}

/** A topic as it was created (or would be, with `validateOnly`). */
export interface CreatedTopic {
  readonly name: string
  readonly topicId: string
  readonly partitions: number
  readonly replicationFactor: number
  /** What is allowed but hardly meant, such as a retention below the size of a segment; a sentence each. */
  readonly warnings: readonly string[]
}

/** Who leads a partition, and who holds it. */
export interface PartitionDescription {
  readonly partition: number
  /** The broker's id; undefined while there is no leader. */
  readonly leader: number | undefined
  readonly leaderEpoch: number
  readonly replicas: readonly number[]
  readonly isr: readonly number[]
  /** May lead if nobody is in sync: they have all that was acknowledged (KIP-966). */
  readonly eligibleLeaderReplicas: readonly number[]
  /** Of the replicas, those whose broker is not there, or whose log directory is out of use. */
  readonly offlineReplicas: readonly number[]
  /** Of the replicas, those that are on their way here (KIP-455). */
  readonly addingReplicas: readonly number[]
  /** Of the replicas, those that are to go. */
  readonly removingReplicas: readonly number[]
}

/** The value of one config key, and where it comes from. */
export interface ConfigEntry {
  readonly name: string
  readonly value: string
  /** Where the value comes from. */
  readonly source: ConfigSource
}

/** A topic with its partitions and its configs. */
export interface TopicDescription {
  readonly name: string
  readonly topicId: string
  readonly partitions: readonly PartitionDescription[]
  readonly configs: readonly ConfigEntry[]
  /** Brokers keep something of their own in it: it can be read, and not written to. */
  readonly internal: boolean
}

/** A broker and the address that clients reach it at. */
export interface BrokerDescription {
  readonly nodeId: number
  readonly host: string
  readonly port: number
}

/** The cluster and its brokers. */
export interface ClusterDescription {
  readonly clusterId: string
  readonly brokers: readonly BrokerDescription[]
  /** The active controller; -1 while none is known. */
  readonly controllerId: number
  /** Of the broker that answered, as is all that follows. */
  readonly version: string
  readonly nodeId: number
  readonly uptimeMs: number
  /** What its clock said, in milliseconds since 1970 UTC. */
  readonly timeMs: number
  /** Why it does not serve; undefined while it does. */
  readonly notServingReason: string | undefined
  readonly metadata: MetadataStatus
  readonly logDirs: readonly LogDirStatus[]
  /** Every broker that is registered, those that are not there too; `brokers` are those that serve. */
  readonly registeredBrokers: readonly RegisteredBroker[]
}

/** How far the cluster's metadata are, and what they hold. */
export interface MetadataStatus {
  /** The offset after the last record that is committed. */
  readonly committedOffset: number
  /** The offset after the last record that the broker has applied. */
  readonly appliedOffset: number
  readonly topicCount: number
  readonly partitionCount: number
  readonly leaderlessPartitionCount: number
  /** Partitions of whose replicas some are not in sync. */
  readonly underReplicatedPartitionCount: number
  /** Partitions with fewer in sync than `min.insync.replicas`: they take no writes with acks `all`. */
  readonly underMinIsrPartitionCount: number
  /** Partitions whose replicas are on the move. */
  readonly reassigningPartitionCount: number
}

/** A log directory, without what lies in it. */
export interface LogDirStatus {
  readonly path: string
  /** undefined if the directory could not be opened. */
  readonly directoryId: string | undefined
  /** Why it is out of use; undefined while it is not. */
  readonly error: StreamError | undefined
  /** Of its volume; undefined where that has no meaning (in memory) or can't be told. */
  readonly totalBytes: number | undefined
  readonly usableBytes: number | undefined
}

/** A log directory and the partitions that lie in it. */
export interface LogDirDescription extends LogDirStatus {
  readonly topics: readonly LogDirTopic[]
}

/** Of a topic, what lies in a log directory. */
export interface LogDirTopic {
  readonly name: string
  readonly topicId: string
  readonly partitions: readonly LogDirPartition[]
}

/** A partition's log in a log directory. */
export interface LogDirPartition {
  readonly partition: number
  /** Of its segments, without their indexes. */
  readonly sizeBytes: number
  /** How far it is behind the leader, 0 for a leader; of a copy, behind the log whose place it is to take. */
  readonly offsetLag: number
  /** A copy of what lies in another log directory of the broker, whose place it is to take (KIP-113). */
  readonly isFuture: boolean
}

/** The log directories of one broker. */
export interface LogDirs {
  readonly nodeId: number
  readonly logDirs: readonly LogDirDescription[]
}

/** Whether a broker says that it serves. */
export interface BrokerHealth {
  readonly nodeId: number
  readonly isServing: boolean
}

/** Which offset to look up: the first, the next to be written, the first of that time or later, or `maxTimestamp`: the record with the greatest timestamp (KIP-734). */
export type OffsetQuery = 'earliest' | 'latest' | 'maxTimestamp' | { readonly timestamp: number }

/** What {@link Admin.listOffsets} found in a partition. */
export interface PartitionOffset {
  readonly partition: number
  /** undefined if no record is that late. */
  readonly offset: number | undefined
  /** The found record's, in milliseconds since 1970 UTC; undefined for `earliest` and `latest`. */
  readonly timestamp: number | undefined
}

/** How partitions are added. */
export interface CreatePartitionsOptions {
  /** Check everything, create nothing. Default false. */
  readonly validateOnly?: boolean
}

/** Of what offsets are looked up. */
export interface ListOffsetsOptions extends AdminCallOptions {
  /** Default: all that the topic has. */
  readonly partitions?: readonly number[]
  /**
   * `read_committed`: as a consumer of what is committed sees it. `latest` is the last stable offset, and records behind that are not found.
   * Default `read_uncommitted`.
   */
  readonly isolation?: Isolation
}

/** Before which offset a partition's records go; `highWatermark`: all that consumers can read. */
export type DeletionPoint = number | 'highWatermark'

/** Manages topics and looks at the cluster. Every call rejects with a StreamError, of the topic's own code where one was refused. */
export interface Admin extends GroupAdmin {
  /** Creates a topic. TOPIC_ALREADY_EXISTS, INVALID_TOPIC, INVALID_PARTITIONS, INVALID_REPLICATION_FACTOR, INVALID_CONFIG. */
  createTopic(topic: TopicName, options?: CreateTopicOptions & AdminCallOptions): Promise<CreatedTopic>
  /** Deletes a topic and its records. UNKNOWN_TOPIC_OR_PARTITION. */
  deleteTopic(topic: TopicName, options?: AdminCallOptions): Promise<void>
  /** Every topic's name, sorted; those that brokers keep something of their own in only if asked for. */
  listTopics(options?: AdminCallOptions & { readonly internal?: boolean }): Promise<string[]>
  /** UNKNOWN_TOPIC_OR_PARTITION. */
  describeTopic(topic: TopicName, options?: AdminCallOptions): Promise<TopicDescription>
  /** Every topic, sorted by name; internal ones only if asked for. */
  describeTopics(options?: AdminCallOptions & { readonly internal?: boolean }): Promise<TopicDescription[]>
  /** Looks up offsets, of all partitions unless some are named. UNKNOWN_TOPIC_OR_PARTITION. */
  listOffsets(topic: TopicName, query: OffsetQuery, options?: ListOffsetsOptions): Promise<PartitionOffset[]>
  /** The cluster, its brokers, and the release of the one that answered. */
  describeCluster(options?: AdminCallOptions): Promise<ClusterDescription>
  /** The configs of a topic, broker or group, by name, with where each value comes from. UNKNOWN_TOPIC_OR_PARTITION, INVALID_REQUEST. */
  describeConfigs(
    resource: ConfigResource,
    options?: DescribeConfigsOptions & AdminCallOptions,
  ): Promise<readonly DescribedConfig[]>
  /**
   * Changes single configs of a topic, broker or group, all of them or none; they count at once, and after a restart (KIP-339).
   * UNKNOWN_TOPIC_OR_PARTITION, INVALID_CONFIG naming the key, INVALID_REQUEST.
   */
  alterConfigs(
    resource: ConfigResource,
    changes: ConfigChanges,
    options?: {
      /** Check everything, change nothing. Default false. */
      readonly validateOnly?: boolean
    } & AdminCallOptions,
  ): Promise<AlteredConfigs>
  /**
   * Gives a topic more partitions, `totalCount` in all; resolves with that. Records stay where they are, but keys may from then on go to
   * another partition than before. Producers and consumers that are running find the new ones when they next ask for metadata.
   * INVALID_PARTITIONS if the topic has as many or more, or past a limit; UNKNOWN_TOPIC_OR_PARTITION.
   */
  createPartitions(
    topic: TopicName,
    totalCount: number,
    options?: CreatePartitionsOptions & AdminCallOptions,
  ): Promise<number>
  /**
   * Deletes the records that lie before an offset, by partition (KIP-107); resolves with the log start offset of each. An offset that
   * is not after the log start changes nothing. OFFSET_OUT_OF_RANGE beyond the high watermark, UNKNOWN_TOPIC_OR_PARTITION; partitions
   * before the one that was refused may be done by then.
   */
  deleteRecords(
    topic: TopicName,
    before: ReadonlyMap<number, DeletionPoint>,
    options?: AdminCallOptions,
  ): Promise<Map<number, number>>
  /**
   * The log directories of brokers, and of the topics named (default: all) the partitions that lie in each.
   * UNKNOWN_TOPIC_OR_PARTITION, BROKER_UNAVAILABLE if a broker does not answer.
   */
  describeLogDirs(
    options?: AdminCallOptions & { readonly topics?: readonly TopicName[]; readonly nodeIds?: readonly number[] },
  ): Promise<LogDirs[]>
  /**
   * Has a broker keep replicas of its own in other log directories (KIP-113), each by itself, while they are written and read. Resolves once
   * that has begun, with one result for each; {@link describeLogDirs} tells how far each is (`isFuture`). Naming the directory in which one is
   * ends its move. Errors of a replica: UNKNOWN_TOPIC_OR_PARTITION, REPLICA_NOT_AVAILABLE if the broker has none (one that it is given later is
   * made there), STORAGE_ERROR, INVALID_REQUEST for a directory that is none of the broker's.
   */
  alterReplicaLogDirs(
    nodeId: number,
    replicas: readonly ReplicaLogDir[],
    options?: AdminCallOptions,
  ): Promise<readonly PartitionResult[]>
  /**
   * Whether each broker says that it serves, by the standard health call; one that does not answer does not serve. Its reasons are in
   * {@link describeCluster}.
   */
  health(options?: AdminCallOptions): Promise<BrokerHealth[]>
  /**
   * Moves replicas (KIP-455), each partition by itself: new ones copy what there is, and once they are in sync the old ones go. Resolves
   * once it has begun, with one result for each partition; {@link listPartitionReassignments} tells how far it is. Errors of a partition:
   * UNKNOWN_TOPIC_OR_PARTITION, INVALID_REPLICA_ASSIGNMENT, INVALID_REPLICATION_FACTOR, NO_REASSIGNMENT_IN_PROGRESS.
   */
  alterPartitionReassignments(
    partitions: readonly PartitionReassignment[],
    options?: ReassignOptions & AdminCallOptions,
  ): Promise<readonly PartitionResult[]>
  /** The reassignments that are under way, of these topics or of all. */
  listPartitionReassignments(
    options?: AdminCallOptions & { readonly topics?: readonly TopicPartitions[] },
  ): Promise<readonly OngoingReassignment[]>
  /**
   * Elects leaders by hand (KIP-460): for the partitions that are named, or for `'all'` that need it. Errors of a partition:
   * ELECTION_NOT_NEEDED, PREFERRED_LEADER_NOT_AVAILABLE, ELIGIBLE_LEADERS_NOT_AVAILABLE, UNKNOWN_TOPIC_OR_PARTITION.
   */
  electLeaders(
    type: ElectionType,
    partitions: readonly TopicPartitions[] | 'all',
    options?: AdminCallOptions,
  ): Promise<readonly LeaderElection[]>
  /**
   * Marks a broker, so that it is given no new replicas, and begins to move what it holds to the others, evenly and to other racks where there
   * are any; some at a time: call it again until `replicasLeft` is 0. BROKER_ID_NOT_REGISTERED.
   */
  decommissionBroker(
    nodeId: number,
    options?: AdminCallOptions & {
      /** Plan everything, move nothing. Default false. */
      readonly validateOnly?: boolean
    },
  ): Promise<Decommission>
  /** Takes back that a broker is decommissioned: it is given new replicas again; none is moved back. BROKER_ID_NOT_REGISTERED. */
  recommissionBroker(nodeId: number, options?: AdminCallOptions): Promise<void>
  /** Forgets a broker that was stopped and holds nothing any more. BROKER_ID_NOT_REGISTERED; INVALID_REQUEST while it runs or holds replicas. */
  unregisterBroker(nodeId: number, options?: AdminCallOptions): Promise<void>
  /** The controllers and how far each is. NO_QUORUM while none of them is active. */
  describeQuorum(options?: AdminCallOptions): Promise<QuorumDescription>
  /** Makes a controller that follows a voter (KIP-853). DUPLICATE_VOTER, REPLICA_NOT_AVAILABLE if it does not follow or is behind. */
  addVoter(voter: VoterRef, options?: AdminCallOptions): Promise<void>
  /** Takes a controller's vote. VOTER_NOT_FOUND, INVALID_REQUEST for the last one. */
  removeVoter(voter: VoterRef, options?: AdminCallOptions): Promise<void>
}
