import { StreamError } from '@millrace/base'
import type { ClusterImage, TopicImage } from '@millrace/metadata'

/** The topic of a name. Throws INVALID_REQUEST for no name, UNKNOWN_TOPIC_OR_PARTITION if there is no such topic. */
export function easyTopic(image: ClusterImage, name: string): TopicImage {
  if (name === '') throw new StreamError('INVALID_REQUEST', 'say which topic: {"topic": ...}')
  const topic = image.topic(name)
  if (topic !== undefined) return topic
  throw new StreamError('UNKNOWN_TOPIC_OR_PARTITION', `there is no topic '${name}'; create it first`, {
    context: { topic: name },
  })
}
