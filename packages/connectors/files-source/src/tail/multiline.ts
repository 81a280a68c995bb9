import type { JavaPattern } from '@millrace/connect'
import { tailBytesMax } from '../limits.ts'
import type { CutLine } from './line-cutter.ts'

/** How lines become events of several lines. */
export interface MultilineOptions {
  /** Which lines continue others. */
  readonly pattern: JavaPattern
  /** Whether those continue others that do not match it. */
  readonly negate: boolean
  /** Whether a line that continues belongs to what stands before it, or to what comes after it. */
  readonly match: 'after' | 'before'
  readonly linesMax: number
  readonly bytesMax: number
}

/** What becomes a record: one line or several. */
export interface LogEvent {
  readonly lines: readonly CutLine[]
  readonly begin: number
  readonly end: number
}

function eventOf(lines: readonly CutLine[]): LogEvent {
  return { lines, begin: lines[0]?.begin ?? 0, end: lines.at(-1)?.end ?? 0 }
}

/** Puts lines together that belong together, up to a number of lines and bytes: what is longer goes on as another event. */
export class Multiline {
  readonly #options: MultilineOptions | undefined
  #lines: CutLine[] = []
  #bytes = 0

  /** Without options each line is an event. */
  constructor(options: MultilineOptions | undefined) {
    this.#options = options
  }

  /** Whether lines wait for others. */
  get waits(): boolean {
    return this.#lines.length > 0
  }

  /** The events that are whole once `line` has come. */
  push(line: CutLine): readonly LogEvent[] {
    const options = this.#options
    if (options === undefined) return [eventOf([line])]
    const continues = options.pattern.finds(line.bytes.toString('utf8')) !== options.negate
    const whole: LogEvent[] = []
    if (options.match === 'after' && !continues) whole.push(...this.flush())
    if (this.#lines.length >= options.linesMax || this.#bytes + line.bytes.length > options.bytesMax) {
      whole.push(...this.flush())
    }
    // A copy: what waits would keep all that was read with it.
    this.#lines.push({ ...line, bytes: Buffer.from(line.bytes), last: Buffer.from(line.last.subarray(-tailBytesMax)) })
    this.#bytes += line.bytes.length
    if (options.match === 'before' && !continues) whole.push(...this.flush())
    return whole
  }

  /** What waits, as an event: nothing more belongs to it. */
  flush(): readonly LogEvent[] {
    if (this.#lines.length === 0) return []
    const event = eventOf(this.#lines)
    this.#lines = []
    this.#bytes = 0
    return [event]
  }
}
