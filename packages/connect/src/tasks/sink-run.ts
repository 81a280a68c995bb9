import { assert, type Clock, isStreamError, OneAtATime, type Random, StreamError } from '@millrace/base'
import type { SinkPartition, SinkPosition, SinkTask } from '../connectors/define-sink.ts'
import type { RecordResult } from '../connectors/record-result.ts'
import type { SinkRecord } from '../data/record.ts'
import { Backoff } from './backoff.ts'
import type { ReceivedRecord, RecordFlow } from './record-flow.ts'
import { loadedFirst, StoppedWhileLoading } from './loading.ts'
import { StageError, StageLoad } from './stage.ts'
import type { TaskProgress } from './task-progress.ts'
import type { Tolerance } from './tolerance.ts'
import { pause } from './waiting.ts'

/** What a run of a sink's task is made of. */
export interface SinkRunParts {
  readonly task: SinkTask
  /** The connector's plugin, for errors. */
  readonly plugin: string
  readonly flow: Pick<RecordFlow, 'incoming'>
  readonly tolerance: Tolerance
  readonly clock: Clock
  readonly random: Random
  /** Told of what there is to do, and what is done. */
  readonly progress: TaskProgress
  readonly signal: AbortSignal
  readonly backoff: { readonly delayMaxMs: number; readonly timeoutMs: number }
  /** Stores a record that the task goes on without, if there is a topic for these. Resolves once it is stored. */
  readonly bury: (received: ReceivedRecord, failure: StageError) => Promise<void>
  /** Has the group go on at these offsets. */
  readonly commit: (positions: readonly SinkPosition[]) => Promise<void>
}

interface Progress extends SinkPartition {
  /** Behind what the task is done with, or has given to the sink. */
  next: number
  /** Behind what the sink was given last; undefined if it has nothing that is not durable. */
  given: number | undefined
  /** What was committed last. */
  committed: number
  /** What may be committed. */
  durable: number
}

interface Pending {
  readonly received: ReceivedRecord
  readonly record: SinkRecord
}

/** What became of a received record: one for the sink, none if it was dropped, or why there is none yet, or can't be one. */
interface Converted {
  readonly received: ReceivedRecord
  readonly record: SinkRecord | null
  readonly failure: StageError | StageLoad | undefined
}

/** The same, once what it needs was loaded. */
interface Settled {
  readonly record: SinkRecord | null
  readonly failure: StageError | undefined
}

/** What became of records that were written once. */
interface Outcome {
  /** Those to be written again, */
  readonly again: readonly Pending[]
  /** and why. */
  readonly reason: string
  /** The last offset that the sink took. */
  readonly taken: number | undefined
}

/** A batch that waited for a retry when the task was to stop: it comes again when the task is opened anew. */
export class StoppedWhileWriting extends Error {
  override readonly name = 'StoppedWhileWriting'
}

/**
 * Runs a task of a sink: converts what is received, has it written, writes again what may work later, goes on without what never will if it may,
 * and commits what is durable. What is committed is never past a record that is neither durable nor buried.
 */
export class SinkRun {
  readonly #parts: SinkRunParts
  readonly #progress = new Map<string, Progress>()
  readonly #turns = new OneAtATime()
  /** What a write failed with. */
  #failure: { readonly error: unknown } | undefined

  constructor(parts: SinkRunParts) {
    this.#parts = parts
  }

