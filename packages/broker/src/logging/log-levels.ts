import { type Logger, type LogLevel, logLevels } from '@millrace/base'

/** The parts of a broker that have a log level of their own, and what they tell of. Parts without one have that of `root`. */
export const loggers = {
  root: 'its start and end, its configuration, its session with the controller, and what no other tells of',
  log: 'segments, recovery, retention, compaction, log directories',
  quorum: 'the metadata log, who leads and who votes',
  replication: 'what is fetched from leaders and by followers, who is in sync',
  coordinators: 'groups, offsets, transactions',
  kafka: "connections of clients of Kafka's protocol",
  requests: 'what clients of either protocol ask for',
} as const

/** One of {@link loggers}. */
export type LoggerName = keyof typeof loggers

export const loggerNames = Object.keys(loggers) as LoggerName[]

const severity = (level: LogLevel): number => logLevels.indexOf(level)

/** The levels of a broker's loggers, by name; any can be changed at any time, until the broker ends. */
export class LogLevels {
  readonly #target: Logger
  readonly #set = new Map<LoggerName, LogLevel>()

  /** `target` is this broker's alone: it is told to write what the most talkative of the loggers has to say. */
  constructor(target: Logger) {
    this.#target = target
    this.#set.set('root', levelOf(target.level))
  }

  /** The least severe level that a logger writes. */
  of(name: LoggerName): LogLevel {
    return this.#set.get(name) ?? this.#set.get('root') ?? 'info'
  }

  /** Has a logger write from another level on; undefined: from that of `root` on, which has to have one. */
  change(name: LoggerName, level: LogLevel | undefined): void {
    if (level !== undefined) this.#set.set(name, level)
    else if (name !== 'root') this.#set.delete(name)
    if (this.#target.level === undefined) return
    const least = Math.min(...[...this.#set.values()].map(severity))
    this.#target.level = logLevels[least] ?? 'info'
  }

  /** Whether a line of a logger is written. */
  pass(name: LoggerName, level: Exclude<LogLevel, 'silent'>): boolean {
    return severity(level) >= severity(this.of(name))
  }
}

/** A logger may know levels that are none of ours: what is between two of ours is nearest to the more severe one. */
function levelOf(text: string | undefined): LogLevel {
  if (text === undefined || text === 'trace') return 'debug'
  return logLevels.find((level) => level === text) ?? (text === 'fatal' ? 'silent' : 'info')
}
