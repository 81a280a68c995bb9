import { createRequire } from 'node:module'
import type { Logger, LogLevel } from '@millrace/base'
import type { DestinationStream } from 'pino'

const require = createRequire(import.meta.url)

export { type LogLevel, logLevels } from '@millrace/base'

/** What a logger writes, and where to. */
export interface LoggerOptions {
  /** The least severe level that is written. Default: `info`. */
  readonly level?: LogLevel
  /** What writes: the broker, a test. */
  readonly name?: string
  /** Where lines go, as NDJSON. Default: stderr, so that a program's own output stays clean. */
  readonly to?: 'stdout' | 'stderr' | DestinationStream
}

/** A logger that writes one JSON object a line. Errors under `err` or `error` keep their code, context, cause and stack. */
export function createLogger(options: LoggerOptions = {}): Logger {
  const { level = 'info', name, to = 'stderr' } = options
  // Loaded by who logs: every other program starts the sooner.
  const { pino, stdSerializers } = require('pino') as typeof import('pino')
  // Not pino's own destination: where a pipe is busy for a moment it lets the next line overtake the one that has to wait.
  const stream = to === 'stdout' ? process.stdout : to === 'stderr' ? process.stderr : to
  return pino(
    {
      level,
      base: name === undefined ? null : { name },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: stdSerializers.errWithCause, error: stdSerializers.errWithCause },
    },
    stream,
  )
}
