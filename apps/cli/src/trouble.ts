import { isStreamError, type LogFields, type Logger, silentLogger } from '@millrace/base'
import { messageOf } from './failure.ts'
import { type CliIo, note } from './io.ts'
import { troubleAfterMs, troubleAgainMs, troubleOverMs } from './limits.ts'

/** Tells on stderr why nothing moves, once the SDK has failed several times on end: whoever waits wants to know for what. */
export function troubleLogger(io: CliIo, nowMs: () => number): Logger {
  let sinceMs = Number.NEGATIVE_INFINITY
  let lastMs = Number.NEGATIVE_INFINITY
  let toldMs = Number.NEGATIVE_INFINITY
  const tell = ({ err, pauseMs }: LogFields): void => {
    if (!isStreamError(err) || typeof pauseMs !== 'number') return
    const failedMs = nowMs()
    if (failedMs - lastMs > troubleOverMs) sinceMs = failedMs
    lastMs = failedMs
    // A broker that is started again is back before.
    if (failedMs - sinceMs < troubleAfterMs || failedMs - toldMs < troubleAgainMs) return
    toldMs = failedMs
    note(io, `millrace: ${messageOf(err)}; it is tried again`)
  }
  const logger: Logger = { ...silentLogger, info: tell, warn: tell, child: () => logger }
  return logger
}
