import { array, bytes, int32, string, struct } from '../field.ts'
import { Message } from '../message.ts'

/**
 * What consumers of the classic protocol tell their leader, and it them, in bytes that are opaque to the coordinator.
 *
 * ```
 * ConsumerProtocolSubscription => [topics] user_data? [topic [partitions]](1+) generation_id(2+) rack_id?(3+)
 * ConsumerProtocolAssignment   => [topic [partitions]] user_data?
 * ```
 */
const topicPartitions = struct({ topic: string(), partitions: array(int32()) })

export const consumerProtocolSubscription = new Message({
  name: 'ConsumerProtocolSubscription',
  versions: '0-3',
  flexible: 'none',
  fields: {
    topics: array(string()),
    userData: bytes({ nullable: '0+', default: null }),
    ownedPartitions: array(topicPartitions, { versions: '1+', default: [], ignorable: true }),
    /** In which `ownedPartitions` were owned: a member that missed one owns nothing any more. */
    generationId: int32({ versions: '2+', default: -1, ignorable: true }),
    rackId: string({ versions: '3+', nullable: '3+', default: null, ignorable: true }),
  },
})

export const consumerProtocolAssignment = new Message({
  name: 'ConsumerProtocolAssignment',
  versions: '0-3',
  flexible: 'none',
  fields: { assignedPartitions: array(topicPartitions), userData: bytes({ nullable: '0+', default: null }) },
})
