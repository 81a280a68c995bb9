import { type CollectingLogger, collectingLogger } from '@millrace/base/testing'
import { NodeClock, NodeRandom } from '@millrace/node-io'
import type { SinkConnector, SinkPartition, SinkPosition, SinkTask } from '../connectors/define-sink.ts'
import type { SchemaAndValue } from '../data/record.ts'
import { deadLetter } from '../tasks/dead-letter.ts'
import { sinkErrorConfig } from '../tasks/error-config.ts'
import { type OutgoingRecord, type ReceivedRecord, RecordFlow } from '../tasks/record-flow.ts'
import { SinkRun } from '../tasks/sink-run.ts'
import { Tolerance } from '../tasks/tolerance.ts'
import type { ConnectorConfig } from '../worker/config-store.ts'
import { check } from './check.ts'
import type { Secrets } from './secrets.ts'
import { TaskProgress } from '../tasks/task-progress.ts'

/** A record for a sink: what it holds, as the sink is to get it. */
export interface SinkInput {
  readonly key?: SchemaAndValue
  readonly value: SchemaAndValue
  readonly headers?: readonly (SchemaAndValue & { readonly key: string })[]
}

/** When an attempt is ended as if its process had been killed: nothing that comes later has any effect. */
export interface SinkCrash {
  readonly when: 'before a write' | 'after a write' | 'before a flush' | 'after a flush' | 'after a commit'
  /** Which one, from 1 on. */
  readonly at: number
}

/** What outlives an attempt: what a cluster would hold. */
export class SinkStore {
  /** Records by partition, and within by offset. */
  readonly partitions = new Map<number, ReceivedRecord[]>()
  /** What the group has committed, by partition. */
  readonly committed = new Map<number, number>()
  readonly deadLetters: OutgoingRecord[] = []
}

/** What an attempt is given. */
export interface SinkAttemptParts {
  readonly connector: SinkConnector
  readonly config: ConnectorConfig
  readonly topic: string
  readonly store: SinkStore
  readonly secrets: Secrets
  readonly crash?: SinkCrash | undefined
}

/** What ended an attempt that was to crash. */
export class Crashed extends Error {
  override readonly name = 'Crashed'
}

/** One run of a sink's task by the runtime itself, over records in memory. */
export class SinkAttempt {
  readonly #parts: SinkAttemptParts
  readonly #stop: AbortController
  readonly #task: SinkTask
  readonly #run: SinkRun
  readonly logger: CollectingLogger
  /** Where it reads on, by partition. */
  readonly #next = new Map<number, number>()
  readonly #counts = new Map<SinkCrash['when'], number>()
  crashed = false

