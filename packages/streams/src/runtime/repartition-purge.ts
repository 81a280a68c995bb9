import { type Logger, toStreamError } from '@millrace/base'
import type { Admin, PartitionOffsetToCommit } from '@millrace/client'

/** What a purge depends on. */
export interface RepartitionPurgeParts {
  readonly admin: () => Admin
  /** Repartition topics, as the cluster calls them. */
  readonly topics: ReadonlySet<string>
  readonly intervalMs: number
  readonly logger: Logger
}

/**
 * Deletes what repartition topics hold and nobody needs any more, as all that read them are this application's tasks: what lies before the offsets
 * that were committed. Otherwise they would keep everything for ever.
 */
export class RepartitionPurge {
  readonly #parts: RepartitionPurgeParts
  /** By topic and partition: where the tasks of this instance go on, since the last purge. */
  #committed = new Map<string, Map<number, number>>()
  #lastMs: number
  #underway: Promise<void> | undefined
  readonly #stopping = new AbortController()

  constructor(parts: RepartitionPurgeParts, nowMs: number) {
    this.#parts = parts
    this.#lastMs = nowMs
  }

  /** These are committed. */
  committed(offsets: readonly PartitionOffsetToCommit[]): void {
    for (const { topic, partition, offset } of offsets) {
      if (typeof topic !== 'string' || !this.#parts.topics.has(topic)) continue
      const partitions = this.#committed.get(topic) ?? new Map<number, number>()
      this.#committed.set(topic, partitions.set(partition, offset))
    }
  }

  /** Purges beside what goes on, if it is time to. */
  purgeIfDue(nowMs: number): void {
    if (this.#underway !== undefined || this.#committed.size === 0) return
    if (nowMs - this.#lastMs < this.#parts.intervalMs) return
    this.#lastMs = nowMs
    const committed = this.#committed
    this.#committed = new Map()
    this.#underway = this.#purge(committed).finally(() => {
      this.#underway = undefined
    })
  }

  /** Ends what is under way. */
  async close(): Promise<void> {
    this.#stopping.abort()
    await this.#underway
  }

  async #purge(committed: ReadonlyMap<string, ReadonlyMap<number, number>>): Promise<void> {
    const { admin, logger } = this.#parts
    const { signal } = this.#stopping
    for (const [topic, before] of committed) {
      try {
        await admin().deleteRecords(topic, before, { signal })
      } catch (error) {
        if (signal.aborted) return
        // More is kept than has to be, until the next time.
        const err = toStreamError(error, 'INTERNAL', `records of ${topic} could not be deleted`)
        logger.warn({ err, topic }, 'what was processed of a repartition topic could not be deleted')
      }
    }
  }
}
