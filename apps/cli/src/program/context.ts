import type { CliIo } from '../io.ts'
import type { ExitCode } from '../exit-codes.ts'

/** What the actions of the commands share: the streams, and the exit code that the one that ran leaves. */
export interface ProgramContext {
  readonly io: CliIo
  exitCode: ExitCode
}
