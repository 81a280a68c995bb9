import type { Segments } from '../bytes/segments.ts'

/** A row that is kept in memory. */
export interface HotRow {
  readonly timeMs: number
  /** Tells rows of one time apart. */
  readonly sequence: number
  readonly value: Uint8Array
}

/** What a store's rows may take in memory before they are looked for on their own layer alone; and what a row takes beside its value. */
const heapBytesMax = 32 << 20
const rowOverheadBytes = 120

/** Rows of a slice of time are forgotten together. */
const sliceMsMin = 1_000

interface Slice {
  readonly rows: Map<string, HotRow[]>
  heapBytes: number
}

const nothing: readonly HotRow[] = []

/**
 * All rows of a store by key, in memory beside where they lie, for as long as they are few enough: a join looks through those of one key with each
 * record, and a range of ordered bytes costs more than all the rest of it.
 */
export class HotRows {
  readonly #segments: Segments
  readonly #bytesMax: number
  readonly #sliceMs: number
  readonly #slices = new Map<number, Slice>()
  #least = Infinity
  #heapBytes = 0
  #state: 'empty' | 'whole' | 'given up' = 'empty'

  constructor(segments: Segments, bytesMax = heapBytesMax) {
    this.#segments = segments
    this.#bytesMax = bytesMax
    this.#sliceMs = Math.max(sliceMsMin, Math.floor(segments.retentionMs / 2))
  }

  /** Whether they have all rows of the store; before they are asked for first, `load` gives those that are there to {@link add}. */
  isWhole(load: () => void): boolean {
    if (this.#state === 'empty') {
      this.#state = 'whole'
      load()
    }
    return this.#state === 'whole'
  }

  /** A row was put. */
  add(key: string, row: HotRow): void {
    if (this.#state !== 'whole') return
    const number = Math.floor(row.timeMs / this.#sliceMs)
    const slice = this.#slices.get(number) ?? this.#addSlice(number)
    const rows = slice.rows.get(key)
    if (rows === undefined) slice.rows.set(key, [row])
    else insert(rows, row)
    const bytes = rowOverheadBytes + key.length + row.value.length
    slice.heapBytes += bytes
    this.#heapBytes += bytes
    if (this.#heapBytes > this.#bytesMax) this.giveUp()
  }

  /** Rows are not followed any more: they are to be looked for where they lie. */
  giveUp(): void {
    if (this.#state === 'whole') this.#state = 'given up'
    this.#slices.clear()
    this.#heapBytes = 0
  }

  /** Rows of a key that have not expired, with times from `fromMs` to `toMs`, both included: by time, then sequence. Not to be changed. */
  ofKey(key: string, fromMs: number, toMs: number): readonly HotRow[] {
    const from = Math.max(fromMs, this.#segments.minTimeMs)
    const to = Math.min(toMs, this.#segments.observedTimeMs)
    let found: HotRow[] | undefined
    const last = Math.floor(to / this.#sliceMs)
    for (let number = Math.floor(from / this.#sliceMs); number <= last; number += 1) {
      for (const row of this.#slices.get(number)?.rows.get(key) ?? nothing) {
        if (row.timeMs < from || row.timeMs > to) continue
        if (found === undefined) found = [row]
        else found.push(row)
      }
    }
    return found ?? nothing
  }

  /** And forgets those that have expired: a new one comes as time goes on. */
  #addSlice(number: number): Slice {
    const slice: Slice = { rows: new Map(), heapBytes: 0 }
    this.#slices.set(number, slice)
    const oldest = Math.floor(this.#segments.minTimeMs / this.#sliceMs)
    this.#least = Math.min(this.#least, number)
    if (oldest <= this.#least) return slice
    this.#least = Infinity
    for (const [each, { heapBytes }] of this.#slices) {
      if (each >= oldest) this.#least = Math.min(this.#least, each)
      else {
        this.#slices.delete(each)
        this.#heapBytes -= heapBytes
      }
    }
    return slice
  }
}

/** Puts a row in its place; most come behind all others. */
function insert(rows: HotRow[], row: HotRow): void {
  let at = rows.length
  for (; at > 0; at -= 1) {
    const before = rows[at - 1]
    if (before === undefined || before.timeMs < row.timeMs) break
    if (before.timeMs === row.timeMs && before.sequence < row.sequence) break
  }
  if (at === rows.length) rows.push(row)
  else rows.splice(at, 0, row)
}
