import { setTimeout as delay } from 'node:timers/promises'
import { type StreamError, toStreamError } from '@millrace/base'
import type { ConsumedBatch, StartPosition } from '@millrace/client'
import { isPassing } from './failure.ts'
import { Input } from './inputs.ts'
import { limits } from './limits.ts'
import { StandbyTask } from './standby-task.ts'
import type { TaskCopy } from './task-copy.ts'
import type { TaskSurroundings } from './task-environment.ts'

/** A changelog has not what comes next any more: what was made of it begins anew. */
const outdatedCodes: ReadonlySet<string> = new Set(['OFFSET_OUT_OF_RANGE', 'LOG_TRUNCATED'])

/** What may go away by itself, but not by trying again: the disk of the state. */
const diskCodes: ReadonlySet<string> = new Set(['DISK_FULL', 'STORAGE_ERROR'])

/** A changelog that is read, and for whom. */
interface Reader {
  readonly input: Input
  /** By partition. */
  standbys: ReadonlyMap<number, StandbyTask>
}

/** The tasks of which this instance keeps the stores up to date, and the changelogs that it reads for them. */
export class StandbySet {
  readonly #surroundings: TaskSurroundings
  readonly #failed: (error: StreamError) => void
  readonly #standbys = new Map<string, StandbyTask>()
  readonly #readers = new Map<string, Reader>()
  /** What each lacked when that was known last. */
  readonly #lags = new Map<string, number>()
  #reading: Promise<void> = Promise.resolve()

  /** `failed`: there is no way on. */
  constructor(surroundings: TaskSurroundings, failed: (error: StreamError) => void) {
    this.#surroundings = surroundings
    this.#failed = failed
  }

  get ids(): Iterable<string> {
    return this.#standbys.keys()
  }

  has(id: string): boolean {
    return this.#standbys.has(id)
  }

  get(id: string): StandbyTask | undefined {
    return this.#standbys.get(id)
  }

  /** Keeps the stores of a task up to date from now on. */
  take(copy: TaskCopy): void {
    const standby = new StandbyTask(copy, this.#surroundings)
    this.#standbys.set(copy.id, standby)
    void this.#run(standby)
  }

  /** Lets go of a task: nothing is restored into its stores any more. undefined: it was none of these. */
  async release(id: string): Promise<TaskCopy | undefined> {
    const standby = this.#standbys.get(id)
    if (standby === undefined) return undefined
    this.#standbys.delete(id)
    this.#lags.delete(id)
    await this.#end(standby)
    return standby.copy
  }

  /** How many records of its changelogs each lacks, by task, counted by offsets; those of which that is not known yet are left out. */
  lags(): ReadonlyMap<string, number> {
    for (const [id, standby] of this.#standbys) {
      let lag = standby.inputLag
      for (const changelog of standby.changelogs) lag += this.#lagIn(changelog, standby) ?? Infinity
      if (lag < Infinity) this.#lags.set(id, lag)
    }
    return this.#lags
  }

  /** Whether a state on disk lacks what its stores have. */
  get isDirty(): boolean {
    for (const { isDirty } of this.#standbys.values()) if (isDirty) return true
    return false
  }

  /** Writes what was restored to the states on disk, and tells who has caught up. */
  commit(): void {
    for (const standby of this.#standbys.values()) {
      standby.commit()
      for (const changelog of standby.changelogs) if (this.#lagIn(changelog, standby) === 0) standby.sawEnd(changelog)
    }
  }

  /** Lets go of all. */
  async close(): Promise<void> {
    const ids = [...this.#standbys.keys()]
    const copies = await Promise.all(ids.map((id) => this.release(id)))
    await this.#refresh()
    for (const copy of copies) await copy?.close()
  }

  #lagIn(changelog: string, standby: StandbyTask): number | undefined {
    const reader = this.#readers.get(changelog)
    const { partition } = standby.copy
    return reader?.standbys.get(partition) === standby ? reader.input.lag(partition) : undefined
  }

  async #run(standby: StandbyTask): Promise<void> {
    try {
      await standby.run(() => this.#refresh())
    } catch (error) {
      await this.#recover([standby], error)
    }
  }

  /** Those that failed begin again, with what they have, unless there is no way on. Never rejects. */
  async #recover(failed: readonly StandbyTask[], reason: unknown): Promise<void> {
    const taskIds = failed.map(({ id }) => id)
    try {
      const error = toStreamError(reason, 'INTERNAL', `the standbys ${taskIds.join(', ')} could not be kept up to date`)
      const isOutdated = outdatedCodes.has(error.code)
      if (!isOutdated && (!isPassing(error) || diskCodes.has(error.code))) throw error
      this.#surroundings.settings.logger.info({ err: error, taskIds }, 'standbys begin again')
      for (const standby of failed) await this.#end(standby)
      if (!isOutdated) await delay(limits.standbyPollMs)
      // Others were let go of meanwhile.
      for (const standby of failed) if (this.#standbys.get(standby.id) === standby) this.take(standby.copy)
    } catch (error) {
      this.#failed(toStreamError(error, 'INTERNAL', `the standbys ${taskIds.join(', ')} could not be kept up to date`))
    }
  }

  async #end(standby: StandbyTask): Promise<void> {
    standby.halt()
    await this.#refresh()
    standby.commit()
  }

  /** Reads the changelogs of those that there are now. One call after the other. */
  #refresh(): Promise<void> {
    this.#reading = this.#reading.then(() => this.#refreshNow())
    return this.#reading
  }

  async #refreshNow(): Promise<void> {
    const wanted = new Map<string, Map<number, StandbyTask>>()
    for (const standby of this.#standbys.values()) {
      if (!standby.isReading) continue
      for (const changelog of standby.changelogs) {
        const standbys = wanted.get(changelog) ?? new Map<number, StandbyTask>()
        wanted.set(changelog, standbys.set(standby.copy.partition, standby))
      }
    }
    for (const [changelog, reader] of this.#readers) {
      if (wanted.has(changelog)) continue
      this.#readers.delete(changelog)
      await reader.input.close()
    }
    for (const [changelog, standbys] of wanted) await this.#read(changelog, standbys)
  }

  async #read(changelog: string, standbys: ReadonlyMap<number, StandbyTask>): Promise<void> {
    const reader = this.#readers.get(changelog) ?? this.#newReader(changelog)
    const isRead = [...standbys].every(([partition, standby]) => reader.standbys.get(partition) === standby)
    if (isRead && standbys.size === reader.standbys.size) return
    // Nothing of the old ones comes from here on.
    await reader.input.read(new Map())
    reader.standbys = standbys
    const from = [...standbys].map(([partition, standby]): [number, StartPosition] => [
      partition,
      { offset: standby.positionIn(changelog) },
    ])
    await reader.input.read(new Map(from))
  }

  #newReader(changelog: string): Reader {
    const reader: Reader = {
      input: new Input(
        this.#surroundings.client(),
        changelog,
        { isolation: 'read_committed', reset: 'error' },
        {
          batch: (_topic: string, batch: ConsumedBatch<Buffer, Buffer>) => {
            reader.standbys.get(batch.partition)?.take(changelog, batch)
          },
          failed: (error) => {
            const failed = [...reader.standbys.values()]
            reader.standbys = new Map()
            void this.#recover(failed, error)
          },
        },
      ),
      standbys: new Map(),
    }
    this.#readers.set(changelog, reader)
    return reader
  }
}
