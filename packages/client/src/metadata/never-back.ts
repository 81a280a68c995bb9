import { limits } from '../limits.ts'
import type { TopicMetadata } from '../transport/transport.ts'

/** A topic as it was told last, with what a broker that lags behind may still say of it. */
export interface KnownTopic {
  readonly metadata: TopicMetadata
  /** Ids that it had before it was made again, the newest first. */
  readonly formerIds: readonly string[]
}

/**
 * What is known of a topic after a broker told of it. Brokers learn of changes one after the other, so an answer may be older than
 * what is known already: leader epochs, partition counts and the topic's id never go back (KIP-320).
 */
export function neverBack(known: KnownTopic | undefined, told: TopicMetadata): KnownTopic {
  if (known === undefined) return { metadata: told, formerIds: [] }
  const { metadata, formerIds } = known
  if (formerIds.includes(told.id)) return known
  if (metadata.id !== told.id) {
    return { metadata: told, formerIds: [metadata.id, ...formerIds].slice(0, limits.formerTopicIdsMax) }
  }
  const count = Math.max(metadata.partitions.length, told.partitions.length)
  let isOlder = false
  const partitions = Array.from({ length: count }, (_, index) => {
    const [before, now] = [metadata.partitions[index], told.partitions[index]]
    if (before !== undefined && (now === undefined || now.leaderEpoch < before.leaderEpoch)) {
      isOlder = true
      return before
    }
    return now
  }).filter((partition) => partition !== undefined)
  return { metadata: isOlder ? { ...told, partitions } : told, formerIds }
}
