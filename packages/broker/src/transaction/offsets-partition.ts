import { StreamError } from '@millrace/base'
import type { PartitionsByTopic } from '@millrace/coordinator'
import { groupOffsetsTopic } from '@millrace/metadata'
import type { InternalTopics } from '../coordinators/internal-topics.ts'
import { coordinatorPartitionOf } from '../coordinators/runtime/partition-of.ts'

/** The partition that keeps a group's offsets, as it is taken into a transaction. Throws INVALID_GROUP_ID. */
export async function offsetsPartitionOf(groupId: string, internalTopics: InternalTopics): Promise<PartitionsByTopic> {
  if (groupId === '') {
    throw new StreamError('INVALID_GROUP_ID', 'a group id is a text that is not empty: say whose offsets are committed')
  }
  const { partitions } = await internalTopics.get(groupOffsetsTopic)
  return new Map([[groupOffsetsTopic, new Set([coordinatorPartitionOf(groupId, partitions.size)])]])
}
