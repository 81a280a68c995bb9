import { StreamError } from '@millrace/base'
import type { millrace } from '@millrace/contracts'
import { type ClusterImage, type PartitionName, partitionsPerRequestMax, topicsPerRequestMax } from '@millrace/metadata'

/**
 * The partitions that a request names, where a topic without numbers is all of its partitions. A topic that there is not is its partition
 * 0: whoever looks for it says so. Throws INVALID_REQUEST if they are too many.
 */
export function expandTopics(
  topics: readonly millrace.admin.v1.TopicPartitions.$Properties[],
  image: ClusterImage,
): readonly PartitionName[] {
  if (topics.length > topicsPerRequestMax) {
    throw new StreamError(
      'INVALID_REQUEST',
      `a request that names ${topics.length} topics is over the limit of ${topicsPerRequestMax}; send several`,
      { context: { limit: topicsPerRequestMax } },
    )
  }
  const names = topics.flatMap(({ topic = '', partitions = [] }): PartitionName[] => {
    const all = (): readonly number[] => [...(image.topic(topic)?.partitions.keys() ?? [0])]
    return ((partitions?.length ?? 0) > 0 ? (partitions ?? []) : all()).map((partition) => ({
      topic: topic ?? '',
      partition,
    }))
  })
  checkReassignmentCount(names.length)
  return names
}

/** Throws INVALID_REQUEST if a request is about more partitions than one may be. */
export function checkReassignmentCount(count: number): void {
  if (count <= partitionsPerRequestMax) return
  throw new StreamError(
    'INVALID_REQUEST',
    `a request about ${count} partitions is over the limit of ${partitionsPerRequestMax}; send several`,
    { context: { limit: partitionsPerRequestMax } },
  )
}
