import { StreamError, type TopicId } from '@millrace/base'
import { metadataRecord, type MetadataRecord } from '@millrace/kafka-wire'
import type { ClusterImage } from '../image/cluster-image.ts'
import { isInternalTopic } from '../internal-topics.ts'
import { topicsPerRequestMax } from '../limits.ts'
import { shown } from '../shown.ts'
import type { RefusedTopic } from './create-topics.ts'
import type { Decision } from './decision.ts'

/** Topics that are to be deleted. */
export interface DeleteTopicsRequest {
  readonly names: readonly string[]
}

/** A topic that was deleted. */
export interface DeletedTopic {
  readonly name: string
  readonly error?: undefined
  readonly topicId: TopicId
}

/** What became of each topic. */
export interface DeleteTopicsResponse {
  /** One for each name of the request, in its order. */
  readonly topics: readonly (DeletedTopic | RefusedTopic)[]
}

/**
 * Deletes topics with their partitions and configs, each by itself: UNKNOWN_TOPIC_OR_PARTITION for one that is not there,
 * INVALID_REQUEST for one that is named twice, INVALID_TOPIC for an internal one. Throws INVALID_REQUEST only if the request has too many names.
 */
export function deleteTopics(image: ClusterImage, request: DeleteTopicsRequest): Decision<DeleteTopicsResponse> {
  const { names } = request
  if (names.length > topicsPerRequestMax) {
    throw new StreamError(
      'INVALID_REQUEST',
      `a request to delete ${names.length} topics is over the limit of ${topicsPerRequestMax}; send several`,
      { context: { limit: topicsPerRequestMax } },
    )
  }
  const timesNamed = new Map<string, number>()
  for (const name of names) timesNamed.set(name, (timesNamed.get(name) ?? 0) + 1)

  const records: MetadataRecord[] = []
  const topics = names.map((name): DeletedTopic | RefusedTopic => {
    const context = { topic: shown(name) }
    if ((timesNamed.get(name) ?? 0) > 1) {
      const error = new StreamError('INVALID_REQUEST', `the request names topic ${shown(name)} more than once`, {
        context,
      })
      return { name, error }
    }
    const topic = image.topic(name)
    if (topic === undefined) {
      const error = new StreamError('UNKNOWN_TOPIC_OR_PARTITION', `there is no topic ${shown(name)}`, { context })
      return { name, error }
    }
    if (isInternalTopic(name)) {
      const text = `${name} is an internal topic: with it offsets of groups or the state of transactions would be lost`
      return { name, error: new StreamError('INVALID_TOPIC', text, { context }) }
    }
    records.push(metadataRecord('RemoveTopicRecord', { topicId: topic.id }))
    return { name, topicId: topic.id }
  })
  return { records, response: { topics } }
}
