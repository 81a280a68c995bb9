import type { DirectoryId, TopicId } from '@millrace/base'
import { metadataRecord, type MetadataRecordOf } from '@millrace/kafka-wire/records'

/** The leader of a partition that has none. */
export const noLeader = -1
/** In a change: the leader stays, and with it its epoch. */
const leaderUnchanged = -2
const recoveryUnchanged = -1

/** A partition as the cluster knows it. Replaced, never changed. */
export interface PartitionImage {
  readonly partition: number
  readonly replicas: readonly number[]
  readonly isr: readonly number[]
  readonly removingReplicas: readonly number[]
  readonly addingReplicas: readonly number[]
  /** {@link noLeader} while there is none. */
  readonly leader: number
  /** 1 while it recovers from an unclean election. */
  readonly leaderRecoveryState: number
  /** Grows with each leader and with each incarnation of the same leader. */
  readonly leaderEpoch: number
  /** Grows with each change of this partition. */
  readonly partitionEpoch: number
  /** The log directory of each replica, in the order of `replicas`. */
  readonly directories: readonly DirectoryId[]
  readonly eligibleLeaderReplicas: readonly number[]
  readonly lastKnownElr: readonly number[]
}

export function partitionOfRecord(record: MetadataRecordOf<'PartitionRecord'>): PartitionImage {
  return {
    partition: record.partitionId,
    replicas: record.replicas,
    isr: record.isr,
    removingReplicas: record.removingReplicas,
    addingReplicas: record.addingReplicas,
    leader: record.leader,
    leaderRecoveryState: record.leaderRecoveryState,
    leaderEpoch: record.leaderEpoch,
    partitionEpoch: record.partitionEpoch,
    directories: record.directories,
    eligibleLeaderReplicas: record.eligibleLeaderReplicas ?? [],
    lastKnownElr: record.lastKnownElr ?? [],
  }
}

export function recordOfPartition(topicId: TopicId, image: PartitionImage): MetadataRecordOf<'PartitionRecord'> {
  const { partition, eligibleLeaderReplicas, lastKnownElr, ...same } = image
  return metadataRecord('PartitionRecord', {
    ...same,
    partitionId: partition,
    topicId,
    eligibleLeaderReplicas: eligibleLeaderReplicas.length === 0 ? null : eligibleLeaderReplicas,
    lastKnownElr: lastKnownElr.length === 0 ? null : lastKnownElr,
  })
}

/** The partition after a change; a leader that is named, even the same one, begins a new leader epoch. */
export function changedPartition(
  old: PartitionImage,
  change: MetadataRecordOf<'PartitionChangeRecord'>,
): PartitionImage {
  const elects = change.leader !== leaderUnchanged
  return {
    partition: old.partition,
    replicas: change.replicas ?? old.replicas,
    isr: change.isr ?? old.isr,
    removingReplicas: change.removingReplicas ?? old.removingReplicas,
    addingReplicas: change.addingReplicas ?? old.addingReplicas,
    leader: elects ? change.leader : old.leader,
    leaderRecoveryState:
      change.leaderRecoveryState === recoveryUnchanged ? old.leaderRecoveryState : change.leaderRecoveryState,
    leaderEpoch: elects ? old.leaderEpoch + 1 : old.leaderEpoch,
    partitionEpoch: old.partitionEpoch + 1,
    directories: change.directories ?? old.directories,
    eligibleLeaderReplicas: change.eligibleLeaderReplicas ?? old.eligibleLeaderReplicas,
    lastKnownElr: change.lastKnownElr ?? old.lastKnownElr,
  }
}
