import { type DirectoryId, isStreamError, StreamError } from '@millrace/base'
import type { ClusterImage } from '../../image/cluster-image.ts'
import type { Decision } from '../decision.ts'
import { registeredBroker } from '../registered-broker.ts'
import { findReplica, type PartitionId } from './find-replica.ts'
import { PartitionChanges } from './partition-changes.ts'
import type { ReplicationContext } from './replication-settings.ts'

/** Where a broker keeps replicas (KIP-858). */
export interface AssignDirectoriesRequest {
  readonly nodeId: number
  readonly brokerEpoch: number
  readonly replicas: readonly (PartitionId & { readonly directory: DirectoryId })[]
}

/** What became of each replica. */
export interface AssignDirectoriesResponse {
  /** One for each replica of the request, in its order; undefined: done. */
  readonly errors: readonly (StreamError | undefined)[]
}

/**
 * Notes that replicas of a broker are in other log directories than the cluster thought, such as after somebody moved their folders while
 * the broker did not run. They hold what they held: ISR and eligible leaders stay, and who can go on in the new directory may lead again.
 *
 * Errors of a replica: UNKNOWN_TOPIC_ID, UNKNOWN_TOPIC_OR_PARTITION, REPLICA_NOT_AVAILABLE if the broker has none of it, INVALID_REQUEST
 * for a directory that is not the broker's. Throws BROKER_ID_NOT_REGISTERED or STALE_BROKER_EPOCH.
 */
export function assignDirectories(
  image: ClusterImage,
  request: AssignDirectoriesRequest,
  context: ReplicationContext,
): Decision<AssignDirectoriesResponse> {
  const { nodeId, directories } = registeredBroker(image, request)
  const changes = new PartitionChanges(image, context)
  const named = new Set<string>()
  const errors = request.replicas.map((replica) => {
    try {
      const found = findReplica(image, replica, nodeId, named)
      const { topic, partition } = found
      if (!directories.includes(replica.directory)) {
        const text = `broker ${nodeId} can't keep partition ${partition.partition} of ${topic.name} in ${replica.directory}`
        throw new StreamError('INVALID_REQUEST', `${text}: that is none of its directories`)
      }
      const index = partition.replicas.indexOf(nodeId)
      if (index < partition.directories.length && partition.directories[index] !== replica.directory) {
        changes.change(found, { directories: partition.directories.with(index, replica.directory) })
      }
      return undefined
    } catch (error) {
      if (isStreamError(error)) return error
      throw error
    }
  })
  return { records: changes.records, response: { errors } }
}
