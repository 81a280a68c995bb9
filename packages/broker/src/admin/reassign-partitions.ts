import { millrace } from '@millrace/contracts'
import {
  alterReassignments,
  listReassignments,
  type PartitionName,
  type Reassignment,
  type ReplicationContext,
} from '@millrace/metadata'
import type { MetadataController } from '../metadata/metadata-controller.ts'
import { toWireError } from '../wire/error.ts'
import { topicIdToBytes } from '../wire/topic-id.ts'
import { checkReassignmentCount, expandTopics } from './topic-partitions.ts'

const { AlterPartitionReassignmentsResponse, ListPartitionReassignmentsResponse } = millrace.admin.v1

/** Begins, changes or cancels reassignments, each partition by itself. Resolves once that is decided; the copying goes on. */
export async function alterReassignmentsCommand(
  request: millrace.admin.v1.AlterPartitionReassignmentsRequest,
  controller: Pick<MetadataController, 'run'>,
  context: ReplicationContext,
): Promise<millrace.admin.v1.AlterPartitionReassignmentsResponse> {
  const { keepReplicationFactor, validateOnly } = request
  checkReassignmentCount(request.partitions.length)
  const partitions = request.partitions.map(({ topic, partition, target }): Reassignment => ({
    topic,
    partition,
    replicas: target?.nodeIds ?? null,
  }))
  const response = await controller.run((image) =>
    alterReassignments(
      image,
      { partitions, validateOnly, allowReplicationFactorChange: !keepReplicationFactor },
      context,
    ),
  )
  return new AlterPartitionReassignmentsResponse({ partitions: response.partitions.map(reassignmentResult) })
}

/** One partition's result, as it stands in answers. */
export function reassignmentResult({
  topic,
  partition,
  error,
}: PartitionName & {
  readonly error?: Parameters<typeof toWireError>[0] | undefined
}): millrace.admin.v1.AlterPartitionReassignmentResult.$Properties {
  return { topic, partition, ...(error === undefined ? {} : { error: toWireError(error) }) }
}

/** The reassignments that are under way, as this broker knows them: of the topics that are named, or of all. */
export function listReassignmentsQuery(
  { topics }: millrace.admin.v1.ListPartitionReassignmentsRequest,
  { image }: Pick<MetadataController, 'image'>,
): millrace.admin.v1.ListPartitionReassignmentsResponse {
  const found = listReassignments(image, topics.length === 0 ? undefined : expandTopics(topics, image))
  return new ListPartitionReassignmentsResponse({
    partitions: found.map(({ topic, topicId, partition, replicas, addingReplicas, removingReplicas, isr }) => ({
      topic,
      topicId: topicIdToBytes(topicId),
      partition,
      replicas: [...replicas],
      addingReplicas: [...addingReplicas],
      removingReplicas: [...removingReplicas],
      isr: [...isr],
    })),
  })
}
