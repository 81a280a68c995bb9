import type { RecordHeaders } from '@millrace/client'
import { recordOf, type StreamRecord } from '../../record.ts'
import { SortedKeys } from '../bytes/sorted-keys.ts'
import type { BudgetedCache, CacheBudget } from './cache-budget.ts'
import { LastTouched } from './last-touched.ts'

/** What was written last under a key, and what caused it. */
export interface CachedRow {
  readonly key: Uint8Array
  readonly value: Uint8Array | null
  readonly cause: StreamRecord<unknown, unknown> | undefined
}

/** What an entry takes beside its key and value: nodes of maps and lists. An estimate, on the safe side. */
const entryOverheadBytes = 260

class Entry {
  readonly text: string
  readonly key: Uint8Array
  value: Uint8Array | null
  /** Of what caused the last write; undefined: nothing did. */
  headers: RecordHeaders | undefined
  timestamp = 0
  topic = ''
  partition = -1
  offset = -1
  /** Its place among all, by the time of the last use. */
  usedPlace = LastTouched.nowhere
  /** Its place among those that are not in the store yet, by the time of the last write. */
  writtenPlace = LastTouched.nowhere

  constructor(text: string, key: Uint8Array, value: Uint8Array | null) {
    this.text = text
    this.key = key
    this.value = value
  }

  /** Without key and value, of which the cache's bound does not know; and without an object that would outlive each write. */
  get cause(): StreamRecord<unknown, unknown> | undefined {
    const { headers, timestamp } = this
    return headers === undefined ? undefined : recordOf(null, null, timestamp, headers, this)
  }

  set cause(cause: StreamRecord<unknown, unknown> | undefined) {
    this.headers = cause?.headers
    if (cause === undefined) return
    this.timestamp = cause.timestamp
    this.topic = cause.topic
    this.partition = cause.partition
    this.offset = cause.offset
  }

  /** Whether it is not in the store yet. */
  get isWritten(): boolean {
    return this.writtenPlace !== LastTouched.nowhere
  }
}

function sizeBytesOf(entry: Entry): number {
  return entryOverheadBytes + entry.key.length + (entry.value?.length ?? 0)
}

/** What the caches of a task's stores have in common: a part of the budget of all tasks. */
export class TaskCache {
  readonly budget: CacheBudget

  constructor(budget: CacheBudget) {
    this.budget = budget
  }

  /** 0: caching is off. */
  get bytesMax(): number {
    return this.budget.bytesMax
  }
}

