import { StreamError } from '@millrace/base'
import type { Observable } from 'rxjs'
import { Phase } from '../dsl/operator.ts'
import type { GlobalTableRow, TableRow } from '../dsl/phases.ts'
import type { KeyLocation, Queries } from '../queries/queries.ts'
import type { TaskStatus } from '../queries/local-stores.ts'
import type { QueryOptions } from '../queries/store-access.ts'
import { type ChangesOptions, changesOf, type TableChange } from '../queries/table-changes.ts'
import { TableQuery } from '../queries/table-query.ts'
import { VersionsQuery } from '../queries/versions-query.ts'
import { SessionsQuery, WindowsQuery } from '../queries/windows-query.ts'
import type { ApplicationCopy } from '../tools/application.ts'
import type { Windowed } from '../stores/store.ts'
import type { RunOptions, StreamsState } from './options.ts'
import type { Pausing } from './pausing.ts'
import { type Runnable, StreamsRuntime } from './runtime.ts'

/** A table that can be asked: as the topology has it, or the name of a store. */
export type QueryableTable<Key, Value> =
  | Observable<TableRow<Key, Value>>
  | Observable<GlobalTableRow<Key, Value>>
  | string

/** A table of windows or sessions that can be asked: as the topology has it, or the name of a store. */
export type QueryableWindows<Key, Value> = Observable<TableRow<Windowed<Key>, Value>> | string

/**
 * A copy of an application that runs, and answers questions about its state: about what is committed, never about what is being processed.
 * What is asked of it, and of what it gives, rejects or throws UNKNOWN_STORE; STORE_NOT_READY while the partition is being restored;
 * STORE_MOVED if another copy has it and can't be asked; CLOSED once the application has stopped; DESERIALIZATION.
 */
export class RunningStreams implements AsyncDisposable {
  /** Resolves once it has stopped; rejects with what it failed with. */
  readonly done: Promise<void>
  readonly #runtime: StreamsRuntime
  readonly #stop: AbortController
  readonly #queries: Queries

  private constructor(runtime: StreamsRuntime, stop: AbortController, done: Promise<void>) {
    this.#runtime = runtime
    this.#stop = stop
    this.#queries = runtime.queries
    this.done = done
  }

  /** For `Streams.start`. */
  static async start(app: Runnable, options: RunOptions, pausing: Pausing): Promise<RunningStreams> {
    const stop = new AbortController()
    const { signal } = options
    let begun: () => void = () => undefined
    const running = new Promise<void>((resolve) => (begun = resolve))
    const onState = (state: StreamsState): void => {
      if (state === 'running' || state === 'paused') begun()
      options.onState?.(state)
    }
    const both = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal])
    const runtime = new StreamsRuntime(app, { ...options, onState, signal: both })
    const ran = pausing.run(runtime)
    await Promise.race([running, ran])
    // Another promise than the one that was waited for: if nobody waits for this, a failure is one that nobody handles.
    return new RunningStreams(
      runtime,
      stop,
      ran.then(() => undefined),
    )
  }

  get state(): StreamsState {
    return this.#runtime.state
  }

  /** Lets this copy take no more records, and call no punctuations, until {@link resume}: what was begun is finished and committed (KIP-834). */
  pause(): void {
    this.#runtime.setPaused(true)
  }

  /** Goes on after {@link pause}. */
  resume(): void {
    this.#runtime.setPaused(false)
  }

  /** Tells this copy from others, and from itself after another start. */
  get processId(): string {
    return this.#queries.local.copy.processId
  }

  /** The tasks of this copy. */
  get tasks(): readonly TaskStatus[] {
    return this.#queries.local.copy.tasks()
  }

  /** A table, or another key-value store. */
  table<Key, Value>(table: QueryableTable<Key, Value>): TableQuery<Key, Value> {
    return new TableQuery(this.#queries.router.access(storeOf(table)))
  }

  /** An aggregate in windows of fixed size. */
  windows<Key, Value>(table: QueryableWindows<Key, Value>): WindowsQuery<Key, Value> {
    return new WindowsQuery(this.#queries.router.access(storeOf(table)))
  }

  /** An aggregate in sessions. */
  sessions<Key, Value>(table: QueryableWindows<Key, Value>): SessionsQuery<Key, Value> {
    return new SessionsQuery(this.#queries.router.access(storeOf(table)))
  }

  /** A table with history: one that was given `historyRetention`. */
  versions<Key, Value>(table: QueryableTable<Key, Value>): VersionsQuery<Key, Value> {
    return new VersionsQuery(this.#queries.router.access(storeOf(table)))
  }

  /**
   * The changes of a table in the partitions of this copy, from the subscription on, once they are committed; several of one key in a commit
   * are one. They wait for a subscriber that lags, of each key the newest; with more than `waitingMax` it gets RESOURCE_EXHAUSTED.
   * Completes when the application stops, and fails with what it fails with.
   */
  changes<Key, Value>(
    table: QueryableTable<Key, Value>,
    options: ChangesOptions = {},
  ): Observable<TableChange<Key, Value>> {
    const { local, changes } = this.#queries
    local.checkRunning()
    return changesOf(changes, local.find(storeOf(table)), options)
  }

  /** Which copy runs the task that has a key, and which keep standbys of it, as the group knows them now. */
  locate<Key>(
    table: QueryableWindows<Key, unknown>,
    key: Key,
    options?: Pick<QueryOptions, 'partition'>,
  ): Promise<KeyLocation>
  locate<Key>(
    table: QueryableTable<Key, unknown>,
    key: Key,
    options?: Pick<QueryOptions, 'partition'>,
  ): Promise<KeyLocation>
  locate(
    table: Observable<unknown> | string,
    key: unknown,
    options: Pick<QueryOptions, 'partition'> = {},
  ): Promise<KeyLocation> {
    return this.#queries.locate(storeOf(table), key, options)
  }

  /** All copies of the application, this one too. */
  copies(): Promise<readonly ApplicationCopy[]> {
    return this.#queries.copies()
  }

  /** Stops gracefully: what was begun is committed. Resolves, or rejects, as {@link done}. */
  stop(): Promise<void> {
    this.#stop.abort()
    return this.done
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop()
  }
}

function storeOf(table: Observable<unknown> | string): string {
  if (typeof table === 'string') return table
  const info = table instanceof Phase ? table.info : undefined
  if (info?.kind !== 'table' && info?.kind !== 'global table') {
    throw new StreamError(
      'INVALID_REQUEST',
      `what is asked is a table of the application, or the name of a store, not ${info === undefined ? 'any Observable' : `a ${info.kind}`}`,
    )
  }
  if (info.store !== undefined) return info.store
  throw new StreamError('UNKNOWN_STORE', 'the table that is asked has no store: give it a name with `store`')
}
