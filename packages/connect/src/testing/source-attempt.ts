import { type CollectingLogger, collectingLogger } from '@millrace/base/testing'
import { NodeClock, NodeRandom } from '@millrace/node-io'
import type { SourceBatch, SourceConnector, SourceTask } from '../connectors/define-source.ts'
import type { SourceRecord } from '../data/record.ts'
import { sourceErrorConfig } from '../tasks/error-config.ts'
import { offsetText, parseOffset } from '../tasks/offset-text.ts'
import type { KeptPosition } from '../tasks/offset-topic.ts'
import { type OutgoingRecord, RecordFlow } from '../tasks/record-flow.ts'
import { SourceRun } from '../tasks/source-run.ts'
import { Tolerance } from '../tasks/tolerance.ts'
import type { ConnectorConfig } from '../worker/config-store.ts'
import type { Secrets } from './secrets.ts'
import { TaskProgress } from '../tasks/task-progress.ts'

/** When an attempt is ended as if its process had been killed: nothing that comes later has any effect. */
export interface SourceCrash {
  readonly when:
    | 'before a record is stored'
    | 'after a record is stored'
    | 'before an offset is kept'
    | 'after an offset is kept'
    | 'after it was told'
  /** Which record, or which commit, from 1 on. */
  readonly at: number
}

/** What outlives an attempt: what a cluster would hold. */
export class SourceStore {
  /** What was stored, in order. */
  readonly stored: SourceRecord[] = []
  /** Texts of offsets by texts of partitions. */
  readonly offsets = new Map<string, string>()
}

/** What an attempt is given. */
export interface SourceAttemptParts {
  readonly connector: SourceConnector
  readonly config: ConnectorConfig
  readonly store: SourceStore
  readonly secrets: Secrets
  readonly crash?: SourceCrash | undefined
  /** Whether offsets are kept meanwhile; without it only when the task ends. Default true. */
  readonly keeps?: boolean | undefined
  /** Records that may be on their way at once. Default: as many as the runtime lets. */
  readonly inFlightMax?: number | undefined
  /** Told to stop before it is opened. */
  readonly stopped?: boolean | undefined
}

/** What ended an attempt that was to crash. */
class Crashed extends Error {
  override readonly name = 'Crashed'
}

/** A record, or a position, as the source gave it. */
interface Given {
  readonly partition: string
  readonly offset: string
  readonly record: SourceRecord | undefined
}

const never = 2 ** 31 - 1
/** How often offsets are kept, in milliseconds. */
const commitIntervalMs = 5

/** One run of a source's task by the runtime itself, over a store in memory. */
export class SourceAttempt {
  readonly #parts: SourceAttemptParts
  readonly #stop = new AbortController()
  readonly #from = new Map<OutgoingRecord, SourceRecord>()
  readonly logger: CollectingLogger = collectingLogger()
  /** What the source gave, in order. */
  readonly given: Given[] = []
  /** Parts of offsets that were integers which no number says exactly. */
  readonly inexact = new Set<string>()
  /** How many commits the source was told of. */
  told = 0
  crashed = false
  /** What the task failed with, if it failed by itself. */
  failure: unknown
  ended = false
  /** Whether the source was asked for a batch, and has not answered. */
  asked = false
  /** Resolves once the task has ended, however it did. */
  readonly done: Promise<void>
  /** Set while what is sent is not stored. */
  #held: (() => void)[] | undefined
  #sends = 0
  #keeps = 0

