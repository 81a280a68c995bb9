import { isStreamError } from '@millrace/base'
import type { Client } from '@millrace/client/core'
import type { SimCluster } from '../../nodes/cluster.ts'
import type { FoundRecord } from '../../invariants/compaction.ts'
import type { SimClient } from '../sim-client.ts'

const topic = 'routes'
const partitions = 2
const keys = 12
const tombstoneShare = 0.15
/** How often a key is written that is deleted later, and then never written again. */
const passingShare = 0.2
const pauseMeanMs = 60

/** A compacted topic to which somebody writes the same keys again and again. */
export class KeyedTopic {
  readonly #cluster: SimCluster
  readonly #client: SimClient
  readonly #replicationFactor: number
  /** Keys that are to be deleted for good. */
  readonly #passing: string[] = []
  #isStopped = false
  #running: Promise<void> = Promise.resolve()

  constructor(cluster: SimCluster, replicationFactor: number) {
    this.#cluster = cluster
    this.#client = cluster.client('router')
    this.#replicationFactor = replicationFactor
  }

  async begin(client: Client): Promise<void> {
    const { random } = this.#client
    await client.admin().createTopic(topic, {
      partitions,
      replicationFactor: this.#replicationFactor,
      configs: {
        ...compactedSoon(this.#replicationFactor, 2_000),
        'delete.retention.ms': random.pick([0, 2_000, 86_400_000]),
      },
    })
    this.#running = this.#write()
  }

  /** Writes no more, and reads all there is. */
  async end(client: Client): Promise<void> {
    this.#isStopped = true
    await this.#running
    const found = new Map<number, FoundRecord[]>()
    const consumer = client.consumer()
    for await (const { partition, offset, key, value } of consumer.records(topic, { from: 'earliest', until: 'end' })) {
      const ones = found.get(partition) ?? []
      found.set(partition, ones)
      ones.push({ offset, key: textOf(key), value: textOf(value) })
    }
    await consumer.close()
    for (let partition = 0; partition < partitions; partition++) {
      const records = found.get(partition) ?? []
      this.#cluster.watch.tell((invariant) => invariant.logRead?.(`${topic}-${partition}`, records))
    }
  }

  /** What is written next. */
  #next(count: number): { readonly key: string; readonly value: string | null } {
    const { random } = this.#client
    const value = `r${count}`
    if (!random.chance(passingShare)) {
      return { key: `k${random.integer(keys)}`, value: random.chance(tombstoneShare) ? null : value }
    }
    if (random.chance(0.5)) {
      const key = `p${count}`
      this.#passing.push(key)
      return { key, value }
    }
    const gone = this.#passing.shift()
    return gone === undefined ? { key: `k${random.integer(keys)}`, value } : { key: gone, value: null }
  }

  async #write(): Promise<void> {
    const { random } = this.#client
    const client = await this.#client.connect()
    const producer = client.producer({ lingerMs: 0, deliveryTimeoutMs: 30_000 })
    for (let count = 0; !this.#isStopped; count++) {
      const { key, value } = this.#next(count)
      try {
        await producer.send(topic, { key, value })
      } catch (error) {
        if (!isStreamError(error)) throw error
      }
      await this.#client.pause(-Math.log(1 - random.number()) * pauseMeanMs)
    }
    await client.close()
  }
}

/** Configs of a compacted topic by which it is compacted whenever there is anything to do. */
export function compactedSoon(replicationFactor: number, segmentBytes: number): Record<string, string | number> {
  return {
    'cleanup.policy': 'compact',
    'min.insync.replicas': Math.min(2, replicationFactor),
    'internal.segment.bytes': segmentBytes,
    'min.cleanable.dirty.ratio': 0.01,
    // Clocks differ by hours.
    'message.timestamp.after.max.ms': 86_400_000,
  }
}

function textOf(bytes: Uint8Array | null): string | undefined {
  return bytes === null ? undefined : String(bytes)
}
