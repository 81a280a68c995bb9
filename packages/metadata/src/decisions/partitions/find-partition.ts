import { StreamError } from '@millrace/base'
import { closestName } from '../../config/closest-name.ts'
import type { ClusterImage } from '../../image/cluster-image.ts'
import type { PartitionOfTopic } from '../../image/topics-image.ts'
import { shown } from '../../shown.ts'

/** A partition as people name it. */
export interface PartitionName {
  readonly topic: string
  readonly partition: number
}

/**
 * The partition of a request, which is noted in `named`. Throws UNKNOWN_TOPIC_OR_PARTITION, with the topic that was perhaps meant;
 * INVALID_REQUEST if the request named it before.
 */
export function findPartition(image: ClusterImage, name: PartitionName, named: Set<string>): PartitionOfTopic {
  const context = { topic: shown(name.topic), partition: name.partition }
  const key = `${name.partition} ${name.topic}`
  if (named.has(key)) {
    const text = `the request names partition ${name.partition} of ${shown(name.topic)} more than once`
    throw new StreamError('INVALID_REQUEST', text, { context })
  }
  named.add(key)
  const topic = image.topic(name.topic)
  if (topic === undefined) {
    throw new StreamError('UNKNOWN_TOPIC_OR_PARTITION', `there is no topic ${shown(name.topic)}${meant(image, name)}`, {
      context,
    })
  }
  const partition = topic.partitions.get(name.partition)
  if (partition !== undefined) return { topic, partition }
  const last = topic.partitions.size - 1
  throw new StreamError(
    'UNKNOWN_TOPIC_OR_PARTITION',
    `topic ${topic.name} has no partition ${name.partition}: they are 0 to ${last}`,
    { context },
  )
}

function meant(image: ClusterImage, { topic }: PartitionName): string {
  const closest = closestName(
    topic,
    [...image.topics()].map(({ name }) => name),
  )
  return closest === undefined ? '' : `; did you mean '${closest}'?`
}