  constructor(parts: SourceAttemptParts) {
    this.#parts = parts
    if (parts.stopped === true) this.#stop.abort()
    this.done = this.#run().then(
      () => {
        this.ended = true
      },
      (error: unknown) => {
        this.ended = true
        if (this.crashed) return
        this.failure = error
      },
    )
  }

  stop(): void {
    this.#stop.abort()
  }

  /** From now on what is sent waits, and is not stored. */
  hold(): void {
    this.#held ??= []
  }

  /** Stores what waits, and what is sent from now on. */
  letGo(): void {
    const waiting = this.#held ?? []
    this.#held = undefined
    for (const store of waiting) store()
  }

  async #run(): Promise<void> {
    const { connector, config, store, inFlightMax, keeps = true } = this.#parts
    const flow = new RecordFlow(config)
    const errors = sourceErrorConfig.parse(config)
    const stop = (): void => this.#stop.abort()
    const task = await connector.open({
      connector: 'conformance',
      task: 0,
      key: connector.configure(config).plan(1)[0]?.key ?? 'all',
      config: { ...config, ...connector.configure(config).plan(1)[0]?.options },
      signal: this.#stop.signal,
      logger: this.logger,
      offset: async (partition) => {
        const kept = store.offsets.get(offsetText(partition))
        return kept === undefined ? null : parseOffset(kept)
      },
    })
    await new SourceRun({
      progress: new TaskProgress(),
      task: this.#watched(task),
      flow: {
        outgoing: (record) => {
          const outgoing = flow.outgoing(record)
          if (outgoing !== null) this.#from.set(outgoing.record, record)
          return outgoing
        },
      },
      tolerance: new Tolerance(errors, this.logger),
      clock: new NodeClock(),
      random: new NodeRandom(),
      backoff: { delayMaxMs: errors['errors.retry.delay.max.ms'], timeoutMs: errors['errors.retry.timeout'] },
      logger: this.logger,
      signal: this.#stop.signal,
      endSource: stop,
      commitIntervalMs: keeps ? commitIntervalMs : never,
      ...(inFlightMax === undefined ? {} : { inFlightMax }),
      send: (_, record) => this.#send(record),
      keep: (positions) => this.#keep(positions),
    }).run()
  }

  /** The task, with what it gives and what it is told noted. */
  #watched(task: SourceTask): SourceTask {
    const batches = task[Symbol.asyncIterator]()
    const noteOne = ({ partition, offset }: KeptPosition, record: SourceRecord | undefined): void => {
      if (offset === null) return
      this.given.push({ partition: offsetText(partition), offset: offsetText(offset), record })
      for (const [name, value] of [...Object.entries(partition), ...Object.entries(offset)]) {
        if (Number.isInteger(value) && !Number.isSafeInteger(value)) this.inexact.add(name)
      }
    }
    const note = ({ records, positions = [] }: SourceBatch): void => {
      for (const record of records) noteOne({ partition: record.sourcePartition, offset: record.sourceOffset }, record)
      for (const position of positions) noteOne(position, undefined)
    }
    return {
      [Symbol.asyncIterator]: () => ({
        next: async () => {
          this.asked = true
          const step = await batches.next()
          this.asked = false
          if (step.done !== true) note(step.value)
          return step
        },
        return: async () => (await batches.return?.()) ?? { done: true, value: undefined },
      }),
      // Who is killed hears of nothing any more.
      onSettled: (record, fate) => {
        if (!this.crashed) task.onSettled?.(record, fate)
      },
      onCommitted: async (positions) => {
        this.#live()
        await task.onCommitted?.(positions)
        this.told += 1
        this.#crashIf('after it was told', this.told)
      },
    }
  }

  async #send(outgoing: OutgoingRecord): Promise<void> {
    this.#live()
    this.#sends += 1
    this.#crashIf('before a record is stored', this.#sends)
    const held = this.#held
    if (held !== undefined) await new Promise<void>((resolve) => held.push(resolve))
    this.#live()
    const record = this.#from.get(outgoing)
    this.#from.delete(outgoing)
    if (record !== undefined) this.#parts.store.stored.push(record)
    this.#crashIf('after a record is stored', this.#sends)
  }

  async #keep(positions: readonly KeptPosition[]): Promise<void> {
    this.#live()
    this.#keeps += 1
    this.#crashIf('before an offset is kept', this.#keeps)
    for (const { partition, offset } of positions) {
      if (offset === null) this.#parts.store.offsets.delete(offsetText(partition))
      else this.#parts.store.offsets.set(offsetText(partition), offsetText(offset))
    }
    this.#crashIf('after an offset is kept', this.#keeps)
  }

  /** Ends everything if this is where the attempt is to crash. */
  #crashIf(when: SourceCrash['when'], at: number): void {
    const { crash } = this.#parts
    if (crash?.when !== when || crash.at !== at) return
    this.crashed = true
    this.#stop.abort()
    this.#live()
  }

  #live(): void {
    if (this.crashed) throw new Crashed('the task was ended as if its process had been killed')
  }

  /** What was given and never has to come again: up to the offsets that are kept, by partition. */
  keptRecords(): readonly SourceRecord[] {
    const last = new Map<string, number>()
    for (const [index, { partition, offset }] of this.given.entries()) {
      if (this.#parts.store.offsets.get(partition) === offset) last.set(partition, index)
    }
    return this.given.flatMap(({ partition, record }, index) =>
      record !== undefined && index <= (last.get(partition) ?? -1) ? [record] : [],
    )
  }

  /** Fails the case if a line of the log holds a secret, or what the task failed with. */
  lookForSecrets(): void {
    const { secrets } = this.#parts
    secrets.lookAtError(this.failure, 'what the task failed with')
    for (const line of this.logger.lines) {
      secrets.look(line, `a line of its log ('${line.message}')`)
      if (line.fields['err'] !== undefined)
        secrets.lookAtError(line.fields['err'], `an error in its log ('${line.message}')`)
    }
  }
}
