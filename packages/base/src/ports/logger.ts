/** What a log line is about: ids and numbers, never secrets or payloads. */
export type LogFields = Readonly<Record<string, unknown>>

/** Structured logging as a port; pino satisfies it as it is. */
export interface Logger {
  debug(fields: LogFields, message: string): void
  info(fields: LogFields, message: string): void
  warn(fields: LogFields, message: string): void
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
