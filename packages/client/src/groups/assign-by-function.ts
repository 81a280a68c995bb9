import { StreamError } from '@millrace/base'
import type { Assignor } from '../consumer/types.ts'
import type { AssignmentTask, ComputedAssignment, TopicIdPartitions } from '../transport/group-calls.ts'

const noMetadata = new Uint8Array()

/** Has an application's function assign partitions. Throws INVALID_REQUEST for what is no assignment. */
export function assignByFunction(assignor: Assignor, { members, topics }: AssignmentTask): ComputedAssignment[] {
  const idOf = new Map(topics.map(({ name, id }) => [name, id]))
  const nameOf = new Map(topics.map(({ name, id }) => [id, name]))
  const named = members.map(({ memberId, instanceId, rack, topics: wanted, assigned }) => ({
    memberId,
    instanceId,
    rack,
    topics: wanted,
    assigned: assigned.flatMap(({ topicId, partitions }) => {
      const topic = nameOf.get(topicId)
      return topic === undefined ? [] : partitions.map((partition) => ({ topic, partition }))
    }),
  }))
  const given = assignor(
    named,
    topics.map(({ name, partitionCount: partitions }) => ({ name, partitions })),
  )
  return members.map(({ memberId }) => {
    const byTopic = new Map<string, number[]>()
    for (const { topic, partition } of given.get(memberId) ?? []) {
      const topicId = idOf.get(topic)
      if (topicId === undefined) {
        throw new StreamError('INVALID_REQUEST', `the assignor gave out ${topic}, which nobody reads`)
      }
      byTopic.set(topicId, [...(byTopic.get(topicId) ?? []), partition])
    }
    const partitions: TopicIdPartitions[] = [...byTopic].map(([topicId, ones]) => ({ topicId, partitions: ones }))
    return { memberId, partitions, metadata: noMetadata }
  })
}