  private constructor(parts: SinkAttemptParts, task: SinkTask, stop: AbortController, logger: CollectingLogger) {
    this.#parts = parts
    this.#stop = stop
    this.#task = task
    this.logger = logger
    const { connector, config } = parts
    const errors = sinkErrorConfig.parse(config)
    this.#run = new SinkRun({
      progress: new TaskProgress(),
      task: this.#watched(task),
      plugin: connector.name,
      flow: new RecordFlow(config),
      tolerance: new Tolerance(errors, logger),
      clock: new NodeClock(),
      random: new NodeRandom(),
      signal: stop.signal,
      backoff: { delayMaxMs: errors['errors.retry.delay.max.ms'], timeoutMs: errors['errors.retry.timeout'] },
      bury: async (received, failure) => {
        const task = { connector: 'conformance', task: 0 }
        parts.store.deadLetters.push(deadLetter(task, received, failure, { context: true }))
      },
      commit: async (positions) => this.#commit(positions),
    })
  }

  /** Opens a task, which goes on where it says itself, or else where the group has committed. */
  static async open(parts: SinkAttemptParts, logger: CollectingLogger = collectingLogger()): Promise<SinkAttempt> {
    const { connector, config, topic, store, secrets } = parts
    const stop = new AbortController()
    const plan = connector.configure(config).plan(1)[0]
    try {
      const task = await connector.open({
        connector: 'conformance',
        task: 0,
        key: plan?.key ?? '0',
        config: { ...config, ...plan?.options },
        signal: stop.signal,
        logger,
      })
      const attempt = new SinkAttempt(parts, task, stop, logger)
      const partitions = [...store.partitions.keys()].map((partition) => ({ topic, partition }))
      for (const partition of store.partitions.keys()) attempt.#next.set(partition, store.committed.get(partition) ?? 0)
      for (const { partition, offset } of (await task.loadOffsets?.(partitions)) ?? [])
        attempt.#next.set(partition, offset)
      return attempt
    } catch (error) {
      stop.abort()
      secrets.lookAtError(error, 'what it could not be opened with')
      throw error
    }
  }

  /** Where the sink says that it is itself; undefined if it keeps no offsets. */
  async ownOffsets(partitions: readonly SinkPartition[]): Promise<readonly SinkPosition[] | undefined> {
    return this.#task.loadOffsets?.(partitions)
  }

  /** Gives the sink at most `most` records of each partition, from where it is. */
  async write(most = Infinity): Promise<void> {
    const { store, topic, secrets } = this.#parts
    try {
      for (const [partition, records] of store.partitions) {
        const from = this.#next.get(partition) ?? 0
        const batch = records.slice(from, from + most)
        if (batch.length === 0) continue
        await this.#run.write(batch, { topic, partition }, from + batch.length)
        this.#next.set(partition, from + batch.length)
      }
    } catch (error) {
      secrets.lookAtError(error, 'what a write failed with')
      throw error
    }
  }

  flush(): Promise<void> {
    return this.#run.flush()
  }

  release(partitions: readonly number[]): Promise<void> {
    const { topic } = this.#parts
    for (const partition of partitions) this.#next.delete(partition)
    return this.#run.release(partitions.map((partition) => ({ topic, partition })))
  }

  /** Whether all that there is has been committed. */
  get isDone(): boolean {
    const { partitions, committed } = this.#parts.store
    return [...partitions].every(([partition, { length }]) => (committed.get(partition) ?? 0) >= length)
  }

  /** Tells the task to stop, and has it give back what it holds. */
  async end(): Promise<void> {
    this.#stop.abort()
    await this.#task.close?.()
  }

  /** Fails the case if a line of the log holds a secret. */
  lookForSecrets(): void {
    const { secrets } = this.#parts
    for (const line of this.logger.lines) {
      secrets.look(line, `a line of its log ('${line.message}')`)
      if (line.fields['err'] !== undefined)
        secrets.lookAtError(line.fields['err'], `an error in its log ('${line.message}')`)
    }
  }

  /** The task, which is ended where the attempt is to crash. */
  #watched(task: SinkTask): SinkTask {
    return {
      write: async (records, signal) => {
        this.#passes('before a write')
        const results = await task.write(records, signal)
        this.#passes('after a write')
        return results
      },
      ...(task.flush === undefined
        ? {}
        : {
            flush: async () => {
              this.#passes('before a flush')
              const positions = (await task.flush?.()) ?? []
              for (const position of positions) this.#checkPosition(position)
              this.#passes('after a flush')
              return positions
            },
          }),
      ...(task.release === undefined ? {} : { release: (partitions) => task.release?.(partitions) }),
    }
  }

  #checkPosition({ topic, partition, offset }: SinkPosition): void {
    const what = `flush answered ${offset} of ${topic}-${partition}`
    check(topic === this.#parts.topic, `${what}, and the topic is ${this.#parts.topic}: use the record's original`)
    check(Number.isSafeInteger(offset) && offset >= 0, `${what}, which is no offset`)
    const end = this.#parts.store.partitions.get(partition)?.length ?? 0
    check(offset <= end, `${what}, which is behind the end, ${end}`)
  }

  #commit(positions: readonly SinkPosition[]): void {
    this.#live()
    for (const { partition, offset } of positions) {
      const before = this.#parts.store.committed.get(partition) ?? 0
      check(offset >= before, `it went back from ${before} to ${offset} in partition ${partition}`)
      this.#parts.store.committed.set(partition, offset)
    }
    this.#passes('after a commit')
  }

  /** Ends everything if this is where the attempt is to crash. */
  #passes(when: SinkCrash['when']): void {
    this.#live()
    const count = (this.#counts.get(when) ?? 0) + 1
    this.#counts.set(when, count)
    const { crash } = this.#parts
    if (crash?.when !== when || crash.at !== count) return
    this.crashed = true
    this.#live()
  }

  #live(): void {
    if (this.crashed) throw new Crashed('the task was ended as if its process had been killed')
  }
}
