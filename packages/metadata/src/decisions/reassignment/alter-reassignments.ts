import { isStreamError, StreamError } from '@millrace/base'
import type { ClusterImage } from '../../image/cluster-image.ts'
import { isReassigning } from '../../image/replica-index.ts'
import type { PartitionOfTopic } from '../../image/topics-image.ts'
import { partitionsPerRequestMax } from '../../limits.ts'
import type { Decision } from '../decision.ts'
import { findPartition, type PartitionName } from '../partitions/find-partition.ts'
import { PartitionChanges } from '../partitions/partition-changes.ts'
import type { ReplicationContext } from '../partitions/replication-settings.ts'
import { ReplicaMoves } from './replica-moves.ts'

/** What replicas a partition is to have. */
export interface Reassignment extends PartitionName {
  /** The brokers, the preferred leader first. Null: cancel what is under way. */
  readonly replicas: readonly number[] | null
}

/** Replicas that are to move (KIP-455). */
export interface AlterReassignmentsRequest {
  readonly partitions: readonly Reassignment[]
  /** Undefined is true, as in Kafka. */
  readonly allowReplicationFactorChange?: boolean | undefined
  /** Check everything, change nothing. */
  readonly validateOnly?: boolean | undefined
}

/** What came of one partition. */
export interface AlteredReassignment extends PartitionName {
  readonly error?: StreamError | undefined
}

/** What became of each partition. */
export interface AlterReassignmentsResponse {
  /** One for each partition of the request, in its order. */
  readonly partitions: readonly AlteredReassignment[]
}

/**
 * Begins, changes or cancels the reassignment of partitions, each by itself. New replicas are added, catch up, and join the ISR; once all
 * have, those that are not in the target are removed. Cancelling takes the new ones away again.
 *
 * Errors of a partition: UNKNOWN_TOPIC_OR_PARTITION; INVALID_REPLICA_ASSIGNMENT for no replicas, one that is named twice, a broker that is
 * not registered or is decommissioned, or one that only an unclean election could give a leader; INVALID_REPLICATION_FACTOR for another
 * number than it has, where that is not allowed; NO_REASSIGNMENT_IN_PROGRESS if there is nothing to cancel; RESOURCE_EXHAUSTED;
 * INVALID_REQUEST if it is named twice. Throws INVALID_REQUEST if too many are named.
 */
export function alterReassignments(
  image: ClusterImage,
  request: AlterReassignmentsRequest,
  context: ReplicationContext,
): Decision<AlterReassignmentsResponse> {
  const { partitions, allowReplicationFactorChange = true, validateOnly = false } = request
  if (partitions.length > partitionsPerRequestMax) {
    throw new StreamError(
      'INVALID_REQUEST',
      `a request to reassign ${partitions.length} partitions is over the limit of ${partitionsPerRequestMax}; send several`,
      { context: { limit: partitionsPerRequestMax } },
    )
  }
  const changes = new PartitionChanges(image, context)
  const moves = new ReplicaMoves(image, changes)
  const named = new Set<string>()
  const results = partitions.map((reassignment): AlteredReassignment => {
    const { topic, partition, replicas } = reassignment
    try {
      const found = findPartition(image, reassignment, named)
      if (replicas === null) cancel(found, moves)
      else {
        if (!allowReplicationFactorChange) checkFactor(found, moves, replicas)
        moves.start(found, replicas)
      }
      return { topic, partition }
    } catch (error) {
      if (!isStreamError(error)) throw error
      return { topic, partition, error }
    }
  })
  return { records: validateOnly ? [] : changes.records, response: { partitions: results } }
}

function cancel(found: PartitionOfTopic, moves: ReplicaMoves): void {
  const { topic, partition } = found
  if (!isReassigning(partition)) {
    const text = `partition ${partition.partition} of ${topic.name} is not being reassigned: there is nothing to cancel`
    const context = { topic: topic.name, partition: partition.partition }
    throw new StreamError('NO_REASSIGNMENT_IN_PROGRESS', text, { context })
  }
  moves.cancel(found)
}

function checkFactor({ topic, partition }: PartitionOfTopic, moves: ReplicaMoves, replicas: readonly number[]): void {
  const factor = moves.replicationFactorOf(partition)
  if (replicas.length === factor) return
  throw new StreamError(
    'INVALID_REPLICATION_FACTOR',
    `partition ${partition.partition} of ${topic.name} has ${factor} replicas and would get ${replicas.length}: ` +
      'name as many as it has, or allow the change',
    { context: { topic: topic.name, partition: partition.partition } },
  )
}
