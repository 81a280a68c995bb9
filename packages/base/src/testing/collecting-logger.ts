import type { LogFields, Logger } from '../ports/logger.ts'

/** One line that was logged. */
export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error'
  readonly fields: LogFields
  readonly message: string
}

/** A logger that keeps its lines, for a test to look at. */
export interface CollectingLogger extends Logger {
  /** Everything logged, by children too, in order. */
  readonly lines: readonly LogLine[]
  /** The messages, of one level if it is given. */
  messages(level?: LogLine['level']): string[]
}

/** A logger that keeps its lines for a test to look at. */
export function collectingLogger(): CollectingLogger {
  const lines: LogLine[] = []
  return {
    ...writerTo(lines, {}),
    lines,
    messages: (level) =>
      lines.filter((line) => level === undefined || line.level === level).map((line) => line.message),
  }
}

function writerTo(lines: LogLine[], bound: LogFields): Logger {
  const at = (level: LogLine['level']) => (fields: LogFields, message: string) => {
    lines.push({ level, fields: { ...bound, ...fields }, message })
  }
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: (fields) => writerTo(lines, { ...bound, ...fields }),
  }
}
