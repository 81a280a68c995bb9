import type { Clock, LogFields, Logger } from '@millrace/base'
import { type LoggerName, LogLevels } from './log-levels.ts'
import { Repeats } from './repeats.ts'

/** What the lines of one broker have in common. */
interface Shared {
  readonly target: Logger
  readonly levels: LogLevels
  readonly repeats: Repeats
  who: LogFields
}

/**
 * The logger of one broker: each line says which `node` of which `cluster` it is, the latter once that is known. Warnings and errors
 * that repeat, of the same text about the same partition, are shown a few times in a while; `repeated` says how many were not. A part of the
 * broker that has a level of its own is named in `logger`.
 */
export class BrokerLogger implements Logger {
  readonly #shared: Shared
  readonly #name: LoggerName
  readonly #bound: LogFields

  private constructor(shared: Shared, name: LoggerName, bound: LogFields) {
    this.#shared = shared
    this.#name = name
    this.#bound = bound
  }

  static of(logger: Logger, node: number, clock: Clock): BrokerLogger {
    // Others that write there have levels of their own.
    const target = logger.child({})
    const shared = { target, levels: new LogLevels(target), repeats: new Repeats(clock), who: { node } }
    return new BrokerLogger(shared, 'root', {})
  }

  /** From which level on each part of this broker writes. */
  get levels(): LogLevels {
    return this.#shared.levels
  }

  /** The logger of a part of this broker. */
  named(name: LoggerName): BrokerLogger {
    return new BrokerLogger(this.#shared, name, { ...this.#bound, logger: name })
  }

  /** Says from now on which cluster it is, in the lines of those too that have a child of this. */
  joined(cluster: string): void {
    this.#shared.who = { cluster, ...this.#shared.who }
  }

  debug(fields: LogFields, message: string): void {
    if (this.levels.pass(this.#name, 'debug')) this.#shared.target.debug(this.#whole(fields), message)
  }

  info(fields: LogFields, message: string): void {
    if (this.levels.pass(this.#name, 'info')) this.#shared.target.info(this.#whole(fields), message)
  }

  warn(fields: LogFields, message: string): void {
    this.#unlessRepeated('warn', fields, message)
  }

  error(fields: LogFields, message: string): void {
    this.#unlessRepeated('error', fields, message)
  }

  child(fields: LogFields): BrokerLogger {
    return new BrokerLogger(this.#shared, this.#name, { ...this.#bound, ...fields })
  }

  /** Says how many lines were held back and not told of. */
  close(): void {
    const { held } = this.#shared.repeats
    if (held > 0) this.info({ repeated: held }, 'warnings that repeated others were not shown')
  }

  #unlessRepeated(level: 'warn' | 'error', fields: LogFields, message: string): void {
    if (!this.levels.pass(this.#name, level)) return
    const whole = this.#whole(fields)
    const repeated = this.#shared.repeats.pass(kindOf(level, whole, message))
    if (repeated === undefined) return
    this.#shared.target[level](repeated === 0 ? whole : { ...whole, repeated }, message)
  }

  #whole(fields: LogFields): LogFields {
    return { ...this.#shared.who, ...this.#bound, ...fields }
  }
}

/** Lines of one kind say the same of the same. What else they say, such as an address, may differ each time. */
function kindOf(level: string, fields: LogFields, message: string): string {
  const about = ['topic', 'partition', 'directory', 'code'].map((name) => JSON.stringify(fields[name] ?? null))
  return [level, message, ...about].join('\n')
}
