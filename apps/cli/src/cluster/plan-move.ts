import type { PartitionReassignment, TopicDescription } from '@millrace/client'
import { usageError } from '../failure.ts'

/**
 * Which brokers each partition is to have. One that is named gets just these, the first of them to lead; all partitions of a topic keep
 * the number of replicas that they have, taken from these in turn, so that replicas and leaders are spread evenly.
 */
export function planMove(
  { name, partitions }: TopicDescription,
  brokers: readonly number[],
  partition: number | undefined,
): PartitionReassignment[] {
  if (partition !== undefined) {
    if (partitions[partition] === undefined) {
      throw usageError(
        `topic '${name}' has no partition ${partition}: its partitions are 0 to ${partitions.length - 1}`,
      )
    }
    return [{ topic: name, partition, replicas: brokers }]
  }
  return partitions.map(({ partition: each, replicas, addingReplicas }) => {
    const count = replicas.length - addingReplicas.length
    if (brokers.length < count) {
      throw usageError(`${name}-${each} has ${count} replicas, and --to names ${brokers.length} brokers only`)
    }
    const first = each % brokers.length
    return {
      topic: name,
      partition: each,
      replicas: [...brokers.slice(first), ...brokers.slice(0, first)].slice(0, count),
    }
  })
}
