import type { StreamRecord } from '../../record.ts'
import { SortedKeys } from '../bytes/sorted-keys.ts'

/** What was written last under a key, and what caused it. */
export interface CachedRow {
  readonly key: Uint8Array
  readonly value: Uint8Array | null
  readonly cause: StreamRecord<unknown, unknown> | undefined
}

/** What an entry takes beside its key and value: nodes of maps and lists. An estimate, on the safe side. */
const entryOverheadBytes = 200

interface Entry {
  key: Uint8Array
  value: Uint8Array | null
  cause: StreamRecord<unknown, unknown> | undefined
  isDirty: boolean
}

function sizeBytesOf(entry: Entry): number {
  return entryOverheadBytes + entry.key.length + (entry.value?.length ?? 0)
}

/** The caches of a task's stores, which share one bound (KIP-63). */
export class TaskCache {
  readonly bytesMax: number
  #sizeBytes = 0

  /** `bytesMax`: what all entries may take together; 0 turns caching off. */
  constructor(bytesMax: number) {
    this.bytesMax = bytesMax
  }

  get sizeBytes(): number {
    return this.#sizeBytes
  }

  get isFull(): boolean {
    return this.#sizeBytes > this.bytesMax
  }

  /** Of {@link StoreCache} alone. */
  grow(bytes: number): void {
    this.#sizeBytes += bytes
  }
}

/** The cache of one store: recently used rows, of which those that were written are not in the store yet. */
export class StoreCache {
  readonly #task: TaskCache
  readonly #letGo: (rows: readonly CachedRow[]) => void
  /** From the least to the most recently used. */
  readonly #entries = new Map<string, Entry>()
  /** Keys of what is not in the store yet, by the time of the last write. */
  readonly #dirty = new Set<string>()
  /** All keys, in order; kept since somebody asked for a range. */
  #ordered: SortedKeys | undefined

  /** `letGo` writes rows to the store, in the order in which they were last written here; it may come back to this cache. */
  constructor(task: TaskCache, letGo: (rows: readonly CachedRow[]) => void) {
    this.#task = task
    this.#letGo = letGo
  }

  /** undefined: not here; null: deleted. */
  get(text: string): Uint8Array | null | undefined {
    const entry = this.#entries.get(text)
    if (entry === undefined) return undefined
    this.#entries.delete(text)
    this.#entries.set(text, entry)
    return entry.value
  }

  /** What is here of a range of keys, in order; `to` is excluded. */
  *range(
    from: string | undefined,
    to: string | undefined,
    isBackward: boolean,
  ): Generator<readonly [Uint8Array, Uint8Array | null], undefined, undefined> {
    if (this.#ordered === undefined) {
      this.#ordered = new SortedKeys()
      for (const text of this.#entries.keys()) this.#ordered.add(text)
    }
    const keys = isBackward ? this.#ordered.rangeBackward(from, to) : this.#ordered.range(from, to)
    for (const text of keys) {
      const entry = this.#entries.get(text)
      if (entry !== undefined) yield [entry.key, entry.value]
    }
  }

  /** What was read from the store. */
  putRead(text: string, key: Uint8Array, value: Uint8Array): void {
    this.#set(text, { key, value, cause: undefined, isDirty: false })
    this.#evict()
  }

  /** What the store is to be told later. */
  putWritten(
    text: string,
    key: Uint8Array,
    value: Uint8Array | null,
    cause: StreamRecord<unknown, unknown> | undefined,
  ): void {
    this.#set(text, { key, value, cause, isDirty: true })
    this.#dirty.delete(text)
    this.#dirty.add(text)
    this.#evict()
  }

  /** Lets go of all that was written; what is still there is as in the store then. */
  flush(): void {
    this.#flush(undefined)
  }

  /** Forgets everything. */
  close(): void {
    for (const entry of this.#entries.values()) this.#task.grow(-sizeBytesOf(entry))
    this.#entries.clear()
    this.#dirty.clear()
    this.#ordered = undefined
  }

  #set(text: string, entry: Entry): void {
    const before = this.#entries.get(text)
    if (before === undefined) this.#ordered?.add(text)
    else {
      this.#entries.delete(text)
      this.#task.grow(-sizeBytesOf(before))
    }
    this.#entries.set(text, entry)
    this.#task.grow(sizeBytesOf(entry))
  }

  #remove(text: string): Entry | undefined {
    const entry = this.#entries.get(text)
    if (entry === undefined) return undefined
    this.#entries.delete(text)
    this.#ordered?.remove(text)
    this.#task.grow(-sizeBytesOf(entry))
    return entry
  }

  /** Only of this store: when it is empty, others have what is too much, and give it up at their next write. */
  #evict(): void {
    while (this.#task.isFull) {
      const eldest = this.#entries.keys().next()
      if (eldest.done === true) return
      const entry = this.#remove(eldest.value)
      if (entry?.isDirty === true) this.#flush(eldest.value, entry)
    }
  }

  /** An entry that has to go goes first, and with it all else that was written, in the order of the writes. */
  #flush(evictedText: string | undefined, evicted?: Entry): void {
    if (this.#dirty.size === 0) return
    const rows: CachedRow[] = []
    if (evictedText !== undefined && evicted !== undefined) {
      rows.push(evicted)
      this.#dirty.delete(evictedText)
    }
    const deleted: string[] = []
    for (const text of this.#dirty) {
      const entry = this.#entries.get(text)
      if (entry === undefined) continue
      rows.push(entry)
      entry.isDirty = false
      if (entry.value === null) deleted.push(text)
    }
    // Before anyone is told: what is told may write here.
    this.#dirty.clear()
    this.#letGo(rows)
    for (const text of deleted) if (!this.#dirty.has(text)) this.#remove(text)
  }
}
