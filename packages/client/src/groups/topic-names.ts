import { type Clock, isStreamError, type Random, StreamError } from '@millrace/base'
import type { MetadataCache } from '../metadata/metadata-cache.ts'
import { isTopicFailure, type TopicRef, type Transport } from '../transport/transport.ts'
import { retry } from '../util/retry.ts'

export interface TopicNameParts {
  readonly transport: Transport
  readonly clock: Clock
  readonly random: Random
  readonly metadata: MetadataCache
}

/** Topics that a member reads. */
export interface WantedTopics {
  readonly names: readonly string[]
  /** Whether any topic may be among them. */
  readonly all: boolean
}

/**
 * The topics of these ids, as coordinators name them. What is not known yet is asked for again, for as long as `missing` gives ids that are
 * wanted, and `timeoutMs` at most.
 */
export async function topicsById(
  parts: TopicNameParts,
  wanted: WantedTopics,
  missing: () => ReadonlySet<string>,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Map<string, TopicRef>> {
  const { transport, metadata } = parts
  const found = new Map<string, TopicRef>()
  const left = (): string[] => [...missing()].filter((id) => !found.has(id))
  const learn = ({ name, id }: TopicRef): void => void found.set(id, { name, id })
  for (const name of wanted.names) {
    const known = metadata.get(name)
    if (known !== undefined) learn(known)
  }
  if (left().length === 0) return found
  await retry(parts, { what: 'looking up assigned topics', timeoutMs, signal }, async (leftMs) => {
    for (const name of left().length === 0 ? [] : wanted.names) {
      try {
        learn(await metadata.fetch(name, leftMs, { signal, elsewhere: true }))
      } catch (error) {
        // One that is gone is told by what reads it.
        if (!isStreamError(error, 'UNKNOWN_TOPIC_OR_PARTITION')) throw error
      }
    }
    if (wanted.all && left().length > 0) {
      const { topics } = await transport.metadata('all', { timeoutMs: leftMs, signal, elsewhere: true })
      for (const topic of topics) if (!isTopicFailure(topic)) learn(topic)
    }
    const [unknown] = left()
    if (unknown !== undefined)
      throw new StreamError('UNKNOWN_TOPIC_ID', `no broker knows the assigned topic ${unknown}`)
  })
  return found
}
