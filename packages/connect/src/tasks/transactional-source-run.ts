import {
  type Clock,
  isStreamError,
  type Logger,
  type Random,
  StreamError,
  type Timer,
  toStreamError,
} from '@millrace/base'
import type { SourceBatch, SourcePosition, SourceRecordFate, SourceTask } from '../connectors/define-source.ts'
import type { SourceRecord } from '../data/record.ts'
import { lastDeliveriesMs, sourceInFlightBytesMax, sourceInFlightMax, taskCloseMs } from '../limits.ts'
import { loadedFirst, StoppedWhileLoading } from './loading.ts'
import { offsetText } from './offset-text.ts'
import type { KeptPosition } from './offset-topic.ts'
import type { Outgoing, OutgoingRecord, RecordFlow } from './record-flow.ts'
import { aboutTheRecord } from './source-run.ts'
import { StageError, StageLoad } from './stage.ts'
import type { TaskProgress } from './task-progress.ts'
import type { Tolerance } from './tolerance.ts'
import { endsBehind, type TransactionBoundary } from './transaction-boundary.ts'
import { endsWithin } from './waiting.ts'

/** A transaction that is open. */
export interface RunTransaction {
  /** Takes a record; records of one topic are stored in the order of the calls. Resolves once it is stored. */
  readonly send: (topic: string, record: OutgoingRecord) => Promise<unknown>
  /** Keeps where the source goes on. Resolves once that is stored. */
  readonly keep: (positions: readonly KeptPosition[]) => Promise<void>
  /** Aborted once it can't commit any more. */
  readonly signal: AbortSignal
}

/** What is to be sent for a record: nothing if a transform dropped it, or why it can't be. */
type Converted = Outgoing | StageError | null

/** What a run of a source's task in transactions is made of. */
export interface TransactionalRunParts {
  readonly task: SourceTask
  readonly flow: Pick<RecordFlow, 'outgoing'>
  readonly tolerance: Tolerance
  readonly clock: Clock
  readonly random: Random
  /** How what converters have to load is tried again. */
  readonly backoff: { readonly delayMaxMs: number; readonly timeoutMs: number }
  readonly logger: Logger
  /** Told of what there is to do, and what is done. */
  readonly progress: TaskProgress
  readonly signal: AbortSignal
  /** Has the source's own signal say that it ends: what it waits for has to give up. */
  readonly endSource: () => void
  readonly boundary: TransactionBoundary
  /** Commits what `work` has sent, or aborts it and rejects: with what it threw, or with why it could not be committed. */
  readonly transaction: (work: (open: RunTransaction) => Promise<void>, signal: AbortSignal) => Promise<void>
}

/** Why a transaction is not committed that nothing is wrong with. */
class NotCommitted extends Error {
  override readonly name = 'NotCommitted'
  readonly why: 'stopped' | 'as the source said'

  constructor(why: 'stopped' | 'as the source said') {
    super(`the transaction is not committed: ${why}`)
    this.why = why
  }
}

/** What one transaction has taken. */
class Taken {
  /** What is to be said of each record: a source that asks for that holds them itself. */
  readonly fates: (readonly [SourceRecord, SourceRecordFate])[] = []
  readonly #isTold: boolean
  /** The last one of each partition. */
  readonly #positions = new Map<string, KeptPosition>()
  /** Of records that are on their way. */
  records = 0
  bytes = 0
  failure: { readonly error: unknown } | undefined

  constructor(task: SourceTask) {
    this.#isTold = task.onSettled !== undefined
  }

