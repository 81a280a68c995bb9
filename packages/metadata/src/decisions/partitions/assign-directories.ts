import { type DirectoryId, isStreamError, StreamError, type TopicId } from '@millrace/base'
import type { ClusterImage } from '../../image/cluster-image.ts'
import type { PartitionOfTopic } from '../../image/topics-image.ts'
import type { Decision } from '../decision.ts'
import { registeredBroker } from '../registered-broker.ts'
import { PartitionChanges } from './partition-changes.ts'
import type { ReplicationContext } from './replication-settings.ts'

/** Where a broker keeps replicas (KIP-858). */
export interface AssignDirectoriesRequest {
  readonly nodeId: number
  readonly brokerEpoch: number
  readonly replicas: readonly {
    readonly topicId: TopicId
    readonly partition: number
    readonly directory: DirectoryId
  }[]
}

/** What became of each replica. */
export interface AssignDirectoriesResponse {
  /** One for each replica of the request, in its order; undefined: done. */
  readonly errors: readonly (StreamError | undefined)[]
}

/**
 * Notes that replicas of a broker are in other log directories than before. What was in the old one is not there: the replica leaves the
 * ISR, and is not eligible to lead, until it has caught up again. Errors of a replica: UNKNOWN_TOPIC_ID, UNKNOWN_TOPIC_OR_PARTITION,
 * REPLICA_NOT_AVAILABLE if the broker has none of it, INVALID_REQUEST for a directory that is not the broker's. Throws
 * BROKER_ID_NOT_REGISTERED or STALE_BROKER_EPOCH.
 */
export function assignDirectories(
  image: ClusterImage,
  request: AssignDirectoriesRequest,
  context: ReplicationContext,
): Decision<AssignDirectoriesResponse> {
  const { nodeId, directories } = registeredBroker(image, request)
  const changes = new PartitionChanges(image, context)
  const named = new Set<string>()
  const errors = request.replicas.map(({ topicId, partition, directory }) => {
    try {
      const found = find(image, topicId, partition, nodeId)
      if (!directories.includes(directory) || named.has(`${topicId} ${partition}`)) {
        const text = `broker ${nodeId} can't keep partition ${partition} of ${found.topic.name} in ${directory}: `
        const why = named.has(`${topicId} ${partition}`)
          ? 'the request names it twice'
          : 'that is none of its directories'
        throw new StreamError('INVALID_REQUEST', text + why)
      }
      named.add(`${topicId} ${partition}`)
      assign(found, nodeId, directory, changes)
      return undefined
    } catch (error) {
      if (isStreamError(error)) return error
      throw error
    }
  })
  return { records: changes.records, response: { errors } }
}

function find(image: ClusterImage, topicId: TopicId, number: number, nodeId: number): PartitionOfTopic {
  const topic = image.topicById(topicId)
  if (topic === undefined) throw new StreamError('UNKNOWN_TOPIC_ID', `there is no topic with the id ${topicId}`)
  const context = { topic: topic.name, partition: number }
  const partition = topic.partitions.get(number)
  if (partition === undefined) {
    throw new StreamError('UNKNOWN_TOPIC_OR_PARTITION', `topic ${topic.name} has no partition ${number}`, { context })
  }
  if (partition.replicas.includes(nodeId)) return { topic, partition }
  const text = `broker ${nodeId} has no replica of partition ${number} of ${topic.name}`
  throw new StreamError('REPLICA_NOT_AVAILABLE', text, { context })
}

function assign(found: PartitionOfTopic, nodeId: number, directory: DirectoryId, changes: PartitionChanges): void {
  const { replicas, directories } = found.partition
  const index = replicas.indexOf(nodeId)
  if (directories[index] === directory) return
  changes.change(found, { directories: directories.with(index, directory) }, { lost: new Set([nodeId]) })
}
