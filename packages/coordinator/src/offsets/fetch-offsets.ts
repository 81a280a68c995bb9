import type { TopicsView } from '../topics-view.ts'
import { isOfTopic } from './expiry.ts'
import type { OffsetStore, StoredOffset } from './offset-store.ts'
import { type FetchedOffset, type FetchOffsetsRequest, unknownTopic, unstable } from './requests.ts'

/** What a group has committed: of the partitions that are asked for, in their order, or of all that have an offset. */
export function fetchOffsets(request: FetchOffsetsRequest, store: OffsetStore, topics: TopicsView): FetchedOffset[] {
  const { groupId, partitions, requireStable } = request
  const committed = store.committed(groupId)
  const pending = store.pending(groupId)

  const fetched = (topic: string, topicId: FetchedOffset['topicId'], partition: number): FetchedOffset => {
    const nothing = { topicId, partition, offset: -1, leaderEpoch: -1, metadata: '', commitTimeMs: -1 }
    if (requireStable && pending.get(topic, partition) !== undefined) {
      return { ...nothing, error: unstable(groupId, topic, partition) }
    }
    const stored = committed.get(topic, partition)
    // A topic that was made anew has none of what was committed of the one before.
    if (stored === undefined || !isOfTopic(topics, topic, stored)) return nothing
    return { ...nothing, ...answered(stored) }
  }

  if (partitions === undefined) return all()
  return partitions.flatMap(({ topicId, partitions: numbers }) => {
    const name = topics.topicById(topicId)?.name
    return numbers.map((partition) => {
      if (name !== undefined) return fetched(name, topicId, partition)
      const error = unknownTopic(topicId)
      return { topicId, partition, offset: -1, leaderEpoch: -1, metadata: '', commitTimeMs: -1, error }
    })
  })

  function all(): FetchedOffset[] {
    const answers: FetchedOffset[] = []
    const add = (topic: string, partition: number): void => {
      const topicId = topics.topic(topic)?.id
      if (topicId === undefined) return
      const answer = fetched(topic, topicId, partition)
      if (answer.offset !== -1 || answer.error !== undefined) answers.push(answer)
    }
    for (const [topic, partition] of committed) add(topic, partition)
    for (const [topic, partition] of pending) if (committed.get(topic, partition) === undefined) add(topic, partition)
    return answers
  }
}

function answered({ offset, leaderEpoch, metadata, commitTimeMs }: StoredOffset): Partial<FetchedOffset> {
  return { offset, leaderEpoch, metadata, commitTimeMs }
}
