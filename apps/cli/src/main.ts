import { isStreamError } from '@millrace/base'
import { CommanderError } from 'commander'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { exitCodeOf, isForeseen, messageOf } from './failure.ts'
import type { CliIo } from './io.ts'
import type { ProgramContext } from './program/context.ts'
import { createProgram } from './program/program.ts'

/** Runs one command line, such as `['topic', 'ls']`, to its end. Never throws for what a user or a broker did wrong. */
export async function run(commandLine: readonly string[], io: CliIo): Promise<ExitCode> {
  const context: ProgramContext = { io, exitCode: exitCodes.ok }
  try {
    await createProgram(context).parseAsync([...commandLine], { from: 'user' })
    return context.exitCode
  } catch (error) {
    // Commander has already written what was wrong.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage
    if (io.interrupted.aborted && isStreamError(error, 'ABORTED')) {
      io.stderr.write('millrace: interrupted\n')
      return exitCodes.failed
    }
    io.stderr.write(`millrace: ${messageOf(error)}\n`)
    if (!isForeseen(error)) io.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    return exitCodeOf(error)
  }
}

/** Runs the process's own command line. The first Ctrl-C or SIGTERM asks the command to end, the second ends the process. */
export async function main(): Promise<void> {
  const interruption = new AbortController()
  const interrupt = (signal: NodeJS.Signals): void => {
    if (interruption.signal.aborted) process.exit(signal === 'SIGINT' ? 130 : 143)
    interruption.abort()
  }
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  const io: CliIo = {
    // Merely looking at it would open it, and hold a process in the background.
    get stdin() {
      return process.stdin
    },
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    interrupted: interruption.signal,
  }
  surviveClosedOutput()
  process.exitCode = await run(process.argv.slice(2), io)
  process.off('SIGINT', interrupt)
  process.off('SIGTERM', interrupt)
}

/**
 * A reader that goes away (`--help | head`) is no error, and where stderr is gone there is nobody to tell. What else goes wrong with
 * stdout, such as a full disk, is told in the end, unless the command has done so.
 */
function surviveClosedOutput(): void {
  let failure: Error | undefined
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') failure ??= error
  })
  process.stderr.on('error', () => {})
  process.on('exit', (exitCode) => {
    if (failure === undefined || exitCode !== exitCodes.ok) return
    process.exitCode = exitCodes.failed
    process.stderr.write(`millrace: ${messageOf(failure)}\n`)
  })
}
