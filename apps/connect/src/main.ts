import { fileURLToPath } from 'node:url'
import { crashLoudly, createLogger, packageVersion, startFailureText, stopSignal } from '@millrace/node-io'
import { CommanderError } from 'commander'
import { readCommandLine } from './command-line.ts'
import { exitCodeOf, exitCodes } from './exit-codes.ts'
import { configOf } from './given-configs.ts'
import { stopDeadlineMs } from './limits.ts'
import { startConnect } from './start-connect.ts'

/** Runs the process's own command line: a worker, until a signal stops it. */
export async function main(): Promise<void> {
  try {
    await serve(process.argv.slice(2))
  } catch (error) {
    // Commander has already written what was wrong.
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? exitCodes.stopped : exitCodes.usage
      return
    }
    process.stderr.write(`millrace-connect: ${startFailureText(error)}\n`)
    process.exitCode = exitCodeOf(error)
  }
}

async function serve(commandLine: readonly string[]): Promise<void> {
  const { given, folder, logLevel } = readCommandLine(
    commandLine,
    packageVersion(new URL('../package.json', import.meta.url)),
  )
  const config = configOf(given)
  const logger = createLogger({ level: logLevel, name: 'millrace-connect', to: 'stdout' })
  crashLoudly(logger, exitCodes.crashed)
  for (const warning of given.warnings) logger.warn({}, warning)
  const stopAsked = stopSignal(logger, 'what was not committed comes again')
  // Beside this program first, where npm puts what is installed with it; then in the project that it is run in.
  const packages = [fileURLToPath(new URL('.', import.meta.url)), process.cwd()]
  const running = await startConnect(config, { packages, files: folder }, logger)
  const { url, registryUrl, connectorClasses, httpAddress } = running
  // What starts workers waits for this line: by `event`, at `url`.
  const more = {
    ...(registryUrl === undefined ? {} : { registryUrl }),
    ...(httpAddress === undefined ? {} : { httpAddress }),
  }
  logger.info({ event: 'ready', url, connectorClasses, ...more }, 'ready')
  const signal = await stopAsked
  logger.info({ signal, deadlineMs: stopDeadlineMs }, 'stopping')
  if (await endsInTime(running.close())) logger.info({}, 'stopped')
  else logger.warn({ deadlineMs: stopDeadlineMs }, 'stopped, though some tasks did not end: what they did comes again')
  // Whatever may still be open must not keep a stopped worker alive.
  process.exit(exitCodes.stopped)
}

function endsInTime(ending: Promise<void>): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(false), stopDeadlineMs)
    ending.then(() => resolve(true), reject).finally(() => clearTimeout(timer))
  })
}
