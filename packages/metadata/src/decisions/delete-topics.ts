import { isStreamError, StreamError, type TopicId } from '@millrace/base'
import { metadataRecord, type MetadataRecord } from '@millrace/kafka-wire/records'
import type { ClusterImage } from '../image/cluster-image.ts'
import type { TopicImage } from '../image/topics-image.ts'
import { isInternalTopic } from '../internal-topics.ts'
import { topicsPerRequestMax } from '../limits.ts'
import { shown } from '../shown.ts'
import type { RefusedTopic } from './create-topics.ts'
import type { Decision } from './decision.ts'

/** Topics that are to be deleted. */
export interface DeleteTopicsRequest {
  readonly names: readonly string[]
  /** Topics of which the id is known, and perhaps the name no more (KIP-516). */
  readonly topicIds?: readonly TopicId[] | undefined
}

/** A topic that was deleted. */
export interface DeletedTopic {
  readonly name: string
  readonly error?: undefined
  readonly topicId: TopicId
}

/** A topic that was not deleted. Of one that was named by an id which there is not, the name is empty. */
export interface UndeletedTopic extends RefusedTopic {
  readonly topicId?: TopicId | undefined
}

/** What became of each topic. */
export interface DeleteTopicsResponse {
  /** One for each name of the request, in its order, then one for each id. */
  readonly topics: readonly (DeletedTopic | UndeletedTopic)[]
}

/**
 * Deletes topics with their partitions and configs, each by itself: UNKNOWN_TOPIC_OR_PARTITION, or UNKNOWN_TOPIC_ID, for one that is not
 * there, INVALID_REQUEST for one that is named twice, INVALID_TOPIC for an internal one. Throws INVALID_REQUEST only if the request has too
 * many.
 */
export function deleteTopics(image: ClusterImage, request: DeleteTopicsRequest): Decision<DeleteTopicsResponse> {
  const { names, topicIds = [] } = request
  const count = names.length + topicIds.length
  if (count > topicsPerRequestMax) {
    throw new StreamError(
      'INVALID_REQUEST',
      `a request to delete ${count} topics is over the limit of ${topicsPerRequestMax}; send several`,
      { context: { limit: topicsPerRequestMax } },
    )
  }
  const named: readonly Named[] = [
    ...names.map((name) => ({ name, topicId: undefined })),
    ...topicIds.map((topicId) => ({ name: image.topicById(topicId)?.name, topicId })),
  ]
  const timesNamed = new Map<string, number>()
  const keyOf = ({ name, topicId }: Named): string => (name === undefined ? `id ${topicId}` : `name ${name}`)
  for (const each of named) timesNamed.set(keyOf(each), (timesNamed.get(keyOf(each)) ?? 0) + 1)

  const records: MetadataRecord[] = []
  const topics = named.map((each): DeletedTopic | UndeletedTopic => {
    try {
      const topic = find(image, each, (timesNamed.get(keyOf(each)) ?? 0) > 1)
      records.push(metadataRecord('RemoveTopicRecord', { topicId: topic.id }))
      return { name: topic.name, topicId: topic.id }
    } catch (error) {
      if (!isStreamError(error)) throw error
      return { name: each.name ?? '', topicId: each.topicId, error }
    }
  })
  return { records, response: { topics } }
}

/** A topic as the request names it: by its name, or by its id, with the name if there is such a topic. */
interface Named {
  readonly name: string | undefined
  readonly topicId: TopicId | undefined
}

function find(image: ClusterImage, { name, topicId }: Named, twice: boolean): TopicImage {
  if (name === undefined) {
    const text = `there is no topic with the id ${topicId}`
    throw new StreamError(twice ? 'INVALID_REQUEST' : 'UNKNOWN_TOPIC_ID', text)
  }
  const context = { topic: shown(name) }
  if (twice) {
    throw new StreamError('INVALID_REQUEST', `the request names topic ${shown(name)} more than once`, { context })
  }
  const topic = image.topic(name)
  if (topic === undefined) {
    throw new StreamError('UNKNOWN_TOPIC_OR_PARTITION', `there is no topic ${shown(name)}`, { context })
  }
  if (!isInternalTopic(name)) return topic
  const text = `${name} is an internal topic: with it offsets of groups or the state of transactions would be lost`
  throw new StreamError('INVALID_TOPIC', text, { context })
}
