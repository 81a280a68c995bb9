import { createHash } from 'node:crypto'
import type { ScheduledEvent } from '../queue/event-queue.ts'

/** Lines are hashed in portions: one call for many. */
const linesPerPortion = 512

/** How much of a trace is kept to be shown. */
export interface TraceOptions {
  /** Whether there is one at all: it takes a good part of the time of a run. Default true. */
  readonly isOn?: boolean
  /** The last so many lines; Infinity for all. Default 200. */
  readonly linesKept?: number
}

/** Everything that happened, line by line: its digest tells two runs apart, its end tells a person what led to a failure. */
export class Trace {
  /** Whether anybody will read it. */
  readonly isOn: boolean
  readonly #linesKept: number
  readonly #hash = createHash('sha256')
  #portion: string[] = []
  #kept: string[] = []
  #nowUs: () => number

  constructor(nowUs: () => number, options: TraceOptions = {}) {
    this.#nowUs = nowUs
    this.isOn = options.isOn ?? true
    this.#linesKept = options.linesKept ?? 200
  }

  /** An event of the queue. */
  event({ kind, owner, label }: ScheduledEvent): void {
    if (this.isOn) this.add(kind, owner?.name ?? '', typeof label === 'string' ? label : label())
  }

  /** What somebody did or saw. */
  add(kind: string, who: string, what: string): void {
    if (!this.isOn) return
    const line = `${(this.#nowUs() / 1000).toFixed(3).padStart(12)} ${kind.padEnd(8)} ${who.padEnd(12)} ${what}`
    this.#portion.push(line)
    if (this.#portion.length >= linesPerPortion) this.#settle()
  }

  /** The digest of every line so far, in hexadecimal. */
  digest(): string {
    this.#settle()
    return this.#hash.copy().digest('hex')
  }

  /** The last lines. */
  lines(): readonly string[] {
    this.#settle()
    return this.#kept
  }

  #settle(): void {
    if (this.#portion.length === 0) return
    this.#hash.update(`${this.#portion.join('\n')}\n`)
    this.#kept = this.#kept.length === 0 ? this.#portion : [...this.#kept, ...this.#portion]
    if (this.#kept.length > this.#linesKept) this.#kept = this.#kept.slice(-this.#linesKept)
    this.#portion = []
  }
}
