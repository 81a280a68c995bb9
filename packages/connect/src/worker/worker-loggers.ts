import { type Clock, type Logger, type LogFields, type LogLevel, logLevels } from '@millrace/base'
import { loggersMax } from '../limits.ts'
import { RestError } from '../rest/rest-error.ts'
import { LogLines } from './log-lines.ts'

/** Kafka's levels, the most talkative first, with what a logger of ours writes at them: nothing that a worker says is FATAL, or finer than DEBUG. */
const levels = {
  TRACE: 'debug',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  ERROR: 'error',
  FATAL: 'silent',
  OFF: 'silent',
} as const satisfies Record<string, LogLevel>

type KafkaLevel = keyof typeof levels

/** A logger, as `GET /admin/loggers` shows it. */
export interface LoggerInfo {
  readonly level: string
  /** Milliseconds since 1970 UTC; null if it is as it began. */
  readonly last_modified: number | null
}

interface Setting {
  readonly level: KafkaLevel
  readonly changedMs: number | null
}

const severity = (level: LogLevel): number => logLevels.indexOf(level)
const isBelow = (name: string, other: string): boolean => other === 'root' || name.startsWith(`${other}.`)

function levelIn(text: string): KafkaLevel | undefined {
  const upper = text.toUpperCase()
  return Object.keys(levels).find((level): level is KafkaLevel => level === upper)
}

interface LoggerParts {
  readonly target: Logger
  /** The level that it writes from. */
  readonly level: () => LogLevel
  /** Told of what it writes. */
  readonly written: (level: LogLevel, fields: LogFields, message: string) => void
}

/** Writes what passes. Its children do too: a level of their own would not be changed with that of `target`. */
class NamedLogger implements Logger {
  readonly #parts: LoggerParts
  readonly #bound: LogFields

  constructor(parts: LoggerParts, bound: LogFields) {
    this.#parts = parts
    this.#bound = bound
  }

  /** For who writes elsewhere what comes here, such as the process of a connector. */
  get level(): LogLevel {
    return this.#parts.level()
  }

  debug(fields: LogFields, message: string): void {
    this.#write('debug', fields, message)
  }

  info(fields: LogFields, message: string): void {
    this.#write('info', fields, message)
  }

  warn(fields: LogFields, message: string): void {
    this.#write('warn', fields, message)
  }

  error(fields: LogFields, message: string): void {
    this.#write('error', fields, message)
  }

  child(fields: LogFields): NamedLogger {
    return new NamedLogger(this.#parts, { ...this.#bound, ...fields })
  }

  #write(level: 'debug' | 'info' | 'warn' | 'error', fields: LogFields, message: string): void {
    const { target, level: least, written } = this.#parts
    if (severity(level) < severity(least())) return
    const all = { ...this.#bound, ...fields }
    written(level, all, message)
    target[level](all, message)
  }
}

/** The loggers of a worker by their names, parts of which stand behind dots; any level can be changed until the worker ends. */
export class WorkerLoggers {
  readonly #target: Logger
  readonly #clock: Clock
  readonly #set = new Map<string, Setting>()
  readonly #named = new Set<string>()
  readonly #lines = new Map<string, LogLines>()

  constructor(logger: Logger, clock: Clock) {
    // Others that write there have levels of their own.
    this.#target = logger.child({})
    this.#clock = clock
    // One that does not say what it writes is given all.
    const { level: text = 'trace' } = this.#target
    this.#set.set('root', { level: levelIn(text) ?? (text === 'silent' ? 'OFF' : 'INFO'), changedMs: null })
  }

  /** The logger of a part of the worker. */
  named(name: string): Logger {
    this.#named.add(name)
    const parts: LoggerParts = {
      target: this.#target,
      level: () => levels[this.#settingOf(name).level],
      written: (level, fields, message) => {
        this.#lines.get(name)?.add(this.#clock.wallMs(), level, fields, message)
      },
    }
    if (!this.#lines.has(name)) this.#lines.set(name, new LogLines())
    return new NamedLogger(parts, { logger: name })
  }

  /** The last lines of a logger; undefined if nobody has it. */
  lines(name: string): LogLines | undefined {
    return this.#lines.get(name)
  }

  /** Nobody has the logger any more; a level that it was set to stays. */
  forget(name: string): void {
    this.#named.delete(name)
    this.#lines.delete(name)
  }

  /** All that there are, or whose levels were set. */
  get all(): Readonly<Record<string, LoggerInfo>> {
    const names = [...new Set([...this.#set.keys(), ...this.#named])].toSorted()
    return Object.fromEntries(names.map((name) => [name, infoOf(this.#settingOf(name))]))
  }

  /** One of them; undefined if there is none. */
  get(name: string): LoggerInfo | undefined {
    return this.#set.has(name) || this.#named.has(name) ? infoOf(this.#settingOf(name)) : undefined
  }

  /** Has a logger, and those below it, write from another level on. Answers which it were. 404 for a level that there is not. */
  change(name: string, text: string): readonly string[] {
    const level = levelIn(text)
    if (level === undefined)
      throw new RestError(404, `there is no level ${text}: there are ${Object.keys(levels).join(', ')}`)
    if (!this.#set.has(name) && this.#set.size >= loggersMax) {
      throw new RestError(400, `the levels of ${loggersMax} loggers are set, and no more can be: set that of one above`)
    }
    const changed = [
      ...new Set([name, ...[...this.#set.keys(), ...this.#named].filter((other) => isBelow(other, name))]),
    ].toSorted()
    const changedMs = this.#clock.wallMs()
    // Those that were never set go by the one above: they come and go with connectors.
    for (const one of changed) if (one === name || this.#set.has(one)) this.#set.set(one, { level, changedMs })
    if (this.#target.level !== undefined) {
      const least = Math.min(...[...this.#set.values()].map((one) => severity(levels[one.level])))
      this.#target.level = logLevels[least] ?? 'info'
    }
    return changed
  }

  /** The setting of a logger or, if it has none, of the nearest above it. */
  #settingOf(name: string): Setting {
    for (let at = name; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
      const setting = this.#set.get(at)
      if (setting !== undefined) return setting
    }
    return this.#set.get('root') ?? { level: 'INFO', changedMs: null }
  }
}

const infoOf = ({ level, changedMs }: Setting): LoggerInfo => ({ level, last_modified: changedMs })
