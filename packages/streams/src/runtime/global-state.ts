import { assert, type Logger } from '@millrace/base'
import type { Client, StartPosition } from '@millrace/client'
import type { BytesStore } from '../stores/builder.ts'
import { MemoryBytes } from '../stores/bytes/memory-bytes.ts'
import type { TaskState } from '../stores/persistent/task-state.ts'
import { globalStateId, type StateDirectory } from '../stores/state-directory.ts'
import { changelogRange } from './restore.ts'

/** The rows of a global table, in memory or on disk, and up to where they have its topics. */
export class GlobalState {
  readonly #memory = new Map<string, MemoryBytes>()
  /** Where to go on, by topic and partition. */
  readonly #positions = new Map<string, Map<number, StartPosition>>()
  /** The ids of those topics. */
  readonly #topicIds = new Map<string, string>()
  #disk: TaskState | undefined

  private constructor(disk: TaskState | undefined) {
    this.#disk = disk
  }

  /**
   * Takes what lies on disk, if the table is kept there: `directory` is given then. That begins anew if topics do not have what it goes on from, or
   * are others, of the same names, than those that it has read.
   * Throws what opening it throws.
   */
  static async open(
    { table, topics, client, logger, signal }: GlobalStateParts,
    directory: StateDirectory | undefined,
  ): Promise<GlobalState> {
    const id = globalStateId(table)
    const state = new GlobalState(directory?.openTask(id))
    const { changelogOffsets: offsets = {}, changelogIds: ids = {} } = state.#disk?.checkpoint ?? {}
    const known = new Set<string>()
    let isOutside = false
    for (const topic of topics) {
      const { partitions, topicId } = await client.admin().describeTopic(topic, { signal })
      state.#topicIds.set(topic, topicId)
      isOutside ||= (ids[topic] ?? topicId) !== topicId
      const positions = new Map<number, StartPosition>()
      for (const { partition } of partitions) {
        const key = `${topic}/${partition}`
        const offset = offsets[key]
        known.add(key)
        positions.set(partition, offset === undefined ? 'earliest' : { offset })
        if (offset === undefined) continue
        const { startOffset, endOffset } = await changelogRange(client, topic, partition, signal)
        isOutside ||= offset < startOffset || offset > endOffset
      }
      state.#positions.set(topic, positions)
    }
    // Rows that came from a topic that it is not made of any more can't be told from the others.
    if (isOutside || Object.keys(offsets).some((key) => !known.has(key))) {
      assert(directory !== undefined, 'only what lies on disk has offsets')
      logger.warn(
        { store: table, offsets },
        'topics were made anew, or do not have what a global table goes on from: its state is deleted, and read from the beginning',
      )
      await directory.deleteTask(id)
      state.#disk = directory.openTask(id)
      for (const positions of state.#positions.values()) {
        for (const partition of positions.keys()) positions.set(partition, 'earliest')
      }
    }
    return state
  }

  /** The bytes of its store, or of a part of it. */
  bytes(part: string): BytesStore {
    return this.#disk?.bytes(part) ?? this.#memoryOf(part)
  }

  /** The same for queries: read only. */
  committed(part: string): BytesStore {
    return this.#disk?.committed(part) ?? this.#memoryOf(part).committed(part)
  }

  /** Where to go on in a topic, by partition. */
  positionsIn(topic: string): ReadonlyMap<number, StartPosition> {
    return new Map(this.#positions.get(topic))
  }

  /** All before `offset` of a partition is in it now: what is on disk goes along. Throws DISK_FULL, STORAGE_ERROR. */
  commit(topic: string, partition: number, offset: number): void {
    this.#positions.get(topic)?.set(partition, { offset })
    if (this.#disk === undefined) return
    const offsets = [...this.#positions].flatMap(([name, positions]) =>
      [...positions].flatMap(([number, at]) =>
        typeof at === 'object' && 'offset' in at ? [[`${name}/${number}`, at.offset] as const] : [],
      ),
    )
    this.#disk.commit({
      changelogOffsets: Object.fromEntries(offsets),
      changelogIds: Object.fromEntries(this.#topicIds),
    })
  }

  #memoryOf(part: string): MemoryBytes {
    const bytes = this.#memory.get(part) ?? new MemoryBytes()
    this.#memory.set(part, bytes)
    return bytes
  }
}

/** Which table it is of, and what it is made of. */
export interface GlobalStateParts {
  /** The name of its store. */
  readonly table: string
  readonly topics: readonly string[]
  readonly client: Client
  readonly logger: Logger
  readonly signal: AbortSignal
}
