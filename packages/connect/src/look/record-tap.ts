import type { Clock } from '@millrace/base'
import { tapLinesUnreadMax } from '../limits.ts'

/** A record that passed a task, behind its transforms. */
export interface TappedRecord {
  /** The number of the task. */
  readonly task: number
  /** The record as JSON. */
  readonly record: string
  /** How many passed before it that are not shown. */
  readonly skipped: number
}

/** Whoever wants to see records that pass. */
export interface Tap {
  /** Tells at once, and whenever that changes, how many records a second are wanted of a task; 0 is none. Returns what ends it. */
  subscribe(listener: (perSecond: number) => void): () => void
  /** Takes a record, and never has anybody wait. */
  take(tapped: TappedRecord): void
}

/** So many a second at most, counted from the first of each second on. */
export class RateLimit {
  readonly #clock: Clock
  #perSecond: number
  #sinceMs = Number.NEGATIVE_INFINITY
  #left = 0

  constructor(clock: Clock, perSecond: number) {
    this.#clock = clock
    this.#perSecond = perSecond
  }

  set perSecond(perSecond: number) {
    this.#perSecond = perSecond
    this.#sinceMs = Number.NEGATIVE_INFINITY
  }

  /** Whether one more may pass now; then it has. */
  pass(): boolean {
    const nowMs = this.#clock.monotonicMs()
    if (nowMs - this.#sinceMs >= 1000) {
      this.#sinceMs = nowMs
      this.#left = this.#perSecond
    }
    if (this.#left <= 0) return false
    this.#left -= 1
    return true
  }
}

interface Reader {
  readonly lines: string[]
  readonly perSecond: number
  readonly limit: RateLimit
  /** Since the last line that it was given. */
  skipped: number
  wake: () => void
}

/** Shows the records that pass a connector's tasks on this worker to whoever asks. What comes faster than it is wanted, or read, is counted and not shown. */
export class RecordTap implements Tap {
  readonly #clock: Clock
  readonly #readers = new Set<Reader>()
  readonly #listeners = new Set<(perSecond: number) => void>()
  readonly #ended = new AbortController()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  subscribe(listener: (perSecond: number) => void): () => void {
    this.#listeners.add(listener)
    listener(this.#perSecond)
    return () => void this.#listeners.delete(listener)
  }

  take({ task, record, skipped }: TappedRecord): void {
    for (const reader of this.#readers) {
      reader.skipped += skipped
      if (reader.lines.length >= tapLinesUnreadMax || !reader.limit.pass()) {
        reader.skipped += 1
        continue
      }
      reader.lines.push(`{"task":${task},"skipped":${reader.skipped},"record":${record}}`)
      reader.skipped = 0
      reader.wake()
    }
  }

  /** Lines of JSON, a record each, until the signal or the connector ends it: its `task`, how many were `skipped` before it, and the `record`. */
  async *follow(perSecond: number, signal: AbortSignal): AsyncGenerator<string> {
    const limit = new RateLimit(this.#clock, perSecond)
    const reader: Reader = { lines: [], perSecond, limit, skipped: 0, wake: () => {} }
    const over = AbortSignal.any([signal, this.#ended.signal])
    const stop = (): void => reader.wake()
    over.addEventListener('abort', stop)
    this.#readers.add(reader)
    this.#tell()
    try {
      while (!over.aborted) {
        yield* reader.lines.splice(0)
        if (reader.lines.length > 0) continue
        await new Promise<void>((resolve) => {
          reader.wake = resolve
          if (over.aborted) resolve()
        })
      }
    } finally {
      over.removeEventListener('abort', stop)
      this.#readers.delete(reader)
      this.#tell()
    }
  }

  /** There will be no more records: whoever follows them is at the end. */
  end(): void {
    this.#ended.abort()
  }

  /** What the one wants who wants most. */
  get #perSecond(): number {
    return Math.max(0, ...[...this.#readers].map(({ perSecond }) => perSecond))
  }

  #tell(): void {
    for (const listener of this.#listeners) listener(this.#perSecond)
  }
}

/** The taps of a worker's connectors, by their names. */
export class RecordTaps {
  readonly #clock: Clock
  readonly #taps = new Map<string, RecordTap>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** The tap of a connector. */
  of(name: string): RecordTap {
    const found = this.#taps.get(name) ?? new RecordTap(this.#clock)
    this.#taps.set(name, found)
    return found
  }

  /** There is no such connector any more. */
  forget(name: string): void {
    this.#taps.get(name)?.end()
    this.#taps.delete(name)
  }
}
