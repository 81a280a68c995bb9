import { readFileSync } from 'node:fs'
import { isStreamError, type Logger } from '@millrace/base'

/**
 * Resolves with the first SIGTERM or SIGINT, which asks the program to stop in order; the second ends the process on the spot, with the
 * exit code that shells expect of it. `lost` says in the log what that one costs.
 */
export function stopSignal(logger: Logger, lost: string): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let asked = false
    const onSignal = (signal: NodeJS.Signals): void => {
      if (asked) {
        logger.warn({ signal }, `ending at once: ${lost}`)
        process.exit(signal === 'SIGINT' ? 130 : 143)
      }
      asked = true
      resolve(signal)
    }
    process.on('SIGTERM', onSignal)
    process.on('SIGINT', onSignal)
  })
}

/** What nobody handled is a defect: from now on it is logged, and the process ends with `exitCode`, as after a power loss. */
export function crashLoudly(logger: Logger, exitCode: number): void {
  process.on('uncaughtException', (error, origin) => {
    logger.error({ err: error, origin }, 'crashed by an error that nothing handled')
    process.exit(exitCode)
  })
}

/** What a program says of an error that keeps it from starting: one line with its code, or of a defect where it was. */
export function startFailureText(error: unknown): string {
  if (isStreamError(error)) return `${error.message.replaceAll(/\s*\n\s*/g, ' ')} (${error.code})`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** The version in the package.json at `manifest`. */
export function packageVersion(manifest: URL): string {
  const content: unknown = JSON.parse(readFileSync(manifest, 'utf8'))
  return (content as { version: string }).version
}
