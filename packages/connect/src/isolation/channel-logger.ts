import { inspect } from 'node:util'
import type { LogFields, Logger } from '@millrace/base'
import { logLinesWaitingMax } from '../limits.ts'
import { errorText } from './error-text.ts'
import type { FromChild } from './messages.ts'

type Line = Extract<FromChild, { kind: 'log' }>

const severity = ['debug', 'info', 'warn', 'error'] as const

/** A field as it can be sent. */
function sendable(value: unknown): unknown {
  if (value instanceof Error) return errorText(value)
  if (value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value)) return value
  if (typeof value === 'bigint') return String(value)
  return Array.isArray(value) ? value.map(sendable) : inspect(value, { depth: 4, breakLength: Infinity })
}

/** The lines of a child process, on their way to the worker's log. Those that find no room are counted, and said. */
export class ChannelLogger {
  readonly #send: (line: Line, sent: () => void) => void
  /** What is not severe enough stays here. undefined: everything goes. */
  level: string | undefined
  #waiting = 0
  #lost = 0

  /** `send` calls `sent` once the line is out. */
  constructor(send: (line: Line, sent: () => void) => void) {
    this.#send = send
  }

  /** A logger with these fields in each line. */
  with(bound: LogFields): Logger {
    const at = (level: Line['level']) => (fields: LogFields, message: string) => {
      if (this.#isWritten(level)) this.#write(level, { ...bound, ...fields }, message)
    }
    return {
      debug: at('debug'),
      info: at('info'),
      warn: at('warn'),
      error: at('error'),
      child: (fields) => this.with({ ...bound, ...fields }),
    }
  }

  #isWritten(level: Line['level']): boolean {
    if (this.level === 'silent') return false
    return severity.indexOf(level) >= severity.findIndex((one) => one === this.level)
  }

  #write(level: Line['level'], fields: LogFields, message: string): void {
    if (this.#waiting >= logLinesWaitingMax) {
      this.#lost += 1
      return
    }
    this.#waiting += 1
    const entries = Object.entries(fields).map(([name, value]) => [name, sendable(value)] as const)
    this.#send({ kind: 'log', level, fields: Object.fromEntries(entries), message }, () => this.#sent())
  }

  #sent(): void {
    this.#waiting -= 1
    if (this.#lost === 0 || this.#waiting > 0) return
    const lost = this.#lost
    this.#lost = 0
    this.#write('warn', { lost }, 'lines of the log of a connector were lost: there were too many at once')
  }
}