  settle(record: SourceRecord, fate: SourceRecordFate): void {
    if (this.#isTold) this.fates.push([record, fate])
  }

  moveTo(position: KeptPosition): void {
    this.#positions.set(offsetText(position.partition), position)
  }

  get positions(): readonly KeptPosition[] {
    return [...this.#positions.values()]
  }
}

/**
 * Runs a task of a source in transactions, one after the other: each has records, and where the source goes on behind them. Whatever a task fails
 * with, and however it is killed, either both are there or neither. What the source is told of is committed.
 */
export class TransactionalSourceRun {
  readonly #parts: TransactionalRunParts
  readonly #giveUp = new AbortController()
  /** The batch that was asked for and is not taken yet. */
  #next: Promise<IteratorResult<SourceBatch>> | undefined
  /** Called when something has changed that somebody may be waiting for. */
  #wake: () => void = () => {}

  constructor(parts: TransactionalRunParts) {
    this.#parts = parts
  }

  /** Resolves when the source has ended or the signal said to stop; rejects with what the task failed with. */
  async run(): Promise<void> {
    const { task, signal, clock } = this.#parts
    const batches = task[Symbol.asyncIterator]()
    let late: Timer | undefined
    const stop = (): void => {
      // What can't be committed by then comes again.
      late = clock.setTimer(lastDeliveriesMs, () =>
        this.#giveUp.abort(new StreamError('TIMEOUT', 'the task stopped before its last transaction was committed')),
      )
      this.#wake()
    }
    if (!signal.aborted) signal.addEventListener('abort', stop, { once: true })
    try {
      for (;;) {
        const first = await this.#batch(batches)
        if (first === undefined) break
        await this.#inTransaction(first, batches)
      }
    } catch (error) {
      // What was given up at a stop comes again, and so does what could not be committed then.
      if (!this.#giveUp.signal.aborted) throw error
      this.#parts.logger.warn({ err: error }, 'the last transaction of a source that stopped was not committed')
    } finally {
      late?.cancel()
      signal.removeEventListener('abort', stop)
      await this.#close(batches)
    }
  }

  /** The next batch; undefined once there is none, the task is to stop, or `isOver`. Throws what the source does. */
  async #batch(
    batches: AsyncIterator<SourceBatch>,
    isOver: () => boolean = () => false,
  ): Promise<SourceBatch | undefined> {
    const { signal } = this.#parts
    if (signal.aborted || isOver()) return undefined
    let step: IteratorResult<SourceBatch> | undefined
    let failure: { readonly error: unknown } | undefined
    this.#next ??= batches.next()
    this.#next.then(
      (result) => {
        step = result
        this.#wake()
      },
      (error: unknown) => {
        failure = { error }
        this.#wake()
      },
    )
    await this.#until(() => step !== undefined || failure !== undefined || signal.aborted || isOver())
    // A source may end by the signal's own error.
    if (failure !== undefined && !signal.aborted) throw toStreamError(failure.error, 'INTERNAL', 'the source failed')
    if (step === undefined) return undefined
    this.#next = undefined
    return step.done === true ? undefined : step.value
  }

  async #inTransaction(first: SourceBatch, batches: AsyncIterator<SourceBatch>): Promise<void> {
    const taken = new Taken(this.#parts.task)
    const { progress } = this.#parts
    let isEnding = false
    const work = async (open: RunTransaction): Promise<void> => {
      await this.#fill(taken, first, batches, open)
      isEnding = true
      progress.take('offsets')
    }
    try {
      await this.#parts.transaction(work, this.#giveUp.signal)
    } catch (error) {
      if (!(error instanceof NotCommitted)) throw error
      // What is behind the last commit comes again.
      if (error.why === 'stopped') return
      // Without the records, and behind them: the source does not want them to be there.
      const { positions } = taken
      if (positions.length > 0) await this.#parts.transaction((open) => open.keep(positions), this.#giveUp.signal)
      for (const [record, fate] of taken.fates) this.#tell(record, fate === 'stored' ? 'dropped' : fate)
      await this.#committed(positions)
      return
    } finally {
      if (isEnding) progress.finish('offsets')
    }
    for (const [record, fate] of taken.fates) this.#tell(record, fate)
    await this.#committed(taken.positions)
  }

  /** Tells the source where it is; of partitions that it gave up it knows. */
  async #committed(positions: readonly KeptPosition[]): Promise<void> {
    const left = positions.filter((position): position is SourcePosition => position.offset !== null)
    if (left.length > 0) await this.#parts.task.onCommitted?.(left)
  }

