import { assert, closestName, StreamError } from '@millrace/base'
import type { PartitionCounts } from '../runtime/internal-topics.ts'
import { taskCount } from '../runtime/internal-topics.ts'
import type { TopicNames } from '../runtime/names.ts'
import type { StreamsState } from '../runtime/options.ts'
import type { BytesStore, StoreBuilder, StoreKind, StoreQueries } from '../stores/builder.ts'
import { CacheBudget } from '../stores/cache/cache-budget.ts'
import { TaskCache } from '../stores/cache/task-cache.ts'
import type { StateStore } from '../stores/store.ts'
import type { ProcessorTopology, Subtopology } from '../topology/nodes.ts'
import type { PageRequest, RowPage } from './row-query.ts'
import { pageOf } from './rows-of.ts'

/** A task of this copy, or a standby of one, as queries see it. */
export interface QueriedTask {
  /** Whether its stores have what they had. */
  readonly isReady: boolean
  /** The bytes of a store, or of a part of it, as of the last commit. */
  committedBytes(name: string, kind: StoreKind): BytesStore
}

/** How a task is. */
export interface TaskStatus {
  /** Sub-topology and partition, such as `0_3`. */
  readonly taskId: string
  /** Whether it only keeps a copy of the stores. */
  readonly standby: boolean
  /** Whether its stores have what they had. */
  readonly ready: boolean
  /** Records of its inputs that it has not processed, as far as that is known. */
  readonly inputLag: number
  /** Records of its changelogs that its stores still lack. */
  readonly restoreLag: number
}

/** What a copy of the application has, as queries see it. */
export interface LocalCopy {
  readonly applicationId: string
  readonly processId: string
  readonly topology: ProcessorTopology
  readonly names: TopicNames
  readonly state: StreamsState
  readonly counts: PartitionCounts
  /** All that it runs, and all standbys that it keeps. */
  tasks(): readonly TaskStatus[]
  task(id: string): QueriedTask | undefined
  standby(id: string): QueriedTask | undefined
  /** undefined while global tables are not there yet. */
  globalBytes(store: string, part: string): BytesStore | undefined
}

/** Where a store is in the topology. */
export interface FoundStore {
  readonly builder: StoreBuilder
  readonly queries: StoreQueries
  /** undefined: of a global table. */
  readonly subtopology: Subtopology | undefined
}

/** The stores of this copy: what of them it has. */
export class LocalStores {
  readonly #copy: () => LocalCopy

  constructor(copy: () => LocalCopy) {
    this.#copy = copy
  }

  get copy(): LocalCopy {
    return this.#copy()
  }

  /** A store of the topology. Throws UNKNOWN_STORE, and INVALID_REQUEST for one that is for its processors alone. */
  find(name: string): FoundStore {
    const { subtopologies, globalStores } = this.copy.topology
    const all = [
      ...subtopologies.flatMap((subtopology) => subtopology.stores.map((builder) => ({ builder, subtopology }))),
      ...globalStores.map(({ store }) => ({ builder: store, subtopology: undefined })),
    ]
    const found = all.find(({ builder }) => builder.name === name)
    if (found === undefined) {
      const names = all.filter(({ builder }) => builder.queries !== undefined).map(({ builder }) => builder.name)
      throw unknownStore(this.copy.applicationId, name, names)
    }
    const { queries } = found.builder
    if (queries === undefined) {
      throw new StreamError('INVALID_REQUEST', `store ${name} is for its processors alone: it can't be queried`, {
        context: { store: name },
      })
    }
    return { ...found, queries }
  }

  /** How many partitions a store has: one a task. */
  partitionCount({ subtopology }: FoundStore): number {
    return subtopology === undefined ? 1 : taskCount(subtopology, this.copy.names, this.copy.counts)
  }

  /** The stores that can be asked, in the order of the topology. */
  all(): { readonly name: string; readonly store: FoundStore }[] {
    const { subtopologies, globalStores } = this.copy.topology
    const names = [...subtopologies.flatMap(({ stores }) => stores), ...globalStores.map(({ store }) => store)]
      .filter(({ queries }) => queries !== undefined)
      .map(({ name }) => name)
    return names.map((name) => ({ name, store: this.find(name) }))
  }

  /** Whether this copy runs the task of that partition, ready or not; of a global table always. */
  has(store: FoundStore, partition: number): boolean {
    return store.subtopology === undefined || this.copy.task(`${store.subtopology.id}_${partition}`) !== undefined
  }

