/** What a log line is about: ids and numbers, never secrets or payloads. */
export type LogFields = Readonly<Record<string, unknown>>

/** The levels of a logger, the most talkative first. */
export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const
/** How severe a line must be to be written. */
export type LogLevel = (typeof logLevels)[number]

/** Structured logging as a port; pino satisfies it as it is. */
export interface Logger {
  /** The least severe level that is written, which may be set to another one at any time. Without it nobody says what is written. */
  level?: string
  /** For whoever looks for a fault. */
  debug(fields: LogFields, message: string): void
  /** What happens in the normal run of things. */
  info(fields: LogFields, message: string): void
  /** What someone should look at, though nothing was lost. */
  warn(fields: LogFields, message: string): void
  /** What went wrong and needs someone. */
  error(fields: LogFields, message: string): void
  /** A logger that adds `fields` to each line. */
  child(fields: LogFields): Logger
}

/** Says nothing: the SDK's default. */
export const silentLogger: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  child: () => silentLogger,
}