  #tell(record: SourceRecord, fate: SourceRecordFate): void {
    this.#parts.task.onSettled?.(record, fate)
  }

  /** Sends what belongs to one transaction, and where the source is behind it. */
  async #fill(
    taken: Taken,
    first: SourceBatch,
    batches: AsyncIterator<SourceBatch>,
    open: RunTransaction,
  ): Promise<void> {
    const { boundary, clock } = this.#parts
    let isLate = false
    const timer =
      boundary.kind === 'interval'
        ? clock.setTimer(boundary.intervalMs, () => {
            isLate = true
            this.#wake()
          })
        : undefined
    try {
      let batch: SourceBatch | undefined = first
      for (;;) {
        await this.#take(batch, taken, open)
        await this.#until(
          () =>
            taken.failure !== undefined || (taken.records < sourceInFlightMax && taken.bytes < sourceInFlightBytesMax),
        )
        this.#check(taken)
        if (endsBehind(boundary, batch)) break
        const following: SourceBatch | undefined = await this.#batch(
          batches,
          () => isLate || taken.failure !== undefined,
        )
        this.#check(taken)
        if (following === undefined) break
        batch = following
      }
      if (boundary.kind === 'connector') {
        if (batch.transaction === 'abort') throw new NotCommitted('as the source said')
        // The source has not come to the end of the transaction.
        if (batch.transaction === undefined) throw new NotCommitted('stopped')
      }
      await this.#until(() => taken.records === 0 || taken.failure !== undefined)
      this.#check(taken)
      const { positions } = taken
      if (positions.length > 0) await open.keep(positions)
    } finally {
      timer?.cancel()
    }
  }

  #check({ failure }: Taken): void {
    if (failure !== undefined) throw failure.error
  }

  async #take({ records, positions = [] }: SourceBatch, taken: Taken, open: RunTransaction): Promise<void> {
    for (const record of records) {
      const { sourcePartition: partition, sourceOffset: offset } = record
      const converted = this.#converted(record, open)
      this.#send(record, converted instanceof Promise ? await converted : converted, taken, open)
      taken.moveTo({ partition, offset })
    }
    for (const position of positions) taken.moveTo(position)
  }

  /** What is to be sent, or the record's failure. */
  #converted(record: SourceRecord, open: RunTransaction): Converted | Promise<Converted> {
    const { flow } = this.#parts
    try {
      return flow.outgoing(record)
    } catch (error) {
      if (error instanceof StageError) return error
      if (!(error instanceof StageLoad)) throw error
      const signal = AbortSignal.any([this.#parts.signal, open.signal])
      const { progress } = this.#parts
      return progress
        .during('loading', () => loadedFirst<Converted>(() => flow.outgoing(record), { ...this.#parts, signal }))
        .catch(failureOf)
    }
  }

  #send(record: SourceRecord, outgoing: Converted, taken: Taken, open: RunTransaction): void {
    if (outgoing instanceof StageError) {
      this.#parts.tolerance.pass(record, outgoing)
      taken.settle(record, 'failed')
      return
    }
    if (outgoing === null) {
      taken.settle(record, 'dropped')
      return
    }
    const bytes = (outgoing.record.key?.length ?? 0) + (outgoing.record.value?.length ?? 0)
    // A record is a lot to hold until it is stored.
    const { topic } = record
    const { progress } = this.#parts
    progress.take('records')
    taken.records += 1
    taken.bytes += bytes
    taken.settle(record, 'stored')
    open.send(outgoing.topic, outgoing.record).then(
      () => {
        progress.finish('records')
        taken.records -= 1
        taken.bytes -= bytes
        this.#wake()
      },
      (error: unknown) => {
        progress.finish('records')
        taken.failure ??= { error: notStored(topic, error) }
        this.#wake()
      },
    )
  }

  /** Resolves when `isSo`. One at a time. */
  async #until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  /** Has the source give back what it holds. One that hangs is left alone. */
  async #close(batches: AsyncIterator<SourceBatch>): Promise<void> {
    const { clock, logger, endSource } = this.#parts
    endSource()
    // Nobody waits any more for what it may still give.
    this.#next?.catch((error: unknown) => logger.debug({ err: error }, 'the source failed while it was ending'))
    try {
      const ended = await endsWithin(clock, taskCloseMs, batches.return?.() ?? Promise.resolve())
      if (!ended) logger.warn({ taskCloseMs }, 'the source has not ended though it was told to, and is left alone')
    } catch (error) {
      logger.warn({ err: error }, 'the source failed while it was ending')
    }
  }
}

/** A transaction can't go on without one of its records, whatever is tolerated: it fails as a whole. */
function notStored(topic: string, error: unknown): unknown {
  const [code] = aboutTheRecord.filter((one) => isStreamError(error, one))
  if (code === undefined || !isStreamError(error)) return error
  return new StreamError(
    'INVALID_DATA',
    `a record for ${topic} failed in KAFKA_PRODUCE: ${error.message}; a transaction has all of its records or none, so errors.tolerance does not count for it`,
    { cause: error },
  )
}

/** The failure of a record; throws those of the task. A transaction that lacks a record is not committed: all of it comes again. */
function failureOf(error: unknown): StageError {
  if (error instanceof StageError) return error
  throw error instanceof StoppedWhileLoading ? new NotCommitted('stopped') : error
}
