import type { LogFields, LogLevel } from '@millrace/base'
import { logLengthKept, logLineLengthMax, logLinesKept, logLinesUnreadMax } from '../limits.ts'

/** A line of a connector's log: JSON, with `time` (ISO 8601), `level`, `msg` and the fields. */
export type LogLine = string

function sayable(_name: string, value: unknown): unknown {
  if (value instanceof Error) {
    const { name, message, stack, cause } = value
    const code: unknown = 'code' in value ? value.code : undefined
    return {
      type: name,
      message,
      ...(code === undefined ? {} : { code }),
      stack,
      ...(cause === undefined ? {} : { cause }),
    }
  }
  return typeof value === 'bigint' ? String(value) : value
}

/** The line for what was logged. One that is too long has its message alone. */
function lineOf(nowMs: number, level: LogLevel, fields: LogFields, message: string): LogLine {
  const begin = { time: new Date(nowMs).toISOString(), level, msg: message }
  try {
    const line = JSON.stringify({ ...begin, ...fields }, sayable)
    if (line.length <= logLineLengthMax) return line
  } catch {
    // A field that holds itself: what else it says is not worth the loss of the message.
  }
  return JSON.stringify({ ...begin, msg: message.slice(0, logLineLengthMax), cut: true })
}

interface Reader {
  readonly lines: LogLine[]
  lost: number
  wake: () => void
}

/** The last lines of a connector's log, for whoever asks what it does. */
export class LogLines {
  readonly #kept: LogLine[] = []
  readonly #readers = new Set<Reader>()
  /** Of the lines that are kept. */
  #length = 0

  /** Keeps a line. */
  add(nowMs: number, level: LogLevel, fields: LogFields, message: string): void {
    const line = lineOf(nowMs, level, fields, message)
    this.#kept.push(line)
    this.#length += line.length
    while (this.#kept.length > logLinesKept || this.#length > logLengthKept)
      this.#length -= this.#kept.shift()?.length ?? 0
    for (const reader of this.#readers) {
      if (reader.lines.length >= logLinesUnreadMax) reader.lost += 1
      else reader.lines.push(line)
      reader.wake()
    }
  }

  /** The last lines that are kept, at most `count`. */
  last(count: number): readonly LogLine[] {
    return count === 0 ? [] : this.#kept.slice(-count)
  }

  /** The last lines, and those to come, until the signal ends it. Who reads too slowly is told how many lines were lost. */
  async *follow(count: number, signal: AbortSignal): AsyncGenerator<LogLine> {
    const reader: Reader = { lines: [...this.last(count)], lost: 0, wake: () => {} }
    const stop = (): void => reader.wake()
    this.#readers.add(reader)
    signal.addEventListener('abort', stop)
    try {
      while (!signal.aborted) {
        yield* reader.lines.splice(0)
        if (reader.lines.length > 0) continue
        if (reader.lost > 0) {
          yield JSON.stringify({
            level: 'warn',
            msg: 'lines were lost: they came faster than they were read',
            lost: reader.lost,
          })
          reader.lost = 0
          continue
        }
        await new Promise<void>((resolve) => {
          reader.wake = resolve
          if (signal.aborted) resolve()
        })
      }
    } finally {
      signal.removeEventListener('abort', stop)
      this.#readers.delete(reader)
    }
  }
}
