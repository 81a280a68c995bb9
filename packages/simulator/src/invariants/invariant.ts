import type { BrokerInspection, ReplicaInspection } from '@millrace/broker'
import type { ReadRecord } from '../checkers/history.ts'
import type { MemberDeed } from '../workload/groups/deeds.ts'
import type { CommittedRecord } from './committed-records.ts'
import type { FoundRecord } from './compaction.ts'
import type { FormerLog } from './former-log.ts'
import type { ReplicaLog } from './replica-log.ts'
import type { StoredBatch } from './stored-batch.ts'

/** A broker, right after something happened to it. */
export interface NodeView {
  readonly nodeId: number
  readonly host: string
  /** Of the process: a broker that started again is another. */
  readonly process: string
  readonly image: BrokerInspection['image']
  readonly appliedOffset: number
  /** Whether its metadata has moved since it was looked at last. */
  readonly imageMoved: boolean
}

/** A replica on a broker, right after something happened to the broker. */
export interface ReplicaView extends ReplicaInspection {
  readonly node: NodeView
  /** `topic-partition` */
  readonly name: string
  /** Whether it is the log of the metadata quorum, whose `isr` are the voters. */
  readonly isMetadata: boolean
  /** As it was when it was looked at last, in the same process; undefined for the first look. */
  readonly before: ReplicaInspection | undefined
}

/** A partition as the newest metadata have it that any broker has. */
export interface KnownPartition {
  readonly leaderEpoch: number
  readonly isr: readonly number[]
  readonly eligibleLeaderReplicas: readonly number[]
  readonly replicas: readonly number[]
  /** Those of them that were given a replica by a reassignment that goes on. */
  readonly addingReplicas: readonly number[]
}

/** What one transaction took from a partition: offsets from one on, up to another. */
export interface ConsumedRange {
  readonly group: string
  readonly topic: string
  readonly partition: number
  readonly fromOffset: number
  readonly toOffset: number
}

/** A transaction of which its application was told for certain how it ended. */
export interface EndedTransaction {
  readonly transactionalId: string
  readonly outcome: 'committed' | 'aborted'
  /** What was sent in it: `topic/value`. */
  readonly sent: readonly string[]
  readonly consumed: readonly ConsumedRange[]
}

/** What an invariant may look at besides what has just changed. */
export interface ClusterView {
  /** What stands in the segment files of a machine. */
  logOf(host: string, partition: string): ReplicaLog | undefined
  /** What stood there before the machine's disk was damaged, while the leader goes by it: it can't know at once. */
  formerLogOf(host: string, partition: string): FormerLog | undefined
  /** Whether a bit of the log has ever flipped there. */
  isRotten(host: string, partition: string): boolean
  hostOf(nodeId: number): string
  hosts(): Iterable<string>
  partitionOf(topicId: string, partition: number): KnownPartition | undefined
  /** Before this offset the logs of `topic-partition` need not be the same: some have been compacted. */
  compactedTo(partition: string): number
}

/** Something that must hold after every event. Each method throws a {@link Violation} when it does not. */
export interface Invariant {
  readonly name: string
  nodeChanged?(node: NodeView, cluster: ClusterView): void
  replicaChanged?(replica: ReplicaView, cluster: ClusterView): void
  /** A broker has appended a batch to a segment file. */
  batchWritten?(host: string, partition: string, batch: StoredBatch, log: ReplicaLog): void
  /** A record of a topic whose records matter is committed; in the order of their offsets, each once. */
  recordCommitted?(partition: string, record: CommittedRecord, cluster: ClusterView): void
  /** A compacted segment takes the place of those that it is made of. */
  segmentCompacted?(host: string, partition: string, batches: readonly StoredBatch[]): void
  /** A compacted topic was read from its start to its end. */
  logRead?(partition: string, found: readonly FoundRecord[]): void
  /** Something has happened to a member of a group, as its application sees it. */
  memberDid?(deed: MemberDeed, cluster: ClusterView): void
  /** A reader of what is committed was given a record. */
  committedRead?(record: ReadRecord, cluster: ClusterView): void
  /** It is known what came of a transaction. */
  transactionEnded?(transaction: EndedTransaction): void
}

/** An invariant that did not hold. */
export class Violation extends Error {
  override readonly name = 'Violation'
  readonly invariant: string

  constructor(invariant: string, message: string) {
    super(message)
    this.invariant = invariant
  }
}
