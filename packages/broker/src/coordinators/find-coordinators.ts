import { isStreamError, StreamError } from '@millrace/base'
import { noLeader } from '@millrace/metadata'
import { coordinatorsPerRequestMax } from '../limits.ts'
import type { InternalTopic, InternalTopics } from './internal-topics.ts'
import { coordinatorPartitionOf } from './runtime/partition-of.ts'

/**
 * The brokers that coordinate what these ids stand for, or why there is none: one for each id, in their order. The internal topic that
 * keeps them is made if it is not there yet; throws COORDINATOR_NOT_AVAILABLE if that can't be done. `check` throws for what is no id.
 */
export async function findCoordinators(
  ids: readonly string[],
  check: (id: string) => void,
  topicName: InternalTopic,
  internalTopics: InternalTopics,
): Promise<readonly (number | StreamError)[]> {
  if (ids.length > coordinatorsPerRequestMax) {
    const text = `a request asks for at most ${coordinatorsPerRequestMax} coordinators, not ${ids.length}`
    throw new StreamError('INVALID_REQUEST', text, { context: { limit: coordinatorsPerRequestMax } })
  }
  if (ids.length === 0) return []
  const topic = await internalTopics.get(topicName)
  return ids.map((id) => {
    try {
      check(id)
    } catch (error) {
      if (isStreamError(error)) return error
      throw error
    }
    const partition = coordinatorPartitionOf(id, topic.partitions.size)
    const leader = topic.partitions.get(partition)?.leader ?? noLeader
    if (leader !== noLeader) return leader
    const text = `nobody leads ${topicName}-${partition} now, in which the coordinator of '${id}' keeps what it knows; ask again`
    return new StreamError('COORDINATOR_NOT_AVAILABLE', text, { context: { topic: topicName, partition } })
  })
}
