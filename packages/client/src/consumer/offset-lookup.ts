import { type Clock, type Random, StreamError } from '@millrace/base'
import type { MetadataCache } from '../metadata/metadata-cache.ts'
import type { Isolation, OffsetFound, OffsetSpec, TopicMetadata, Transport } from '../transport/transport.ts'
import { retry } from '../util/retry.ts'
import { noLeader } from './errors.ts'

export interface OffsetLookupParts {
  readonly transport: Transport
  readonly clock: Clock
  readonly random: Random
  readonly metadata: MetadataCache
  /** Whose ends are looked up: those of what is committed, or of all there is. Default: of all. */
  readonly isolation?: Isolation
}

export interface OffsetLookupLimits {
  readonly timeoutMs: number
  readonly signal?: AbortSignal | undefined
}

/** Asks the leaders for offsets of partitions, each by its own spec, and again where a leader has moved. */
export async function lookUpOffsets(
  parts: OffsetLookupParts,
  topicName: string,
  specs: ReadonlyMap<number, OffsetSpec>,
  { timeoutMs, signal }: OffsetLookupLimits,
): Promise<Map<number, OffsetFound>> {
  const { transport, metadata, isolation } = parts
  let topic = await metadata.find(topicName, timeoutMs, signal)
  for (const partition of specs.keys()) checkPartition(topic, partition)
  const found = new Map<number, OffsetFound>()
  let isFirst = true
  return retry(parts, { what: `looking up offsets of ${topicName}`, timeoutMs, signal }, async (leftMs, answerMs) => {
    if (!isFirst) topic = await metadata.fetch(topicName, leftMs, { signal, elsewhere: true })
    isFirst = false
    const missing = [...specs].filter(([partition]) => !found.has(partition))
    for (const [leader, lookups] of byLeader(topic, missing)) {
      const results = await transport.listOffsets(leader, lookups, { timeoutMs: answerMs, signal }, isolation)
      lookups.forEach(({ partition }, index) => {
        const result = results[index]
        if (result === undefined) throw new StreamError('INVALID_REQUEST', 'the broker left out an offset')
        if (result.error !== undefined) throw result.error
        found.set(partition, result)
      })
    }
    return found
  })
}

/** Throws UNKNOWN_TOPIC_OR_PARTITION unless the topic has the partition. */
export function checkPartition(topic: TopicMetadata, partition: number): void {
  if (topic.partitions[partition] !== undefined) return
  throw new StreamError(
    'UNKNOWN_TOPIC_OR_PARTITION',
    `topic ${topic.name} has no partition ${partition}: its partitions are 0 to ${topic.partitions.length - 1}`,
    { context: { topic: topic.name, partition } },
  )
}

interface Lookup {
  readonly topic: TopicMetadata
  readonly partition: number
  readonly spec: OffsetSpec
}

function byLeader(topic: TopicMetadata, specs: readonly (readonly [number, OffsetSpec])[]): Map<number, Lookup[]> {
  const leaders = new Map<number, Lookup[]>()
  for (const [partition, spec] of specs) {
    const leader = topic.partitions[partition]?.leader
    if (leader === undefined) {
      throw noLeader(topic.name, partition)
    }
    const lookups = leaders.get(leader) ?? []
    lookups.push({ topic, partition, spec })
    leaders.set(leader, lookups)
  }
  return leaders
}