  /**
   * Takes the records of one partition, in their order; `next` is the offset behind them. They are converted at once, while what was taken before may
   * still be on its way. Rejects with what the task fails with.
   */
  async write(records: Iterable<ReceivedRecord>, place: SinkPartition, next: number): Promise<void> {
    const converted = this.#converted(records)
    await this.#turns.run(async () => {
      // One that came before failed the task: nothing behind it is written.
      if (this.#failure !== undefined) throw this.#failure.error
      try {
        await this.#writeConverted(converted, place, next)
      } catch (error) {
        this.#failure = { error }
        throw error
      }
    })
  }

  #converted(records: Iterable<ReceivedRecord>): readonly Converted[] {
    const converted: Converted[] = []
    for (const received of records) {
      try {
        converted.push({ received, record: this.#parts.flow.incoming(received), failure: undefined })
      } catch (error) {
        if (!(error instanceof StageError) && !(error instanceof StageLoad)) throw error
        converted.push({ received, record: null, failure: error })
      }
    }
    return converted
  }

  async #writeConverted(converted: readonly Converted[], place: SinkPartition, next: number): Promise<void> {
    const { progress: work } = this.#parts
    const pending: Pending[] = []
    work.take('records', converted.length)
    for (const { received, record: ready, failure: found } of converted) {
      // What it needs is loaded here, where records keep their order.
      const isLate = found instanceof StageLoad
      const { record, failure } = isLate ? await this.#loaded(received) : { record: ready, failure: found }
      if (failure !== undefined) await this.#reject(received, failure)
      else if (record !== null) pending.push({ received, record })
    }
    work.finish('records', converted.length - pending.length)
    const progress = this.#progressOf(place, converted[0]?.received.offset ?? next)
    const given = await this.#writeAll(pending)
    progress.next = next
    if (given !== undefined && this.#parts.task.flush !== undefined) progress.given = given
    if (progress.given === undefined) progress.durable = next
  }

  /** What becomes of a record once what it needs is loaded. A record before it may have needed the same. */
  async #loaded(received: ReceivedRecord): Promise<Settled> {
    const convert = (): SinkRecord | null => this.#parts.flow.incoming(received)
    try {
      const record = await this.#parts.progress.during('loading', () => loadedFirst(convert, this.#parts))
      return { record, failure: undefined }
    } catch (error) {
      if (error instanceof StoppedWhileLoading) throw new StoppedWhileWriting(error.message)
      if (!(error instanceof StageError)) throw error
      return { record: null, failure: error }
    }
  }

  /** Commits what is durable, of these partitions or of all. */
  flush(): Promise<void> {
    return this.#turns.run(() => this.#parts.progress.during('offsets', () => this.#flush()))
  }

  /** Lets go of partitions that another task gets, after what is durable of them was committed; or at once, if they were lost. */
  release(partitions: readonly SinkPartition[], { lost = false } = {}): Promise<void> {
    return this.#turns.run(async () => {
      if (!lost) await this.#flush()
      for (const { topic, partition } of partitions) this.#progress.delete(keyOf(topic, partition))
      await this.#parts.task.release?.(partitions)
    })
  }

  async #flush(): Promise<void> {
    for (const { topic, partition, offset } of (await this.#parts.task.flush?.()) ?? []) {
      const progress = this.#progress.get(keyOf(topic, partition))
      // A partition that was let go of meanwhile is another's.
      if (progress === undefined) continue
      if (progress.given !== undefined && offset >= progress.given) {
        progress.given = undefined
        // What came behind was dropped, and needs nothing of the sink.
        progress.durable = progress.next
      } else progress.durable = Math.max(progress.durable, offset)
    }
    const moved = [...this.#progress.values()].filter(({ durable, committed }) => durable > committed)
    if (moved.length === 0) return
    await this.#parts.commit(moved.map(({ topic, partition, durable: offset }) => ({ topic, partition, offset })))
    for (const progress of moved) progress.committed = progress.durable
  }

  #progressOf({ topic, partition }: SinkPartition, first: number): Progress {
    const key = keyOf(topic, partition)
    let progress = this.#progress.get(key)
    if (progress === undefined) {
      progress = { topic, partition, next: first, given: undefined, committed: first, durable: first }
      this.#progress.set(key, progress)
    }
    return progress
  }

  async #reject(received: ReceivedRecord, failure: StageError): Promise<void> {
    this.#parts.tolerance.pass(received, failure)
    await this.#parts.bury(received, failure)
  }

  /** Answers what lies behind the last record that the sink took; undefined if it took none. */
  async #writeAll(all: readonly Pending[]): Promise<number | undefined> {
    const { clock, random, signal, backoff: pace, plugin, progress } = this.#parts
    let left = all
    let given: number | undefined
    let backoff: Backoff | undefined
    while (left.length > 0) {
      const { again, reason, taken } = await this.#writeOnce(left)
      if (taken !== undefined) given = Math.max(given ?? 0, taken + 1)
      progress.finish('records', left.length - again.length)
      if (again.length === 0) return given
      progress.failed(reason)
      // Something went through: the sink is not the one that was failing before.
      if (again.length < left.length) backoff = undefined
      left = again
      backoff ??= new Backoff(clock.monotonicMs(), { ...pace, random })
      const delayMs = backoff.next(clock.monotonicMs())
      if (delayMs === undefined) {
        const message = `${plugin} could not write ${left.length} records within errors.retry.timeout, ${pace.timeoutMs} ms: ${reason}`
        throw new StreamError('TIMEOUT', message, { context: { limit: pace.timeoutMs } })
      }
      await pause(clock, delayMs, signal)
      if (signal.aborted) throw new StoppedWhileWriting('the task stopped while records waited to be written again')
    }
    return given
  }

  /** Writes records once. */
  async #writeOnce(pending: readonly Pending[]): Promise<Outcome> {
    const { task, signal, plugin } = this.#parts
    let results: readonly RecordResult[]
    try {
      results = await task.write(
        pending.map(({ record }) => record),
        signal,
      )
    } catch (error) {
      if (signal.aborted) throw new StoppedWhileWriting('the task stopped while records were being written')
      if (isStreamError(error) && error.retriable) return { again: pending, reason: error.message, taken: undefined }
      throw error
    }
    assert(
      results.length === pending.length,
      `${plugin} answered for ${results.length} records where it was given ${pending.length}`,
    )
    const again: Pending[] = []
    let reason = ''
    let taken: number | undefined
    for (const [index, one] of pending.entries()) {
      const result = results[index]
      if (result?.kind === 'retry') {
        again.push(one)
        reason = result.reason
      } else if (result?.kind === 'reject') {
        await this.#reject(one.received, new StageError('TASK_PUT', plugin, new Error(result.reason)))
      } else taken = Math.max(taken ?? 0, one.received.offset)
    }
    return { again, reason, taken }
  }
}

function keyOf(topic: string, partition: number): string {
  return `${partition} ${topic}`
}
