import type { BytesStore, StoreBuilder, StoreKind } from '../stores/builder.ts'
import { MemoryBytes } from '../stores/bytes/memory-bytes.ts'
import type { TaskState } from '../stores/persistent/task-state.ts'
import { StreamTask } from '../task/stream-task.ts'
import type { Subtopology } from '../topology/nodes.ts'
import { limits } from './limits.ts'
import { taskEnvironment, type TaskSurroundings } from './task-environment.ts'

/**
 * What an instance has of a task, whether it runs the task or only keeps its stores up to date: nodes and stores, and how far these are in their
 * changelogs. It goes from one to the other as it is, so that nothing is restored again.
 */
export class TaskCopy {
  readonly id: string
  readonly partition: number
  readonly subtopology: Subtopology
  /** By store: the offset of its changelog up to which it has all; the next to restore. None: nothing is there. */
  readonly positions = new Map<string, number>()
  /** By store: the id of the topic that {@link positions} are of. */
  readonly changelogIds = new Map<string, string>()
  /** Records of its changelogs that its stores lacked when that was looked at last. */
  restoreLag = 0
  /** Whether it processes records: what its stores are told then goes to their changelogs. */
  isActive = false
  readonly #surroundings: TaskSurroundings
  readonly #state: TaskState | undefined
  readonly #memory = new Map<string, MemoryBytes>()
  /** Whether a commit is under way of what was there at the last {@link freeze}. */
  #isFrozen = false
  /** Names of the bytes on disk: of stores, and of parts of them. */
  readonly #persistent = new Set<string>()
  #task: StreamTask

  /** Throws what opening its state throws. */
  constructor(subtopology: Subtopology, partition: number, surroundings: TaskSurroundings) {
    this.id = `${subtopology.id}_${partition}`
    this.partition = partition
    this.subtopology = subtopology
    this.#surroundings = surroundings
    const persistent = subtopology.stores.filter(({ kind }) => kind === 'persistent')
    this.#state = persistent.length > 0 ? surroundings.directory().openTask(this.id) : undefined
    const { changelogOffsets = {}, changelogIds = {} } = this.#state?.checkpoint ?? {}
    for (const { name } of persistent) {
      const [position, topicId] = [changelogOffsets[name], changelogIds[name]]
      if (position !== undefined) this.positions.set(name, position)
      if (topicId !== undefined) this.changelogIds.set(name, topicId)
    }
    this.#task = this.#newTask()
    // Of a topology that had other stores here meanwhile: nobody knows how old that is.
    if (persistent.some((builder) => this.#isStale(builder))) this.beginAnew()
  }

  get task(): StreamTask {
    return this.#task
  }

  /** Stores that have a changelog. */
  get loggedStores(): readonly StoreBuilder[] {
    return this.subtopology.stores.filter(({ changelog }) => changelog !== undefined)
  }

  /** The sum of the offsets up to which its state on disk has its changelogs. */
  get storedSum(): number {
    return Object.values(this.#state?.checkpoint?.changelogOffsets ?? {}).reduce((sum, offset) => sum + offset, 0)
  }

  /** Whether its state should be committed before its time, as it gets too much. */
  get isFull(): boolean {
    return (this.#state?.uncommittedBytes ?? 0) > limits.uncommittedBytesMax
  }

  /** What its stores have now is what the next {@link commit} is of, whatever they are told meanwhile. */
  freeze(): void {
    this.#isFrozen = true
    for (const bytes of this.#memory.values()) bytes.freeze()
    this.#state?.freeze()
  }

  /** What its stores had at the last {@link freeze}, else all they have, is committed: what is on disk is written, with {@link positions}. */
  commit(): void {
    this.#isFrozen = false
    for (const bytes of this.#memory.values()) bytes.commit()
    if (this.#state === undefined) return
    const persistent = this.loggedStores.filter(({ name, kind }) => kind === 'persistent' && this.positions.has(name))
    const changelogOffsets = persistent.map(({ name }) => [name, this.positions.get(name) ?? 0] as const)
    this.#state.commit({
      changelogOffsets: Object.fromEntries(changelogOffsets),
      changelogIds: Object.fromEntries(this.changelogIds),
    })
  }

  /** Forgets all that its stores have: nothing of it can be gone on from. */
  beginAnew(): void {
    this.#state?.wipe()
    this.#memory.clear()
    this.positions.clear()
    this.changelogIds.clear()
    this.#renew()
  }

  /** It processes no more, and all it did is committed: its stores stay as they are, to be kept up to date. */
  rest(): void {
    this.isActive = false
    for (const { name, kind, isBesideBytes = false } of this.subtopology.stores) {
      if (isBesideBytes && kind === 'memory') this.positions.delete(name)
    }
    this.#renew()
  }

  bytes(name: string, kind: StoreKind): BytesStore {
    if (kind === 'persistent' && this.#state !== undefined) {
      this.#persistent.add(name)
      return this.#state.bytes(name)
    }
    return this.#memoryOf(name)
  }

  /** The bytes of a store, or of a part of it, as of the last commit: read only. */
  committedBytes(name: string, kind: StoreKind): BytesStore {
    if (kind === 'persistent' && this.#state !== undefined) return this.#state.committed(name)
    return this.#memoryOf(name).committed(name)
  }

  #memoryOf(name: string): MemoryBytes {
    const known = this.#memory.get(name)
    if (known !== undefined) return known
    const bytes = new MemoryBytes({ keepsCommitted: true })
    if (this.#isFrozen) bytes.freeze()
    this.#memory.set(name, bytes)
    return bytes
  }

  /** Lets go of it; what was not committed is forgotten. */
  async close(): Promise<void> {
    this.isActive = false
    this.#state?.drop()
    try {
      this.#task.close()
    } finally {
      if (this.#state !== undefined) await this.#surroundings.directory().closeTask(this.id)
    }
  }

  /** Whether a store has rows on disk of which it is not known up to where they have its changelog. */
  #isStale({ name, changelog }: StoreBuilder): boolean {
    if (changelog === undefined || this.positions.has(name)) return false
    const parts = [...this.#persistent].filter((each) => each === name || each.startsWith(`${name}/`))
    return parts.some((part) => this.#state !== undefined && hasRows(this.#state.bytes(part)))
  }

  /** Nodes and stores built anew on the same bytes: what they knew in memory they find there. */
  #renew(): void {
    try {
      this.#task.close()
    } catch (error) {
      // A processor that can't end: the task goes on without it in any case.
      const { logger } = this.#surroundings.settings
      logger.warn({ err: error, taskId: this.id }, 'a task could not be closed as it should')
    }
    this.#task = this.#newTask()
  }

  #newTask(): StreamTask {
    return new StreamTask(this.subtopology, this.partition, taskEnvironment(this, this.#surroundings))
  }
}

function hasRows(bytes: BytesStore): boolean {
  for (const _ of bytes.range(undefined, undefined)) return true
  return false
}
