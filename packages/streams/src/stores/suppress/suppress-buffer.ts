import { present } from '@millrace/base'
import { type StreamRecord, withValue } from '../../record.ts'
import { type Change, changeOf } from '../../table/change.ts'
import { keyBytes, keyText } from '../bytes/key-text.ts'
import { SortedKeys } from '../bytes/sorted-keys.ts'
import { type Codec, writeLong } from '../codec.ts'
import type { StateStore } from '../store.ts'
import { type BufferEntry, bufferEntryCodec } from './buffer-entry.ts'

/** Rows whose last change waits to be forwarded, by time, then by key bytes (KIP-328). */
export interface SuppressBuffer<Key, Value> extends StateStore {
  /** The last change of a row; one that waits already keeps its place. */
  put(timeMs: number, record: StreamRecord<Key, Change<Value>>): void
  /** Takes out the record that is first, with the prior value as the old one: for all downstream it was the last. undefined: nothing waits. */
  takeFirst(): StreamRecord<Key, Change<Value>> | undefined
  /** What the row was before the changes that wait; undefined: none does. */
  priorValue(key: Key): { readonly value: Value | null } | undefined
  /** The time of what is first; Infinity if nothing waits. */
  readonly firstTimeMs: number
  readonly recordCount: number
  /** Of keys and entries as the changelog has them; 0 if the buffer was not asked to count. */
  readonly sizeBytes: number
}

/** What a buffer is made of. */
export interface SuppressBufferParts<Key, Value> {
  readonly name: string
  readonly key: Codec<Key>
  readonly value: Codec<Value>
  /** Whether {@link SuppressBuffer.sizeBytes} is needed: each change is then written as bytes at once, not only what is there at a commit. */
  readonly countsBytes: boolean
  readonly log: (key: Uint8Array, entry: Uint8Array | null, timestampMs: number) => void
}

interface Waiting<Key, Value> extends BufferEntry<Key, Value> {
  /** Its key in the queue. */
  readonly place: string
  /** As the changelog has it; empty as long as nobody needed it. */
  bytes: Uint8Array | undefined
}

/**
 * The buffer in memory, and how it survives: all rows that changed since the last commit are written to its changelog with the next one, in the same
 * transaction as the offsets of the inputs that changed them; a tombstone for those that went. Whoever takes the task over reads the whole
 * changelog (compacted to what waits), and goes on with every row in its place, its prior value, headers and timestamp with it. Nothing is
 * forwarded twice or forgotten, since forwarding is part of the same transaction.
 */
export class MemorySuppressBuffer<Key, Value> implements SuppressBuffer<Key, Value> {
  readonly name: string
  readonly isPersistent = false
  readonly #parts: SuppressBufferParts<Key, Value>
  readonly #codec: ReturnType<typeof bufferEntryCodec<Value>>
  readonly #waiting = new Map<string, Waiting<Key, Value>>()
  readonly #queue = new SortedKeys()
  /** Keys whose changes the changelog does not have yet. */
  readonly #dirty = new Set<string>()
  #first: string | undefined
  #firstTimeMs = Infinity
  #sizeBytes = 0

  constructor(parts: SuppressBufferParts<Key, Value>) {
    this.name = parts.name
    this.#parts = parts
    this.#codec = bufferEntryCodec(parts.value)
  }

  get recordCount(): number {
    return this.#waiting.size
  }

  get firstTimeMs(): number {
    return this.#firstTimeMs
  }

  get sizeBytes(): number {
    return this.#sizeBytes
  }

  put(timeMs: number, record: StreamRecord<Key, Change<Value>>): void {
    const text = keyText(this.#parts.key.encode(record.key))
    const before = this.#waiting.get(text)
    const entry: Waiting<Key, Value> =
      before === undefined
        ? { timeMs, record, prior: record.value.oldValue, place: placeOf(timeMs, text), bytes: undefined }
        : { timeMs: before.timeMs, record, prior: before.prior, place: before.place, bytes: undefined }
    if (this.#parts.countsBytes) entry.bytes = this.#codec.encode(entry)
    this.#set(text, entry, before)
    this.#dirty.add(text)
  }

  takeFirst(): StreamRecord<Key, Change<Value>> | undefined {
    const place = this.#first
    if (place === undefined) return undefined
    const text = place.slice(timeSizeBytes)
    const entry = present(this.#waiting.get(text), 'what is in the queue waits')
    this.#remove(text, entry)
    this.#dirty.add(text)
    const { newValue, isLatest } = entry.record.value
    return withValue(entry.record, changeOf(newValue, entry.prior, isLatest))
  }

  priorValue(key: Key): { readonly value: Value | null } | undefined {
    const entry = this.#waiting.get(keyText(this.#parts.key.encode(key)))
    return entry === undefined ? undefined : { value: entry.prior }
  }

  /** Tells the changelog what has changed; before each commit. */
  flush(): void {
    for (const text of this.#dirty) {
      const entry = this.#waiting.get(text)
      if (entry === undefined) this.#parts.log(keyBytes(text), null, 0)
      else this.#parts.log(keyBytes(text), (entry.bytes ??= this.#codec.encode(entry)), entry.record.timestamp)
    }
    this.#dirty.clear()
  }

  /** One record of the changelog. */
  restore(key: Uint8Array, bytes: Uint8Array | null): void {
    const text = keyText(key)
    const before = this.#waiting.get(text)
    if (before !== undefined) this.#remove(text, before)
    if (bytes === null) return
    const entry = this.#codec.decode(this.#parts.key.decode(key), bytes)
    const kept = this.#parts.countsBytes ? Uint8Array.from(bytes) : undefined
    this.#set(text, { ...entry, place: placeOf(entry.timeMs, text), bytes: kept }, undefined)
  }

  close(): void {
    this.#waiting.clear()
    this.#queue.clear()
    this.#dirty.clear()
    this.#first = undefined
    this.#firstTimeMs = Infinity
    this.#sizeBytes = 0
  }

  #set(text: string, entry: Waiting<Key, Value>, before: Waiting<Key, Value> | undefined): void {
    this.#waiting.set(text, entry)
    this.#sizeBytes += sizeBytesOf(text, entry) - (before === undefined ? 0 : sizeBytesOf(text, before))
    if (before !== undefined) return
    this.#queue.add(entry.place)
    if (this.#first !== undefined && this.#first < entry.place) return
    this.#first = entry.place
    this.#firstTimeMs = entry.timeMs
  }

  #remove(text: string, entry: Waiting<Key, Value>): void {
    this.#waiting.delete(text)
    this.#queue.remove(entry.place)
    this.#sizeBytes -= sizeBytesOf(text, entry)
    if (this.#first !== entry.place) return
    const next = this.#queue.range(undefined, undefined).next()
    this.#first = next.done === true ? undefined : next.value
    const first = this.#first === undefined ? undefined : this.#waiting.get(this.#first.slice(timeSizeBytes))
    this.#firstTimeMs = first?.timeMs ?? Infinity
  }
}

const timeSizeBytes = 8
const timeBytes = new Uint8Array(timeSizeBytes)

/** Orders by time, then by key bytes. */
function placeOf(timeMs: number, text: string): string {
  writeLong(timeBytes, timeMs, 0)
  return keyText(timeBytes) + text
}

function sizeBytesOf(text: string, { bytes }: Waiting<unknown, unknown>): number {
  return bytes === undefined ? 0 : text.length + bytes.length
}
