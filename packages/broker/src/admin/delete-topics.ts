import { StreamError, type TopicId } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import { deleteTopics } from '@millrace/metadata'
import type { LiveConfig } from '../config/live-config.ts'
import type { MetadataController } from '../metadata/metadata-controller.ts'
import { toWireError } from '../wire/error.ts'
import { topicIdFromBytes, topicIdToBytes } from '../wire/topic-id.ts'

const { DeleteTopicsResponse } = millrace.admin.v1
type WireRequest = millrace.admin.v1.DeleteTopicsRequest
type WireResponse = millrace.admin.v1.DeleteTopicsResponse

/**
 * Deletes topics, each by itself. Resolves once that is durable and nobody is served from them. Throws INVALID_REQUEST where the broker
 * deletes none (`delete.topic.enable`).
 */
export async function deleteTopicsCommand(
  request: WireRequest,
  controller: MetadataController,
  live: LiveConfig,
): Promise<WireResponse> {
  if (!live.settings.deleteTopicEnable) {
    throw new StreamError(
      'INVALID_REQUEST',
      'this broker deletes no topics: it was started with delete.topic.enable=false',
      {
        context: { key: 'delete.topic.enable' },
      },
    )
  }
  const topicIds = request.topicIds.map(topicIdFromBytes)
  const { topics } = await controller.run((image) => deleteTopics(image, { names: request.names, topicIds }))
  return new DeleteTopicsResponse({
    topics: topics.map((topic) =>
      topic.error === undefined
        ? { name: topic.name, topicId: topicIdToBytes(topic.topicId) }
        : { name: topic.name, topicId: idOf(topic.topicId), error: toWireError(topic.error) },
    ),
  })
}

function idOf(topicId: TopicId | undefined): Uint8Array {
  return topicId === undefined ? Buffer.of() : topicIdToBytes(topicId)
}
