import { isStreamError } from '@millrace/base'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { CommandFailure, exitCodeOf, messageOf } from './failure.ts'
import { type CliIo, note } from './io.ts'

/** Does `work` for each name, the others too if one fails. Failures are told on stderr; if all failed, the first one's exit code counts. */
export async function forEachName<T>(
  io: CliIo,
  names: readonly string[],
  work: (name: string) => Promise<T>,
): Promise<{ done: T[]; exitCode: ExitCode }> {
  const done: T[] = []
  const failures: unknown[] = []
  for (const name of names) {
    try {
      done.push(await work(name))
    } catch (error) {
      if (!isStreamError(error) && !(error instanceof CommandFailure)) throw error
      failures.push(error)
      note(io, `millrace: ${messageOf(error)}`)
    }
  }
  if (failures.length === 0) return { done, exitCode: exitCodes.ok }
  return { done, exitCode: done.length === 0 ? exitCodeOf(failures[0]) : exitCodes.failed }
}