/** The cache of one store: recently used rows, of which those that were written are not in the store yet. */
export class StoreCache implements BudgetedCache {
  readonly owner: TaskCache
  readonly #budget: CacheBudget
  readonly #letGo: (rows: readonly CachedRow[]) => void
  readonly #entries = new Map<string, Entry>()
  /** From the least to the most recently used. */
  readonly #byUse = new LastTouched<Entry>((entry, place) => {
    entry.usedPlace = place
  })
  /** What is not in the store yet, by the time of the last write. */
  readonly #dirty = new LastTouched<Entry>((entry, place) => {
    entry.writtenPlace = place
  })
  /** All keys, in order; kept since somebody asked for a range. */
  #ordered: SortedKeys | undefined
  #sizeBytes = 0
  #dirtyBytes = 0

  /** `letGo` writes rows to the store, in the order in which they were last written here; it may come back to this cache. */
  constructor(task: TaskCache, letGo: (rows: readonly CachedRow[]) => void) {
    this.owner = task
    this.#budget = task.budget
    this.#letGo = letGo
    this.#budget.join(this)
  }

  get sizeBytes(): number {
    return this.#sizeBytes
  }

  get cleanBytes(): number {
    return this.#sizeBytes - this.#dirtyBytes
  }

  dropClean(bytes: number): void {
    const keepBytes = Math.max(0, this.cleanBytes - bytes)
    for (const entry of this.#byUse.all()) {
      if (this.cleanBytes <= keepBytes) break
      if (!entry.isWritten) this.#remove(entry)
    }
  }

  /** undefined: not here; null: deleted. */
  get(text: string): Uint8Array | null | undefined {
    const entry = this.#entries.get(text)
    if (entry === undefined) return undefined
    entry.usedPlace = this.#byUse.touch(entry, entry.usedPlace)
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
    const entry = this.#set(text, key, value, undefined)
    if (entry.isWritten) this.#dirtyBytes -= sizeBytesOf(entry)
    this.#clean(entry)
    this.#evict()
  }

  /** What the store is to be told later. */
  putWritten(
    text: string,
    key: Uint8Array,
    value: Uint8Array | null,
    cause: StreamRecord<unknown, unknown> | undefined,
  ): void {
    const entry = this.#set(text, key, value, cause)
    if (!entry.isWritten) this.#dirtyBytes += sizeBytesOf(entry)
    entry.writtenPlace = this.#dirty.touch(entry, entry.writtenPlace)
    this.#evict()
  }

  /** Lets go of all that was written; what is still there is as in the store then. */
  flush(): void {
    this.#flush(undefined)
  }

  /** Forgets everything. */
  close(): void {
    this.#budget.leave(this)
    this.#budget.grow(-this.#sizeBytes)
    this.#sizeBytes = 0
    this.#dirtyBytes = 0
    this.#entries.clear()
    this.#byUse.takeAll()
    this.#dirty.takeAll()
    this.#ordered = undefined
  }

  #set(
    text: string,
    key: Uint8Array,
    value: Uint8Array | null,
    cause: StreamRecord<unknown, unknown> | undefined,
  ): Entry {
    let entry = this.#entries.get(text)
    if (entry === undefined) {
      entry = new Entry(text, key, value)
      this.#entries.set(text, entry)
      this.#ordered?.add(text)
      this.#grow(sizeBytesOf(entry), false)
    } else {
      this.#grow((value?.length ?? 0) - (entry.value?.length ?? 0), entry.isWritten)
      entry.value = value
    }
    entry.cause = cause
    entry.usedPlace = this.#byUse.touch(entry, entry.usedPlace)
    return entry
  }

  #remove(entry: Entry): void {
    this.#entries.delete(entry.text)
    this.#byUse.remove(entry.usedPlace)
    entry.usedPlace = LastTouched.nowhere
    this.#ordered?.remove(entry.text)
    this.#grow(-sizeBytesOf(entry), entry.isWritten)
  }

  /** It is as in the store. */
  #clean(entry: Entry): void {
    this.#dirty.remove(entry.writtenPlace)
    entry.writtenPlace = LastTouched.nowhere
  }

  #grow(bytes: number, isDirty: boolean): void {
    this.#sizeBytes += bytes
    if (isDirty) this.#dirtyBytes += bytes
    this.#budget.grow(bytes)
  }

  /** Of this store, as Kafka does; other tasks only drop what costs nothing. When it is empty, others have what is too much, and give it up at their next write. */
  #evict(): void {
    while (this.#budget.isFull) {
      if (this.#budget.makeRoomFor(this)) continue
      const eldest = this.#byUse.first
      if (eldest === undefined) return
      this.#remove(eldest)
      if (eldest.isWritten) this.#flush(eldest)
    }
  }

  /** An entry that has to go goes first, and with it all else that was written, in the order of the writes. */
  #flush(evicted: Entry | undefined): void {
    if (evicted !== undefined) this.#clean(evicted)
    // Before anyone is told: what is told may write here.
    const others = this.#dirty.takeAll()
    this.#dirtyBytes = 0
    if (evicted === undefined && others.length === 0) return
    const all = evicted === undefined ? others : [evicted, ...others]
    // As they are now: entries change when they are written anew.
    this.#letGo(all.map(({ key, value, cause }) => ({ key, value, cause })))
    for (const entry of others) {
      const isStill = entry.value === null && !entry.isWritten
      if (isStill && this.#entries.get(entry.text) === entry) this.#remove(entry)
    }
  }
}
