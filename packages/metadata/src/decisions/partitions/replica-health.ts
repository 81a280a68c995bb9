import type { ClusterImage } from '../../image/cluster-image.ts'
import type { PartitionImage } from '../../image/partition-image.ts'
import { BrokerStates } from './broker-states.ts'
import {
  effectiveMinInsyncReplicas,
  type ReplicationContext,
  TopicReplicationSettings,
} from './replication-settings.ts'

/** Of a partition's replicas those whose broker is not there, or whose log directory is out of service. */
export function offlineReplicas(image: ClusterImage, partition: PartitionImage): readonly number[] {
  const states = new BrokerStates(image)
  return partition.replicas.filter(
    (nodeId) => states.broker(nodeId)?.fenced !== false || !states.hasDirectory(partition, nodeId),
  )
}

/** How many partitions that a broker leads have just as many replicas in sync as `min.insync.replicas` wants: one less, and they take no writes. */
export function atMinIsrCount(image: ClusterImage, context: ReplicationContext, leader: number): number {
  const settings = new TopicReplicationSettings(image, context)
  let count = 0
  for (const { topic, partition } of image.partitionsOn(leader)) {
    if (partition.leader !== leader) continue
    const { minInsyncReplicas } = settings.of(topic.name)
    if (partition.isr.length === effectiveMinInsyncReplicas(minInsyncReplicas, partition.replicas.length)) count += 1
  }
  return count
}

/**
 * How many partitions, of all or of those that a broker leads, have fewer replicas in sync than `min.insync.replicas`: they take no writes
 * with acks=all.
 */
export function underMinIsrCount(image: ClusterImage, context: ReplicationContext, leader?: number): number {
  const settings = new TopicReplicationSettings(image, context)
  let count = 0
  for (const { topic, partition } of image.underReplicated()) {
    if (leader !== undefined && partition.leader !== leader) continue
    const { minInsyncReplicas } = settings.of(topic.name)
    if (partition.isr.length < effectiveMinInsyncReplicas(minInsyncReplicas, partition.replicas.length)) count += 1
  }
  return count
}
