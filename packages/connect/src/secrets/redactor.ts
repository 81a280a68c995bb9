import type { LogFields, Logger } from '@millrace/base'
import { hidden } from '../config/password.ts'
import { redactedLengthMin, redactedLineLengthMin, redactionDepthMax } from '../limits.ts'

/** A secret, and what it may look like where it is shown. */
function formsOf(secret: string): readonly string[] {
  const lines = secret.split(/\r?\n/).filter((line) => line.length >= redactedLineLengthMin)
  const forms = [secret, secret.trim(), ...lines].filter((form) => form.length >= redactedLengthMin)
  return forms.flatMap((form) => [form, encodeURIComponent(form), JSON.stringify(form).slice(1, -1)])
}

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return Array.isArray(value) || prototype === Object.prototype || prototype === null
}

/** Puts `[hidden]` in place of secrets wherever a task says something: what it fails with, what it logs, what dead letters say. */
export class Redactor {
  readonly #forms: readonly string[]

  constructor(secrets: Iterable<string>) {
    // The longest first: one may be a part of another.
    this.#forms = [...new Set([...secrets].flatMap(formsOf))].toSorted((a, b) => b.length - a.length)
  }

  text(text: string): string {
    return this.#forms.reduce((left, form) => left.replaceAll(form, hidden), text)
  }

  /** The same error, in which no secret is left: also in what it was caused by, and in what it carries. */
  error<Value>(error: Value): Value {
    if (this.#forms.length > 0) this.#clean(error, new WeakSet(), 0)
    return error
  }

  #clean(value: unknown, seen: WeakSet<object>, depth: number): void {
    if (typeof value !== 'object' || value === null || seen.has(value) || depth > redactionDepthMax) return
    seen.add(value)
    const isError = value instanceof Error
    if (!isError && !isPlain(value)) return
    for (const key of Reflect.ownKeys(value)) {
      const inner: unknown = Reflect.get(value, key)
      if (typeof inner === 'string') {
        const clean = this.text(inner)
        if (clean !== inner) Reflect.defineProperty(value, key, { value: clean, writable: true, configurable: true })
      } else this.#clean(inner, seen, depth + 1)
    }
  }

  /** A logger that writes to `logger` what no secret is in. */
  logger(logger: Logger): Logger {
    if (this.#forms.length === 0) return logger
    const say = (level: 'debug' | 'info' | 'warn' | 'error') => (fields: LogFields, message: string) =>
      logger[level](this.#fields(fields), this.text(message))
    return {
      debug: say('debug'),
      info: say('info'),
      warn: say('warn'),
      error: say('error'),
      child: (fields) => this.logger(logger.child(this.#fields(fields))),
    }
  }

  #fields(fields: LogFields): LogFields {
    return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, this.#field(value, 0)]))
  }

  #field(value: unknown, depth: number): unknown {
    if (typeof value === 'string') return this.text(value)
    if (value instanceof Error) return this.error(value)
    if (typeof value !== 'object' || value === null || !isPlain(value)) return value
    // What lies deeper is nothing that a line should say.
    if (depth > redactionDepthMax) return hidden
    if (Array.isArray(value)) return value.map((entry: unknown) => this.#field(entry, depth + 1))
    return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, this.#field(entry, depth + 1)]))
  }
}
