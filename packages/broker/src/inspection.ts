import type { TopicId } from '@millrace/base'
import { type ClusterImage, clusterMetadataTopic } from '@millrace/metadata'
import type { MetadataController } from './metadata/metadata-controller.ts'
import type { PartitionTable } from './partitions/partition-table.ts'
import { metadataTopicId } from './quorum/metadata-topic.ts'
import type { Quorum } from './quorum/quorum.ts'

/** A replica that a broker holds, as it is at this moment. */
export interface ReplicaInspection {
  readonly topic: string
  readonly topicId: TopicId
  readonly partition: number
  /** Whether this broker takes writes for it, as far as it knows. */
  readonly isLeader: boolean
  /** The epoch in which it leads or follows. */
  readonly leaderEpoch: number
  /** What the leader takes for in sync; empty on a follower. */
  readonly isr: readonly number[]
  readonly logStartOffset: number
  /** The end of what is committed, as far as this replica knows. */
  readonly highWatermark: number
  readonly logEndOffset: number
  /** The end of what this replica has on disk. */
  readonly durableOffset: number
}

/** What a broker holds whenever it is looked at, for those who watch over it, such as simulations and tests. It costs nothing until then. */
export interface BrokerInspection {
  /** The metadata that this broker goes by. */
  readonly image: ClusterImage
  /** The offset of the metadata log up to which it has applied it. */
  readonly appliedOffset: number
  replicas(): Iterable<ReplicaInspection>
  /**
   * The metadata log in the same terms: who leads it is the leader of the quorum, its leader epoch is the term, and `isr` are the voters,
   * of which a majority must have what is committed.
   */
  metadata(): ReplicaInspection
}

/** Looks at what the parts of a broker hold. */
export function inspectBroker(
  controller: MetadataController,
  partitions: PartitionTable,
  quorum: Quorum,
): BrokerInspection {
  const metadata = metadataView(quorum)
  return {
    get image() {
      return controller.image
    },
    get appliedOffset() {
      return controller.appliedOffset
    },
    *replicas() {
      for (const found of partitions.all()) {
        const { topic, topicId, partition, leaderEpoch, logStartOffset, highWatermark, logEndOffset } = found
        yield {
          topic,
          topicId,
          partition,
          isLeader: found.isLeader,
          leaderEpoch,
          isr: found.inSync,
          logStartOffset,
          highWatermark,
          logEndOffset,
          durableOffset: found.durableOffset,
        }
      }
    },
    metadata,
  }
}

/** Looks anew when who leads or where the log ends has changed: whoever watches every event asks very often. */
function metadataView(quorum: Quorum): () => ReplicaInspection {
  let seen = { view: quorum.view, committedOffset: -1, nextOffset: -1 }
  let found = look(quorum)
  return () => {
    const { view, committedOffset, nextOffset } = quorum
    if (view !== seen.view || committedOffset !== seen.committedOffset || nextOffset !== seen.nextOffset) {
      seen = { view, committedOffset, nextOffset }
      found = look(quorum)
    }
    return found
  }
}

function look(quorum: Quorum): ReplicaInspection {
  const { role, term, voters, startOffset, commitOffset, lastOffset, durableOffset } = quorum.status
  return {
    topic: clusterMetadataTopic,
    topicId: metadataTopicId,
    partition: 0,
    isLeader: role === 'leader',
    leaderEpoch: term,
    isr: voters.map(({ nodeId }) => nodeId),
    logStartOffset: startOffset,
    highWatermark: commitOffset,
    logEndOffset: lastOffset,
    durableOffset,
  }
}
