import { assert, isStreamError, StreamError, toStreamError } from '@millrace/base'
import type { Client, ConsumedBatch, Consumer } from '@millrace/client'
import type { BytesStore } from '../stores/builder.ts'
import { CacheBudget } from '../stores/cache/cache-budget.ts'
import type { StateDirectory } from '../stores/state-directory.ts'
import { readOnlyStore } from '../stores/read-only.ts'
import type { StateStore } from '../stores/store.ts'
import { deadLetter } from '../task/dead-letter.ts'
import { responseTo } from '../task/failures.ts'
import { StreamTask, TaskStop } from '../task/stream-task.ts'
import type { GlobalStore, ProcessorTopology } from '../topology/nodes.ts'
import { DeadLetters } from './dead-letters.ts'
import { GlobalProgress } from './global-progress.ts'
import { GlobalState } from './global-state.ts'
import type { RunSettings } from './options.ts'
import type { StreamMetrics } from './stream-metrics.ts'
import { after } from './timers.ts'

/**
 * The tables that all tasks see whole. Those in memory are read anew from their topics when the application starts, those on disk from where they were:
 * nothing runs before each has all that its topic had then.
 */
export class GlobalTables {
  readonly #tables: readonly GlobalTable[]

  private constructor(tables: readonly GlobalTable[]) {
    this.#tables = tables
  }

  /** Resolves once all tables have what their topics have. `failed` is told what happens later. */
  static async open(
    applicationId: string,
    { globalStores }: ProcessorTopology,
    shared: GlobalTableParts,
    failed: (error: StreamError) => void,
  ): Promise<GlobalTables> {
    const tables: GlobalTable[] = []
    for (const global of globalStores) tables.push(await GlobalTable.open(applicationId, global, shared))
    for (const table of tables) await table.fill()
    for (const table of tables) table.follow(failed)
    return new GlobalTables(tables)
  }

  store(name: string): StateStore | undefined {
    return this.#tables.find((table) => table.name === name)?.store
  }

  /** The bytes of a table, or of a part of it, for queries; undefined if there is none of that name. */
  bytes(name: string, part: string): BytesStore | undefined {
    return this.#tables.find((table) => table.name === name)?.bytesOf(part)
  }

  async close(): Promise<void> {
    for (const table of this.#tables) await table.close()
  }
}

/** What global tables share with the copy that has them. */
export interface GlobalTableParts {
  readonly client: Client
  readonly settings: RunSettings
  readonly metrics: StreamMetrics
  /** For tables on disk. */
  readonly directory: () => StateDirectory
}

class GlobalTable {
  readonly name: string
  /** As tasks see it. */
  readonly store: StateStore
  readonly #task: StreamTask
  readonly #consumer: Consumer
  readonly #topics: readonly string[]
  readonly #stop: AbortController
  readonly #state: GlobalState
  readonly #letters: DeadLetters
  readonly #shared: GlobalTableParts
  #following: Promise<unknown> = Promise.resolve()
  #offers = 0

  /** Finds what it has, and where to go on. */
  static async open(applicationId: string, global: GlobalStore, shared: GlobalTableParts): Promise<GlobalTable> {
    const stop = new AbortController()
    const { name, kind } = global.store
    const { client, directory, settings } = shared
    const parts = { table: name, topics: global.source.topics, client, logger: settings.logger, signal: stop.signal }
    const state = await GlobalState.open(parts, kind === 'persistent' ? directory() : undefined)
    return new GlobalTable(applicationId, global, shared, state, stop)
  }

