import { metadataRecord, type MetadataRecord } from '@millrace/kafka-wire/records'
import type { ClusterImage } from '../../image/cluster-image.ts'
import { noLeader } from '../../image/partition-image.ts'
import type { TopicImage } from '../../image/topics-image.ts'
import { PartitionChanges } from './partition-changes.ts'
import { type ChangedConfigs, type ReplicationContext, TopicReplicationSettings } from './replication-settings.ts'

/**
 * What changed configs do to partitions: with another `min.insync.replicas` nobody is eligible to lead but the ISR (KIP-966), for who is
 * was worked out by the old one; where unclean elections are allowed now, partitions without a leader get one.
 */
export function replicationEffects(
  image: ClusterImage,
  configs: ChangedConfigs,
  context: ReplicationContext,
): readonly MetadataRecord[] {
  const before = new TopicReplicationSettings(image, context)
  const changes = new PartitionChanges(image, context, { configs })
  for (const topic of affected(image, configs)) {
    const old = before.of(topic.name)
    const now = changes.settings.of(topic.name)
    for (const partition of topic.partitions.values()) {
      const { isr, eligibleLeaderReplicas, leader } = partition
      // Without anybody in sync nothing is committed: the eligible are all that there is, and have it all.
      if (old.minInsyncReplicas !== now.minInsyncReplicas && isr.length > 0 && eligibleLeaderReplicas.length > 0) {
        const change = { partitionId: partition.partition, topicId: topic.id, eligibleLeaderReplicas: [] }
        changes.records.push(metadataRecord('PartitionChangeRecord', change))
      } else if (now.uncleanLeaderElectionEnable && !old.uncleanLeaderElectionEnable && leader === noLeader) {
        changes.change({ topic, partition })
      }
    }
  }
  return changes.records
}

function affected(image: ClusterImage, { topics, allBrokers }: ChangedConfigs): readonly TopicImage[] {
  if (allBrokers !== undefined) return [...image.topics()]
  return [...topics.keys()].flatMap((name) => image.topic(name) ?? [])
}