  /** Whether a standby of that partition is kept here, and can be asked. */
  hasStandby({ subtopology }: FoundStore, partition: number): boolean {
    return subtopology !== undefined && this.copy.standby(`${subtopology.id}_${partition}`)?.isReady === true
  }

  /** About how many rows of a store the tasks of this copy have that are ready. */
  entryCount(store: FoundStore): number {
    const { builder, queries, subtopology } = store
    const part = queries.kind === 'versioned' ? `${builder.name}/newest` : builder.name
    if (subtopology === undefined) return this.copy.globalBytes(builder.name, part)?.approximateEntryCount() ?? 0
    let count = 0
    for (let partition = 0; partition < this.partitionCount(store); partition += 1) {
      const task = this.copy.task(`${subtopology.id}_${partition}`)
      if (task?.isReady === true) count += task.committedBytes(part, builder.kind).approximateEntryCount()
    }
    return count
  }

  /** Whether the application has stopped or failed. */
  get isOver(): boolean {
    const { state } = this.copy
    return state === 'stopped' || state === 'failed'
  }

  /** Throws CLOSED once the application has stopped or failed. */
  checkRunning(): void {
    if (!this.isOver) return
    const { applicationId, state } = this.copy
    throw new StreamError('CLOSED', `application ${applicationId} has ${state}: only what runs can be asked`)
  }

  /** Some rows of a partition. Throws STORE_NOT_READY, STORE_MOVED, CLOSED. */
  page(store: FoundStore, partition: number, request: PageRequest, isStandbyEnough: boolean): RowPage {
    const { builder, queries } = store
    const bytes = this.#bytesOf(store, partition, isStandbyEnough)
    return pageOf(this.#view(builder, queries, bytes), queries, request)
  }

  #bytesOf(
    { builder, subtopology }: FoundStore,
    partition: number,
    isStandbyEnough: boolean,
  ): (name: string, kind: StoreKind) => BytesStore {
    const { copy } = this
    const { name } = builder
    this.checkRunning()
    if (subtopology === undefined) {
      if (copy.globalBytes(name, name) === undefined) throw notReady(name, partition, 'its topic is still being read')
      return (part) => {
        const bytes = copy.globalBytes(name, part)
        assert(bytes !== undefined, 'each part of a global table is made with it')
        return bytes
      }
    }
    const id = `${subtopology.id}_${partition}`
    const task = copy.task(id)
    const standby = isStandbyEnough ? copy.standby(id) : undefined
    const chosen = task?.isReady === true ? task : (standby ?? task)
    if (chosen === undefined) throw moved(name, partition)
    if (!chosen.isReady) throw notReady(name, partition, 'it is still being restored')
    return (part, kind) => chosen.committedBytes(part, kind)
  }

  /** The store over what is committed: built anew for each page, so that nothing that it keeps in memory is older. */
  #view(
    builder: StoreBuilder,
    queries: StoreQueries,
    bytes: (name: string, kind: StoreKind) => BytesStore,
  ): StateStore {
    return queries.overBytes().build({
      applicationId: this.copy.applicationId,
      taskId: builder.name,
      bytes,
      log: () => undefined,
      cache: new TaskCache(new CacheBudget(0)),
      cause: () => undefined,
      within: (_cause, flush) => flush(),
    }).store
  }
}

function unknownStore(applicationId: string, name: string, known: readonly string[]): StreamError {
  const meant = closestName(name, known)
  const hint =
    meant !== undefined
      ? `did you mean ${meant}?`
      : known.length === 0
        ? 'it has none: give a table a name with `store`'
        : `it has ${known.join(', ')}`
  return new StreamError('UNKNOWN_STORE', `application ${applicationId} has no store ${name}: ${hint}`, {
    context: { store: name },
  })
}

function notReady(store: string, partition: number, reason: string): StreamError {
  return new StreamError(
    'STORE_NOT_READY',
    `partition ${partition} of store ${store} can't be asked yet: ${reason}; ask again soon, or let a standby answer`,
    { context: { store, partition } },
  )
}

/** Of a partition that this copy does not run. */
export function moved(store: string, partition: number): StreamError {
  return new StreamError(
    'STORE_MOVED',
    `partition ${partition} of store ${store} is not in this copy: ask the copy that runs it, or any that knows the others`,
    { context: { store, partition } },
  )
}
