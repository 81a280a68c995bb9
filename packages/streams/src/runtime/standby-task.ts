import { setTimeout as delay } from 'node:timers/promises'
import { assert } from '@millrace/base'
import type { ConsumedBatch } from '@millrace/client'
import type { BytesStore, StoreKind } from '../stores/builder.ts'
import { limits } from './limits.ts'
import { agreeWithChangelogs, restoreFromInputs, type RestoreOptions, tellProgress } from './restore-task.ts'
import type { TaskCopy } from './task-copy.ts'
import type { TaskSurroundings } from './task-environment.ts'

/** A task that another instance runs, and whose stores this one keeps up to date from their changelogs, to take it over at once. */
export class StandbyTask {
  readonly copy: TaskCopy
  /** Whether its changelogs are to be read. */
  isReading = false
  readonly #surroundings: TaskSurroundings
  readonly #stopping = new AbortController()
  /** The stores that have a changelog of their own, by that. */
  readonly #stores: ReadonlyMap<string, string>
  /** Where each began, and how many records it got since. */
  readonly #began = new Map<string, { readonly fromOffset: number; restored: number }>()
  /** Inputs that serve as changelogs, and what of them is committed. */
  readonly #inputs: Map<string, number | undefined>
  #isCaughtUpWithInputs: boolean
  #isDirty = false
  /** By changelog: where it was when nothing more came, and whether that was told. */
  readonly #ends = new Map<string, { readonly position: number; isTold: boolean }>()

  constructor(copy: TaskCopy, surroundings: TaskSurroundings) {
    this.copy = copy
    this.#surroundings = surroundings
    const { loggedStores, subtopology } = copy
    const own = loggedStores.filter(({ name }) => !subtopology.sourceChangelogs.has(name))
    this.#stores = new Map(own.map(({ name }) => [surroundings.names.changelog(subtopology, name), name]))
    this.#inputs = new Map([...subtopology.sourceChangelogs.values()].map((topic) => [topic, undefined]))
    this.#isCaughtUpWithInputs = this.#inputs.size === 0
  }

  get id(): string {
    return this.copy.id
  }

  /** Whether something was restored since the last {@link commit}. */
  get isDirty(): boolean {
    return this.#isDirty
  }

  /** Whether queries may ask it: what it has is behind what is committed, but all of one piece. */
  get isReady(): boolean {
    return this.isReading
  }

  /** The bytes of a store, or of a part of it, as far as they were restored and committed: read only. */
  committedBytes(name: string, kind: StoreKind): BytesStore {
    return this.copy.committedBytes(name, kind)
  }

  /** The changelogs that are read for it alone. */
  get changelogs(): Iterable<string> {
    return this.#stores.keys()
  }

  /** How many records it lacks of inputs that serve as changelogs; Infinity: that is not known yet. */
  get inputLag(): number {
    return this.#isCaughtUpWithInputs ? 0 : Infinity
  }

  /** Where a changelog goes on. */
  positionIn(changelog: string): number {
    return this.copy.positions.get(this.#storeOf(changelog)) ?? 0
  }

  /**
   * Begins with what it has, if changelogs go on from there. `ready` is called once they are to be read. Resolves when it is halted, or nothing is
   * left to do but to {@link take}; rejects when it can't go on as it is.
   */
  async run(ready: () => Promise<void>): Promise<void> {
    const { signal } = this.#stopping
    try {
      await this.#findCommitted()
      const ranges = await agreeWithChangelogs(this.copy, this.copy.loggedStores, this.#options)
      for (const store of this.#stores.values()) {
        const fromOffset = Math.max(this.copy.positions.get(store) ?? 0, ranges.get(store)?.startOffset ?? 0)
        this.copy.positions.set(store, fromOffset)
        this.#began.set(store, { fromOffset, restored: 0 })
      }
      this.isReading = true
      await ready()
      while (this.#inputs.size > 0) {
        await restoreFromInputs(this.copy, this.#options)
        this.#isCaughtUpWithInputs = true
        this.#isDirty = true
        await delay(limits.standbyPollMs, undefined, { signal })
        await this.#findCommitted()
      }
    } catch (error) {
      if (!signal.aborted) throw error
    }
  }

  /** Some records of a changelog. */
  take(changelog: string, { lastOffset, lag, records }: ConsumedBatch<Buffer, Buffer>): void {
    const { copy } = this
    const name = this.#storeOf(changelog)
    const store = copy.task.stores.get(name)
    const began = this.#began.get(name)
    assert(store !== undefined && began !== undefined, 'it has begun with each of its stores')
    for (const { keyBytes, valueBytes, timestamp } of records) {
      if (keyBytes === null) continue
      store.restore(keyBytes, valueBytes, timestamp)
      began.restored += 1
    }
    const position = lastOffset + 1
    copy.positions.set(name, position)
    this.#isDirty = true
    if (copy.isFull) this.commit()
    this.#tell(changelog, position + lag)
  }

  /** Nothing of a changelog is left to read but ends of transactions. Of the second time on that is so it is told. */
  sawEnd(changelog: string): void {
    const position = this.positionIn(changelog)
    const end = this.#ends.get(changelog)
    if (end?.position !== position) {
      // What was read may be on its way still.
      this.#ends.set(changelog, { position, isTold: false })
    } else if (!end.isTold) {
      end.isTold = true
      this.#tell(changelog, position)
    }
  }

  /** Writes what it has got to the state on disk. */
  commit(): void {
    if (!this.#isDirty) return
    this.copy.commit()
    this.#isDirty = false
  }

  /** Restores nothing any more but what it is still given. */
  halt(): void {
    this.isReading = false
    this.#stopping.abort()
  }

  /** How far inputs are committed that serve as changelogs. */
  async #findCommitted(): Promise<void> {
    const { member, names } = this.#surroundings
    for (const topic of this.#inputs.keys()) {
      const [committed] = await member().committed(names.inCluster(topic), [this.copy.partition])
      this.#inputs.set(topic, committed?.offset)
    }
    this.#stopping.signal.throwIfAborted()
  }

  get #options(): RestoreOptions {
    const { signal } = this.#stopping
    return { role: 'standby', surroundings: this.#surroundings, committed: (topic) => this.#inputs.get(topic), signal }
  }

  #tell(changelog: string, toOffset: number): void {
    const store = this.#storeOf(changelog)
    const { id: taskId, partition } = this.copy
    const { fromOffset, restored } = this.#began.get(store) ?? { fromOffset: 0, restored: 0 }
    const where = { taskId, store, changelog, partition, fromOffset, toOffset, position: this.positionIn(changelog) }
    tellProgress(this.#surroundings.settings, { role: 'standby', ...where, restored })
  }

  #storeOf(changelog: string): string {
    const store = this.#stores.get(changelog)
    assert(store !== undefined, `task ${this.id} has a store for ${changelog}`)
    return store
  }
}
