import { isStreamError } from '@millrace/base'
import {
  type ConsumerAssignment,
  type ConsumerSubscription,
  decodeConsumerAssignment,
  decodeConsumerSubscription,
  encodeConsumerAssignment,
} from '@millrace/kafka-wire/records'
import type { ClassicGroup } from '../classic/classic-group.ts'
import type { ClassicProtocol } from '../member.ts'
import type { PartitionSet, TopicPartitions } from '../partition-set.ts'
import { topicPartitions } from '../partition-set.ts'
import type { Subscriptions } from '../subscriptions.ts'

/** What groups of consumers are called in the classic protocol. Only of them does a coordinator understand what members say. */
export const consumerProtocolType = 'consumer'

/** What a consumer of the classic protocol wants, as it says it for one of its assignors; undefined if that is none of Kafka's. */
export function subscriptionOf({ metadata }: ClassicProtocol): ConsumerSubscription | undefined {
  return decoded(() => decodeConsumerSubscription(asBuffer(metadata)))
}

/** What a consumer of the classic protocol was assigned; undefined if that can't be told. Nothing was assigned in no bytes. */
export function assignmentOf(bytes: Uint8Array): ConsumerAssignment | undefined {
  if (bytes.length === 0) return { assignedPartitions: [], userData: null }
  return decoded(() => decodeConsumerAssignment(asBuffer(bytes)))
}

/** Partitions of topics by their names, as partitions of topics by their ids; without those that there are not. */
export function partitionsOf(
  topics: ConsumerAssignment['assignedPartitions'],
  subscriptions: Subscriptions,
): readonly TopicPartitions[] {
  return topics.flatMap(({ topic, partitions }) => {
    const found = subscriptions.topicByName(topic)
    return found === undefined
      ? []
      : [{ topicId: found.id, partitions: partitions.filter((each) => each >= 0 && each < found.partitions) }]
  })
}

/** What a consumer of the classic protocol is told that it is to own. */
export function assignmentBytes(partitions: PartitionSet, subscriptions: Subscriptions): Uint8Array {
  const assignedPartitions = topicPartitions(partitions).flatMap(({ topicId, partitions: numbers }) => {
    const topic = subscriptions.topicById(topicId)?.name
    return topic === undefined ? [] : [{ topic, partitions: [...numbers] }]
  })
  // All versions of it are alike, and every client knows the first.
  return encodeConsumerAssignment({ assignedPartitions }, 0)
}

/** Of one of them: an assignor that all of these members know, the first in its order; undefined if there is none. */
export function commonProtocol(
  of: readonly ClassicProtocol[],
  others: Iterable<readonly ClassicProtocol[]>,
): ClassicProtocol | undefined {
  const lists = [...others]
  return of.find(({ name }) => lists.every((list) => list.some((protocol) => protocol.name === name)))
}

/** Whether a member of a classic group reads the topic, as far as can be told: members of other types may read anything. */
export function mayRead({ members, protocolType, protocolName }: ClassicGroup, topic: string): boolean {
  for (const { protocols } of members.values()) {
    const topics = protocolType === consumerProtocolType ? topicsOf(protocols, protocolName) : undefined
    if (topics === undefined || topics.has(topic)) return true
  }
  return false
}

/** The topics that a member wants; undefined if that can't be told. They are looked up for each offset: what was read is kept. */
function topicsOf(protocols: readonly ClassicProtocol[], protocolName: string | null): ReadonlySet<string> | undefined {
  const chosen = protocols.find(({ name }) => name === protocolName) ?? protocols[0]
  if (chosen === undefined) return undefined
  let topics = topicsBySaying.get(chosen)
  if (topics === undefined) topicsBySaying.set(chosen, (topics = { names: namesOf(chosen) }))
  return topics.names
}

const topicsBySaying = new WeakMap<ClassicProtocol, { readonly names: ReadonlySet<string> | undefined }>()

function namesOf(protocol: ClassicProtocol): ReadonlySet<string> | undefined {
  const subscription = subscriptionOf(protocol)
  return subscription === undefined ? undefined : new Set(subscription.topics)
}

function decoded<T>(decode: () => T): T | undefined {
  try {
    return decode()
  } catch (error) {
    // Members may say what they like to each other: that it is none of Kafka's messages is an answer, too.
    if (isStreamError(error, 'CORRUPT_MESSAGE')) return undefined
    throw error
  }
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
