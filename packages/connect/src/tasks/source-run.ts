import { type Clock, isStreamError, type Logger, OneAtATime, type Random, toStreamError } from '@millrace/base'
import type { SourceBatch, SourcePosition, SourceRecordFate, SourceTask } from '../connectors/define-source.ts'
import type { SourceRecord } from '../data/record.ts'
import { lastDeliveriesMs, sourceInFlightBytesMax, sourceInFlightMax, taskCloseMs } from '../limits.ts'
import { loadedFirst, StoppedWhileLoading } from './loading.ts'
import type { KeptPosition } from './offset-topic.ts'
import { OffsetTracker, type TrackedOffset } from './offset-tracker.ts'
import type { Outgoing, OutgoingRecord, RecordFlow } from './record-flow.ts'
import { StageError, StageLoad } from './stage.ts'
import type { TaskProgress } from './task-progress.ts'
import type { RecordPlace, Tolerance } from './tolerance.ts'
import { endsWithin } from './waiting.ts'

/** What a run of a source's task is made of. */
export interface SourceRunParts {
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
  readonly commitIntervalMs: number
  /** Records that may be on their way at once. Default: {@link sourceInFlightMax}. */
  readonly inFlightMax?: number
  /** Takes a record; records of one topic are stored in the order of the calls. Resolves once it is stored. */
  readonly send: (topic: string, record: OutgoingRecord) => Promise<unknown>
  /** Keeps where the source goes on. Resolves once that is stored. */
  readonly keep: (positions: readonly KeptPosition[]) => Promise<void>
}

/** What is to be sent for a record: nothing if a transform dropped it, or why it can't be. */
type Converted = Outgoing | StageError | null

/** Errors of a producer that are about one record: another attempt would fail the same way. */
export const aboutTheRecord = ['MESSAGE_TOO_LARGE', 'INVALID_RECORD', 'INVALID_TIMESTAMP', 'SERIALIZATION'] as const

/**
 * Runs a task of a source: asks for batches, sends their records, keeps the offsets of what is stored, and tells the source. What is kept is
 * never past a record that is not stored, so a failure repeats records and loses none.
 */
export class SourceRun {
  readonly #parts: SourceRunParts
  readonly #tracker = new OffsetTracker()
  readonly #commits = new OneAtATime()
  /** Of keys and values that are on their way. */
  #bytes = 0
  #failure: { readonly error: unknown } | undefined
  /** Called when something has changed that the loop may be waiting for. */
  #wake: () => void = () => {}

  constructor(parts: SourceRunParts) {
    this.#parts = parts
  }

  /** Resolves when the source has ended or the signal said to stop; rejects with what the task failed with. */
  async run(): Promise<void> {
    const { task, signal } = this.#parts
    const wake = (): void => this.#wake()
    signal.addEventListener('abort', wake)
    const batches = task[Symbol.asyncIterator]()
    const commits = this.#scheduleCommits()
    try {
      await this.#readAll(batches)
      await this.#until(() => this.#tracker.waiting === 0, lastDeliveriesMs)
    } catch (error) {
      this.#failure ??= { error }
    }
    commits.cancel()
    signal.removeEventListener('abort', wake)
    await this.#close(batches)
    // After a failure too: what is stored need not come again.
    try {
      await this.#commit()
    } catch (error) {
      if (this.#failure === undefined) throw error
      this.#parts.logger.warn({ err: error }, 'the offsets of a source that failed could not be kept')
    }
    this.#throwFailure()
  }

  async #readAll(batches: AsyncIterator<SourceBatch>): Promise<void> {
    const { signal } = this.#parts
    while (!signal.aborted) {
      await this.#until(() => this.#hasRoom() || signal.aborted)
      let step: IteratorResult<SourceBatch> | undefined
      const next = batches.next().then(
        (result) => {
          step = result
        },
        (error: unknown) => {
          // A source may end by the signal's own error.
          if (!signal.aborted) this.#fail(toStreamError(error, 'INTERNAL', 'the source failed'))
          else step = { done: true, value: undefined }
        },
      )
      void next.then(() => this.#wake())
      await this.#until(() => step !== undefined || signal.aborted)
      if (step === undefined || step.done === true) return
      await this.#take(step.value)
    }
  }

  #hasRoom(): boolean {
    const { inFlightMax = sourceInFlightMax } = this.#parts
    return this.#tracker.waiting < inFlightMax && this.#bytes < sourceInFlightBytesMax
  }

