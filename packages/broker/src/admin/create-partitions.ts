import { millrace } from '@millrace/contracts'
import { createPartitions } from '@millrace/metadata'
import type { MetadataController } from '../metadata/metadata-controller.ts'
import { toWireError } from '../wire/error.ts'
import { assignmentsOf } from './assignments.ts'

const { CreatePartitionsResponse } = millrace.admin.v1
type WireRequest = millrace.admin.v1.CreatePartitionsRequest
type WireResponse = millrace.admin.v1.CreatePartitionsResponse

/** Gives topics more partitions, each topic by itself. Resolves once they are durable and can be written to. */
export async function createPartitionsCommand(
  request: WireRequest,
  controller: MetadataController,
): Promise<WireResponse> {
  const { validateOnly } = request
  const topics = request.topics.map(({ name, totalCount, assignments }) => ({
    name,
    totalCount,
    assignments: assignmentsOf(assignments),
  }))
  const response = await controller.run((image) => createPartitions(image, { topics, validateOnly }))
  return new CreatePartitionsResponse({
    topics: response.topics.map((topic) =>
      topic.error === undefined
        ? { name: topic.name, partitions: topic.partitions }
        : { name: topic.name, error: toWireError(topic.error) },
    ),
  })
}
