import type { LogFields, Logger } from '@millrace/base'
import type { Trace } from './trace.ts'

/** What a process logs, in the trace. */
export function traceLogger(trace: Trace, who: string, isAlive: () => boolean): Logger {
  const write =
    (level: string) =>
    (fields: LogFields, message: string): void => {
      if (trace.isOn && isAlive()) trace.add(level, who, `${message}${shown(fields)}`)
    }
  const logger: Logger = {
    debug() {},
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: () => logger,
  }
  return logger
}

function shown(fields: LogFields): string {
  const parts = Object.entries(fields).flatMap(([name, value]) => {
    if (value instanceof Error) return [`${name}=${value.message}`]
    return isPlain(value) ? [`${name}=${value}`] : []
  })
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