  async #take({ records, positions = [] }: SourceBatch): Promise<void> {
    try {
      for (const record of records) {
        const converted = this.#converted(record)
        this.#send(record, converted instanceof Promise ? await converted : converted)
      }
    } catch (error) {
      // What was not sent comes again.
      if (error instanceof StoppedWhileLoading) return
      throw error
    }
    for (const position of positions) this.#tracker.done(this.#tracker.add(position))
  }

  /** What is to be sent, or the record's failure. */
  #converted(record: SourceRecord): Converted | Promise<Converted> {
    const { flow } = this.#parts
    try {
      return flow.outgoing(record)
    } catch (error) {
      if (error instanceof StageError) return error
      if (!(error instanceof StageLoad)) throw error
      const { progress } = this.#parts
      return progress
        .during('loading', () => loadedFirst<Converted>(() => flow.outgoing(record), this.#parts))
        .catch(failureOf)
    }
  }

  #send(record: SourceRecord, outgoing: Converted): void {
    const { sourcePartition, sourceOffset } = record
    const tracked = this.#tracker.add({ partition: sourcePartition, offset: sourceOffset })
    try {
      if (outgoing instanceof StageError) {
        this.#skip(record, tracked, outgoing)
        return
      }
      if (outgoing === null) {
        this.#tracker.done(tracked)
        this.#settle(record, 'dropped')
        return
      }
      // A record is a lot to hold until it is stored: only a source that is told of each gets it back.
      const { topic, partition, timestamp } = record
      this.#deliver(
        this.#parts.task.onSettled === undefined ? { topic, partition, timestamp } : record,
        tracked,
        outgoing,
      )
    } catch (error) {
      this.#skip(record, tracked, error)
    }
  }

  #deliver(of: RecordPlace | SourceRecord, tracked: TrackedOffset, { topic, record }: Outgoing): void {
    const bytes = (record.key?.length ?? 0) + (record.value?.length ?? 0)
    const { progress } = this.#parts
    this.#bytes += bytes
    progress.take('records')
    this.#parts.send(topic, record).then(
      () => {
        progress.finish('records')
        this.#bytes -= bytes
        this.#tracker.done(tracked)
        this.#settle(of, 'stored')
        this.#wake()
      },
      (error: unknown) => {
        progress.finish('records')
        this.#bytes -= bytes
        this.#notStored(of, tracked, error)
      },
    )
  }

  #settle(of: RecordPlace | SourceRecord, fate: SourceRecordFate): void {
    if ('kind' in of) this.#parts.task.onSettled?.(of, fate)
  }

  #notStored(of: RecordPlace | SourceRecord, tracked: TrackedOffset, error: unknown): void {
    const alone = aboutTheRecord.some((code) => isStreamError(error, code))
    try {
      this.#skip(of, tracked, alone ? new StageError('KAFKA_PRODUCE', 'the producer', error) : error)
    } catch (failure) {
      this.#fail(failure)
    }
    this.#wake()
  }

  #skip(of: RecordPlace | SourceRecord, tracked: TrackedOffset, error: unknown): void {
    if (!(error instanceof StageError)) throw error
    this.#parts.tolerance.pass(of, error)
    this.#tracker.done(tracked)
    this.#settle(of, 'failed')
  }

  #fail(error: unknown): void {
    this.#failure ??= { error }
    this.#wake()
  }

  #throwFailure(): void {
    if (this.#failure !== undefined) throw this.#failure.error
  }

  /** Resolves when `isSo`, or after `limitMs`; throws once something has failed. One at a time. */
  async #until(isSo: () => boolean, limitMs?: number): Promise<void> {
    const { clock } = this.#parts
    let late = false
    const timer =
      limitMs === undefined
        ? undefined
        : clock.setTimer(limitMs, () => {
            late = true
            this.#wake()
          })
    try {
      for (;;) {
        this.#throwFailure()
        if (isSo() || late) return
        await new Promise<void>((resolve) => {
          this.#wake = resolve
        })
      }
    } finally {
      timer?.cancel()
    }
  }

  #scheduleCommits(): { readonly cancel: () => void } {
    const { clock, commitIntervalMs } = this.#parts
    let timer = clock.setTimer(commitIntervalMs, fire)
    let ended = false
    const schedule = (): void => {
      if (!ended) timer = clock.setTimer(commitIntervalMs, fire)
    }
    const commit = (): Promise<void> => this.#commit()
    const fail = (error: unknown): void => this.#fail(error)
    function fire(): void {
      commit().then(schedule, fail)
    }
    return {
      cancel: () => {
        ended = true
        timer.cancel()
      },
    }
  }

  /** Keeps where the source has come to, then tells it. */
  #commit(): Promise<void> {
    return this.#commits.run(async () => {
      const positions = this.#tracker.take()
      if (positions.length === 0) return
      await this.#parts.progress.during('offsets', async () => {
        await this.#parts.keep(positions)
        const held = positions.filter((position): position is SourcePosition => position.offset !== null)
        if (held.length > 0) await this.#parts.task.onCommitted?.(held)
      })
    })
  }

  /** Has the source give back what it holds. One that hangs is left alone. */
  async #close(batches: AsyncIterator<SourceBatch>): Promise<void> {
    const { clock, logger, endSource } = this.#parts
    // A generator that waits ends no sooner than what it waits for.
    endSource()
    try {
      const ended = await endsWithin(clock, taskCloseMs, batches.return?.() ?? Promise.resolve())
      if (!ended) logger.warn({ taskCloseMs }, 'the source has not ended though it was told to, and is left alone')
    } catch (error) {
      logger.warn({ err: error }, 'the source failed while it was ending')
    }
  }
}

/** The failure of a record; throws those of the task. */
function failureOf(error: unknown): StageError {
  if (error instanceof StageError) return error
  throw error
}
