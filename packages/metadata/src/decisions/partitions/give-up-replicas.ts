import { isStreamError, StreamError } from '@millrace/base'
import type { ClusterImage } from '../../image/cluster-image.ts'
import { changedPartition } from '../../image/partition-image.ts'
import type { PartitionOfTopic } from '../../image/topics-image.ts'
import type { Decision } from '../decision.ts'
import { registeredBroker } from '../registered-broker.ts'
import { findReplica, type PartitionId } from './find-replica.ts'
import { PartitionChanges } from './partition-changes.ts'
import type { ReplicationContext } from './replication-settings.ts'

/** Replicas whose logs their broker found damaged. */
export interface GiveUpReplicasRequest {
  readonly nodeId: number
  readonly brokerEpoch: number
  readonly replicas: readonly PartitionId[]
}

/** A replica that counts for nothing until it has caught up again. */
export interface GivenUpReplica {
  readonly error?: undefined
  /** From this leader epoch on. What the replica said of itself before it counts no more. */
  readonly leaderEpoch: number
}

/** What became of each replica. */
export interface GiveUpReplicasResponse {
  /** One for each replica of the request, in its order. */
  readonly replicas: readonly (GivenUpReplica | { readonly error: StreamError })[]
}

/**
 * Takes a broker's replicas out of the ISR and out of those eligible to lead, so that it may cut off what is damaged in their logs and fetch
 * it again. Another leads if it led; nobody, while those that could are away. A new leader epoch begins in any case: what the leader knew
 * of the replica, and may be asking for because of it, is over.
 *
 * Errors of a replica: ELIGIBLE_LEADERS_NOT_AVAILABLE if no other is known to have all that is committed: then it stays what it is, since
 * nobody has more; UNKNOWN_TOPIC_ID, UNKNOWN_TOPIC_OR_PARTITION, REPLICA_NOT_AVAILABLE, INVALID_REQUEST. Throws BROKER_ID_NOT_REGISTERED
 * or STALE_BROKER_EPOCH.
 */
export function giveUpReplicas(
  image: ClusterImage,
  request: GiveUpReplicasRequest,
  context: ReplicationContext,
): Decision<GiveUpReplicasResponse> {
  const { nodeId } = registeredBroker(image, request)
  const changes = new PartitionChanges(image, context)
  const named = new Set<string>()
  const replicas = request.replicas.map((replica) => {
    try {
      return giveUp(findReplica(image, replica, nodeId, named), nodeId, changes)
    } catch (error) {
      if (isStreamError(error)) return { error }
      throw error
    }
  })
  return { records: changes.records, response: { replicas } }
}

function giveUp(found: PartitionOfTopic, nodeId: number, changes: PartitionChanges): GivenUpReplica {
  const { topic, partition } = found
  const { isr, eligibleLeaderReplicas } = partition
  const hasOther = [...isr, ...eligibleLeaderReplicas].some(
    (other) => other !== nodeId && changes.states.hasDirectory(partition, other),
  )
  if (!hasOther) {
    throw new StreamError(
      'ELIGIBLE_LEADERS_NOT_AVAILABLE',
      `no replica of ${topic.name}-${partition.partition} but that of broker ${nodeId} is known to have all that is committed`,
      { context: { topic: topic.name, partition: partition.partition } },
    )
  }
  const record = changes.change(found, {}, { lost: new Set([nodeId]), election: 'clean', beginsEpoch: true })
  const { leaderEpoch } = record === undefined ? partition : changedPartition(partition, record)
  return { leaderEpoch }
}
