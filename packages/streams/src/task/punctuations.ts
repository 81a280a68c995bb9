import { StreamError } from '@millrace/base'
import type { Scheduled } from '../processor/context.ts'

interface Entry {
  dueMs: number
  readonly intervalMs: number
  readonly run: (timestampMs: number) => void
  cancelled: boolean
}

/** The punctuations of a task that go by one time. */
export class Punctuations {
  readonly #entries: Entry[] = []

  /** `run` is due at `firstMs`, and then every so many milliseconds. Throws INVALID_REQUEST if that is not a positive whole number. */
  schedule(firstMs: number, intervalMs: number, run: (timestampMs: number) => void): Scheduled {
    if (!Number.isSafeInteger(intervalMs) || intervalMs < 1) {
      throw new StreamError('INVALID_REQUEST', `a punctuation is called every 1 ms or more, not every ${intervalMs} ms`)
    }
    const entry: Entry = { dueMs: firstMs, intervalMs, run, cancelled: false }
    this.#entries.push(entry)
    return {
      cancel: () => {
        entry.cancelled = true
        const index = this.#entries.indexOf(entry)
        if (index >= 0) this.#entries.splice(index, 1)
      },
    }
  }

  /** When the next is due; Infinity if there is none. */
  get nextDueMs(): number {
    let next = Infinity
    for (const { dueMs } of this.#entries) next = Math.min(next, dueMs)
    return next
  }

  /** The time was put back: what was due in less than its interval is due in one. */
  rebase(timestampMs: number): void {
    for (const entry of this.#entries) entry.dueMs = Math.min(entry.dueMs, timestampMs + entry.intervalMs)
  }

  /** Calls what is due by then, the longest due first; after a jump each once. Returns whether any was. */
  punctuate(timestampMs: number): boolean {
    let isAny = false
    for (let entry = this.#due(timestampMs); entry !== undefined; entry = this.#due(timestampMs)) {
      const { dueMs, intervalMs } = entry
      entry.dueMs = dueMs + (Math.floor((timestampMs - dueMs) / intervalMs) + 1) * intervalMs
      entry.run(timestampMs)
      isAny = true
    }
    return isAny
  }

  #due(timestampMs: number): Entry | undefined {
    let due: Entry | undefined
    for (const entry of this.#entries) {
      if (entry.dueMs <= timestampMs && (due === undefined || entry.dueMs < due.dueMs)) due = entry
    }
    return due
  }
}
