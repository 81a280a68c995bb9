import { setTimeout as delay } from 'node:timers/promises'
import { isStreamError, type Logger, toStreamError } from '@millrace/base'
import {
  type RecordResult,
  recordResult,
  type SinkPartition,
  type SinkPosition,
  type SinkRecord,
  type SinkTask,
} from '@millrace/connect'
import { lastUploadsMs } from './limits.ts'
import { StoreError } from './store/store-error.ts'
import { type Budget, relieve } from './writing/memory.ts'
import type { ReadyRecord } from './writing/open-file.ts'
import { PartitionWriter, type WriterParts } from './writing/partition-writer.ts'

/** What a task of the sink is made of. */
export interface S3SinkTaskParts extends WriterParts {
  readonly timeOf: (record: SinkRecord) => number | null
  readonly budget: Budget
  /** How long a partition is without records before its tail is written, in milliseconds; -1: for ever. */
  readonly idleMs: number
  readonly ignoreNulls: boolean
  readonly signal: AbortSignal
  readonly logger: Logger
  /** Milliseconds that never go back. */
  readonly now: () => number
}

/** Writes records of the partitions that it has to objects, and says how far these are there. */
export class S3SinkTask implements SinkTask {
  readonly #parts: S3SinkTaskParts
  readonly #writers = new Map<string, PartitionWriter>()

  constructor(parts: S3SinkTaskParts) {
    this.#parts = parts
  }

  async write(records: readonly SinkRecord[], signal: AbortSignal): Promise<readonly RecordResult[]> {
    const results: RecordResult[] = []
    let waiting = await this.#goOn()
    const nowMs = this.#parts.now()
    for (const record of records) {
      // What stands behind a record that has to wait waits too.
      if (waiting !== undefined) {
        results.push(recordResult.retry(waiting.message))
        continue
      }
      const ready = this.#ready(record)
      if ('kind' in ready) {
        results.push(ready)
        continue
      }
      try {
        const writer = this.#writerOf(record.original)
        // Most records need no look at the store: waiting for nothing would cost as much as writing them.
        if (!writer.isReadyFor(ready.ready, ready.timeMs)) await writer.lookAround(ready.ready)
        writer.take(ready.ready, ready.timeMs, nowMs)
        results.push(recordResult.ok)
      } catch (error) {
        if (!(error instanceof StoreError)) throw error
        if (!error.transient) throw error.toTaskError()
        waiting = error
        results.push(recordResult.retry(error.message))
        continue
      }
      if (this.#parts.budget.uploading > this.#parts.budget.most) waiting = await this.#relieve(signal)
    }
    await this.#relieve(signal)
    return results
  }

  async flush(): Promise<readonly SinkPosition[]> {
    if (this.#parts.signal.aborted) {
      const limit = new AbortController()
      // Taking the time limit back rejects it, which tells nothing.
      const late = delay(lastUploadsMs, undefined, { signal: limit.signal }).catch(() => undefined)
      await Promise.race([this.#uploadAll(), late])
      limit.abort()
    } else await this.#uploadAll()
    return [...this.#writers.values()].flatMap((writer) => writer.takePosition() ?? [])
  }

  async release(partitions: readonly SinkPartition[]): Promise<void> {
    await Promise.all(
      partitions.map(async (partition) => {
        const key = keyOf(partition)
        const writer = this.#writers.get(key)
        this.#writers.delete(key)
        await writer?.release()
      }),
    )
  }

  async close(): Promise<void> {
    await Promise.all([...this.#writers.values()].map((writer) => writer.release()))
    this.#writers.clear()
    this.#parts.uploads.store.close()
  }

  /** Brings to the store what is closed, and what waited for records long enough. */
  async #uploadAll(): Promise<void> {
    const { idleMs, now, signal, logger } = this.#parts
    const failure = await this.#goOn()
    if (failure !== undefined) {
      logger.warn({ err: failure }, 'objects could not be written, and are tried again')
      return
    }
    const writers = [...this.#writers.values()]
    await Promise.all(writers.map((writer) => writer.drained()))
    // A tail is written only when all before it is there, and committed before anything behind it: whoever goes on there finds it.
    if (idleMs >= 0 && !signal.aborted) {
      for (const writer of writers) {
        const isIdle = now() - writer.lastRecordMs >= idleMs
        if (isIdle && !writer.isClosing && writer.mayEndHere()) writer.close(true)
      }
      await Promise.all(writers.map((writer) => writer.drained()))
    }
    this.#check()
  }

  /** Tries again what failed; answers why it does so again, if it may do better later. */
  async #goOn(): Promise<StoreError | undefined> {
    const failed = [...this.#writers.values()].filter(({ failure }) => failure !== undefined)
    if (failed.length === 0) return undefined
    this.#check()
    for (const writer of failed) writer.retry()
    await Promise.all(failed.map((writer) => writer.settled()))
    return this.#check()
  }

  async #relieve(signal: AbortSignal): Promise<StoreError | undefined> {
    await relieve(this.#parts.budget, [...this.#writers.values()], signal)
    return this.#check()
  }

  /** Throws what the task fails with; answers the failure that may pass. */
  #check(): StoreError | undefined {
    let passing: StoreError | undefined
    for (const { failure } of this.#writers.values()) {
      if (failure === undefined) continue
      if (!(failure instanceof StoreError)) throw toStreamError(failure, 'INTERNAL', 'a chunk could not be written')
      if (!failure.transient && !failure.exists) throw failure.toTaskError()
      passing = failure
    }
    return passing
  }

  #ready(record: SinkRecord): RecordResult | { readonly ready: ReadyRecord; readonly timeMs: number | null } {
    const { format, keys, timeOf, ignoreNulls } = this.#parts
    if (record.value.value === null) {
      return ignoreNulls ? recordResult.ok : recordResult.reject('it has no value: see behavior.on.null.values')
    }
    try {
      const ready = { record, stem: keys.stem(record), row: format.row(record) }
      return { ready, timeMs: timeOf(record) }
    } catch (error) {
      if (!isStreamError(error, 'INVALID_DATA')) throw error
      return recordResult.reject(error.message)
    }
  }

  #writerOf({ topic, partition }: SinkPartition): PartitionWriter {
    const key = keyOf({ topic, partition })
    let writer = this.#writers.get(key)
    if (writer === undefined) {
      writer = new PartitionWriter(topic, partition, this.#parts)
      this.#writers.set(key, writer)
    }
    return writer
  }
}

function keyOf({ topic, partition }: SinkPartition): string {
  return `${partition} ${topic}`
}