  private constructor(
    applicationId: string,
    { id, source, processor, store }: GlobalStore,
    shared: GlobalTableParts,
    state: GlobalState,
    stop: AbortController,
  ) {
    const { client, settings, metrics } = shared
    const { failures, logger, isExactlyOnce } = settings
    this.name = store.name
    this.#shared = shared
    this.#topics = source.topics
    this.#state = state
    this.#stop = stop
    this.#letters = new DeadLetters(client, settings.producer)
    this.#consumer = client.consumer({ isolation: isExactlyOnce ? 'read_committed' : 'read_uncommitted' })
    const parts = { id, nodes: [source, processor], stores: [store] }
    const none = { repartitionSources: [], sourceChangelogs: new Map<string, string>(), copartitionGroups: [] }
    this.#task = new StreamTask({ ...parts, ...none }, 0, {
      applicationId,
      taskId: `${id}_global`,
      emitIntervalMs: 0,
      cacheBudget: new CacheBudget(0),
      wallClockMs: () => Date.now(),
      bytes: (part) => state.bytes(part),
      log: () => undefined,
      send: () => undefined,
      globalStore: () => undefined,
      partitionCount: () => 1,
      failed: (failure) => {
        logger.warn({ err: failure.error, store: this.name }, 'a record of a global table can not be handled')
        const response = responseTo(failure, failures)
        metrics.failed(failure, response)
        if (response === 'dlq') this.#letters.send(deadLetter(failure, failures, Date.now()))
        return response
      },
      dropped: (reason, node, { topic, offset }) => {
        metrics.dropped(reason)
        logger.debug({ node, reason, topic, offset }, 'a record is left out')
      },
      commitRequested: () => undefined,
      // Filling a table is all that its processor does.
      posted: () => undefined,
      after,
      nextOffer: () => {
        this.#offers += 1
        return this.#offers
      },
    })
    this.#task.init()
    const filled = this.#task.store(this.name)
    assert(filled !== undefined, 'its processor has its store')
    this.store = readOnlyStore(filled)
  }

  /** What it has is committed: read only. */
  bytesOf(part: string): BytesStore {
    return this.#state.committed(part)
  }

  async fill(): Promise<void> {
    for (const topic of this.#topics) {
      const from = this.#state.positionsIn(topic)
      const { signal } = this.#stop
      const progress = await GlobalProgress.begin({ ...this.#shared, table: this.name, topic, from, signal })
      for await (const batch of this.#consumer.batches(topic, { from, until: 'end', signal })) {
        progress.took(batch, await this.#take(topic, batch))
      }
      progress.done()
    }
  }

  follow(failed: (error: StreamError) => void): void {
    const { signal } = this.#stop
    this.#following = Promise.all(
      this.#topics.map(async (topic) => {
        try {
          const from = this.#state.positionsIn(topic)
          for await (const batch of this.#consumer.batches(topic, { from, signal })) await this.#take(topic, batch)
        } catch (error) {
          if (signal.aborted && isStreamError(error, 'ABORTED')) return
          failed(this.#failureOf(error, topic))
        }
      }),
    )
  }

  #failureOf(error: unknown, topic: string): StreamError {
    const cause = error instanceof TaskStop ? error.cause : error
    const failure = toStreamError(cause, 'INTERNAL', `the global table ${this.name} could not be kept`)
    if (failure.code !== 'OFFSET_OUT_OF_RANGE' && failure.code !== 'UNKNOWN_TOPIC_OR_PARTITION') return failure
    return new StreamError(
      failure.code,
      `the global table ${this.name} can not go on: its topic ${topic} was deleted, or made anew, or does not have what comes next any more; ` +
        'start the application again once it is there, and the table is read from the beginning',
      { cause: failure, context: { topic } },
    )
  }

  async close(): Promise<void> {
    this.#stop.abort()
    await this.#following
    await this.#consumer.close()
    await this.#letters.close()
    this.#task.close()
  }

  /** Resolves with how many records of it were processed. */
  async #take(topic: string, batch: ConsumedBatch<Buffer, Buffer>): Promise<number> {
    let count = 0
    this.#task.add(topic, batch)
    while (this.#task.process()) count += 1
    await this.#letters.sent()
    this.#task.flush()
    this.#state.commit(topic, batch.partition, batch.lastOffset + 1)
    return count
  }
}
