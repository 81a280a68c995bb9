import type { LogFields, Logger } from '@millrace/base'
import type { LogLevel, ThreadMessage } from './messages.ts'
import { sentError } from './sent-error.ts'

/** A logger whose lines go to another thread. */
export class SentLogger implements Logger {
  readonly #say: (message: ThreadMessage) => void
  readonly #fields: LogFields

  constructor(say: (message: ThreadMessage) => void, fields: LogFields = {}) {
    this.#say = say
    this.#fields = fields
  }

  debug(fields: LogFields, message: string): void {
    this.#log('debug', fields, message)
  }

  info(fields: LogFields, message: string): void {
    this.#log('info', fields, message)
  }

  warn(fields: LogFields, message: string): void {
    this.#log('warn', fields, message)
  }

  error(fields: LogFields, message: string): void {
    this.#log('error', fields, message)
  }

  child(fields: LogFields): Logger {
    return new SentLogger(this.#say, { ...this.#fields, ...fields })
  }

  #log(level: LogLevel, fields: LogFields, text: string): void {
    const sent = Object.entries({ ...this.#fields, ...fields }).map(([name, value]) => [name, sendable(value)] as const)
    this.#say({ kind: 'log', level, fields: Object.fromEntries(sent), text })
  }
}

/** Ids and numbers go as they are, errors as what they say; anything else as text: not everything can go to another thread. */
function sendable(value: unknown): unknown {
  if (value instanceof Error) return sentError(value)
  return typeof value === 'object' && value !== null
    ? JSON.stringify(value)
    : typeof value === 'function'
      ? 'function'
      : value
}
