import { isStreamError } from '@millrace/base'
import { type FoundStore, type LocalStores, moved } from './local-stores.ts'
import type { PageRequest, RowPage } from './row-query.ts'
import type { QueryOptions, StoreAccess } from './store-access.ts'

/** Asks other copies of the application. */
export interface OtherCopies {
  /** A page from whoever runs the task. Throws STORE_MOVED if nobody is known to, and what the other copy answers. */
  page(store: FoundStore, partition: number, request: PageRequest, options: QueryOptions): Promise<RowPage>
}

/** Stores by name: each question goes to whoever has the partition. */
export class StoreRouter {
  readonly #local: LocalStores
  readonly #others: () => OtherCopies | undefined

  /** `others` is undefined as long as this copy knows of no others. */
  constructor(local: LocalStores, others: () => OtherCopies | undefined) {
    this.#local = local
    this.#others = others
  }

  /** Throws UNKNOWN_STORE, INVALID_REQUEST. */
  access(name: string): StoreAccess {
    const local = this.#local
    const store = local.find(name)
    return {
      name,
      queries: store.queries,
      get partitionCount() {
        return local.partitionCount(store)
      },
      page: (partition, request, options) => this.#page(store, partition, request, options),
    }
  }

  async #page(store: FoundStore, partition: number, request: PageRequest, options: QueryOptions): Promise<RowPage> {
    const { local = false, standbys = false } = options
    const isHere = this.#local.has(store, partition) || (standbys && this.#local.hasStandby(store, partition))
    if (isHere || local) {
      try {
        return this.#local.page(store, partition, request, standbys)
      } catch (error) {
        // While it is being restored here, a standby elsewhere may know.
        if (local || !standbys || !isStreamError(error, 'STORE_NOT_READY')) throw error
      }
    }
    const others = this.#others()
    if (others === undefined) {
      // A copy that has stopped says so, rather than where the partition may be.
      this.#local.checkRunning()
      throw moved(store.builder.name, partition)
    }
    return others.page(store, partition, request, options)
  }
}
