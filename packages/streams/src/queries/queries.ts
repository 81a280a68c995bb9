import type { Logger } from '@millrace/base'
import type { Client } from '@millrace/client'
import { GrpcNetwork, NodeClock } from '@millrace/node-io'
import { Copies } from '../control/copies.ts'
import { type ControlService, serveControl } from '../control/control-service.ts'
import type { ControlSettings } from '../control/options.ts'
import type { ApplicationCopy } from '../tools/application.ts'
import { ChangeFeed } from './change-feed.ts'
import { type LocalCopy, LocalStores } from './local-stores.ts'
import { keyBytesOf, partitionFor, type QueryOptions } from './store-access.ts'
import { StoreRouter } from './store-router.ts'

/** Who has a key. */
export interface KeyLocation {
  readonly partition: number
  /** The copy that runs the task; undefined while none does, and of global tables, which every copy has. */
  readonly active: ApplicationCopy | undefined
  /** Those that keep standbys of its stores. */
  readonly standbys: readonly ApplicationCopy[]
}

/** What is asked of a copy's state, by its own process and by others; and what it asks of others. */
export class Queries {
  readonly changes = new ChangeFeed()
  readonly local: LocalStores
  readonly router: StoreRouter
  #copies: Copies | undefined
  #service: ControlService | undefined

  constructor(copy: () => LocalCopy) {
    this.local = new LocalStores(copy)
    this.router = new StoreRouter(this.local, () => this.#copies)
  }

  /** Others can be asked from now on, and with `control` may ask. Resolves with where, if they may. Rejects with ADDRESS_IN_USE. */
  async open(control: ControlSettings | undefined, client: Client, logger: Logger): Promise<string | undefined> {
    const { applicationId, processId } = this.local.copy
    const network = new GrpcNetwork({ logger })
    this.#copies = new Copies({ applicationId, processId, client, network, clock: new NodeClock() })
    if (control === undefined) return undefined
    this.#service = await serveControl(control, { local: this.local, router: this.router, network, logger })
    return this.#service.advertised
  }

  /** Where others may ask; undefined if nowhere. */
  get advertised(): string | undefined {
    return this.#service?.advertised
  }

  /** The copies that the group has. */
  async copies(): Promise<readonly ApplicationCopy[]> {
    this.local.checkRunning()
    return (await this.#copies?.all(true)) ?? []
  }

  /** Who has a key of a store. Throws UNKNOWN_STORE, INVALID_REQUEST, CLOSED, or what the cluster answers. */
  async locate(store: string, key: unknown, options: Pick<QueryOptions, 'partition'>): Promise<KeyLocation> {
    const access = this.router.access(store)
    const partition = partitionFor(access, keyBytesOf(access.queries.key, key), options)
    const { subtopology } = this.local.find(store)
    const copies = await this.copies()
    if (subtopology === undefined) return { partition, active: undefined, standbys: [] }
    const taskId = `${subtopology.id}_${partition}`
    return {
      partition,
      active: copies.find(({ active }) => active.includes(taskId)),
      standbys: copies.filter(({ standby }) => standby.includes(taskId)),
    }
  }

  async close(): Promise<void> {
    await this.#service?.close()
    this.#copies?.close()
  }
}
